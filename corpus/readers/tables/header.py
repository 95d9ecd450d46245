"""The header of a table: where it stands, what stands under it again, a name for every column."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.messages import Message
from corpus.readers.tables import columns as known
from corpus.readers.tables.columns import Grid, GridRow
from corpus.text.date_columns import is_date

MOST_COLUMNS = 500
HEADER_ROWS = 10  # the header is looked for among so many
MOST_HEADERS = 3  # rows under it may name the columns again
_LONGEST_NAME = 60
_CODE_OF_COLUMN = re.compile(
    r"\{\s*['\"]ImportId['\"].*\}|(?:string|text|str|date|datetime|int|integer|float|number|bool|"
    r"character|factor|chr|dbl|lgl|object)\d*",
    re.IGNORECASE,
)


def told_above(header: int | None) -> tuple[str, ...]:
    """Say where the header stands, when that is not the first row."""
    if header is None:
        return ("The first row holds no names of columns: they are numbered.",)
    return (
        (Message("The names of the columns stand in row {row}.", row=header + 1),) if header else ()
    )


def rows_of_names(rows: Sequence[Sequence[str]]) -> int:
    """Count the rows under the header that name the columns once more: labels, codes, types."""
    count = 0
    for cells in rows:
        filled = [cell.strip() for cell in cells if cell.strip()]
        is_short = bool(filled) and max(map(len, filled)) <= _LONGEST_NAME
        is_named = is_short and known.known_names(cells) >= 2
        is_coded = bool(filled) and all(_CODE_OF_COLUMN.fullmatch(cell) for cell in filled)
        if not (is_named or is_coded) or any(map(is_date, filled)):
            break
        count += 1
    return count


def told_again(rows: int) -> tuple[str, ...]:
    """Say how many rows name the columns again."""
    told = Message(
        "Rows under the names of the columns that name them again are left out: {count:,}.",
        count=rows,
    )
    return (told,) if rows else ()


def header_place(rows: Sequence[Sequence[str]]) -> int | None:
    """Give the place of the header among the first rows, None when there is none."""
    for place, cells in enumerate(rows):
        if known.known_names(cells) >= 2:
            return place
    return 0 if rows and _looks_like_names(rows[0]) else None


def _looks_like_names(cells: Sequence[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    if known.known_names(filled) and max(map(len, filled)) <= _LONGEST_NAME:
        return True
    return (
        len(set(filled)) == len(filled) >= len(cells) - 1 > 0
        and max(map(len, filled)) <= _LONGEST_NAME / 2
        and not any(
            re.fullmatch(r"[\d.,\s-]+|https?://.*", cell) or is_date(cell) for cell in filled
        )
    )


def unique_names(names: Sequence[str], width: int) -> tuple[str, ...]:
    """Give every column a name, and no two the same."""
    header: dict[str, None] = {}
    count: Counter[str] = Counter()
    for place in range(width):
        name = " ".join(names[place].split()) if place < len(names) else ""
        own = name = name or f"column {place + 1}"
        while own in header:
            count[name] += 1
            own = f"{name} ({count[name] + 1})"
        header[own] = None
    return tuple(header)


def first_columns(grid: Grid) -> Grid:
    """Give the table with as many columns as are read."""
    if len(grid.header) <= MOST_COLUMNS:
        return grid
    note = Message(
        "Of {count:,} columns the first {most:,} are read.",
        count=len(grid.header),
        most=MOST_COLUMNS,
    )
    rows = tuple(GridRow(row.place, row.cells[:MOST_COLUMNS]) for row in grid.rows)
    return Grid(grid.header[:MOST_COLUMNS], rows, grid.skipped, (*grid.notes, note))
