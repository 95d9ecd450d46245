"""Shares of topics by outlet: means over articles, countable by hand."""

import pandas as pd
import pytest

from analysis.topics.nmf import Topics
from analysis.topics.shares import shares_by

NAN = float("nan")
ARTICLES = pd.DataFrame(
    {"article_id": ["a", "b", "c", "d"], "source": ["Sud", "Nord", "Sud", "Est"]}
)
SHARES = pd.DataFrame(
    {
        "article_id": ["a", "a", "b", "b", "c", "c", "d", "d"],
        "topic": [1, 2] * 4,
        "share": [1.0, 0.0, 0.25, 0.75, 0.5, 0.5, NAN, NAN],
    }
)
FOUND = Topics(None, SHARES, None)


def test_an_outlet_is_the_mean_of_its_articles():
    table = shares_by(FOUND, ARTICLES)
    assert table["source"].tolist() == ["Sud", "Sud", "Nord", "Nord", "Est", "Est"]
    assert table["share"].tolist()[:4] == [0.75, 0.25, 0.25, 0.75]
    assert table["share"].isna().tolist() == [False] * 4 + [True] * 2


def test_an_article_by_itself_keeps_its_shares():
    table = shares_by(FOUND, ARTICLES, by="article_id")
    assert table["share"].tolist()[:6] == SHARES["share"].tolist()[:6]


def test_no_topics_give_an_empty_table():
    table = shares_by(Topics(None, SHARES.head(0), None), ARTICLES)
    assert table.empty and list(table.columns) == ["source", "topic", "share"]


def test_an_unknown_grouping_is_named():
    with pytest.raises(ValueError, match="'outlet'.*source"):
        shares_by(FOUND, ARTICLES, by="outlet")
