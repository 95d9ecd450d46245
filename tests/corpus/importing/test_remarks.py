"""The table of remarks says what the import says: no row without its code, no remark without its row."""

import ast
import re

from corpus.importing import preview
from tests import FILES, ROOT

TABLE = (ROOT / "docs" / "remarks.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TABLE.split("\n")
    if line.startswith("| ") and not line.startswith("| Remark")
]


def told_in_code():
    files = [*(ROOT / "corpus/readers").rglob("*.py"), *(ROOT / "corpus/importing").rglob("*.py")]
    return {
        node.value
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def template(told):
    """Give a remark's template, its place and full stop apart."""
    inner = told.values.get("what") if told.template == "{what}." else None
    return inner.template if inner is not None else told.template


def test_every_row_is_told_by_the_code_and_says_what_to_do():
    code = told_in_code()
    assert [row[0] for row in ROWS if row[0] not in code] == []
    assert all(len(row) == 3 and row[1] and row[2] for row in ROWS)
    assert len({row[0] for row in ROWS}) == len(ROWS)


def test_every_remark_about_the_files_of_the_cases_has_its_row():
    files = [(file.name, file.read_bytes()) for file in sorted((FILES / "cases").iterdir())]
    remarks = preview(files).remarks
    seen = {template(told) for told in remarks["what"]}
    assert len(seen) > 10
    assert seen - {row[0] for row in ROWS} == set()


def test_a_limit_that_is_named_can_be_raised():
    from corpus.limits import Limits, limit_sentences

    variables = set(re.findall(r"RECOUPE_LIMIT_\w+", TABLE))
    assert variables <= set(re.findall(r"RECOUPE_LIMIT_\w+", " ".join(limit_sentences(Limits()))))
