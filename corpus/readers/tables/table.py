"""Tables of articles: CSV, TSV, XLSX, XLS and ODS, a row an article."""

import datetime
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corpus.limits import current_limits
from corpus.messages import Message
from corpus.readers.archive import ZIP, check_package, part, part_names
from corpus.readers.documents.plain import is_binary
from corpus.readers.raw import Read, Skipped, Unreadable
from corpus.readers.tables import columns as known
from corpus.readers.tables.columns import ColumnGuess, Grid, Row
from corpus.readers.tables.delimited import (
    Record,
    consistency,
    lines_of,
    raw_text,
    records,
    separator_of,
)
from corpus.readers.tables.rows import articles
from corpus.text.date_columns import DateOrder, is_date

NAME = "Table (CSV, TSV, XLSX, XLS, ODS)"
MOST_COLUMNS = 500
MOST_CELLS = 5_000_000

_NAMES = (".csv", ".tsv", ".tab")
_OLE = b"\xd0\xcf\x11\xe0"
_HEADER_ROWS = 10
_LONGEST_NAME = 60
_MOST_HEADERS = 3
_CODE_OF_COLUMN = re.compile(
    r"\{\s*['\"]ImportId['\"].*\}|(?:string|text|str|date|datetime|int|integer|float|number|bool|"
    r"character|factor|chr|dbl|lgl|object)\d*",
    re.IGNORECASE,
)
_HEAD = 100_000
_NONE = "\x1f"  # stands in no text


def recognises(data: bytes, name: str) -> bool:
    """Tell a spreadsheet by its parts, a text by rows of one width under a header that is known."""
    if data.startswith(ZIP):
        return _is_spreadsheet(part_names(data), data)
    if data.startswith(_OLE):
        return any(sign.encode("utf-16-le") in data for sign in ("Workbook", "EncryptedPackage"))
    start = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start or is_binary(data) or start.startswith((b"<", b"{", b"[", b"%PDF")):
        return False
    if name.lower().endswith(_NAMES):
        return True
    lines, declared = lines_of(raw_text(data[:_HEAD]))
    separator = declared or separator_of(lines)
    return bool(separator) and _is_table(lines, separator)


def guess_columns(data: bytes, name: str) -> tuple[ColumnGuess, ...]:
    """Give what each column seems to hold, for the preview; `read(columns=…)` changes it."""
    return known.guess(_grid(data, name))


def read(
    data: bytes,
    name: str,
    *,
    columns: Mapping[str, str] | None = None,
    date_order: DateOrder | None = None,
) -> Read:
    """Give an article a row; `columns` says which column holds which of `columns.FIELDS`."""
    return articles(_grid(data, name), columns=columns, date_order=date_order)


def _is_spreadsheet(names: Sequence[str], data: bytes) -> bool:
    if any(name.startswith("xl/workbook") for name in names):
        return True
    return "mimetype" in names and part(data, "mimetype").strip().endswith(b"spreadsheet")


def _is_table(lines: Sequence[str], separator: str) -> bool:
    head = [record.cells for record in _some(lines, separator)]
    names = max(map(known.known_names, head), default=0)
    fields = {field for cells in head for field in known.fields_of(cells).values()}
    return names >= 2 and bool(fields & {"text", "title"}) and consistency(lines, separator) >= 0.6


def _some(lines: Sequence[str], separator: str) -> list[Record]:
    return [record for record in records(lines[:3], separator, 0) if not record.problem]


def _grid(data: bytes, name: str) -> Grid:
    is_book = data.startswith((ZIP, _OLE))
    return _of_workbook(data) if is_book else _of_text(raw_text(data))


def _of_text(text: str) -> Grid:
    if not text.strip():
        raise Unreadable("is empty.", "Save it again or take it out.")
    lines, declared = lines_of(text)
    separator = declared or separator_of(lines) or _NONE
    sample = [record for record in _first(lines, separator) if record.cells]
    header = _header_place([record.cells for record in sample])
    width = len(sample[header or 0].cells) if sample else 1
    start = 0 if header is None else sample[header].line - 1
    found = list(records(lines, separator, width, start))
    is_named = header is not None and bool(found)
    names, under = (found[0].cells, found[1:]) if is_named else ((), found)
    alone = ("No separator was found: the table has one column.",) if separator == _NONE else ()
    again = _rows_of_names([record.cells for record in under[:_MOST_HEADERS]]) if is_named else 0
    told = (*_above(header), *_named_again(again), *alone)
    return _grid_of_records(names, under[again:], width, separator, told)


def _first(lines: Sequence[str], separator: str) -> Iterator[Record]:
    for count, record in enumerate(records(lines, separator, 0)):
        if count >= _HEADER_ROWS:
            return
        yield record


def _above(header: int | None) -> tuple[str, ...]:
    if header is None:
        return ("The first row holds no names of columns: they are numbered.",)
    return (
        (Message("The names of the columns stand in row {row}.", row=header + 1),) if header else ()
    )


def _rows_of_names(rows: Sequence[Sequence[str]]) -> int:
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


def _named_again(rows: int) -> tuple[str, ...]:
    told = Message(
        "Rows under the names of the columns that name them again are left out: {count:,}.",
        count=rows,
    )
    return (told,) if rows else ()


def _header_place(rows: Sequence[Sequence[str]]) -> int | None:
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


def _grid_of_records(
    names: Sequence[str],
    found: Sequence[Record],
    width: int,
    separator: str,
    notes: tuple[str, ...],
) -> Grid:
    """Give each row the header's width; what cannot be brought to it is told by its line."""
    header = _unique(names, width)
    is_text_last = bool(found) and _is_text_last(header, found)
    rows, skipped, short = [], [], 0
    for record in found:
        place = Message("line {line}", line=record.line)
        cells = _without_empty_tail(record.cells, width)
        if record.problem:
            skipped.append(Skipped(place, record.problem))
        elif len(cells) > width and not is_text_last:
            what = Message(
                "has {found} cells where the header has {width}.", found=len(cells), width=width
            )
            skipped.append(Skipped(place, what))
        else:
            if len(cells) > width:  # the separator stands in the text, which nobody quoted
                cells = (*cells[: width - 1], separator.join(cells[width - 1 :]))
            short += len(cells) < width
            rows.append(Row(place, (*cells, *[""] * (width - len(cells)))))
    if short:
        notes = (
            *notes,
            Message(
                "Rows with fewer cells than the header, the rest left empty: {count:,}.",
                count=short,
            ),
        )
    return _first_columns(Grid(header, tuple(rows), tuple(skipped), notes))


def _is_text_last(header: Sequence[str], found: Sequence[Record]) -> bool:
    fitting = tuple(
        Row("", record.cells) for record in found[:300] if len(record.cells) == len(header)
    )
    return known.guess(Grid(tuple(header), fitting))[-1].field == "text"


def _without_empty_tail(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    return cells


def _unique(names: Sequence[str], width: int) -> tuple[str, ...]:
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


def _first_columns(grid: Grid) -> Grid:
    if len(grid.header) <= MOST_COLUMNS:
        return grid
    note = Message(
        "Of {count:,} columns the first {most:,} are read.",
        count=len(grid.header),
        most=MOST_COLUMNS,
    )
    rows = tuple(Row(row.place, row.cells[:MOST_COLUMNS]) for row in grid.rows)
    return Grid(grid.header[:MOST_COLUMNS], rows, grid.skipped, (*grid.notes, note))


def _of_workbook(data: bytes) -> Grid:
    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable("is protected by a password.", "Save it without one.")
    if data.startswith(ZIP):
        check_package(data)
        _check_extent(data)
    sheets = _sheets(data)
    if not sheets:
        raise Unreadable("is a workbook without a filled sheet.", "Check what was saved.")
    first = max(sheets, key=lambda sheet: sum(len(cell) for row in sheets[sheet] for cell in row))
    place = _header_place(sheets[first][:_HEADER_ROWS])
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
    return _first_columns(Grid(_unique(names, width), tuple(rows), (), (*_above(place), *left)))


def _rows(sheet: str, cells: Sequence[tuple[str, ...]], names: Sequence[str], is_named: bool):
    """Give the filled rows under the header, with their number as the program shows it."""
    start = cells.index(names) + 1 if names else 0
    start += _rows_of_names(cells[start : start + _MOST_HEADERS]) if names else 0
    for number, row in enumerate(cells[start:], start + 1):
        if any(cell.strip() for cell in row):
            in_sheet = Message("sheet {sheet}, row {row}", sheet=sheet, row=number)
            yield Row(in_sheet if is_named else Message("row {row}", row=number), row)


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
    most = current_limits().articles + _HEADER_ROWS * 2
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
