"""Paragraphs and tables of a Word document, written as its XML."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from exports.texts import safe, text_width

if TYPE_CHECKING:
    from docx.document import Document

TWIPS = 9_638  # between the margins of A4
GREY = "566273"
ACCENT = "2F6DB5"
MARK = "FFE79A"


def append(document: "Document", xml: str) -> None:
    """Put a paragraph or a table at the end of the document."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    declared = nsdecls("w", "r", "wp", "a", "c")
    element = parse_xml(xml.replace(">", f" {declared}>", 1))
    document.element.body.insert_element_before(element, "w:sectPr")


def run(
    text: str, *, bold: bool = False, size: float = 0, colour: str = "", shade: str = ""
) -> str:
    """Write a piece of text; the spaces at its ends stay. `size` is in points."""
    look = (
        ("<w:b/>" if bold else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + (f'<w:sz w:val="{round(2 * size)}"/>' if size else "")
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else "")
    )
    clean = escape(safe(f"|{text}|")[1:-1])
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{clean}</w:t></w:r>'


def paragraph(
    runs: str,
    *,
    style: str = "",
    align: str = "",
    keep: bool = False,
    space: float | None = None,
    before: int = 0,
) -> str:
    """Write a paragraph; `keep` holds it to the next, `space` is what follows it, in points."""
    named = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    kept = "<w:keepNext/>" if keep else ""
    gap = (
        ""
        if space is None
        else (f'<w:spacing w:before="{20 * before}" w:after="{round(20 * space)}"/>')
    )
    aligned = f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{named}{kept}{gap}{aligned}</w:pPr>{runs}</w:p>"


def heading(text: str, number: int, *, level: int = 1) -> str:
    """Write a heading that `link` leads to."""
    mark = f"item_{number}"
    inside = (
        f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>{run(text)}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )
    return paragraph(inside, style=f"Heading{level}")


def link(text: str, number: int) -> str:
    """Write a line that leads to a heading."""
    inside = f'<w:hyperlink w:anchor="item_{number}">{run(text, colour=ACCENT)}</w:hyperlink>'
    return paragraph(inside, style="ListNumber", space=2)


def table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numeric: Sequence[bool] = (),
    size: float = 8.5,
) -> str:
    """Write a table of texts whose headings stand again on every page."""
    numeric = numeric or (False,) * len(headings)
    wide = _widths(headings, rows, size)
    aligned = ["right" if one else "left" for one in numeric]
    head = [
        cell(paragraph(run(text, bold=True, size=size), align=align, space=0), one, line=ACCENT)
        for text, align, one in zip(headings, aligned, wide, strict=True)
    ]
    lines = [row(head, is_head=True)]
    for texts in rows:
        cells = [
            cell(paragraph(run(text, size=size), align=align, space=0), one)
            for text, align, one in zip(texts, aligned, wide, strict=True)
        ]
        lines.append(row(cells))
    return grid(wide, lines)


def grid(wide: Sequence[float], lines: Iterable[str], *, margin: int = 60, indent: int = 0) -> str:
    """Write a table from its columns' widths and its rows; widths in twentieths of a point."""
    columns = "".join(f'<w:gridCol w:w="{round(one)}"/>' for one in wide)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{round(sum(wide))}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )


def row(cells: Iterable[str], *, is_head: bool = False, height: float = 0) -> str:
    """Write a row of cells; `height` in twentieths of a point, 0 for what its texts need."""
    tall = f'<w:trHeight w:val="{round(height)}" w:hRule="exact"/>' if height else ""
    head = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}{head}</w:trPr>{''.join(cells)}</w:tr>"


def cell(
    content: str, wide: float, *, line: str = "D9DEE5", fill: str = "", turned: bool = False
) -> str:
    """Write a cell around its paragraphs; `line` is the colour under it, "" for none."""
    under = (
        f'<w:tcBorders><w:bottom w:val="single" w:sz="4" w:color="{line}"/></w:tcBorders>'
        if line
        else ""
    )
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    way = '<w:textDirection w:val="btLr"/>' if turned else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{round(wide)}" w:type="dxa"/>{under}{shade}{way}'
        f'<w:vAlign w:val="{"center" if fill else "top"}"/></w:tcPr>{content}</w:tc>'
    )


def _widths(headings, rows, size):
    """Share the room between columns: their longest word first, the rest by how much they hold."""
    room = TWIPS / 20
    words, whole = [], []
    for place, name in enumerate(headings):
        texts = [name, *(texts[place] for texts in rows[:200])]
        words.append(
            max(
                (text_width(word, size, bold=True) for text in texts for word in text.split()),
                default=9,
            )
        )
        whole.append(max(text_width(text, size, bold=True) for text in texts))
    whole = [min(one + 8, room) for one in whole]
    words = [  # a column of days or of short names is not broken
        one if one <= room / 6 else min(least, room / 3) + 8
        for one, least in zip(whole, words, strict=True)
    ]
    whole = [max(one, least) for one, least in zip(whole, words, strict=True)]
    if sum(whole) <= room:
        return [20 * one for one in whole]
    if sum(words) >= room:
        return [20 * one * room / sum(words) for one in words]
    spare = [one - least for one, least in zip(whole, words, strict=True)]
    part = (room - sum(words)) / sum(spare)
    return [20 * (least + one * part) for least, one in zip(words, spare, strict=True)]
