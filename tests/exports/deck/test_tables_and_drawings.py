"""Matrices, tables, evidence, networks and strips on slides."""

import pandas as pd
import plotly.graph_objects as go
import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches

from charts.heatmap import heatmap
from tests.exports.deck.slides import (
    exhibit,
    first,
    grouped,
    names_network,
    square,
    table,
    words,
)


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


def test_a_long_strip_shows_its_first_rows_and_says_so():
    figure = go.Figure()
    figure.add_bar(x=[10] * 90, y=list(range(90)), base=[0] * 90, orientation="h", name="own words")
    names = [f"article {place}" for place in range(90)]
    figure.update_yaxes(tickvals=list(range(90)), ticktext=names, range=[89.5, -0.5])
    slide = first(exhibit("strip", figure))
    assert "article 39" in words(slide) and "article 40" not in words(slide)
    assert "Les 40 premières lignes sur 90." in words(slide)
