"""Solidity: topics that stand apart come back, topics nobody finds again are fragile."""

import pandas as pd
import pytest

from analysis.tokens.tokenizer import tokenize
from analysis.topics.nmf import Topics, topics
from analysis.topics.stability import FRAGILE, solidity
from tests.subjects import KITCHEN, SEA, body, numbered


@pytest.fixture(scope="module")
def mixed():
    return numbered(body(KITCHEN, 0), body(SEA, 0), body(KITCHEN, 1), body(SEA, 1))


@pytest.fixture(scope="module")
def found(mixed):
    return topics(mixed, n_topics=2)


def test_two_subjects_that_stand_apart_are_solid(mixed, found):
    table = solidity(mixed, found)
    assert table["topic"].tolist() == [1, 2]
    assert table["solidity"].min() > 0.9
    assert not table["fragile"].any()


def test_a_topic_that_is_not_in_the_text_is_fragile(mixed, found):
    false = pd.DataFrame({"topic": [3], "term": ["girafe"], "weight": [1.0]})
    terms = pd.concat([found.terms, false.astype(found.terms.dtypes)], ignore_index=True)
    table = solidity(mixed, Topics(terms, found.shares, found.segments))
    assert table.loc[2, "solidity"] == 0
    assert table["fragile"].tolist() == [False, False, True]


def test_half_a_topic_is_worth_the_half_that_comes_back(mixed, found):
    # Five terms of ten come back: 5 shared of 15, just where fragile ends.
    first = found.terms[found.terms["topic"] == 1].head(5)
    others = pd.DataFrame({"topic": 1, "term": list("abcde"), "weight": 0.1})
    terms = pd.concat([first, others.astype(first.dtypes)], ignore_index=True)
    value = solidity(mixed, Topics(terms, found.shares, found.segments))["solidity"][0]
    assert value <= FRAGILE + 1e-9


def test_the_same_every_time_and_between_nothing_and_one(mixed, found):
    one, other = solidity(mixed, found), solidity(mixed, found, tokens=tokenize(mixed))
    pd.testing.assert_frame_equal(one, other, check_exact=True)
    assert one["solidity"].between(0, 1).all()


def test_nothing_gives_an_empty_table_with_the_same_columns(mixed, found):
    empty = solidity(numbered(), topics(numbered()))
    assert empty.empty
    assert empty.dtypes.equals(solidity(mixed, found).dtypes)
