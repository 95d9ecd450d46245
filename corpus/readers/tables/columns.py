"""Tables of articles: which column holds what, by its name first and by its content else."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.readers.raw import Skipped
from corpus.readers.tables.column_names import LANGUAGES, field_and_rank
from corpus.text import folding
from corpus.text.date_columns import is_date

FIELDS = (
    "title", "text", "source", "origin", "date", "language", "url", "author", "extra", "ignore",
    "day", "month", "year",
)  # fmt: skip
MANY = ("extra", "ignore")  # fields that any number of columns may have
SAMPLE_ROWS = 300
SHORT_TEXT = 80  # a column whose cells are shorter on average holds no articles
LONGEST_EXAMPLE = 80

_Part = Literal["day", "month", "year"]
_PARTS: dict[str, _Part] = {
    **dict.fromkeys(("day", "jour", "tag", "dia", "giorno", "dag"), "day"),
    **dict.fromkeys(("month", "mois", "monat", "mes", "mese", "maand"), "month"),
    **dict.fromkeys(("year", "annee", "an", "jahr", "ano", "anno", "jaar"), "year"),
}
_FITS: dict[_Part, Callable[[str], object]] = {
    "day": re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:\.0)?").fullmatch,
    "month": re.compile(r"(?:0?[1-9]|1[0-2])(?:\.0)?|[^\W\d_]{3,12}\.?").fullmatch,
    "year": re.compile(r"(?:1[6-9]|20)\d\d(?:\.0)?").fullmatch,
}


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What a column is taken to hold (one of `FIELDS`), with the first cell that is not empty."""

    column: str
    field: str
    example: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """The cells of a row, and where it stands in its file."""

    place: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as read, each row as wide as the header; with what could not be read of it."""

    header: tuple[str, ...]
    rows: tuple[GridRow, ...]
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()


def guess(grid: Grid) -> tuple[ColumnGuess, ...]:
    """Give what each column seems to hold."""
    columns = [
        [row.cells[place] for row in grid.rows[:SAMPLE_ROWS] if row.cells[place].strip()]
        for place in range(len(grid.header))
    ]
    fields = _by_name(grid.header, columns)
    for field, holds in (("text", _is_long), ("date", _are_dates), ("url", _are_addresses),
                         ("language", _are_codes), ("title", _are_titles)):  # fmt: skip
        if field not in fields.values():
            free = [place for place in range(len(columns)) if place not in fields]
            fitting = [place for place in free if columns[place] and holds(columns[place])]
            if fitting:
                fields[max(fitting, key=lambda place: _mean(columns[place]))] = field
    return tuple(
        ColumnGuess(
            name,
            fields.get(place, "extra" if columns[place] and not _is_index(name) else "ignore"),
            shorten(columns[place][0]) if columns[place] else "",
        )
        for place, name in enumerate(grid.header)
    )


def fields_of(names: Sequence[str]) -> dict[str, str]:
    """Give the field of each name, told by the names alone.

    Examples
    --------
    >>> fields_of(["Titre", "Date de publication", "Pages"])
    {'Titre': 'title', 'Date de publication': 'date', 'Pages': 'extra'}
    """
    fields = _by_name(names, [[] for _ in names])
    return {name: fields.get(place, "extra") for place, name in enumerate(names)}


def known_names(cells: Sequence[str]) -> int:
    """Count the fields that the cells of a row name: two or more make it a header."""
    return len({field for cell in cells if (field := field_and_rank(cell)[0])})


def _by_name(header: Sequence[str], columns: Sequence[Sequence[str]]) -> dict[int, str]:
    """Give the field by place of the column; the surest name of a field has it."""
    candidates = []
    parts = _date_parts(header, columns)
    for place, name in enumerate(header):
        if any(columns) and not columns[place]:
            continue  # a column without a filled cell holds nothing, whatever its name says
        field, rank = field_and_rank(name)
        if place in parts or (parts and field == "date" and not _are_dates(columns[place])):
            continue
        if field in ("source", "date", "title") and _are_addresses(columns[place]):
            field, rank = "url", rank + 1
        if field == "text" and columns[place] and _mean(columns[place]) < SHORT_TEXT / 2:
            rank += 2
        if field:
            candidates.append((rank, place, field))
    is_whole = any(field == "date" for _, _, field in candidates)
    fields: dict[int, str] = {} if is_whole else {**parts}
    for _, place, field in sorted(candidates):
        if field not in fields.values() and not _is_outdone(field, place, fields, columns):
            fields[place] = field
    return fields


def _date_parts(header: Sequence[str], columns: Sequence[Sequence[str]]) -> dict[int, _Part]:
    """Give the three columns over which a date is spread, {} where they are not three."""
    found: dict[int, _Part] = {}
    for place, name in enumerate(header):
        part = _PARTS.get(folding.words(name).rpartition(" ")[2])
        if part and part not in found.values():
            cells = [cell.strip() for cell in columns[place]]
            if cells and all(map(_FITS[part], cells)):
                found[place] = part
    return found if len(found) == 3 else {}


def _is_outdone(
    field: str, place: int, fields: Mapping[int, str], columns: Sequence[Sequence[str]]
) -> bool:
    """Tell a column named text that has a word in each cell where another holds paragraphs."""
    if field != "text" or not columns[place] or _mean(columns[place]) >= SHORT_TEXT / 2:
        return False
    return any(_is_long(column) for other, column in enumerate(columns) if other not in fields)


def _mean(cells: Sequence[str]) -> float:
    return sum(map(len, cells)) / len(cells) if cells else 0.0


def _share(cells: Sequence[str], holds: Callable[[str], object]) -> float:
    return sum(map(bool, map(holds, cells))) / len(cells) if cells else 0.0


def _is_long(cells: Sequence[str]) -> bool:
    has_words = _share(cells, lambda cell: " " in cell.strip()) > 0.5
    return _mean(cells) >= SHORT_TEXT and has_words and not _are_addresses(cells)


def _are_dates(cells: Sequence[str]) -> bool:
    return _share(cells[:50], is_date) >= 0.7


def _are_addresses(cells: Sequence[str]) -> bool:
    return _share(cells, re.compile(r"\s*(?:https?://|www\.)\S+\s*").fullmatch) >= 0.7


def _are_codes(cells: Sequence[str]) -> bool:
    return all(folding.words(cell) in {*LANGUAGES, *LANGUAGES.values()} for cell in cells)


def _are_titles(cells: Sequence[str]) -> bool:
    is_varied = len(set(cells)) > 0.9 * len(cells)
    return 20 <= _mean(cells) <= 160 and is_varied and _share(cells, lambda cell: " " in cell) > 0.8


def _is_index(name: str) -> bool:
    return name.lower().startswith("unnamed")


def shorten(cell: str) -> str:
    """Give the beginning of a cell on one line."""
    line = " ".join(cell.split())
    return line if len(line) <= LONGEST_EXAMPLE else line[: LONGEST_EXAMPLE - 1] + "…"
