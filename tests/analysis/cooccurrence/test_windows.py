"""Pairs counted over a mask of articles are those of the mentions of these articles."""

import numpy as np
import pandas as pd
import pytest

from analysis.cooccurrence import cooccurrence
from analysis.cooccurrence.windows import chosen_pairs, windows

ARTICLES = ["a", "b", "c", "d"]
# Anne and Oslo share two sentences of a and one of b; Rome is with both once, in c with Oslo.
ROWS = [
    ("a", 0, 0, "Anne"), ("a", 0, 0, "Oslo"), ("a", 0, 1, "Oslo"), ("a", 0, 1, "Anne"),
    ("b", 0, 0, "Rome"), ("b", 0, 0, "Anne"), ("b", 0, 0, "Oslo"), ("b", 1, 1, "Rome"),
    ("c", 0, 0, "Rome"), ("c", 0, 1, "Oslo"),
]  # fmt: skip
MENTIONS = pd.DataFrame(ROWS, columns=["article_id", "paragraph", "sentence", "entity"])


@pytest.mark.parametrize("within", ["sentence", "paragraph", "article"])
@pytest.mark.parametrize("number", range(16))
def test_every_choice_of_articles_counts_as_its_mentions_do(within, number):
    chosen = np.array([number >> bit & 1 == 1 for bit in range(4)])
    some = MENTIONS[MENTIONS["article_id"].isin(np.array(ARTICLES)[chosen])]
    found = chosen_pairs(windows(MENTIONS, ARTICLES, within=within), chosen)
    pd.testing.assert_frame_equal(found, cooccurrence(some, within=within))


def test_pairs_of_all_articles_are_counted_by_hand():
    found = chosen_pairs(windows(MENTIONS, ARTICLES), np.ones(4, dtype=bool))
    assert found[["entity_a", "entity_b", "count", "articles"]].values.tolist() == [
        ["Anne", "Oslo", 3, 2],
        ["Anne", "Rome", 1, 1],
        ["Oslo", "Rome", 1, 1],
    ]


def test_another_window_a_mention_of_no_article_and_a_short_mask_are_refused():
    with pytest.raises(ValueError, match="within: 'line'"):
        windows(MENTIONS, ARTICLES, within="line")
    with pytest.raises(ValueError, match="'c'"):
        windows(MENTIONS, ["a", "b"])
    with pytest.raises(ValueError, match="chosen: 1 entries"):
        chosen_pairs(windows(MENTIONS, ARTICLES), np.ones(1, dtype=bool))
