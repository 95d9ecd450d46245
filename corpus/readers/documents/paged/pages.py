"""The pages of a PDF as lines of text, columns in the order in which they are read (PDFium)."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

PdfDocument = Any  # of pypdfium2, imported where it is used
_HYPHEN = re.compile("[\ufffe\x02](?:\n)?")
_BREAKS = re.compile("\r\n?")
_FEWEST_ROWS = 5  # rows on either side of a gap before it is the gap between columns
_SHARE_OF_ROWS = 0.3
_WIDEST = 0.55  # of the page; a row as wide may hold two columns
_GAP = 1.5  # heights of a letter; spaces between words are narrower


@dataclass(frozen=True)
class Pages:
    """The text of the pages that were read, how many there are, and what the file says of itself.

    `is_late` tells that the time was up before the last page.
    """

    texts: tuple[str, ...]
    count: int
    title: str
    author: str
    created: str
    is_late: bool


@dataclass(frozen=True)
class _Piece:
    """A run of letters on one row: its text, its place in the file's order and on the page."""

    order: int
    text: str
    left: float
    right: float
    top: float


def read_pages(data: bytes, *, most: int, seconds: float, longest: int) -> Pages:
    """Give the pages up to `most`, as many as can be read in the time and within the length.

    Raises
    ------
    pypdfium2.PdfiumError
        When the file cannot be opened.
    """
    import pypdfium2

    started = time.monotonic()
    document = pypdfium2.PdfDocument(data)
    try:
        texts: list[str] = []
        length, is_late = 0, False
        for number in range(min(len(document), most)):
            texts.append(_page_text(document, number))
            length += len(texts[-1])
            is_late = time.monotonic() - started > seconds
            if is_late or length > longest:
                break
        said = _properties(document)
        return Pages(tuple(texts), len(document), *said, is_late and len(texts) < len(document))
    finally:
        document.close()


def _page_text(document: PdfDocument, number: int) -> str:
    """Give the text of a page; a page that is broken has none, the others are kept."""
    import pypdfium2

    try:
        page = document[number]
        try:
            letters = page.get_textpage()
            try:
                return _in_order(letters, page.get_width())
            finally:
                letters.close()
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return ""


def _in_order(letters: Any, width: float) -> str:
    text = letters.get_text_range()
    rows = _pieces(letters, text, width)
    gutters = _gutters(rows, width)
    plain = _BREAKS.sub("\n", text)
    if gutters:
        plain = "\n".join(_by_columns([piece for row in rows for piece in row], gutters))
    return _HYPHEN.sub("-\n", plain)


def _pieces(letters: Any, text: str, width: float) -> list[list[_Piece]]:
    """Give the rows of a page, each cut at its wide gaps."""
    rows, place = [], 0
    for order, line in enumerate(re.split("\r\n", text)):
        end = place + len(line)
        if line.strip():
            rows.append(_row(letters, line, place, order, width))
        place = end + 2
    return rows


def _row(letters: Any, line: str, start: int, order: int, width: float) -> list[_Piece]:
    first, last = start + len(line) - len(line.lstrip()), start + len(line.rstrip()) - 1
    left, bottom, _, top = letters.get_charbox(first)
    right = letters.get_charbox(last)[2]
    whole = [_Piece(order, line.strip(), left, right, top)]
    if right - left < _WIDEST * width:
        return whole
    height = max(top - bottom, 4.0)
    cuts, before = [], right
    for at in range(first, last + 1):
        if line[at - start].isspace():
            continue
        box = letters.get_charbox(at)
        if at > first and box[0] - before > _GAP * height:
            cuts.append((at, before, box[0]))
        before = box[2]
    if not cuts:
        return whole
    pieces, begin, edge = [], first, left
    for at, end_before, start_after in [*cuts, (last + 1, right, right)]:
        said = line[begin - start : at - start].strip()
        pieces.append(_Piece(order, said, edge, end_before, top))
        begin, edge = at, start_after
    return pieces


def _gutters(rows: Sequence[Sequence[_Piece]], width: float) -> list[float]:
    """Give where the columns part: gaps that many rows have at one place."""
    gaps = sorted(
        (before.right + after.left) / 2 for row in rows for before, after in zip(row, row[1:])
    )
    found: list[float] = []
    cluster: list[float] = []
    for gap in [*gaps, float("inf")]:
        if cluster and gap - cluster[-1] > 0.04 * width:
            if len(cluster) >= max(_FEWEST_ROWS, _SHARE_OF_ROWS * len(rows)):
                found.append(median(cluster))
            cluster = []
        cluster.append(gap)
    return found


def _by_columns(pieces: Sequence[_Piece], gutters: Sequence[float]) -> list[str]:
    """Give the lines column after column; what stands across a gap parts the page into bands."""
    bands: list[list[_Piece]] = [[]]
    for piece in sorted(pieces, key=lambda each: (-round(each.top), each.left)):
        if any(piece.left < gutter < piece.right for gutter in gutters):
            bands += [[piece], []]
        else:
            bands[-1].append(piece)
    lines = []
    for band in bands:
        columns: dict[int, list[_Piece]] = {}
        for piece in band:
            columns.setdefault(sum(piece.left > gutter for gutter in gutters), []).append(piece)
        for column in sorted(columns):
            lines += [piece.text for piece in columns[column]]
            lines.append("")
    return lines


def _properties(document: PdfDocument) -> tuple[str, str, str]:
    """Give the title, author and day that the file says; "" where it does not."""
    try:
        said = document.get_metadata_dict()
    except Exception:  # broken properties are no reason to lose the text
        return "", "", ""
    day = re.match(r"D?:?(\d{4})(\d\d)(\d\d)", said.get("CreationDate", "") or "")
    created = "-".join(day.groups()) if day else ""
    title = " ".join((said.get("Title") or "").split())
    return title, (said.get("Author") or "").strip(), created
