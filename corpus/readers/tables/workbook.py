"""Workbooks (XLSX, XLS, ODS): filled sheets, every cell as text."""

import datetime
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from corpus.limits import current_limits
from corpus.messages import Message
from corpus.readers.archive import ZIP, check_package, part, part_names
from corpus.readers.raw import Unreadable
from corpus.readers.tables.columns import Grid, GridRow
from corpus.readers.tables.header import (
    HEADER_ROWS,
    MOST_HEADERS,
    first_columns,
    header_place,
    rows_of_names,
    told_above,
    unique_names,
)

MOST_CELLS = 5_000_000
OLE = b"\xd0\xcf\x11\xe0"


def workbook_grid(data: bytes) -> Grid:
    """Give the sheet that holds most, with the others of its columns.

    Raises
    ------
    Unreadable
        When the workbook is damaged, protected or empty.
    """
    if data.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable("is protected by a password.", "Save it without one.")
    if data.startswith(ZIP):
        check_package(data)
        _check_extent(data)
    sheets = _sheets(data)
    if not sheets:
        raise Unreadable("is a workbook without a filled sheet.", "Check what was saved.")
    first = max(sheets, key=lambda sheet: sum(len(cell) for row in sheets[sheet] for cell in row))
    place = header_place(sheets[first][:HEADER_ROWS])
    names = sheets[first][place] if place is not None else ()
    same = [
        sheet for sheet in sheets
        if sheet == first or (place is not None and names in sheets[sheet][: place + 1])
    ]  # fmt: skip
    width = max(len(row) for row in sheets[first])
    rows = [row for sheet in same for row in _rows(sheet, sheets[sheet], names, len(same) > 1)]
    others = [sheet for sheet in sheets if sheet not in same]
    left = (
        (Message("Sheets with other columns are left out: {sheets}.", sheets=tuple(others)),)
        if others
        else ()
    )
    return first_columns(
        Grid(unique_names(names, width), tuple(rows), (), (*told_above(place), *left))
    )


def _rows(
    sheet: str, cells: Sequence[tuple[str, ...]], names: Sequence[str], is_named: bool
) -> Iterator[GridRow]:
    """Give the filled rows under the header, with their number as the program shows it."""
    start = cells.index(names) + 1 if names else 0
    start += rows_of_names(cells[start : start + MOST_HEADERS]) if names else 0
    for number, row in enumerate(cells[start:], start + 1):
        if any(cell.strip() for cell in row):
            in_sheet = Message("sheet {sheet}, row {row}", sheet=sheet, row=number)
            yield GridRow(in_sheet if is_named else Message("row {row}", row=number), row)


def _sheets(data: bytes) -> dict[str, list[tuple[str, ...]]]:
    """Give the filled sheets by name, every cell as text."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return {
                name: rows
                for name in book.sheet_names
                if any(map(any, rows := _cells(book.get_sheet_by_name(name))))
            }
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable(
            "cannot be read as a workbook: it is damaged, cut off or protected.",
            "Open and save it again, or save it as CSV.",
        ) from error


def _cells(sheet: Any) -> list[tuple[str, ...]]:
    most = current_limits().articles + HEADER_ROWS * 2
    rows = sheet.to_python(skip_empty_area=False, nrows=most)
    return [tuple(map(_cell_text, row)) for row in rows]


def _cell_text(value: object) -> str:
    """Give a cell as a person would type it: 3 rather than 3.0, a date as 2024-05-16."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    return str(value)


def _check_extent(data: bytes) -> None:
    """Refuse a sheet that says to reach too far: reading it would fill its empty cells."""
    for name in part_names(data):
        if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
            cells = part(data, name)
            columns = max(map(_column_number, set(re.findall(rb'<c [^>]*?\br="([A-Z]{1,4})\d', cells))),
                          default=0)  # fmt: skip
            rows = max(
                map(int, re.findall(rb'<c [^>]*?\br="[A-Z]{1,4}(\d{1,8})"', cells)), default=0
            )
            if columns * rows > MOST_CELLS:
                what = Message(
                    "has a sheet of {rows:,} rows and {columns:,} columns.",
                    rows=rows,
                    columns=columns,
                )
                raise Unreadable(what, "Delete the empty rows and columns, or save it as CSV.")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
