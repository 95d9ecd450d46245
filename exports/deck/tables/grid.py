"""Matrices, tables and sentences as tables of the presentation, written at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

import numpy as np
import pandas as pd

from exports.content import is_number
from exports.deck.drawing import shapes
from exports.deck.page import Canvas
from exports.exhibit import Exhibit, shown_table
from exports.texts import line_count, safe, shorten, text_width

MOST_CELLS = 20  # rows, and columns, of a matrix
_POINT = shapes.POINT
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the style without lines and fills
LONGEST = 600  # characters of a cell
EDGE = '<a:ln{side} w="{width}">{fill}</a:ln{side}>'


@dataclass(frozen=True)
class Cell:
    """A cell: its paragraphs as XML, its fill, its place in the room, which way it is read."""

    text: str
    fill: str = "<a:noFill/>"
    anchor: str = "t"
    turned: bool = False
    margin: float = 5
    above: float = 2
    edge: str = ""


@dataclass(frozen=True)
class Rows:
    """A table's headings and texts, and which columns stand at the right.

    `marked` makes the last cell of a row where parts of it are bold: from the row's place and the
    size of the letters, its paragraph.
    """

    columns: list[str]
    written: list[list[str]]
    right: tuple[bool, ...]
    marked: Callable[[int, float], str] | None = None


def table_xml(
    number: int,
    names: tuple[str, str],
    corner: tuple[float, float],
    sizes: tuple[Sequence[float], Sequence[float]],
    rows: Iterable[Iterable[Cell]],
) -> str:
    """Write a table.

    Parameters
    ----------
    number : int
        Of the shape.
    names : (str, str)
        Its name and alternative text.
    corner : (left, top)
    sizes : (widths, heights)
        Of the columns and of the rows; all lengths are EMU.
    rows : iterable of rows of Cell
    """
    (name, description), (widths, heights) = names, sizes
    left, top = round(corner[0]), round(corner[1])
    grid = "".join(f'<a:gridCol w="{round(one)}"/>' for one in widths)
    body = "".join(
        f'<a:tr h="{round(height)}">{"".join(map(_cell_xml, cells))}</a:tr>'
        for height, cells in zip(heights, rows, strict=True)
    )
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name={quoteattr(safe(name))} '
        f"descr={quoteattr(safe(description))}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="
        '"1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm>'
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{round(sum(widths))}" '
        f'cy="{round(sum(heights))}"/></p:xfrm><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
        f'<a:tblPr firstRow="1"><a:tableStyleId>{_PLAIN}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell_xml(cell):
    margin, above = round(cell.margin * _POINT), round(cell.above * _POINT)
    turned = ' vert="vert270"' if cell.turned else ""
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{cell.text}</a:txBody>"
        f'<a:tcPr marL="{margin}" marR="{margin}" marT="{above}" marB="{above}"{turned} '
        f'anchor="{cell.anchor}">{cell.edge}{cell.fill}</a:tcPr></a:tc>'
    )


def text_xml(
    text: str, size: float, align: str = "left", ink: str = "", *, bold: bool = False
) -> str:
    """Write a text as the paragraph of a cell."""
    if not text:
        return f'<a:p><a:endParaRPr lang="fr-FR" sz="{round(size * 100)}"/></a:p>'
    return shapes.paragraph_xml(shapes.run_xml(text, size, fill=ink, bold=bold), align=align)


def draw_table(canvas: Canvas, exhibit: Exhibit) -> str:
    """Draw a table's first rows, as many as fit; give what was left out, in words."""
    table, words = shown_table(exhibit), canvas.words
    written = [
        [_write_value(value, words) for value in row] for row in table.itertuples(index=False)
    ]
    right = tuple(is_number(table.iloc[:, place]) for place in range(len(table.columns)))
    rows = Rows([safe(name) for name in table.columns], written, right)
    size = 14 if len(rows.columns) <= 4 else 12
    count = fill_table(canvas, exhibit.title, exhibit.comment, rows, size=size)
    if count < len(table):
        return words.first_rows.format(shown=count, number=words.number(len(table)))
    return ""


def _write_value(value, words):
    """Write a value as the reader's language does."""
    if isinstance(value, (tuple, list)):
        return ", ".join(_write_value(part, words) for part in value)
    if pd.isna(value):
        return ""
    if isinstance(value, (int, np.integer)) and not isinstance(value, bool):
        return words.number(int(value))
    if isinstance(value, (float, np.floating)):
        value = float(value)
        digits = 0 if value.is_integer() else 1 if abs(value) >= 100 else 2
        digits = digits if abs(value) >= 0.1 or value == 0 else 4
        return words.number(value, digits)
    if hasattr(value, "year"):
        return words.date(value)
    return shorten(safe(value), LONGEST)


def fill_table(canvas: Canvas, title: str, comment: str, rows: Rows, *, size: float = 12) -> int:
    """Draw as many rows of texts as an area holds; give how many those are."""
    area = canvas.area
    room, tall = area.width / _POINT, area.height / _POINT
    if len(rows.columns) > 6:
        size = max(7, size * 6 / len(rows.columns))
    size = _smaller_size(rows, size, room, tall)
    widths = _widths(rows.columns, rows.written[:200], size, room)
    cells = [_head_row(rows.columns, size, rows.right)]
    heights = [_height(rows.columns, widths, size, bold=True)]
    for place, texts in enumerate(rows.written):
        height = _height(texts, widths, size)
        if sum(heights) + height > tall and len(cells) > 1:
            break
        line = [
            _body_cell(text, size, right) for text, right in zip(texts, rows.right, strict=True)
        ]
        if rows.marked is not None:
            line[-1] = Cell(rows.marked(place, size), edge=_rule())
        cells.append(line)
        heights.append(min(height, tall - sum(heights)))
    xml = table_xml(
        shapes.next_number(canvas.slide),
        (f"{canvas.words.table}: {title}", f"{title}. {comment}"),
        (area.left, area.top),
        ([one * _POINT for one in widths], [one * _POINT for one in heights]),
        cells,
    )
    shapes.add_to_slide(canvas.slide, xml)
    return len(cells) - 1


def _smaller_size(rows, size, room, tall):
    """Give the size at which all rows fit, if a little smaller will do; else the size as it was."""
    if len(rows.written) > 40:
        return size
    for smaller in (size, size - 1, size - 2):
        widths = _widths(rows.columns, rows.written, smaller, room)
        if sum(_height(texts, widths, smaller) for texts in [rows.columns, *rows.written]) <= tall:
            return smaller
    return size


def _head_row(columns, size, right):
    line = '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
    edge = EDGE.format(side="B", width=19_050, fill=line)
    aligned = ["right" if one else "left" for one in right]
    return [
        Cell(text_xml(name, size, align, bold=True), anchor="b", edge=edge)
        for name, align in zip(columns, aligned, strict=True)
    ]


def _body_cell(text, size, at_right):
    return Cell(text_xml(text, size, "right" if at_right else "left"), edge=_rule())


def _rule():
    return EDGE.format(side="B", width=6350, fill=shapes.FAINT_LINE)


def _widths(columns, written, size, room):
    """Share the room: every column what its longest word needs, the rest by how much it holds."""
    longest, whole = [], []
    for place, name in enumerate(columns):
        texts = [name, *(row[place] for row in written)]
        wordwise = max(
            (text_width(word, size, bold=True) for text in texts for word in text.split()),
            default=20,
        )
        longest.append(min(wordwise, room / 4) + 12)
        lines = sorted(text_width(text, size) for text in texts)
        whole.append(
            min(max(lines[int(0.9 * (len(lines) - 1))], text_width(name, size, bold=True)), room)
            + 8
        )
    widest = [
        max(
            text_width(text, size, bold=text == name)
            for text in [name, *(row[place] for row in written)]
        )
        + 14
        for place, name in enumerate(columns)
    ]
    if sum(widest) <= room:  # a narrow table is drawn out, but not torn apart
        part = min(room / sum(widest), 1.8)
        return [one * part for one in widest]
    if sum(whole) <= room:
        return [one * room / sum(whole) for one in whole]
    if sum(longest) >= room:
        return [one * room / sum(longest) for one in longest]
    spare = [max(one - low, 0) for one, low in zip(whole, longest, strict=True)]
    part = (room - sum(longest)) / max(sum(spare), 1e-9)
    return [low + one * part for low, one in zip(longest, spare, strict=True)]


def _height(texts, widths, size, *, bold=False):
    lines = [
        line_count(text, size, wide - 11, bold=bold)
        for text, wide in zip(texts, widths, strict=True)
    ]
    return max(lines) * size * 1.2 + 5
