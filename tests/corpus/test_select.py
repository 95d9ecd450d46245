"""The articles that a reader's choices keep."""

import random
from datetime import date

import numpy as np
import pandas as pd
import pytest

from corpus import Selection, load_articles, select
from corpus.index import Index
from corpus.select import mask
from corpus.text import folding

ARTICLES = pd.DataFrame(
    {
        "article_id": ["a", "b", "c"],
        "source": ["Gazette", "Phare", "Gazette"],
        "date": pd.to_datetime(["2024-05-01", "2024-05-16", None]),
        "language": ["fr", "en", "fr"],
        "text": ["La visite d'État, l'œuvre d'un soir", "The state visit", "Un état de visite"],
    }
).astype({"article_id": "str", "source": "str", "language": "str", "text": "str"})
SHARES = pd.DataFrame(
    {"article_id": ["a", "a", "b", "c"], "topic": [0, 1, 0, 1], "share": [0.25, 0.75, 0.24, 1.0]}
)


def kept(topic_shares=None, **choices):
    return list(select(ARTICLES, Selection(**choices), topic_shares=topic_shares)["article_id"])


def test_a_column_of_the_readers_own_is_a_filter():
    articles = load_articles().assign(camp=["a", "b"] * 12)
    kept = select(articles, Selection(variables=(("camp", ("b",)),)))
    assert set(kept["camp"]) == {"b"} and len(kept) == 12


def test_an_empty_selection_keeps_everything_and_modifies_nothing():
    before = ARTICLES.copy(deep=True)
    pd.testing.assert_frame_equal(select(ARTICLES, Selection()), before)
    pd.testing.assert_frame_equal(ARTICLES, before)


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({"sources": ("Gazette",)}, ["a", "c"]),
        ({"sources": ("Gazette", "Phare")}, ["a", "b", "c"]),
        ({"sources": ("Nowhere",)}, []),
        ({"languages": ("en",)}, ["b"]),
        ({"start": date(2024, 5, 2)}, ["b"]),
        ({"end": date(2024, 5, 1)}, ["a"]),
        ({"start": date(2024, 5, 1), "end": date(2024, 5, 16)}, ["a", "b"]),
        ({"words": "ETAT visite"}, ["a", "c"]),
        ({"words": "visite d'etat", "match": "phrase"}, ["a"]),
        ({"words": "visite d’État", "match": "phrase"}, ["a"]),
        ({"words": "oeuvre"}, ["a"]),
        ({"words": "visit"}, ["b"]),
        ({"words": "tat"}, []),
        ({"words": " … "}, ["a", "b", "c"]),
        ({"words": "visite", "languages": ("fr",), "sources": ("Gazette",)}, ["a", "c"]),
    ],
)
def test_what_a_choice_keeps(choices, expected):
    assert kept(**choices) == expected


def test_an_article_has_a_topic_from_a_quarter_on():
    assert kept(SHARES, topics=(0,)) == ["a"]
    assert kept(SHARES, topics=(0, 1)) == ["a", "c"]


def test_an_article_has_its_main_topic_only_where_that_is_asked():
    assert kept(SHARES, topics=(0,), topic_rule="main") == ["b"]
    assert kept(SHARES, topics=(1,), topic_rule="main") == ["a", "c"]
    with pytest.raises(ValueError, match="topic_rule is 'most'"):
        kept(SHARES, topics=(0,), topic_rule="most")


def test_an_article_of_undefined_shares_has_no_topic():
    undefined = SHARES.assign(share=SHARES["share"].where(SHARES["article_id"] != "b"))
    assert kept(undefined, topics=(0, 1), topic_rule="main") == ["a", "c"]
    assert kept(undefined, topics=(0, 1)) == ["a", "c"]


def test_articles_are_kept_by_their_ids_or_their_beginnings():
    assert kept(articles=("c", "a")) == ["a", "c"]
    assert kept(articles=("z",)) == []


def test_of_the_versions_of_one_text_the_first_that_is_left_counts():
    assert kept(once=(("b", "a"),)) == ["b", "c"]
    assert kept(once=(("b", "a"),), sources=("Gazette",)) == ["a", "c"]


def test_topics_need_their_shares():
    with pytest.raises(ValueError, match="topic_shares"):
        kept(topics=(0,))


def test_an_unknown_match_is_refused():
    with pytest.raises(ValueError, match="'all' or 'phrase'"):
        kept(words="a", match="any")


def test_the_table_keeps_its_columns_even_when_nothing_is_left():
    nothing = select(ARTICLES, Selection(sources=("Nowhere",), words="a"))
    pd.testing.assert_series_equal(nothing.dtypes, ARTICLES.dtypes)
    empty = select(ARTICLES.iloc[:0], Selection(words="a", start=date(2024, 1, 1)))
    assert empty.empty


def test_a_selection_can_be_a_key():
    assert {Selection(words="a"): 1}[Selection(words="a")] == 1


def test_a_phrase_ends_where_its_text_ends():
    articles = ARTICLES.assign(text=pd.Series(["un beau", "soir", "un beau soir"], dtype="str"))
    assert list(select(articles, Selection(words="beau soir", match="phrase"))["text"]) == [
        "un beau soir"
    ]
    assert list(select(articles, Selection(words="soir un", match="phrase"))["text"]) == []
    assert len(select(articles, Selection(words="un un un un", match="phrase"))) == 0


def test_a_table_that_was_changed_is_looked_at_again():
    articles = ARTICLES.copy()
    assert list(select(articles, Selection(words="state"))["article_id"]) == ["b"]
    articles.loc[0, "text"] = "Another state"
    assert list(select(articles, Selection(words="state"))["article_id"]) == ["a", "b"]
    articles["source"] = pd.Series(["Phare", "Phare", "Gazette"], dtype="str")
    assert list(select(articles, Selection(sources=("Gazette",)))["article_id"]) == ["c"]
    articles.loc[2, "date"] = pd.Timestamp("2024-06-01")
    assert list(select(articles, Selection(start=date(2024, 6, 1)))["article_id"]) == ["c"]


def by_hand(row, selection):
    """Say whether an article fits, read from the docstring."""
    text = f" {folding.words(row.text)} "
    wanted = folding.words(selection.words)
    runs = [wanted] if selection.match == "phrase" else wanted.split()
    return (
        (not selection.sources or row.source in selection.sources)
        and (selection.start is None or row.date.date() >= selection.start)
        and (selection.end is None or row.date.date() <= selection.end)
        and (not selection.articles or row.article_id.startswith(selection.articles))
        and all(f" {run} " in text for run in runs if run)
    )


def test_a_mask_is_what_reading_every_article_gives():
    articles, some = load_articles(), random.Random(1)
    index = Index(articles)
    words = folding.words(" ".join(articles["text"])).split()
    days = sorted(day.date() for day in articles["date"])
    found = 0
    for _ in range(300):
        place = some.randrange(len(words) - 3)
        selection = Selection(
            sources=tuple(some.sample(sorted(set(articles["source"])), some.randrange(3))),
            start=some.choice([None, *days]),
            end=some.choice([None, *days]),
            words=" ".join(words[place : place + some.randrange(4)]),
            match=some.choice(["all", "phrase"]),
            articles=tuple(some.choices("0123456789abcdef", k=some.choice([0, 0, 8]))),
        )
        kept = mask(index, selection)
        assert kept.tolist() == [by_hand(row, selection) for row in articles.itertuples()]
        assert list(select(articles, selection).index) == list(range(np.count_nonzero(kept)))
        found += np.count_nonzero(kept)
    assert found > 300
