"""Charts of the presentation: their names, numbers and colours are those of the figure."""

import io

import pandas as pd
import plotly.graph_objects as go
import pytest
from pptx.enum.chart import XL_CHART_TYPE
from python_calamine import CalamineWorkbook

from charts.bars import bars, stacked_bars
from charts.dispersion import dispersion
from charts.keyness import keyness_scatter
from charts.timeline import timeline
from charts.topics import topic_terms
from tests.exports.deck.slides import (
    ARTICLES,
    COLOURS,
    NAMES,
    TERMS,
    chart,
    exhibit,
    first,
    words,
)


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


def test_labels_of_marks_on_one_place_stand_on_its_sides():
    figure = go.Figure()
    figure.add_scatter(
        x=[1] * 5, y=[1] * 5, mode="markers+text", text=list("abcde"), textposition="middle left"
    )
    found = chart(first(exhibit("keyness", figure)))
    sides = [one.get("val") for one in found._chartSpace.iter("{*}dLblPos")]
    assert sides == ["l", "r", "t", "b"]
