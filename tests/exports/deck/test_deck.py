"""The deck, read again: native charts with the tables' numbers, valid parts, texts that stay texts."""

import collections
import datetime
import io
import posixpath
import re
import zipfile

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches
from python_calamine import CalamineWorkbook

from charts.bars import bars, stacked_bars
from charts.dispersion import dispersion
from charts.heatmap import heatmap
from charts.keyness import keyness_scatter
from charts.network import network
from charts.timeline import timeline
from charts.topics import topic_terms
from exports.deck import to_pptx
from exports.exhibit import Exhibit
from exports.provenance import Provenance

ARTICLES = pd.DataFrame(
    {
        "article_id": ["a1", "a2", "a3"],
        "title": ["Le port gèle", "La ville attend", "Le dégel"],
        "source": ["Le Phare", "La Digue", "Le Phare"],
        "date": pd.to_datetime(["2024-05-03", "2024-05-04", None]),
        "url": ["https://example.org/1", "", "https://example.org/3"],
    }
)
KNOWN = Provenance(
    "Le gel", "0123456789ab", 3, 2, 900, datetime.date(2024, 5, 3), datetime.date(2024, 5, 4),
    "outlet Le Phare", "Counted word by word", "Compté mot par mot", "0.3",
    datetime.date(2026, 11, 21),
)  # fmt: skip
COLOURS = {"Le Phare": "#2F6DB5", "La Digue": "#E07B00"}
NAMES = {"a1": "Le Phare · 3 May 24", "a2": "La Digue · 4 May 24", "a3": "Le Phare"}
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    '=HYPERLINK("http://example.org","x")',
    "]]> & <a:t>",
    "Été 🙂 مرحبا\u202e",
    "a\x00b\x1b[31mc",
)


def exhibit(kind, figure=None, table=None, *, title="Titre", comment="", labels=None):
    table = pd.DataFrame() if table is None else table
    return Exhibit(kind, title, comment, figure, table, labels or {}, KNOWN, "by=source")


def deck(*exhibits, **options):
    data = to_pptx(exhibits, title="Le gel au port", articles=ARTICLES, **options)
    return Presentation(io.BytesIO(data))


def first(*exhibits, **options):
    """Give the first slide behind the cover."""
    return deck(*exhibits, **options).slides[1]


def chart(slide):
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def table(slide):
    found = next(shape.table for shape in slide.shapes if shape.has_table)
    return [[cell.text for cell in row.cells] for row in found.rows]


def words(slide):
    """Give all texts of a slide, those of groups and tables too."""
    return [one.text for one in slide._element.iter("{*}t") if one.text]


def grouped(slide):
    group = next(one for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.GROUP)
    return list(group.shapes)


TERMS = pd.DataFrame({"term": ["gel", "port", "mer"], "count": [9, 4, 1]})


def test_bars_are_a_chart_with_the_tables_names_and_numbers():
    found = chart(first(exhibit("bars", bars(TERMS, name="term", value="count", axis="fois"))))
    assert found.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    assert list(found.plots[0].categories) == ["gel", "port", "mer"]
    assert list(found.plots[0].series[0].values) == [9, 4, 1]
    assert found.value_axis.axis_title.text_frame.text == "fois"


def test_the_numbers_behind_a_chart_are_in_its_workbook():
    found = chart(first(exhibit("bars", bars(TERMS, name="term", value="count", axis="fois"))))
    book = CalamineWorkbook.from_filelike(io.BytesIO(found.part.chart_workbook.xlsx_part.blob))
    assert book.get_sheet_by_index(0).to_python()[1:] == [["gel", 9], ["port", 4], ["mer", 1]]


def test_stacked_bars_have_a_series_an_outlet_and_gaps_where_there_is_nothing():
    long = pd.DataFrame(
        {
            "term": ["gel", "gel", "port"],
            "group": ["Le Phare", "La Digue", "Le Phare"],
            "count": [5, 2, 3],
        }
    )
    figure = stacked_bars(
        long, name="term", group="group", value="count", axis="fois", colours=COLOURS,
        order=["gel", "port"],
    )  # fmt: skip
    found = chart(first(exhibit("stacked", figure)))
    assert found.chart_type == XL_CHART_TYPE.BAR_STACKED
    assert {one.name: list(one.values) for one in found.plots[0].series} == {
        "La Digue": [2, None],
        "Le Phare": [5, 3],
    }


def test_the_outlets_colours_are_accents_of_the_theme():
    figure = bars(TERMS, name="term", value="count", axis="fois").update_traces(
        marker_color="#E07B00"
    )
    element = chart(first(exhibit("bars", figure))).plots[0].series[0]._element
    assert element.find("{*}spPr/{*}solidFill/{*}schemeClr").get("val") == "accent2"


def test_many_bars_are_cut_and_the_slide_says_so():
    many = pd.DataFrame({"term": [f"mot {n}" for n in range(40)], "count": range(40)})
    slide = first(exhibit("bars", bars(many, name="term", value="count", axis="fois")))
    assert len(list(chart(slide).plots[0].categories)) == 30
    assert "Les 30 premiers sur 40." in words(slide)


def test_lines_are_a_chart_over_days():
    figure = go.Figure()
    figure.add_scatter(x=["2024-05-01", "2024-05-03"], y=[2, 5], mode="lines", name="Le Phare")
    figure.add_scatter(x=["2024-05-03"], y=[1], mode="lines", name="La Digue")
    found = chart(first(exhibit("lines", figure)))
    assert found.chart_type == XL_CHART_TYPE.LINE_MARKERS
    assert [list(one.values) for one in found.plots[0].series] == [[2, 5], [None, 1]]
    assert len(list(found.plots[0].categories)) == 2


def xy(found, name):
    one = next(one for one in found.plots[0].series if one.name == name)
    numbers = [
        [
            float(v.text)
            for v in one._element.findall(f"{{*}}{axis}/{{*}}numRef/{{*}}numCache//{{*}}v")
        ]
        for axis in ("xVal", "yVal")
    ]
    return list(zip(*numbers, strict=True))


def test_keyness_is_a_scatter_chart_with_its_labels():
    rows = pd.DataFrame(
        {
            "group": ["Le Phare", "La Digue"],
            "term": ["gel", "quai"],
            "count": [9, 4],
            "per_thousand": [4.0, 1.5],
            "rest_per_thousand": [1.0, 0.5],
            "log_ratio": [2.0, 1.6],
        }
    )
    slide = first(exhibit("keyness", keyness_scatter(rows, COLOURS, {})))
    found = chart(slide)
    assert found.chart_type == XL_CHART_TYPE.XY_SCATTER
    assert xy(found, "Le Phare") == [(pytest.approx(4.0), 2.0)]
    written = [one.text for one in found._chartSpace.iter("{*}t")]
    assert {"gel", "quai"} <= set(written)


def test_dispersion_and_timeline_keep_places_days_and_row_names():
    hits = pd.DataFrame(
        {"article_id": ["a1", "a2"], "source": ["Le Phare", "La Digue"], "position": [0.25, 0.5]}
    )
    found = chart(first(exhibit("dispersion", dispersion(hits, COLOURS, NAMES))))
    assert xy(found, "La Digue") == [(50, 1)]
    assert NAMES["a1"] in [one.text for one in found._chartSpace.iter("{*}t")]
    found = chart(first(exhibit("lines", timeline(ARTICLES, COLOURS))))
    day = (pd.Timestamp("2024-05-03") - pd.Timestamp("1899-12-30")).days
    assert [x for x, _ in xy(found, "Le Phare")] == [day]


def test_marks_of_several_sizes_are_bubbles():
    figure = go.Figure(go.Scatter(x=[1, 2], y=[3, 4], mode="markers", marker={"size": [5, 20]}))
    found = chart(first(exhibit("map", figure)))
    assert found.chart_type == XL_CHART_TYPE.BUBBLE
    assert list(found.plots[0].series[0].values) == [3, 4]


def test_topics_are_one_chart_each():
    terms = pd.DataFrame(
        {"topic": [1, 1, 2], "term": ["gel", "port", "quai"], "weight": [0.5, 0.25, 0.75]}
    )
    slide = first(exhibit("topics", topic_terms(terms, {1: "Un", 2: "Deux"})))
    found = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert [one.chart_title.text_frame.text for one in found] == ["Un", "Deux"]
    assert list(found[0].plots[0].categories) == ["gel", "port"]
    assert list(found[0].plots[0].series[0].values) == [0.5, 0.25]


def square(size):
    values = np.arange(size * size, dtype=float).reshape(size, size) / size**2
    names = [f"article {place}" for place in range(size)]
    matrix = pd.DataFrame(values, names, names)
    return matrix.mask(np.eye(size, dtype=bool))


def test_a_matrix_is_a_table_with_its_numbers_as_french_writes_them():
    rows = table(first(exhibit("matrix", heatmap(square(2), unit="x", digits=2))))
    assert rows == [
        ["", "article 0", "article 1"],
        ["article 0", "", "0,25"],
        ["article 1", "0,50", ""],
    ]


def test_a_large_matrix_keeps_the_strongest_and_says_so():
    slide = first(exhibit("matrix", heatmap(square(40), unit="x", digits=2)))
    rows = table(slide)
    assert len(rows) == len(rows[0]) == 26
    assert rows[0][-1] == rows[-1][0] == "article 39"
    assert "Les 25 lignes et 25 colonnes les plus fortes, sur 40 et 40." in words(slide)


def names_network(number):
    names = [f"Nom {place:03}" for place in range(number)]
    entities = pd.DataFrame({"entity": names, "type": "PER", "count": range(1, number + 1)})
    places = pd.DataFrame(
        {"entity": names, "x": np.linspace(0, 1, number), "y": np.linspace(0, 1, number) ** 2}
    )
    pairs = pd.DataFrame(
        {"entity_a": names[:-1], "entity_b": names[1:], "count": 2, "articles": 1, "npmi": 0.5}
    )
    return network(pairs, entities, places)


def test_a_networks_lines_are_glued_to_its_marks():
    shapes = grouped(first(exhibit("network", names_network(3))))
    marks = {one.name: one for one in shapes if one.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE}
    marks = {name: one for name, one in marks.items() if name.startswith("Nom")}
    assert set(marks) == {"Nom 000", "Nom 001", "Nom 002"}
    numbers = {one.shape_id: name for name, one in marks.items()}
    ends = {
        tuple(numbers[int(end.get("id"))] for end in one._element.iter("{*}stCxn", "{*}endCxn"))
        for one in shapes
        if one._element.tag.endswith("cxnSp")
    }
    assert ends == {("Nom 000", "Nom 001"), ("Nom 001", "Nom 002")}


def test_a_large_network_is_thinned_to_the_most_named():
    slide = first(exhibit("network", names_network(80)))
    names = {one.name for one in grouped(slide)}
    assert "Nom 079" in names and "Nom 020" in names and "Nom 019" not in names
    assert "Les 60 noms les plus fréquents sur 80, avec leurs liens." in words(slide)


def test_blocks_are_rectangles_as_long_as_their_words():
    figure = go.Figure()
    for name, base, length in (("own words", 0, 10), ("word for word", 10, 30)):
        figure.add_bar(x=[length], y=[0], base=[base], orientation="h", name=name)
    figure.update_layout(barmode="overlay", showlegend=True)
    shapes = grouped(first(exhibit("strip", figure)))
    long = {one.name: one.width for one in shapes if one.width > Inches(1) and not one.has_text_frame
            or one.name in ("own words", "word for word") and one.width > Inches(1.5)}  # fmt: skip
    assert long["word for word"] == pytest.approx(3 * long["own words"], rel=0.01)


def test_a_table_shows_its_headings_and_what_was_cut():
    many = pd.DataFrame({"term": [f"mot {n}" for n in range(340)], "share": 0.5, "hidden": 1})
    slide = first(exhibit("table", None, many, labels={"term": "Mot", "share": "Part"}))
    rows = table(slide)
    assert rows[0] == ["Mot", "Part"] and rows[1] == ["mot 0", "0,50"]
    assert f"Les {len(rows) - 1} premières lignes sur 340." in words(slide)


def test_evidence_shows_outlet_day_and_the_counted_words_in_bold():
    found = pd.DataFrame(
        {"article_id": ["a1"], "text": ["Le gel\x00 tient le port."], "marks": [((3, 6), (17, 21))]}
    )
    slide = first(exhibit("evidence", None, found))
    assert table(slide)[1] == ["Le Phare, 3 mai 2024", "Le gel tient le port."]
    runs = [
        one for one in slide._element.iter("{*}r") if one.find("{*}rPr/{*}solidFill") is not None
    ]
    bold = [one.find("{*}t").text for one in runs if one.find("{*}rPr").get("b") == "1"]
    assert bold == ["gel", "port"]


def test_every_slide_has_its_footer_and_its_notes():
    slide = first(exhibit("table", None, TERMS, comment="Le gel domine."))
    written = " ".join(words(slide))
    assert "Le gel domine." in written
    for part in ("n = 3 articles", "outlet Le Phare", "Compté mot par mot", "0123456789ab", "0.3"):
        assert part in written
    notes = slide.notes_slide.notes_text_frame.text
    assert "Compté mot par mot" in notes and "?by=source" in notes


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


def every_kind(text):
    """One exhibit of each kind, a text everywhere that a text can stand."""
    terms = pd.DataFrame({"term": [text, "port"], "count": [2, 1]})
    matrix = pd.DataFrame([[1.0, 2.0], [3.0, 4.0]], [text, "b"], [text, "b"])
    hits = pd.DataFrame({"article_id": ["a1"], "source": [text], "position": [0.25]})
    topics = pd.DataFrame({"topic": [1], "term": [text], "weight": [0.5]})
    evidence = pd.DataFrame({"article_id": ["a1"], "text": [text], "marks": [((0, 1),)]})
    entities = pd.DataFrame({"entity": [text, "b"], "type": "PER", "count": [2, 1]})
    places = pd.DataFrame({"entity": [text, "b"], "x": [0.0, 1.0], "y": [0.0, 1.0]})
    pairs = pd.DataFrame(
        {"entity_a": [text], "entity_b": ["b"], "count": 1, "articles": 1, "npmi": 0.1}
    )
    made = [
        ("bars", bars(terms, name="term", value="count", axis="fois"), None),
        ("matrix", heatmap(matrix, unit="x"), None),
        ("dispersion", dispersion(hits, {}, {"a1": text}), None),
        ("topics", topic_terms(topics, {1: text}), None),
        ("network", network(pairs, entities, places), None),
        ("table", None, pd.DataFrame({"term": pd.Series([text], dtype=object)})),
        ("evidence", None, evidence),
    ]
    return [exhibit(kind, figure, table, title=text, comment=text) for kind, figure, table in made]


def check_package(data):
    """Every part is XML that parses, no name twice, every relationship leads to a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        assert [name for name, times in collections.Counter(names).items() if times > 1] == []
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
            if name.endswith(".rels"):
                folder = posixpath.dirname(posixpath.dirname(name))
                for one in etree.fromstring(package.read(name)):
                    target = posixpath.normpath(posixpath.join("/", folder, one.get("Target")))
                    assert one.get("TargetMode") == "External" or target.lstrip("/") in names
        for name in names:
            if re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
                ids = etree.fromstring(package.read(name)).xpath("//*[local-name()='cNvPr']/@id")
                assert len(ids) == len(set(ids)), name


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


def template(width=10, layouts=None):
    """Make a company's template: 4:3, its accent and letters, a slide of its own."""
    made = Presentation()
    made.slide_width = Inches(width)
    master = made.slide_master.part
    theme = next(one.target_part for one in master.rels.values() if one.reltype.endswith("/theme"))
    blob = re.sub(rb"<a:accent1>.*?</a:accent1>", b'<a:accent1><a:srgbClr val="8C1D40"/></a:accent1>',
                  theme.blob, flags=re.DOTALL)  # fmt: skip
    theme._blob = re.sub(rb'(<a:latin typeface=")Calibri', rb"\1Georgia", blob)
    made.slides.add_slide(made.slide_layouts[0]).shapes.title.text = "An example"
    for layout in list(made.slide_layouts):
        if layouts is not None and layout.name not in layouts and not layout.used_by_slides:
            made.slide_layouts.remove(layout)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def test_a_readers_template_gives_its_size_layouts_and_theme():
    made = deck(
        exhibit("bars", bars(TERMS, name="term", value="count", axis="fois")), template=template()
    )
    assert made.slide_width == Inches(10)
    assert [slide.slide_layout.name for slide in made.slides][:2] == ["Title Slide", "Title Only"]
    assert "An example" not in [text for slide in made.slides for text in words(slide)]
    data = io.BytesIO()
    made.save(data)
    with zipfile.ZipFile(data) as package:
        themes = [package.read(name) for name in package.namelist() if "theme/theme" in name]
    assert any(b"8C1D40" in theme and b"Georgia" in theme for theme in themes)


@pytest.mark.parametrize("layout", ["Title Slide", "Title and Content", "Blank", "Two Content"])
def test_a_template_of_few_layouts_will_do(layout):
    exhibits = every_kind("Le gel")
    data = to_pptx(exhibits, title="x", articles=ARTICLES, template=template(layouts=[layout]))
    check_package(data)
    made = Presentation(io.BytesIO(data))
    assert len(made.slides) == len(exhibits) + 3
    for slide in list(made.slides)[1:]:
        empty = [
            one for one in slide.placeholders if one.has_text_frame and not one.text_frame.text
        ]
        assert empty == []


def test_a_potx_will_do():
    source, changed = zipfile.ZipFile(io.BytesIO(template())), io.BytesIO()
    with source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(b"presentation.main+xml", b"template.main+xml")
            target.writestr(name, part)
    assert len(deck(exhibit("table", None, TERMS), template=changed.getvalue()).slides) == 4


def test_a_bad_template_is_refused_in_words():
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as package:
        package.writestr("a.txt", "x")
    for bad in (b"", b"no zip", zipped.getvalue(), template()[:500]):
        with pytest.raises(ValueError, match="template cannot be"):
            deck(template=bad)


def test_another_language_is_refused():
    with pytest.raises(ValueError, match="language is 'de'; it must be one of en, fr"):
        deck(language="de")


def test_a_long_strip_shows_its_first_rows_and_says_so():
    figure = go.Figure()
    figure.add_bar(x=[10] * 90, y=list(range(90)), base=[0] * 90, orientation="h", name="own words")
    names = [f"article {place}" for place in range(90)]
    figure.update_yaxes(tickvals=list(range(90)), ticktext=names, range=[89.5, -0.5])
    slide = first(exhibit("strip", figure))
    assert "article 39" in words(slide) and "article 40" not in words(slide)
    assert "Les 40 premières lignes sur 90." in words(slide)


def test_labels_of_marks_on_one_place_stand_on_its_sides():
    figure = go.Figure()
    figure.add_scatter(
        x=[1] * 5, y=[1] * 5, mode="markers+text", text=list("abcde"), textposition="middle left"
    )
    found = chart(first(exhibit("keyness", figure)))
    sides = [one.get("val") for one in found._chartSpace.iter("{*}dLblPos")]
    assert sides == ["l", "r", "t", "b"]
