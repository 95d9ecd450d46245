"""A figure is drawn once for the same values, and looks as it does when it is drawn anew."""

import pandas as pd

from charts.bars import bars
from charts.theme import style
from pages.shared.show.figures import figure_of, style_once


def table(last):
    return pd.DataFrame({"keyword": ["gaz", "gel"], "articles": [3, last]})


def test_a_figure_is_drawn_again_when_a_value_is_another():
    options = {"name": "keyword", "value": "articles", "axis": "articles"}
    first = figure_of(bars, table(1), **options)
    assert figure_of(bars, table(1), **options) is first
    other = figure_of(bars, table(2), **options)
    assert other is not first and other.to_json() != first.to_json()
    assert figure_of(bars, table(1), **{**options, "axis": "times"}) is not first


def test_a_figure_kept_is_themed_as_one_that_is_not():
    options = {"name": "keyword", "value": "articles", "axis": "articles"}
    kept = figure_of(bars, table(1), **options)
    for dark in (False, True):
        assert style_once(kept, dark=dark) is style_once(kept, dark=dark)
        fresh = style(bars(table(1), **options), dark=dark)
        assert style_once(kept, dark=dark).to_json() == fresh.to_json()
