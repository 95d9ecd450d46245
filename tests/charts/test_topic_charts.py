"""Charts of topics: numbers of the table, colours by number, texts literal, ids on what is clicked."""

import numpy as np
import pandas as pd
import pytest

from charts.curve import curve
from charts.lines import lines, topic_colours
from charts.theme import OUTLET_COLOURS
from charts.topic_strip import topic_strip

HOSTILE = "<b>Pékin</b> & <img src=x>"
SHARES = pd.DataFrame(
    {
        "period": pd.to_datetime(["2024-01-01", "2024-02-01", "2024-03-01"] * 2),
        "topic": [1] * 3 + [12] * 3,
        "share": [0.25, np.nan, 0.5, 0.75, np.nan, 0.5],
        "articles": [1, 0, 2] * 2,
    }
)
SEGMENTS = pd.DataFrame(
    {
        "article_id": ["a", "a", "b"],
        "start": [10, 60, 5],
        "end": [60, 110, 45],
        "topic": [2, 1, 2],
        "weight": [0.5, 0.9, 1.0],
    }
)
NAMES = {1: "paix", 2: HOSTILE}
TITLES = {"b": HOSTILE, "a": "Un"}


def test_a_topic_has_its_colour_by_its_number():
    assert topic_colours([1, 2, 11]) == {
        1: OUTLET_COLOURS[0],
        2: OUTLET_COLOURS[1],
        11: OUTLET_COLOURS[0],
    }


def test_lines_break_where_no_article_is():
    figure = lines(SHARES, {1: "paix", 12: "gaz"})
    assert [trace.name for trace in figure.data] == ["paix", "gaz"]
    assert figure.data[0].y == pytest.approx((25, np.nan, 50), nan_ok=True)
    assert figure.data[0].connectgaps is False
    assert figure.data[0].text == ("1 article", "0 articles", "2 articles")
    assert list(figure.data[1].customdata[2]) == ["12", "2024-03-01"]
    assert figure.layout.meta["chart"] == "lines"


def test_the_eleventh_line_differs_by_its_dash():
    names = {number: str(number) for number in range(1, 21)}
    traces = lines(SHARES[:0], names).data
    assert len({(trace.line.color, trace.line.dash) for trace in traces}) == 20


def test_only_named_topics_are_drawn_and_names_are_literal():
    figure = lines(SHARES, {12: HOSTILE})
    assert len(figure.data) == 1
    assert figure.data[0].name == "&lt;b&gt;Pékin&lt;/b&gt; &amp; &lt;img src=x&gt;"


def test_another_unit_is_refused():
    with pytest.raises(ValueError, match="unit is 'hour'"):
        lines(SHARES, NAMES, unit="hour")


def test_the_curve_rings_the_proposed_number():
    proposal = pd.DataFrame(
        {
            "n_topics": [3, 4],
            "stability": [0.7, 0.6],
            "coherence": [0.2, 0.3],
            "chosen": [False, True],
        }
    )
    figure = curve(proposal)
    assert [trace.name for trace in figure.data] == ["stability", "coherence (NPMI)"]
    assert figure.data[0].y == (0.7, 0.6)
    assert figure.data[1].marker.symbol == ("square", "square-open")
    assert figure.data[1].customdata == ("3", "4")
    assert len(curve(proposal[:0]).data) == 2


def test_strip_blocks_stand_where_the_segments_do():
    figure = topic_strip(SEGMENTS, NAMES, TITLES, texts={"a": "x" * 110, "b": "y" * 45})
    peace, other = figure.data
    assert (list(peace.base), list(peace.y)) == ([60], [1])
    assert (list(other.base), list(other.y)) == ([10, 5], [1, 0])
    assert list(other.customdata[1]) == ["b", "2", 5, 45]
    assert (np.array(other.base) + other.x <= [60, 45]).all()
    assert peace.marker.color == OUTLET_COLOURS[0]
    assert figure.layout.meta["chart"] == "strip"


def test_strip_texts_are_literal_and_show_the_first_words():
    texts = {"a": "x" * 110, "b": "Titre" + HOSTILE + "z" * 40}
    figure = topic_strip(SEGMENTS, NAMES, TITLES, texts=texts)
    hover = figure.data[1].hovertext[1]
    assert "<img" not in hover and "&lt;img" in hover
    assert all("<img" not in label for label in figure.layout.yaxis.ticktext)
    assert "90%" in figure.data[0].hovertext[0]


def test_strip_shows_the_asked_articles_and_names_every_topic():
    figure = topic_strip(SEGMENTS, NAMES, {"b": "Deux"})
    assert [trace.name for trace in figure.data][0] == "paix"
    assert figure.data[0].x == (None,)
    assert len(figure.data[1].x) == 1
    assert len(topic_strip(SEGMENTS[:0], NAMES, {}).data) == 2
