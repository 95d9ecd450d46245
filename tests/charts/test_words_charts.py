"""Figures of the page Words: the numbers of their tables, ids on the marks, labels apart."""

from math import log10

import pandas as pd
import pytest

from charts import keyness as chart
from charts.dispersion import dispersion
from charts.keyness import keyness_bars, keyness_scatter


def words(number=60):
    return pd.DataFrame(
        {
            "group": ["A", "B"] * (number // 2),
            "term": [f"mot <{place}>" for place in range(number)],
            "count": 3,
            "per_thousand": [1 + place % 7 for place in range(number)],
            "rest_per_thousand": 0.5,
            "log_ratio": [1 + place % 11 / 4 for place in range(number)],
            "log_likelihood": 9.0,
        }
    )


def test_marks_are_the_rows_and_carry_group_and_term():
    figure = keyness_scatter(words(), {"A": "#111111", "B": "#222222"}, {"B": "Le <B>"})
    ids = [tuple(each) for trace in figure.data for each in trace.customdata]
    assert sorted(ids) == sorted(zip(words()["group"], words()["term"], strict=True))
    assert [trace.name for trace in figure.data] == ["A", "Le &lt;B&gt;"]
    assert not any("<0>" in text for trace in figure.data for text in trace.text)


def test_labels_lie_on_no_other_label():
    rows = words()
    sides = chart._label_sides(rows, len(rows))
    across = chart._scale_to([log10(value) for value in rows["per_thousand"]], chart._WIDTH)
    up = chart._scale_to(rows["log_ratio"].tolist(), chart._TALL)
    boxes = [
        chart._box(across[row], up[row], len(rows["term"][row]) * chart._LETTER, chart._SIDES[side])
        for row, side in sides.items()
    ]
    assert 5 < len(boxes) < len(rows)
    assert not any(chart._meet(one, other) for n, one in enumerate(boxes) for other in boxes[:n])


def test_bars_go_right_for_more_and_left_for_less_and_say_how_much():
    table = pd.DataFrame(
        {
            "term": ["gaz", "yuan", "paix", "guerre"],
            "count": [4, 3, 1, 0],
            "log_ratio": [3.0, 2.0, -1.0, -2.0],
            "log_likelihood": [9.0, 5.0, 2.0, 4.0],
            "rest_per_thousand": [1.0, 0.0, 2.0, 2.0],
        }
    )
    more, less = keyness_bars(table, "#111111").data
    assert list(more.x) == [3.0, 2.0] and list(more.text) == ["× 8.0", "only here"]
    assert list(less.customdata) == ["paix", "guerre"] and list(less.text) == ["÷ 2.0", "never"]


def test_ticks_stand_on_the_line_of_their_article():
    table = pd.DataFrame(
        {"article_id": ["x", "x", "y"], "source": ["A", "A", ""], "position": [0.0, 0.5, 0.25]}
    )
    figure = dispersion(table, {"A": "#111111"}, {"x": "un <b>"})
    ticks = [trace for trace in figure.data if trace.mode == "markers"]
    placed = {
        (article, x, y)
        for trace in ticks
        for article, x, y in zip(trace.customdata, trace.x, trace.y, strict=True)
    }
    assert placed == {("x", 0.0, 0), ("x", 50.0, 0), ("y", 25.0, 1)}
    assert list(figure.layout.yaxis.ticktext) == ["un &lt;b&gt;", "y"]


@pytest.mark.parametrize("draw", [lambda: keyness_bars(words(0), "#111111"),
                                  lambda: keyness_scatter(words(0), {}, {})])  # fmt: skip
def test_nothing_to_draw_is_an_empty_figure(draw):
    assert not any(len(trace.x or ()) for trace in draw().data)
