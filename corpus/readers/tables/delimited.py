"""Delimited text (CSV, TSV) to rows: one broken row never takes the others with it."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.limits import current_limits
from corpus.messages import Message
from corpus.readers.tables.columns import known_names
from corpus.text.decode import decode, zero_byte_encoding

SEPARATORS = (",", ";", "\t", "|")
_SAMPLE = 200
_LONGEST_LINE = 200_000  # of a longer one the beginning tells as much
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Record:
    """A row of cells at a line (counted from 1), or what is wrong with it."""

    line: int
    cells: tuple[str, ...]
    problem: str = ""


def raw_text(data: bytes) -> str:
    """Give the text by the rule of `decode`, its characters as they are.

    Cells and values are tidied one by one later: a line separator within a cell, or a space put
    into a long run of figures, would break the row.
    """
    marked = (encoding for mark, encoding in _MARKS if data.startswith(mark))
    encoding = next(marked, zero_byte_encoding(data) or "utf-8")
    try:
        return data.decode(encoding).replace("\0", "")
    except UnicodeDecodeError:
        return decode(data)


def lines_of(text: str) -> tuple[list[str], str]:
    """Give the lines, and the separator that a first line `sep=;` declares ("" if none does)."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        return ["", *lines[1:]], lines[0][4]
    return lines, ""


def separator_of(lines: Sequence[str]) -> str:
    """Give the separator that makes rows of one width, "" where none does.

    A header of known names decides, then how many rows have the usual width.
    """
    scored = []
    for separator in SEPARATORS:
        rows = _loose(lines[:_SAMPLE], separator)
        widths = Counter(map(len, rows))
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        known = max(map(known_names, rows[:3]), default=0)
        # A single known name is no header: "Texte, source" can begin any sentence.
        if max(width, known) > 1:
            scored.append((known if known > 1 else 0, count / len(rows), width, separator))
    return max(scored, key=lambda score: score[:3])[3] if scored else ""


def consistency(lines: Sequence[str], separator: str) -> float:
    """Give the share of rows that have as many cells as most of them."""
    widths = Counter(map(len, _loose(lines[:_SAMPLE], separator)))
    return max(widths.values(), default=0) / max(widths.total(), 1)


def records(lines: Sequence[str], separator: str, width: int, start: int = 0) -> Iterator[Record]:
    """Give the rows from a line on.

    A row over several lines counts only when its quotes are well-formed and it has the header's
    width; else its first line is told as broken and reading goes on at the next one.
    """
    place = start
    limit = csv.field_size_limit(current_limits().characters + 1)
    try:
        while place < len(lines):
            cells, used = _record(lines, place, separator)
            if cells is None or (used > 1 and len(cells) != width):
                used = 1
                yield _broken_record(lines[place], place, separator, width)
            elif any(cell.strip() for cell in cells):
                yield Record(place + 1, cells)
            place += used
    finally:
        csv.field_size_limit(limit)


def _record(lines: Sequence[str], place: int, separator: str) -> tuple[tuple[str, ...] | None, int]:
    """Read one row strictly: its cells (None when its quotes are broken) and how many lines."""
    if len(lines[place]) > csv.field_size_limit():
        return None, 1
    following = (f"{lines[number]}\n" for number in range(place, len(lines)))
    is_spaced = f'{separator} "' in lines[place]
    reader = csv.reader(following, delimiter=separator, strict=True, skipinitialspace=is_spaced)
    try:
        return tuple(next(reader)), reader.line_num
    except (csv.Error, StopIteration):
        return None, 1


def _broken_record(line: str, place: int, separator: str, width: int) -> Record:
    """Take a line by itself: quotes within a cell are common and do no harm when widths agree."""
    if len(line) > csv.field_size_limit():
        what = Message("is longer than {most:,} characters.", most=csv.field_size_limit() - 1)
        return Record(place + 1, (), what)
    if line.count('"') % 2:
        return Record(place + 1, (), "has a quote that is never closed.")
    # Here a quote opens a cell only at its beginning and closes it only before a separator.
    edge = re.escape(separator)
    found = re.findall(rf'(?:^|{edge}) *(?:"(.*?)"(?={edge}|$)|([^{edge}]*))', line)
    cells = tuple(quoted.replace('""', '"') or bare for quoted, bare in found)
    if len(cells) == width:
        return Record(place + 1, cells)
    return Record(place + 1, (), "has quotes that do not match.")


def _loose(lines: Sequence[str], separator: str) -> list[list[str]]:
    """Read a sample; rows without a word are left out."""
    limit = csv.field_size_limit(current_limits().characters + 1)
    lines = [line[:_LONGEST_LINE] for line in lines]
    try:
        following = (f"{line}\n" for line in lines)
        rows = list(csv.reader(following, delimiter=separator, skipinitialspace=True))
    except csv.Error:
        rows = [line.split(separator) for line in lines]
    finally:
        csv.field_size_limit(limit)
    return [row for row in rows if any(cell.strip() for cell in row)]
