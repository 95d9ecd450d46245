"""Pairs that are nearly one text, both ways."""

import pandas as pd
import pytest

from analysis.overlap.near import near_duplicates

COLUMNS = ["article_a", "article_b", "words", "share_of_a", "share_of_b"]
ROWS = [
    ("a", "b", 90, 0.9, 0.95),
    ("b", "a", 90, 0.95, 0.9),
    ("a", "c", 90, 0.9, 0.2),
    ("c", "a", 90, 0.2, 0.9),
]


def test_a_pair_is_given_once_and_only_when_both_stand_in_each_other():
    found = near_duplicates(pd.DataFrame(ROWS, columns=COLUMNS))
    assert found.values.tolist() == [["a", "b", 0.9, 0.95]]


def test_nothing_in_nothing_out():
    assert near_duplicates(
        pd.DataFrame([], columns=COLUMNS).astype({"share_of_a": float, "share_of_b": float})
    ).empty


def test_a_share_must_be_a_share():
    with pytest.raises(ValueError, match="least is 2"):
        near_duplicates(pd.DataFrame(ROWS, columns=COLUMNS), least=2)
