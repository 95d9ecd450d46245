"""How many articles appeared when, outlet by outlet."""

import pandas as pd

from corpus import Selection
from study import Corpus, filters, summary
from tests.articles import articles_of


def published(key, sources, days):
    articles = articles_of(*["Il neige."] * len(days), sources=sources, days=days)
    return summary.published_counts(filters.view(Corpus("Essai", key, articles), Selection()))


def test_every_outlet_has_a_number_for_every_period():
    found = published("days", ["B", "A", "A"], ["2024-03-01", "2024-03-03", "2024-03-03"])
    days = [f"2024-03-0{day}" for day in (1, 2, 3)]
    assert found.unit == "day" and found.together == 0
    assert found.table["period"].dt.strftime("%Y-%m-%d").tolist() == days * 2
    assert found.table["source"].tolist() == ["A"] * 3 + ["B"] * 3
    assert found.table["articles"].tolist() == [0, 0, 2, 1, 0, 0]


def test_years_are_counted_by_month_and_what_has_no_date_is_left_out():
    found = published("months", ["A"] * 3, ["2020-03-31", "2024-03-01", None])
    assert found.unit == "month" and len(found.table) == 4 * 12 + 1
    assert found.table["articles"].sum() == 2
    assert found.table["period"].iloc[0] == pd.Timestamp("2020-03-01")


def test_the_smaller_outlets_are_counted_as_one():
    sources = [f"Journal {number:02}" for number in range(12)] + ["Journal 11"]
    found = published("outlets", sources, ["2024-03-01"] * 13)
    assert found.together == 2
    sums = found.table.set_index("source")["articles"]
    assert sums["Journal 11"] == 2 and sums[summary.OTHERS] == 2 and len(sums) == 11
