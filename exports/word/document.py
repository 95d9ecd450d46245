"""Exhibits as a Word document whose charts, tables and drawings stay editable."""

import datetime
import itertools
from collections.abc import Iterable

import pandas as pd

from exports.content import (
    about_lines,
    foot_of,
    how_many_more,
    sentences_of,
    sources_of,
    table_cells,
    words_of,
)
from exports.exhibit import Exhibit
from exports.provenance import methods_paragraph
from exports.word.parts import GREY, MARK, append, heading, link, paragraph, run, table

MOST_ROWS = 25
MOST_SENTENCES = 40
MOST_SOURCES = 500
_FIRST_DAY = datetime.date(2000, 1, 1)


def to_docx(
    exhibits: Iterable[Exhibit], *, title: str, articles: pd.DataFrame, language: str = "fr"
) -> bytes:
    """Return a Word document (bytes): contents, each exhibit, the sources, the paragraph on method.

    Bars, lines, scatter charts, maps and topics are charts of Word with their numbers behind them;
    matrices are tables with shaded cells; networks, strips and UpSets are shapes, the lines glued
    to them. Each exhibit has its title, its comment, a footer that says from what and how it was
    made, and its numbers as a table; evidence has its marks. The same input gives the same bytes.

    Parameters
    ----------
    exhibits : sequence of Exhibit
        In the order of the document.
    title : str
    articles : DataFrame
        `article_id, title, source, date, url` of the articles: for the sources, and the evidence's
        outlets and days.
    language : "fr" or "en"
        Of Recoupe's own words.

    Raises
    ------
    ValueError
        If the language is not known.

    Notes
    -----
    What a page cannot hold is cut, and the document says so: tables to 25 rows, evidence to 40
    sentences, matrices to 25 by 25, charts to what the slides show, the sources to 500 articles.
    """
    words, exhibits = words_of(language), list(exhibits)
    # python-docx and python-pptx take half a second each to import.
    from exports.word.charts import studio
    from exports.word.frame import document_bytes, new_document

    document = new_document(title, words)
    numbers = itertools.count(1_000)
    drawn = studio(words.common)
    _begin(document, exhibits, title, articles, words)
    for number, exhibit in enumerate(exhibits, 1):
        _add_exhibit(
            document, exhibit, drawn, numbers, place=number, articles=articles, words=words
        )
    _add_sources(document, len(exhibits) + 1, articles, words)
    _add_method(document, len(exhibits) + 2, exhibits, words)
    day = max((one.provenance.made for one in exhibits), default=_FIRST_DAY)
    return document_bytes(document, title, day)


def _begin(document, exhibits, title, articles, words):
    append(document, paragraph(run(title), style="Title"))
    for line in about_lines(articles, exhibits, words.common):
        append(document, paragraph(run(line, colour=GREY), space=2))
    append(document, paragraph(run(words.contents, bold=True), keep=True))
    names = [one.title for one in exhibits]
    names += [words.common.sources, *([words.common.method] if exhibits else [])]
    for number, name in enumerate(names, 1):
        append(document, link(name, number))


def _add_exhibit(document, exhibit, studio, numbers, *, place, articles, words):
    from exports.word.charts import figure_xml

    append(document, heading(exhibit.title, place))
    if exhibit.comment:
        append(document, paragraph(run(exhibit.comment, size=12), keep=True))
    if exhibit.figure is not None:
        shown, remark = figure_xml(document, exhibit, studio, numbers)
        if shown:
            append(document, shown)
        if remark:
            append(
                document, paragraph(run(remark, size=9, colour=GREY), before=3, space=2, keep=True)
            )
    foot = paragraph(run(foot_of(exhibit, words), size=8, colour=GREY), before=4, space=8)
    if exhibit.figure is not None:
        append(document, foot)
    if exhibit.kind == "evidence":
        _add_evidence(document, exhibit, articles, words)
    else:
        _add_numbers(document, exhibit, words)
    if exhibit.figure is None:
        append(document, foot)


def _add_numbers(document, exhibit, words):
    cells = table_cells(exhibit, words, most=MOST_ROWS)
    if not cells.headings:
        return
    if exhibit.figure is not None:
        append(document, paragraph(run(words.numbers), style="Heading2"))
    if not cells.rows:
        append(document, paragraph(run(words.no_rows)))
        return
    size = 8.5 if len(cells.headings) <= 8 else 6.5
    append(document, table(cells.headings, cells.rows, numeric=cells.numeric, size=size))
    said = ""
    if cells.total > len(cells.rows):
        number = words.common.number
        said = words.in_workbook.format(shown=number(len(cells.rows)), number=number(cells.total))
    append(document, paragraph(run(said, size=9, colour=GREY), before=2, space=8))


def _add_evidence(document, exhibit, articles, words):
    for sentence in sentences_of(exhibit, articles, words, most=MOST_SENTENCES):
        whose = run(sentence.whose, size=9, colour=GREY)
        append(document, paragraph(whose, keep=True, space=0))
        pieces = "".join(
            run(text, bold=is_marked, shade=MARK if is_marked else "")
            for text, is_marked in sentence.pieces
        )
        append(document, paragraph(pieces, space=6))
    more = len(exhibit.table) - MOST_SENTENCES
    if more > 0:
        said = f"… {how_many_more(words, words.sentences_left, more)}."
        append(document, paragraph(run(said, size=9, colour=GREY)))


def _add_sources(document, number, articles, words):
    common, rows = words.common, sources_of(articles, words)
    append(document, heading(common.sources, number))
    kept = rows[:MOST_SOURCES]
    width = 4 if any(row[3] for row in kept) else 3
    headings = (common.outlet, common.article, common.day, common.address)[:width]
    if not kept:
        append(document, paragraph(run(words.no_rows)))
        return
    append(document, table(headings, [row[:width] for row in kept]))
    more = len(rows) - len(kept)
    said = f"… {common.more_sources.format(number=common.number(more))}." if more else ""
    append(document, paragraph(run(said)))


def _add_method(document, number, exhibits, words):
    text = methods_paragraph([one.provenance for one in exhibits], language=words.language)
    if text:
        append(document, heading(words.common.method, number))
        append(document, paragraph(run(text)))
