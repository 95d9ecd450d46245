"""`articles.csv`: what is known of the files of a folder and stands in none of them."""

import csv
import datetime
import io
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from corpus.messages import Message
from corpus.problems import Problem
from corpus.text.dates import read_date

NAME = "articles.csv"
_SEPARATORS = ",;\t"
_KNOWN = {"file", "title", "source", "origin", "date", "language", "url"}


@dataclass(frozen=True, slots=True)
class Known:
    """A line of `articles.csv`; None where the table has no such column or the cell is empty.

    `extra` are the cells of further columns, by the columns' names.
    """

    title: str | None = None
    source: str | None = None
    origin: str | None = None
    date: datetime.date | None = None
    language: str | None = None
    url: str | None = None
    extra: tuple[tuple[str, str], ...] = ()


def read_entries(text: str, files: Collection[str]) -> tuple[dict[str, Known], list[Problem]]:
    """Give the entries of a table by file name, and what is wrong with it."""
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    entries: dict[str, Known] = {}
    problems: list[Problem] = []
    try:
        header = [_column(cell) for cell in next(reader, [])]
        if "file" not in header:
            what = Message("has no column `file`.")
            return {}, [Problem(NAME, 1, what, Message("Name the columns in its first line."))]
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            values = {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
            wrong = _row_problems(values, files, entries)
            if len(cells) != len(header):
                what = Message(
                    "has {cells} cells where the first line has {columns}.",
                    cells=len(cells),
                    columns=len(header),
                )
                wrong.append((what, Message("Check separators and quotes.")))
            problems += [Problem(NAME, reader.line_num, *told) for told in wrong]
            name = _file_name(values)
            if name in files and name not in entries:
                entries[name] = _entry(values)
    except csv.Error as error:
        what = Message("cannot be read ({reason}).", reason=str(error))
        problems.append(Problem(NAME, reader.line_num, what, Message("Check its quotes.")))
    return entries, problems


def _row_problems(
    values: Mapping[str, str], files: Collection[str], entries: Collection[str]
) -> list[tuple[Message, Message]]:
    """Give what is wrong with a line, each with what to do."""
    name, written = _file_name(values), values.get("date", "")
    problems = []
    if name not in files:
        what = Message("names a file that is not there: {name}.", name=repr(name))
        problems.append((what, Message("Add the file or take the line out.")))
    if name in entries:
        what = Message("names a file for the second time: {name}.", name=repr(name))
        problems.append((what, Message("Keep one line a file; the first one counts.")))
    language = values.get("language", "").lower()
    if language and not re.fullmatch(r"[a-z]{2}", language):
        what = Message(
            "has a language that is no code of two letters: {language}.", language=repr(language)
        )
        problems.append((what, Message("Write fr, en, de …")))
    if written and not read_date(written, values.get("language", "")):
        what = Message("has a date that cannot be read: {written}.", written=repr(written))
        problems.append((what, Message("Write it like 2024-05-16.")))
    return problems


def _column(cell: str) -> str:
    """Give a column's name: ours in any case, others as they are written."""
    name = cell.strip()
    return name.lower() if name.lower() in _KNOWN else name


def _file_name(values: Mapping[str, str]) -> str:
    return values.get("file", "").replace("\\", "/")


def _entry(values: Mapping[str, str]) -> Known:
    language = values.get("language", "").lower()
    return Known(
        title=values.get("title") or None,
        source=values.get("source"),
        origin=values.get("origin"),
        date=read_date(values.get("date", ""), language),
        language=language if re.fullmatch(r"[a-z]{2}", language) else None,
        url=values.get("url"),
        extra=tuple((name, value) for name, value in values.items() if name and name not in _KNOWN),
    )
