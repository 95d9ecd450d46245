"""No page lets a text become markup: what a corpus says is escaped wherever it is shown."""

import ast

import pytest

from tests import ROOT
from tests.modules import parse, path_of, sources


@pytest.mark.parametrize("file", [ROOT / "app.py", *sources("pages")], ids=path_of)
def test_no_page_lets_a_text_become_markup(file):
    code = file.read_text("utf-8")
    assert "unsafe_allow_html" not in code
    assert "components.v1" not in code
    for call in _calls(parse(file), {"markdown", "write", "caption", "title", "header"}):
        raw = [part for argument in call.args[:1] for part in _raw_values(argument)]
        assert raw == [], f"line {call.lineno}: wrap it in md(), or count()"


def _raw_values(node):
    """Give the values written into f-strings that nothing escapes."""
    if _is_safe(node):
        return
    if isinstance(node, ast.FormattedValue) and not (_is_number(node) or _is_safe(node.value)):
        yield node
    for part in ast.iter_child_nodes(node):
        yield from _raw_values(part)


def _calls(tree, names):
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        if getattr(called, "attr", "") in names and getattr(called.value, "id", "") == "st":
            yield node


def _is_number(part):
    """Say whether a value has a format such as {total:,}, which takes numbers only."""
    return part.format_spec is not None and any(
        set(",%f") & set(str(piece.value)) for piece in part.format_spec.values
    )


def _is_safe(value):
    """Say whether a value is a number, or a call that escapes; a plain name could hold a text."""
    name = getattr(getattr(value, "func", None), "id", "")
    return name in {"md", "count", "int", "len", "escape"} or _is_constant(value)


def _is_constant(value):
    return isinstance(value, ast.Constant) or getattr(value, "id", "").isupper()
