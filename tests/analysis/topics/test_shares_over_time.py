"""Topics over time: means by period, no gap in the periods, the undated left out."""

import numpy as np
import pandas as pd
import pytest

from analysis.topics.nmf import Topics, topics
from analysis.topics.shares import over_time
from tests.subjects import numbered

DATES = {"a": "2024-01-03", "b": "2024-01-30", "c": "2024-03-05", "d": None, "e": "2024-03-06"}
ARTICLES = pd.DataFrame({"article_id": list(DATES), "date": pd.to_datetime(list(DATES.values()))})
FIRST = {"a": 1.0, "b": 0.5, "c": 0.0, "d": 0.3, "e": np.nan}
SHARES = pd.DataFrame(
    [
        (name, topic, value if topic == 1 else 1 - value)
        for name, value in FIRST.items()
        for topic in (1, 2)
    ],
    columns=["article_id", "topic", "share"],
).astype({"topic": "int32"})
TERMS = pd.DataFrame({"topic": [1, 2], "term": ["gaz", "blé"], "weight": [1.0, 1.0]})
FOUND = Topics(TERMS, SHARES, None)


def test_a_month_is_the_mean_of_its_articles_and_an_empty_one_is_unknown():
    table = over_time(FOUND, ARTICLES)
    assert table["period"].dt.strftime("%Y-%m-%d").unique().tolist() == [
        "2024-01-01", "2024-02-01", "2024-03-01"
    ]  # fmt: skip
    first = table[table["topic"] == 1]
    assert first["share"].tolist() == pytest.approx([0.75, np.nan, 0], nan_ok=True)
    assert first["articles"].tolist() == [2, 0, 1]  # c alone in March: e has no topic, d no date


@pytest.mark.parametrize(
    ("unit", "periods"), [("day", 63), ("week", 10), ("month", 3), ("year", 1)]
)
def test_every_period_is_there_and_shares_sum_to_one(unit, periods):
    table = over_time(FOUND, ARTICLES, unit=unit)
    assert len(table) == 2 * periods
    sums = table.groupby("period")["share"].sum(min_count=1).dropna()
    assert sums.tolist() == pytest.approx([1] * len(sums))
    assert table.groupby("period")["articles"].first().sum() == 3


def test_a_week_begins_on_monday():
    first = over_time(FOUND, ARTICLES, unit="week")["period"].iloc[0]
    assert first == pd.Timestamp("2024-01-01")


def test_nothing_dated_gives_an_empty_table_with_the_same_columns():
    table = over_time(FOUND, ARTICLES)
    undated = ARTICLES.assign(date=pd.NaT).astype(ARTICLES.dtypes)
    empty = topics(numbered())
    for nothing in (
        over_time(FOUND, undated),
        over_time(empty, ARTICLES),
        over_time(FOUND, ARTICLES[:0]),
    ):
        assert nothing.empty and nothing.dtypes.equals(table.dtypes)


def test_another_unit_is_refused():
    with pytest.raises(ValueError, match="unit is 'hour'; it must be one of"):
        over_time(FOUND, ARTICLES, unit="hour")
