"""Figures: the numbers of their tables, ids on what can be clicked, texts literal."""

import pandas as pd
import pytest

from charts.bars import bars, stacked_bars
from charts.heatmap import heatmap
from charts.theme import (
    GREY,
    KINDS,
    OUTLET_COLOURS,
    SLIDE,
    outlet_colours,
    plain,
    slide,
    style,
)
from charts.timeline import timeline
from charts.topics import topic_terms

HOSTILE = "<img src=x onerror=alert(1)> <b>&amp; $x$"


def articles():
    return pd.DataFrame(
        {
            "article_id": ["a1", "a2", "a3", "a4"],
            "title": ["Un", HOSTILE, "Trois", "Quatre"],
            "source": ["Le Nord", "Le Sud", "Le Nord", ""],
            "date": pd.to_datetime(["2024-05-16", "2024-05-17", None, "2024-05-18"]),
        }
    )


def test_an_outlet_has_one_colour_whatever_else_is_there():
    colours = outlet_colours(["B", "", "A", "B"])
    assert (colours["A"], colours["B"]) == OUTLET_COLOURS[:2]
    assert colours[""] not in OUTLET_COLOURS
    assert len(set(OUTLET_COLOURS)) == 10


@pytest.mark.parametrize("text", [HOSTILE, "a < b > c", "l'« été »", "Q&A", "50 %"])
def test_plain_text_comes_back_when_the_browser_reads_it(text):
    import html

    assert html.unescape(plain(text)) == text
    assert "<" not in plain(text)


def test_plain_drops_controls_and_cuts_with_an_ellipsis():
    assert plain("a\x00b\u202ec\nd") == "a b c d"
    assert plain("Pékin et Moscou", 6) == "Pékin…"


def test_timeline_greys_what_is_not_selected_and_leaves_out_the_undated():
    figure = timeline(articles(), outlet_colours(articles()["source"]), selected={"a1"})
    colour = {
        article: shade
        for trace in figure.data
        for article, shade in zip(trace.customdata, trace.marker.color)
    }
    assert set(colour) == {"a1", "a2", "a4"}
    assert colour["a1"] != GREY and colour["a2"] == colour["a4"] == GREY
    assert any("&lt;img" in text for trace in figure.data for text in trace.text)


def test_bars_are_the_rows_of_the_table_in_their_order():
    table = pd.DataFrame({"keyword": ["gaz", "<b>yuan"], "articles": [7, 3]})
    bar = bars(table, name="keyword", value="articles", axis="articles").data[0]
    assert list(bar.x) == [7, 3]
    assert list(bar.customdata) == ["gaz", "<b>yuan"]
    assert list(bar.y) == [0, 1]
    figure = bars(table, name="keyword", value="articles", axis="articles")
    assert list(figure.layout.yaxis.ticktext) == ["gaz", "&lt;b&gt;yuan"]


def test_bars_of_all_colours_are_of_one_width_and_stand_in_their_rows():
    names = pd.DataFrame(
        {"entity": ["Xi", "Pékin", "Wang"], "count": [3, 2, 1], "type": ["PER", "LOC", "PER"]}
    )
    figure = bars(names, name="entity", value="count", axis="n", group=KINDS)
    people, places, _ = figure.data
    assert (list(people.y), list(places.y)) == ([0, 2], [1])
    assert people.width == places.width < 1


def test_stacked_bars_add_up_to_the_table():
    table = pd.DataFrame(
        {"keyword": ["gaz", "gaz", "yuan"], "group": ["A", "B", "B"], "count": [2, 3, 4]}
    )
    figure = stacked_bars(
        table,
        name="keyword",
        group="group",
        value="count",
        axis="n",
        colours={"A": "#111111", "B": "#222222"},
        order=["yuan", "gaz"],
    )
    total = {trace.name: [x for x in trace.x if not pd.isna(x)] for trace in figure.data}
    assert total == {"A": [2], "B": [4, 3]}
    assert [trace.marker.color for trace in figure.data] == ["#111111", "#222222"]


def test_heatmap_cells_carry_their_ids_and_faded_ones_leave_the_colours():
    matrix = pd.DataFrame([[1.0, 0.2], [0.2, float("nan")]], index=["a", "b"], columns=["a", "b"])
    figure = heatmap(matrix, unit="cosine", faded=["b"])
    cells = next(trace for trace in figure.data if trace.customdata is not None)
    assert [list(ids) for ids in cells.customdata] == [["a", "a"], ["a", "b"], ["b", "a"]]
    coloured, grey = [trace for trace in figure.data if trace.type == "heatmap"]
    assert coloured.z[0][0] == 1.0 and coloured.z[0][1] != coloured.z[0][1]
    assert grey.z[0][1] == 0.2
    written = {
        text for trace in figure.select_traces(selector={"mode": "text"}) for text in trace.text
    }
    assert written == {"1.00", "0.20"}


def test_topic_terms_draws_each_topic_once():
    terms = pd.DataFrame(
        {"topic": [1, 1, 2], "term": ["gaz", "<i>", "yuan"], "weight": [2.0, 1.0, 1.0]}
    )
    figure = topic_terms(terms, {1: "Énergie", 2: "Banques"})
    bars_only = list(figure.select_traces(selector={"type": "bar"}))
    assert [list(trace.text) for trace in bars_only] == [["gaz", "&lt;i&gt;"], ["yuan"]]
    assert [list(trace.customdata) for trace in bars_only] == [["1", "1"], ["2"]]


def test_the_same_table_gives_the_same_bytes():
    colours = outlet_colours(articles()["source"])
    first, again = (timeline(articles(), colours).to_json() for _ in range(2))
    assert first == again


def test_a_slide_is_wide_and_says_what_it_shows():
    figure = bars(pd.DataFrame({"k": ["gaz"], "n": [7]}), name="k", value="n", axis="n")
    picture = slide(figure, title="Mots <b>", note="n = 24 articles")
    assert (picture.layout.width, picture.layout.height) == SLIDE
    assert "Mots &lt;b&gt;" in picture.layout.title.text
    assert picture.layout.title.subtitle.text == "n = 24 articles"
    assert figure.layout.title.text is None


def test_a_slide_writes_slanted_headings_level_and_whole():
    names = ["Le Courrier de Saint-Aubrac", "B", "C", "D", "E & F"]
    matrix = pd.DataFrame([[1.0] * 5], index=["gaz"], columns=list("bcdef"))
    figure = heatmap(matrix, unit="n", column_names=names)
    assert figure.layout.xaxis.tickangle < 0
    picture = slide(figure, title="Mots", note="n")
    assert picture.layout.xaxis.tickangle == 0
    assert picture.layout.xaxis.ticktext[0] == "Le Courrier<br>de Saint-<br>Aubrac"
    assert picture.layout.xaxis.ticktext[4] == "E &amp; F"


def test_light_and_dark_differ_in_paper_and_ink_only():
    figure = bars(pd.DataFrame({"k": ["gaz"], "n": [7]}), name="k", value="n", axis="n")
    light, dark = style(figure), style(figure, dark=True)
    assert light.data[0].to_plotly_json() == dark.data[0].to_plotly_json()
    assert light.layout.template.layout.paper_bgcolor != dark.layout.template.layout.paper_bgcolor
