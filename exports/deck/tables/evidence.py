"""Sentences as a table of the presentation, what was counted in them in bold."""

import itertools

import pandas as pd

from exports.content import whose
from exports.deck.drawing import shapes
from exports.deck.page import Canvas
from exports.deck.tables.grid import LONGEST, Rows, fill_table
from exports.exhibit import Exhibit
from exports.texts import clean_signs, shorten


def draw_evidence(canvas: Canvas, exhibit: Exhibit, articles: pd.DataFrame) -> str:
    """Draw sentences, each with its outlet and day, what was counted in bold; give what was left out."""
    table, words = exhibit.table.reset_index(drop=True), canvas.words
    about = articles.drop_duplicates("article_id").set_index("article_id")
    written, texts = [], []
    for row in table.itertuples(index=False):
        text, marks = _clean_marks(str(row.text), getattr(row, "marks", ()) or ())
        texts.append((text, marks))
        written.append([whose(getattr(row, "article_id", ""), about, words), text])
    columns = [words.outlet, words.sentence]
    rows = Rows(
        columns, written, (False, False), lambda place, size: _marked_paragraph(*texts[place], size)
    )
    count = fill_table(canvas, exhibit.title, exhibit.comment, rows, size=13)
    if count < len(table):
        return words.first_rows.format(shown=count, number=words.number(len(table)))
    return ""


def _clean_marks(text, marks):
    """Clean a sentence piece by piece, so that its marks still stand where they stood."""
    cuts = sorted({0, len(text), *(at for pair in marks for at in pair if 0 <= at <= len(text))})
    pieces, found = "", []
    for start, end in itertools.pairwise(cuts):
        piece = clean_signs(text[start:end])
        if not pieces or pieces.endswith(" "):
            piece = piece.lstrip(" ")
        if any(a <= start and end <= b for a, b in marks):
            found.append((len(pieces), len(pieces) + len(piece)))
        pieces += piece
    text = shorten(pieces.rstrip(), LONGEST)
    return text, [(a, min(b, len(text))) for a, b in found if a < len(text)]


def _marked_paragraph(text, marks, size):
    fill = '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
    at, runs = 0, ""
    for start, end in marks:
        runs += shapes.run_xml(text[at:start], size) if start > at else ""
        runs += shapes.run_xml(text[start:end], size, bold=True, fill=fill)
        at = end
    runs += shapes.run_xml(text[at:], size) if at < len(text) else ""
    return shapes.paragraph_xml(runs)
