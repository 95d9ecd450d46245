"""The presentation: every slide says from what it is, and any text comes out as it is."""

import io
import re
import zipfile

import pandas as pd
import plotly.graph_objects as go
import pytest
from pptx import Presentation
from python_calamine import CalamineWorkbook

from exports.deck import to_pptx
from tests.exports.deck.slides import (
    ARTICLES,
    HOSTILE,
    TERMS,
    chart,
    check_package,
    deck,
    every_kind,
    exhibit,
    first,
    names_network,
    table,
    words,
)


def test_every_slide_has_its_footer_and_its_notes():
    slide = first(exhibit("table", None, TERMS, comment="Le gel domine."))
    written = " ".join(words(slide))
    assert "Le gel domine." in written
    for part in ("n = 3 articles", "outlet Le Phare", "Compté mot par mot", "0123456789ab", "0.3"):
        assert part in written
    notes = slide.notes_slide.notes_text_frame.text
    assert "Compté mot par mot" in notes and "by=source" in notes


def test_cover_sources_and_method_say_what_is_shown():
    slides = deck(exhibit("table", None, TERMS), language="en").slides
    assert slides[0].shapes.title.text_frame.text == "Le gel au port"
    assert "3 articles · 2 outlets" in " ".join(words(slides[0]))
    assert slides[2].shapes.title.text_frame.text == "Sources"
    assert table(slides[2])[1] == ["Le Phare", "Le port gèle", "3 May 2024", "example.org/1"]
    assert "Counted word by word." in " ".join(words(slides[3]))


def test_many_sources_stop_after_four_slides():
    many = pd.concat([ARTICLES] * 100, ignore_index=True)
    data = to_pptx([], title="x", articles=many)
    slides = Presentation(io.BytesIO(data)).slides
    assert len(slides) == 5
    listed = sum(len(table(slide)) - 1 for slide in list(slides)[1:])
    assert f"… et {300 - listed} autres articles" in " ".join(words(slides[4]))


def test_no_exhibit_and_no_article_is_a_cover():
    empty = to_pptx([], title="Rien", articles=ARTICLES.head(0))
    assert len(Presentation(io.BytesIO(empty)).slides) == 1


@pytest.mark.parametrize("kind", ["bars", "lines", "matrix", "network", "topics", "map", "strip"])
def test_a_figure_with_nothing_in_it_says_so(kind):
    assert "Il n’y a rien à dessiner." in words(first(exhibit(kind, go.Figure())))


@pytest.mark.parametrize("text", HOSTILE, ids=["html", "formula", "xml", "leftwards", "control"])
def test_hostile_texts_come_out_as_texts(text):
    data = to_pptx(every_kind(text), title=text, articles=ARTICLES.assign(title=text, source=text))
    check_package(data)
    shown = re.sub("[\x00-\x1f\u202e]", "", text)
    slides = Presentation(io.BytesIO(data)).slides
    assert slides[0].shapes.title.text_frame.text == shown
    assert slides[1].shapes.title.text_frame.text == shown
    found = chart(slides[1])
    label = list(found.plots[0].categories)[0]
    assert label.replace(" ", "") == shown.replace(" ", "")
    blob = found.part.chart_workbook.xlsx_part.blob
    book = CalamineWorkbook.from_filelike(io.BytesIO(blob))
    assert book.get_sheet_by_index(0).to_python()[1][0] == label
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet and b"hyperlink" not in sheet


def test_half_a_character_is_left_out():
    made = exhibit("table", None, TERMS, title="a\ud800b", comment="c\udfff")
    slide = Presentation(io.BytesIO(to_pptx([made], title="\ud800", articles=ARTICLES))).slides[1]
    assert slide.shapes.title.text_frame.text == "ab" and "c" in words(slide)


def test_a_long_title_is_whole_and_smaller():
    long = "Ce que les médias du port disent du gel, du dégel et de la glace " * 3
    slide = first(exhibit("table", None, TERMS, title=long.strip()))
    assert slide.shapes.title.text_frame.text == long.strip()
    assert slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size.pt < 28


def test_a_title_that_no_slide_holds_is_cut_and_whole_in_the_notes():
    slide = first(exhibit("table", None, TERMS, title="gel " * 500))
    assert slide.shapes.title.text_frame.text.endswith("…")
    assert ("gel " * 500).strip() in slide.notes_slide.notes_text_frame.text


def test_charts_tables_and_drawings_have_an_alternative_text():
    for slide in deck(*every_kind("Le gel")).slides:
        for frame in slide._element.xpath(
            "./p:cSld/p:spTree/p:graphicFrame|./p:cSld/p:spTree/p:grpSp"
        ):
            assert frame.xpath("./*/p:cNvPr/@descr")[0].strip(), frame


def test_nothing_stands_outside_its_slide():
    made = deck(*every_kind("Le gel"), exhibit("network", names_network(80)))
    for slide in made.slides:
        for shape in slide.shapes:
            if not shape.is_placeholder:
                assert shape.left >= 0 and shape.top >= 0
                assert shape.left + shape.width <= made.slide_width + 2
                assert shape.top + shape.height <= made.slide_height + 2


def test_the_same_exhibits_give_the_same_bytes():
    one, other = (to_pptx(every_kind("gel"), title="x", articles=ARTICLES) for _ in range(2))
    assert one == other


def test_progress_is_told_from_the_first_slide_to_the_last():
    told = []
    to_pptx(every_kind("gel"), title="x", articles=ARTICLES, progress=told.append)
    assert told == sorted(told) and len(told) == 8 and told[-1] == 1


def test_another_language_is_refused():
    with pytest.raises(ValueError, match="language is 'de'; it must be one of en, fr"):
        deck(language="de")
