"""Exhibits as a Word document whose charts, tables and drawings stay editable."""

import datetime
import itertools
from collections.abc import Iterable

import pandas as pd

from exports.content import about, cells_of, foot_of, left, sentences_of, sources_of, words_of
from exports.exhibit import Exhibit
from exports.provenance import methods_paragraph

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
    from exports.word.charts import studio
    from exports.word.frame import new_document, pack

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
    return pack(document, title, day)


def _begin(document, exhibits, title, articles, words):
    from exports.word.parts import GREY, add, link, paragraph, run

    add(document, paragraph(run(title), style="Title"))
    for line in about(articles, exhibits, words):
        add(document, paragraph(run(line, colour=GREY), space=2))
    add(document, paragraph(run(words.contents, bold=True), keep=True))
    names = [one.title for one in exhibits]
    names += [words.common.sources, *([words.common.method] if exhibits else [])]
    for number, name in enumerate(names, 1):
        add(document, link(name, number))


def _add_exhibit(document, exhibit, studio, numbers, *, place, articles, words):
    from exports.word.charts import figure_xml
    from exports.word.parts import GREY, add, heading, paragraph, run

    add(document, heading(exhibit.title, place))
    if exhibit.comment:
        add(document, paragraph(run(exhibit.comment, size=12), keep=True))
    if exhibit.figure is not None:
        shown, remark = figure_xml(document, exhibit, studio, numbers)
        if shown:
            add(document, shown)
        if remark:
            add(document, paragraph(run(remark, size=9, colour=GREY), before=3, space=2, keep=True))
    foot = paragraph(run(foot_of(exhibit, words), size=8, colour=GREY), before=4, space=8)
    if exhibit.figure is not None:
        add(document, foot)
    if exhibit.kind == "evidence":
        _add_evidence(document, exhibit, articles, words)
    else:
        _add_numbers(document, exhibit, words)
    if exhibit.figure is None:
        add(document, foot)


def _add_numbers(document, exhibit, words):
    from exports.word.parts import GREY, add, paragraph, run, table

    cells = cells_of(exhibit, words, most=MOST_ROWS)
    if not cells.headings:
        return
    if exhibit.figure is not None:
        add(document, paragraph(run(words.numbers), style="Heading2"))
    if not cells.rows:
        add(document, paragraph(run(words.no_rows)))
        return
    size = 8.5 if len(cells.headings) <= 8 else 6.5
    add(document, table(cells.headings, cells.rows, numeric=cells.numeric, size=size))
    said = ""
    if cells.total > len(cells.rows):
        number = words.common.number
        said = words.in_workbook.format(shown=number(len(cells.rows)), number=number(cells.total))
    add(document, paragraph(run(said, size=9, colour=GREY), before=2, space=8))


def _add_evidence(document, exhibit, articles, words):
    from exports.word.parts import GREY, MARK, add, paragraph, run

    for sentence in sentences_of(exhibit, articles, words, most=MOST_SENTENCES):
        whose = run(sentence.whose, size=9, colour=GREY)
        add(document, paragraph(whose, keep=True, space=0))
        pieces = "".join(
            run(text, bold=is_marked, shade=MARK if is_marked else "")
            for text, is_marked in sentence.pieces
        )
        add(document, paragraph(pieces, space=6))
    more = len(exhibit.table) - MOST_SENTENCES
    if more > 0:
        said = f"… {left(words, words.sentences_left, more)}."
        add(document, paragraph(run(said, size=9, colour=GREY)))


def _add_sources(document, number, articles, words):
    from exports.word.parts import add, heading, paragraph, run, table

    common, rows = words.common, sources_of(articles, words)
    add(document, heading(common.sources, number))
    kept = rows[:MOST_SOURCES]
    width = 4 if any(row[3] for row in kept) else 3
    headings = (common.outlet, common.article, common.day, common.address)[:width]
    if not kept:
        add(document, paragraph(run(words.no_rows)))
        return
    add(document, table(headings, [row[:width] for row in kept]))
    more = len(rows) - len(kept)
    said = f"… {common.more_sources.format(number=common.number(more))}." if more else ""
    add(document, paragraph(run(said)))


def _add_method(document, number, exhibits, words):
    from exports.word.parts import add, heading, paragraph, run

    text = methods_paragraph([one.provenance for one in exhibits], language=words.language)
    if text:
        add(document, heading(words.common.method, number))
        add(document, paragraph(run(text)))
