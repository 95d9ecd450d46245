"""Matching: a topic that goes on keeps its number, a new one takes a new number."""

import itertools

import pandas as pd
import pytest

from analysis.topics.matching import match_topics, pairing
from analysis.topics.nmf import topics
from tests.analysis.topics.three_topics import FOUND, TERMS
from tests.subjects import KITCHEN, SEA, body, numbered


def earlier(*rows):
    table = pd.DataFrame(rows, columns=["topic", "term", "weight"])
    return table.astype({"topic": "int32", "term": "str", "weight": "float64"})


def test_topics_take_the_numbers_of_those_they_continue():
    result = match_topics(FOUND, earlier((1, "vin", 1), (2, "gaz", 1), (5, "blé", 1)))
    assert result.terms[["topic", "term"]].values.tolist() == [
        [1, "vin"], [2, "gaz"], [2, "tube"], [5, "blé"]
    ]  # fmt: skip
    assert result.segments["topic"].tolist() == [1, 2]
    assert result.shares["article_id"].tolist() == ["b"] * 3 + ["a"] * 3
    assert result.shares["topic"].tolist() == [1, 2, 5] * 2
    assert result.shares["share"].tolist() == [0.2, 0.5, 0.3] * 2


def test_a_topic_without_an_earlier_one_gets_a_new_number():
    result = match_topics(FOUND, earlier((1, "blé", 1), (2, "fer", 1)))
    assert result.terms["topic"].unique().tolist() == [1, 3, 4]
    assert result.terms["term"].tolist() == ["blé", "gaz", "tube", "vin"]


def test_the_cosine_counts_every_term():
    pairs = pairing(TERMS, earlier((7, "gaz", 1), (7, "tube", 1)))
    # (1 · 1 + 0.5 · 1) / (√1.25 · √2)
    assert pairs["cosine"].tolist() == pytest.approx([1.5 / (1.25 * 2) ** 0.5])
    assert pairs[["topic", "earlier"]].values.tolist() == [[1, 7]]


def test_each_earlier_topic_is_continued_once():
    for order in itertools.permutations([1, 2, 3]):
        numbers = dict(zip([1, 2, 3], order))
        old = TERMS.assign(topic=TERMS["topic"].map(numbers).astype("int32"))
        result = match_topics(FOUND, old)
        again = dict(zip(result.terms["term"], result.terms["topic"]))
        assert again == dict(zip(old["term"], old["topic"]))


def test_nothing_earlier_and_nothing_found():
    assert match_topics(FOUND, earlier()).terms.equals(TERMS)
    empty = topics(numbered())
    result = match_topics(empty, TERMS)
    for name in ("terms", "shares", "segments"):
        pd.testing.assert_frame_equal(getattr(result, name), getattr(empty, name))


def test_dtypes_and_the_input_stay():
    before = TERMS.copy()
    result = match_topics(FOUND, earlier((2, "gaz", 1)))
    for name in ("terms", "shares", "segments"):
        assert getattr(result, name).dtypes.equals(getattr(FOUND, name).dtypes)
    pd.testing.assert_frame_equal(TERMS, before)


def test_one_article_more_leaves_the_numbers():
    table = numbered(body(KITCHEN, 0), body(SEA, 0), body(SEA, 1), body(KITCHEN, 1, 3))
    old = topics(table, n_topics=2)
    new = match_topics(
        topics(numbered(*table["text"], body(KITCHEN, 2, 12)), n_topics=2), old.terms
    )
    firsts = [found.shares.query("article_id == '0000000000000001'") for found in (old, new)]
    assert firsts[0]["share"].tolist() == pytest.approx(firsts[1]["share"].tolist())
