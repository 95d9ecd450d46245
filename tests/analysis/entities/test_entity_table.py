"""The entities as a table, counted by hand."""

import pandas as pd
import pytest

from analysis.entities.table import entity_table
from tests.sample_names import sample

ARTICLES = pd.DataFrame(
    {
        "article_id": ["a", "b", "c", "d"],
        "title": ["Oslo gèle", "Rome brûle", "", "Rien"],
        "source": ["Le Sud", "Le Nord", "", "Le Nord"],
        "date": pd.to_datetime(["2024-02-02", "2024-02-02", "2024-01-01", None]),
    }
)
# Article c has no title: its first paragraph is the lead.
MENTIONS = pd.DataFrame(
    [
        ("a", "Oslo", "LOC", 0), ("a", "Oslo", "LOC", 1), ("a", "Anne", "PER", 2),
        ("b", "Anne", "PER", 1), ("b", "Oslo", "LOC", 5),
        ("c", "Anne", "PER", 0), ("c", "Anne", "PER", 1),
        ("d", "Rome", "LOC", 1),
    ],
    columns=["article_id", "entity", "type", "paragraph"],
)  # fmt: skip


def test_each_entity_is_counted_by_article_outlet_and_part():
    table = entity_table(ARTICLES, MENTIONS).drop(columns=["first_date", "first_article"])
    assert table.values.tolist() == [
        ["Anne", "PER", 4, 3, 2, 0, 2, 2],
        ["Oslo", "LOC", 3, 2, 2, 1, 1, 1],
        ["Rome", "LOC", 1, 1, 1, 0, 1, 0],
    ]


def test_the_first_article_is_the_earliest_then_by_outlet():
    table = entity_table(ARTICLES, MENTIONS).set_index("entity")
    assert table["first_article"].to_dict() == {"Anne": "c", "Oslo": "b", "Rome": ""}
    assert table.loc["Anne", "first_date"] == pd.Timestamp("2024-01-01")
    assert pd.isna(table.loc["Rome", "first_date"])


def test_the_parts_add_up_over_the_sample():
    articles, named = sample()
    table = entity_table(articles, named)
    assert (table[["title", "lead", "body"]].sum(axis=1) == table["count"]).all()
    assert table["count"].sum() == len(named)
    assert (table["sources"] <= table["articles"]).all()


def test_nothing_named_gives_the_same_columns():
    empty = entity_table(ARTICLES, MENTIONS.head(0))
    assert empty.empty
    assert empty.dtypes.to_dict() == entity_table(ARTICLES, MENTIONS).dtypes.to_dict()
    undated = entity_table(ARTICLES.assign(date=pd.Series(pd.NaT, range(4))), MENTIONS)
    assert undated["first_date"].isna().all()
    assert undated.dtypes.to_dict() == empty.dtypes.to_dict()


def test_a_mention_of_an_unknown_article_is_refused():
    with pytest.raises(ValueError, match="mentions: article_id .'d'."):
        entity_table(ARTICLES.head(3), MENTIONS)
