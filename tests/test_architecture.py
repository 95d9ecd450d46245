"""The house stands as it is described: rooms pure, doors in one direction, nothing forgotten."""

import ast
import re
import subprocess
import sys

import pytest

from tests import ROOT

# The rooms that a room must not import.
SITE = {"study", "pages", "commands"}
ABOVE = {
    "wording": {"corpus", "analysis", "derived", "charts", "exports", *SITE},
    "corpus": {"analysis", "derived", "charts", "exports", *SITE},
    "analysis": {"derived", "charts", "exports", *SITE},
    "derived": {"charts", "exports", *SITE},
    "charts": {"exports", "corpus", "analysis", "derived", *SITE},
    "exports": {"corpus", "analysis", "derived", *SITE},
    "study": {"charts", "pages", "commands"},
    "pages": {"analysis", "derived", "commands"},
}
FORBIDDEN = {
    "wording": {"streamlit", "plotly"},
    "corpus": {"streamlit", "plotly"},
    "analysis": {"streamlit", "plotly"},
    "derived": {"streamlit", "plotly"},
    "charts": {"streamlit"},
    "exports": {"streamlit"},
    "study": {"streamlit", "plotly"},
}


# Whose public functions are annotated, which mypy then checks (pyproject.toml).
ANNOTATED = ("charts", "exports", "study", "pages", "wording")


def sources(*rooms):
    return sorted(file for room in rooms for file in (ROOT / room).rglob("*.py"))


def imported(file):
    tree = ast.parse(file.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("file", sources(*ABOVE), ids=lambda file: str(file.relative_to(ROOT)))
def test_a_room_imports_nothing_above_it(file):
    assert not ABOVE[file.relative_to(ROOT).parts[0]] & set(imported(file))


@pytest.mark.parametrize("room", FORBIDDEN)
def test_a_room_is_pure_in_a_fresh_process(room):
    modules = [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in sources(room)]
    code = (
        f"import importlib, sys\nfor name in {modules}: importlib.import_module(name)\n"
        f"print(sorted({FORBIDDEN[room]} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("file", sources("benchmarks"), ids=lambda file: file.stem)
def test_a_benchmark_can_be_started_as_make_bench_does(file):
    module = ast.parse(file.read_text("utf-8"))
    here = {other.stem for other in sources("benchmarks")}
    assert not here & set(imported(file))  # as benchmarks.x, which -m finds
    assert ast.get_docstring(module)


def test_study_takes_of_the_exports_the_record_of_provenance_only():
    taken = {
        name
        for file in sources("study")
        for name in re.findall(r"from (exports[\w.]*) import", file.read_text("utf-8"))
    }
    assert taken == {"exports.provenance"}


def test_results_are_kept_by_study_and_by_the_site_its_store_alone():
    def keeping(what):
        files = [ROOT / "app.py", *sources(*ABOVE)]
        return {
            str(file.relative_to(ROOT))
            for file in files
            if re.search(what, file.read_text("utf-8"))
        }

    assert keeping(r"\bst\.cache_(data|resource)|\bcache_(data|resource)\b") == {
        "pages/shared/kept.py"
    }
    kept = keeping(r"^from study\.memory import .*\bkeep\b|(?m:^@keep\b)")
    assert kept and all(file.startswith("study/") for file in kept)


# What the pages share, each below those behind it.
SHARED = (
    "text", "address", "kept", "corpora", "choices", "sayings", "decisions", "sidebar", "show", "frame",
)  # fmt: skip


@pytest.mark.parametrize("file", sources("pages"), ids=lambda file: str(file.relative_to(ROOT)))
def test_what_pages_share_and_their_parts_import_one_way(file):
    place = file.relative_to(ROOT / "pages").with_suffix("").parts
    modules = re.findall(r"^from pages\.([\w.]+) import (.+)$", file.read_text("utf-8"), re.M)
    taken = [(*module.split("."), name) for module, names in modules for name in names.split(", ")]
    if place[0] == "shared":
        assert {"shared"} >= {one[0] for one in taken}
        below = SHARED[: SHARED.index(place[1]) + 1] if place[1] in SHARED else ()
        assert set(below) >= {one[1] for one in taken}
    if place[0] == "parts":
        others = {one for one in taken if one[0] == "parts" and one[1] != place[1]}
        assert {one[:3] for one in others} <= {("parts", "overlap", "pairs")}


@pytest.mark.parametrize("file", [ROOT / "app.py", *sources("pages")], ids=lambda file: file.name)
def test_no_page_lets_a_text_become_markup(file):
    code = file.read_text("utf-8")
    assert "unsafe_allow_html" not in code
    assert "components.v1" not in code
    for call in _calls(ast.parse(code), {"markdown", "write", "caption", "title", "header"}):
        raw = [part for argument in call.args[:1] for part in _raw_values(argument)]
        assert raw == [], f"line {call.lineno}: wrap it in md(), or count()"


def _raw_values(node):
    """Give the values written into f-strings that nothing escapes."""
    if _safe(node):
        return
    if isinstance(node, ast.FormattedValue) and not (_is_number(node) or _safe(node.value)):
        yield node
    for part in ast.iter_child_nodes(node):
        yield from _raw_values(part)


def _calls(tree, names):
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        if getattr(called, "attr", "") in names and getattr(called.value, "id", "") == "st":
            yield node


def _is_number(part):
    """A format such as {total:,} takes numbers only."""
    return part.format_spec is not None and any(
        set(",%f") & set(str(piece.value)) for piece in part.format_spec.values
    )


def _safe(value):
    """A number, or a call that escapes; a plain name could hold a text."""
    name = getattr(getattr(value, "func", None), "id", "")
    return name in {"md", "count", "int", "len", "escape"} or _is_constant(value)


def _is_constant(value):
    return isinstance(value, ast.Constant) or getattr(value, "id", "").isupper()


def test_every_page_is_in_the_menu_and_every_entry_is_a_page():
    from pages.shared.frame import PAGES

    files = {"app.py", *(f"pages/{file.name}" for file in (ROOT / "pages").glob("*.py"))}
    assert {page.file for page in PAGES} == files
    assert all(page.title and page.icon and page.help for page in PAGES)


def test_every_analysis_that_is_studied_has_its_test():
    shown = {
        name.split(".")[0]
        for file in sources("study")
        for name in re.findall(r"from analysis\.([\w.]+) import", file.read_text("utf-8"))
    }
    tests = ROOT / "tests" / "analysis"
    missing = [
        name
        for name in shown
        if not (tests / f"test_{name}.py").exists() and not list((tests / name).rglob("test_*.py"))
    ]
    assert shown and missing == []


@pytest.mark.parametrize("file", sources(*ANNOTATED), ids=lambda file: str(file.relative_to(ROOT)))
def test_every_public_function_says_what_it_takes_and_gives(file):
    missing = []
    for name, function in public_functions(ast.parse(file.read_text("utf-8"))):
        arguments = function.args
        named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        named += [one for one in (arguments.vararg, arguments.kwarg) if one]
        untyped = [one.arg for one in named if one.annotation is None and one.arg != "self"]
        if untyped or function.returns is None:
            missing.append(f"{name}: {', '.join(untyped) or 'what it gives'}")
    assert missing == []


def public_functions(tree):
    """Give name and node of the functions of a module and the methods of its public classes."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name, node
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from ((f"{node.name}.{name}", method) for name, method in public_functions(node))


def test_no_rooms_for_odds_and_ends():
    names = {file.stem for file in sources(*ABOVE)}
    assert not names & {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
