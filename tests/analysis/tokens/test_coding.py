"""Values as numbers: of strings and of categories alike."""

import numpy as np
import pandas as pd
import pytest

from analysis.tokens.coding import article_numbers, encode, encode_together, in_order, tokens_of
from corpus.text.folding import bare

WORDS = pd.Series(["Été", "gaz", "été", "gaz"], dtype="str")


@pytest.mark.parametrize("values", [WORDS, WORDS.astype("category")], ids=["strings", "category"])
def test_codes_lead_back_to_the_values(values):
    codes, names = encode(values)
    assert names[codes].tolist() == WORDS.tolist()
    codes, names = encode(values, str.lower)
    assert names[codes].tolist() == ["été", "gaz", "été", "gaz"]
    assert len(names) == 2


def test_categories_that_no_row_has_are_left_out():
    codes, names = encode(WORDS.astype("category")[[0, 2]])
    assert sorted(names) == ["Été", "été"]
    assert names[codes].tolist() == ["Été", "été"]


def test_nothing_gives_nothing():
    for values in (WORDS[:0], WORDS[:0].astype("category")):
        codes, names = encode(values, str.lower)
        assert len(codes) == len(names) == 0
    codes, names = encode_together(bare, [])
    assert len(codes) == len(names) == 0


def test_words_looked_at_in_one_go_are_those_looked_at_one_by_one():
    words = ["Été", "ÉTÉ", "L’État", "cœur", "Ω", "ΟΔΟΣ", "naïf", "e\u0301t\u00e9"]
    codes, names = encode_together(bare, words)
    assert names[codes].tolist() == [bare(word) for word in words]


def test_categories_in_order():
    values = in_order(np.array([0, 1, 2, 0]), np.array(["gaz", "blé", "été"], dtype=object))
    assert values.tolist() == ["gaz", "blé", "été", "gaz"]
    assert values.categories.tolist() == ["blé", "gaz", "été"]


@pytest.mark.parametrize("kind", ["str", "category"])
def test_articles_are_numbered_in_their_order_and_others_are_not_there(kind):
    articles = pd.DataFrame({"article_id": ["b", "a"]})
    ids = pd.Series(["a", "b", "c", "a"], dtype=kind)
    assert article_numbers(articles, ids).tolist() == [1, 0, -1, 1]


def test_the_rows_of_some_articles():
    tokens = pd.DataFrame({"article_id": ["a", "a", "b"], "token": ["un", "deux", "trois"]})
    assert tokens_of(tokens, ["a"])["token"].tolist() == ["un", "deux"]
    assert tokens_of(tokens, ["a", "b", "c"]) is tokens
