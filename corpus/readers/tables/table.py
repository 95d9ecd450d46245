"""Tables of articles: CSV, TSV, XLSX, XLS and ODS, a row an article."""

from collections.abc import Iterator, Mapping, Sequence

from corpus.messages import Message
from corpus.readers.archive import ZIP, part, part_names
from corpus.readers.documents.plain import is_binary
from corpus.readers.raw import Read, Skipped, Unreadable
from corpus.readers.tables import columns as known
from corpus.readers.tables.columns import ColumnGuess, Grid, GridRow
from corpus.readers.tables.delimited import (
    Record,
    consistency,
    lines_of,
    raw_text,
    records,
    separator_of,
)
from corpus.readers.tables.header import (
    HEADER_ROWS,
    MOST_HEADERS,
    first_columns,
    header_place,
    rows_of_names,
    told_above,
    told_again,
    unique_names,
)
from corpus.readers.tables.rows import articles
from corpus.readers.tables.workbook import OLE, workbook_grid
from corpus.text.date_columns import DateOrder

NAME = "Table (CSV, TSV, XLSX, XLS, ODS)"

_NAMES = (".csv", ".tsv", ".tab")
_HEAD = 100_000
_NONE = "\x1f"  # stands in no text


def recognises(data: bytes, name: str) -> bool:
    """Tell a spreadsheet by its parts, a text by rows of one width under a header that is known."""
    if data.startswith(ZIP):
        return _is_spreadsheet(part_names(data), data)
    if data.startswith(OLE):
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
    is_book = data.startswith((ZIP, OLE))
    return workbook_grid(data) if is_book else _of_text(raw_text(data))


def _of_text(text: str) -> Grid:
    if not text.strip():
        raise Unreadable("is empty.", "Save it again or take it out.")
    lines, declared = lines_of(text)
    separator = declared or separator_of(lines) or _NONE
    sample = [record for record in _first(lines, separator) if record.cells]
    header = header_place([record.cells for record in sample])
    width = len(sample[header or 0].cells) if sample else 1
    start = 0 if header is None else sample[header].line - 1
    found = list(records(lines, separator, width, start))
    is_named = header is not None and bool(found)
    names, under = (found[0].cells, found[1:]) if is_named else ((), found)
    alone = ("No separator was found: the table has one column.",) if separator == _NONE else ()
    again = rows_of_names([record.cells for record in under[:MOST_HEADERS]]) if is_named else 0
    told = (*told_above(header), *told_again(again), *alone)
    return _grid_of_records(names, under[again:], width, separator, told)


def _first(lines: Sequence[str], separator: str) -> Iterator[Record]:
    for count, record in enumerate(records(lines, separator, 0)):
        if count >= HEADER_ROWS:
            return
        yield record


def _grid_of_records(
    names: Sequence[str],
    found: Sequence[Record],
    width: int,
    separator: str,
    notes: tuple[str, ...],
) -> Grid:
    """Give each row the header's width; what cannot be brought to it is told by its line."""
    header = unique_names(names, width)
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
            rows.append(GridRow(place, (*cells, *[""] * (width - len(cells)))))
    if short:
        notes = (
            *notes,
            Message(
                "Rows with fewer cells than the header, the rest left empty: {count:,}.",
                count=short,
            ),
        )
    return first_columns(Grid(header, tuple(rows), tuple(skipped), notes))


def _is_text_last(header: Sequence[str], found: Sequence[Record]) -> bool:
    fitting = tuple(
        GridRow("", record.cells) for record in found[:300] if len(record.cells) == len(header)
    )
    return known.guess(Grid(tuple(header), fitting))[-1].field == "text"


def _without_empty_tail(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    return cells
