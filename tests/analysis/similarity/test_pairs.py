"""Pairs of articles: the closest, their passages whichever way they were found, outlets paired."""

import pandas as pd
import pytest

from analysis.similarity.pairs import closest_pair, pairs_of_outlets, passages_between

COLUMNS = ["article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "words", "kind"]
PASSAGES = pd.DataFrame(
    [
        ("a", 50, 90, "b", 0, 40, 8, "verbatim"),
        ("a", 0, 40, "b", 60, 99, 9, "quote"),
        ("a", 0, 40, "c", 10, 50, 9, "verbatim"),
    ],
    columns=COLUMNS,
)
COSINES = pd.DataFrame(
    [[1.0, 0.2, 0.7], [0.2, 1.0, 0.4], [0.7, 0.4, 1.0]], index=list("abc"), columns=list("abc")
)
ARTICLES = pd.DataFrame({"article_id": list("abc"), "source": ["Phare", "Phare", "Cap"]})


def test_passages_come_in_the_order_of_the_first_text_from_either_side():
    assert passages_between(PASSAGES, "a", "b")["start_a"].tolist() == [0, 50]
    turned = passages_between(PASSAGES, "b", "a")
    assert turned[["article_a", "start_a", "end_a", "start_b"]].values.tolist() == [
        ["b", 0, 40, 50],
        ["b", 60, 99, 0],
    ]
    assert turned.columns.tolist() == COLUMNS
    assert passages_between(PASSAGES, "b", "c").empty


def test_the_closest_pair_is_the_highest_cosine_of_two_different_articles():
    assert closest_pair(COSINES) == ("a", "c")
    assert closest_pair(COSINES.iloc[:1, :1]) == ()


@pytest.mark.parametrize(
    "outlets, expected",
    [
        (("Phare", "Cap"), [("a", "c", 0.7), ("b", "c", 0.4)]),
        (("Phare", "Phare"), [("a", "b", 0.2)]),
        (("Cap", "Cap"), []),
    ],
)
def test_the_articles_of_two_outlets_are_paired_the_closest_first(outlets, expected):
    found = pairs_of_outlets(COSINES, ARTICLES, *outlets)
    assert list(found.itertuples(index=False, name=None)) == expected
