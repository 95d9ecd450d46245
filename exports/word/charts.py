"""The deck's charts, drawings and matrices in a Word document.

Each is drawn on a slide of a presentation that nobody sees, and moved from there: a chart with the
workbook behind it, a drawing shape by shape; a matrix is written as a table of Word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

import numpy as np
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from exports.deck.building import choose_drawer
from exports.deck.page import Canvas
from exports.deck.phrases import Phrases
from exports.deck.tables import matrix as matrices
from exports.deck.template import Area, Template, open_template
from exports.exhibit import Exhibit, figure_of
from exports.texts import fit_text, safe, shorten
from exports.word.parts import TWIPS, cell, grid, paragraph, row, run
from exports.word.shapes import drawing

WIDE = 6_120_000  # between the margins of A4, in EMU
_LOWEST, _HIGHEST = 2_300_000, 7_600_000
_PER_PIXEL = 7_200
_LETTERS = re.compile(rb'(?<= )sz="(\d+)"')
_NO_FRAME = b"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Studio:
    """Where charts are drawn before they are moved: a presentation, and the language's words."""

    template: Template
    words: Phrases


def studio(words: Phrases) -> Studio:
    """Open a presentation to draw in."""
    return Studio(open_template(), words)


def figure_xml(
    document: Document, exhibit: Exhibit, studio: Studio, numbers: Iterator[int]
) -> tuple[str, str]:
    """Give the paragraphs or the table that show a figure, and what was left out, in words.

    `numbers` gives numbers that nothing else in the document has.
    """
    drawer = choose_drawer(exhibit)
    if drawer is None:
        return "", studio.words.empty
    if drawer is matrices.draw_matrix:
        return _matrix(exhibit, studio.words)
    slides = studio.template.presentation.slides
    slide = slides.add_slide(studio.template.page)
    for one in list(slide.placeholders):
        one._element.getparent().remove(one._element)
    height = int(
        min(max((figure_of(exhibit).layout.height or 480) * _PER_PIXEL, _LOWEST), _HIGHEST)
    )
    canvas = Canvas(slide, Area(0, 0, WIDE, height), studio.template, studio.words)
    remark = drawer(canvas, exhibit)
    runs = "".join(_inline(document, shape, exhibit, numbers) for shape in slide.shapes)
    return paragraph(runs, keep=True, space=4), remark


def _inline(document, shape, exhibit, numbers):
    if shape.has_chart:
        content = _chart(document, shape.chart, next(numbers))
    else:
        content = drawing(shape._element, numbers)
    name = safe(shape.name)
    description = safe(f"{exhibit.title}. {exhibit.comment}")
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{shape.width}" cy="{shape.height}"/><wp:docPr id="{next(numbers)}" '
        f"name={quoteattr(name)} descr={quoteattr(description)}/><wp:cNvGraphicFramePr/>"
        f"<a:graphic>{content}</a:graphic></wp:inline></w:drawing></w:r>"
    )


def _chart(document, chart, number):
    """Give a chart's part to the document with the workbook behind it; write what shows it."""
    source, package = chart.part, document.part.package
    part = Part(
        PackURI(f"/word/charts/chart{number}.xml"), _CHART, _for_paper(source.blob), package
    )
    for key, relation in source.rels.items():
        name = PackURI(f"/word/embeddings/numbers{number}.xlsx")
        workbook = Part(name, _SHEET, relation.target_part.blob, package)
        part.load_rel(relation.reltype, workbook, key)
    key = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    return (
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{key}"/></a:graphicData>'
    )


def _for_paper(chart):
    """Make a slide's letters those of a page, and leave out the frame that Word draws by itself."""
    chart = _LETTERS.sub(lambda found: b'sz="%d"' % max(700, int(found[1]) * 4 // 5), chart)
    head, end, tail = chart.rpartition(b"</c:chart>")
    return chart if tail.startswith(b"<c:spPr") else head + end + _NO_FRAME + tail


def _matrix(exhibit, words):
    """Write a heatmap as a table with shaded cells, the strongest rows and columns of a large one."""
    matrix = matrices.read_matrix(figure_of(exhibit))
    rows, columns = matrices.strongest(matrix)
    first = min(2_900, TWIPS / 3)
    wide = min((TWIPS - first) / max(len(columns), 1), 1_300)
    size = 8 if wide > 600 else 7 if wide > 400 else 5.5
    turned = wide < 900
    names = [shorten(matrix.columns[column], 40) for column in columns]
    head = [cell(paragraph(""), first, line="")]
    for name in names:
        fit, text = fit_text(
            name,
            (size, size - 0.5, size - 1),
            *((80, wide / 20) if turned else (wide / 20 - 4, 80)),
        )
        align = "left" if turned else "center"
        head.append(
            cell(paragraph(run(text, size=fit), align=align, space=0), wide, line="", turned=turned)
        )
    lines = [row(head, is_head=True, height=1_700 if turned else 0)]
    for place in rows:
        name = shorten(matrix.rows[place], 34)
        label = cell(
            paragraph(run(name, size=min(size + 1, 8)), align="right", space=0), first, line=""
        )
        values = [_value(matrix, (place, column), wide, size, words) for column in columns]
        lines.append(row([label, *values]))
    table = grid([first, *[wide] * len(columns)], lines, margin=30)
    if len(rows) == len(matrix.rows) and len(columns) == len(matrix.columns):
        return table, ""
    return table, words.strongest.format(
        rows=len(rows),
        columns=len(columns),
        all_rows=words.number(len(matrix.rows)),
        all_columns=words.number(len(matrix.columns)),
    )


def _value(matrix, place, wide, size, words):
    value = matrix.values[place]
    if np.isnan(value):
        return cell(paragraph("", space=0), wide, line="")
    share = float(min(max(value / matrix.top, 0), 1)) ** 0.75
    fill = _shade(share, grey=bool(matrix.grey[place]))
    ink = "FFFFFF" if share > 0.6 and not matrix.grey[place] else "1C2430"
    text = words.decimal(matrix.texts.get(place, f"{value:.2g}"))
    content = paragraph(run(text, size=size, colour=ink), align="center", space=0)
    return cell(content, wide, line="FFFFFF", fill=fill)


def _shade(share, *, grey):
    """Mix the accent, or a grey, with white."""
    full = (120, 126, 136) if grey else (0x2F, 0x6D, 0xB5)
    strength = (0.08 + 0.92 * share) * (0.6 if grey else 1)
    return "".join(f"{round(255 - (255 - part) * strength):02X}" for part in full)
