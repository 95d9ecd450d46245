"""The reader's decisions on names, read from a table: written form, entity, type."""

import re

import pandas as pd

from corpus.messages import Message
from corpus.problems import CorpusError, Problem
from corpus.readers.tables.delimited import Record, lines_of, raw_text, records
from corpus.text import folding
from corpus.text.decode import tidy

ALIAS_COLUMNS = {"mention": "str", "entity": "str", "type": "str"}
_HEADINGS = {"mention": "mention", "entity": "entity", "entite": "entity", "type": "type"}
_TYPES = {
    "": "", "per": "PER", "person": "PER", "personne": "PER", "loc": "LOC", "place": "LOC",
    "location": "LOC", "lieu": "LOC", "org": "ORG", "organisation": "ORG", "organization": "ORG",
}  # fmt: skip
_SEPARATORS = (",", ";", "\t")
# An export puts an apostrophe before what a spreadsheet would run as a formula.
_GUARDED = re.compile(r"^'(?=\s*[=+\-@\t\r])")


def read_aliases(data: bytes, name: str) -> pd.DataFrame:
    """Read decisions on names from a CSV file.

    Columns `mention`, `entity` (or `entité`) and `type`, in any order and case, separated by
    commas, semicolons or tabs; others are left out, and without `type` the computed one stays.
    An empty entity says: no entity. Types are PER, LOC, ORG, or person, place, organisation, in
    English or French. The same row twice is one. A file that Recoupe exported reads back equal.

    Returns
    -------
    pd.DataFrame
        One row is a decision, in the order of the file: `mention`, `entity`, `type` (str; PER,
        LOC, ORG or "").

    Raises
    ------
    CorpusError
        With every problem of the file and its line; its `articles` are the rows that are good.

    Examples
    --------
    >>> read_aliases("Mention;Entité;Type\\nXi;Xi Jinping;personne".encode(), "a.csv").values.tolist()
    [['Xi', 'Xi Jinping', 'PER']]
    """
    lines, declared = lines_of(raw_text(data))
    header, separator, fields = _header(lines, declared)
    if header < 0:
        raise CorpusError([_no_header(name, lines)], _table([]))
    rows: dict[str, tuple[str, str, str]] = {}
    lines_of_rows: dict[str, int] = {}
    problems = []
    for record in records(lines, separator, len(fields), header + 1):
        row = _row(record, fields)
        problem = _problem(record, row, fields, rows, lines_of_rows)
        if problem:
            problems.append(Problem(name, record.line, *problem))
        else:
            rows[row[0]] = row
            lines_of_rows[row[0]] = record.line
    table = _table(
        [(mention, entity, _TYPES[folding.words(kind)]) for mention, entity, kind in rows.values()]
    )
    if problems:
        raise CorpusError(problems, table)
    return table


def _header(lines: list[str], declared: str) -> tuple[int, str, list[str]]:
    """Find the first line with text: its number (-1 without headings), separator and fields."""
    first = next((number for number, line in enumerate(lines) if line.strip()), -1)
    if first < 0:
        return -1, "", []
    for separator in [declared] if declared else _SEPARATORS:
        cells = next(records(lines, separator, lines[first].count(separator) + 1, first)).cells
        fields = [_HEADINGS.get(folding.words(cell), "") for cell in cells]
        if {"mention", "entity"} <= set(fields):
            return first, separator, fields
    return -1, "", []


def _no_header(name: str, lines: list[str]) -> Problem:
    found = next((line.strip()[:80] for line in lines if line.strip()), "")
    what = Message("is empty.")
    if found:
        what = Message("the headings mention and entity are missing (found: {found}).", found=found)
    todo = Message("Begin the file with a line of headings: mention, entity, type.")
    return Problem(name, 1, what, todo)


def _row(record: Record, fields: list[str]) -> tuple[str, str, str]:
    """Give form, entity and type as written; the guard against formulas is taken off."""
    found = {"mention": "", "entity": "", "type": ""}
    for field, cell in reversed(list(zip(fields, record.cells))):
        if field:
            found[field] = tidy(_GUARDED.sub("", cell)).strip()
    return found["mention"], found["entity"], found["type"]


def _problem(
    record: Record,
    row: tuple[str, str, str],
    fields: list[str],
    rows: dict[str, tuple[str, str, str]],
    lines: dict[str, int],
) -> tuple[Message, Message] | None:
    """Say what is wrong with a row and what to do; None when it is good."""
    mention, entity, kind = row
    if record.problem:
        return Message("{what}.", what=record.problem), Message("Mend the row.")
    if any(cell.strip() for cell in record.cells[len(fields) :]):
        what = Message(
            "has {cells} cells under {headings} headings.",
            cells=len(record.cells),
            headings=len(fields),
        )
        return what, Message("Put a cell that holds a separator into quotes.")
    if not mention:
        what = Message("has no mention.")
        return what, Message("Write the words as they stand in the articles.")
    if folding.words(kind) not in _TYPES:
        what = Message("has the type {kind}.", kind=kind)
        return what, Message("Write PER, LOC or ORG, or leave it empty.")
    other = rows.get(mention, row)
    if (other[1], _TYPES[folding.words(other[2])]) != (entity, _TYPES[folding.words(kind)]):
        what = Message(
            "decides otherwise on {mention} than line {line}.", mention=mention, line=lines[mention]
        )
        return what, Message("Keep one of the two.")
    return None


def _table(rows: list[tuple[str, str, str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(ALIAS_COLUMNS)).astype(ALIAS_COLUMNS)
