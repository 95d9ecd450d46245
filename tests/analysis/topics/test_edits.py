"""Merging and leaving out: shares add up, numbers stay, what is left out is said."""

import numpy as np
import pandas as pd
import pytest

from analysis.topics.edits import leave_out, merge
from analysis.topics.nmf import Topics, topics
from tests.analysis.topics.three_topics import FOUND, SEGMENTS, SHARES, TERMS
from tests.subjects import numbered


def test_merged_shares_and_weights_add():
    result = merge(FOUND, [[3, 1]])
    assert result.terms.values.tolist() == [
        [1, "gaz", 1.0], [1, "vin", 1.0], [1, "tube", 0.5], [2, "blé", 1.0]
    ]  # fmt: skip
    assert result.shares["share"].tolist() == pytest.approx([0.7, 0.3] * 2)
    assert result.shares["article_id"].tolist() == ["b", "b", "a", "a"]
    assert result.segments["topic"].tolist() == [1, 1]


def test_a_term_of_both_counts_twice():
    terms = TERMS.assign(term=["gaz", "tube", "tube", "vin"])
    result = merge(Topics(terms, SHARES, SEGMENTS), [[1, 2]])
    # tube: 0.5 + 1 = 1.5, the strongest; gaz 1.
    assert result.terms.head(2)["term"].tolist() == ["tube", "gaz"]
    assert result.terms.head(2)["weight"].tolist() == pytest.approx([1, 1 / 1.5])


def test_left_out_shares_are_shared_among_the_others():
    result = leave_out(FOUND, [3])
    assert result.shares["share"].tolist() == pytest.approx([0.625, 0.375] * 2)
    assert result.terms["topic"].unique().tolist() == [1, 2]
    assert result.segments["article_id"].tolist() == ["a"]


def test_an_article_about_nothing_else_has_no_share():
    shares = SHARES.assign(share=[0.0, 0.0, 1.0, np.nan, np.nan, np.nan])
    result = leave_out(Topics(TERMS, shares, SEGMENTS), [3])
    assert result.shares["share"].isna().all()
    assert merge(Topics(TERMS, shares, SEGMENTS), [[1, 2]]).shares["share"].isna().sum() == 2


def test_an_unknown_topic_and_one_in_two_groups_are_refused():
    with pytest.raises(ValueError, match=r"groups name the topic 9; the topics are \[1, 2, 3\]"):
        merge(FOUND, [[1, 9]])
    with pytest.raises(ValueError, match="numbers name the topic 9"):
        leave_out(FOUND, [9])
    with pytest.raises(ValueError, match="one group only"):
        merge(FOUND, [[1, 2], [2, 3]])


def test_columns_stay_and_the_input_too():
    before = SHARES.copy()
    for result in (merge(FOUND, []), merge(FOUND, [[1, 2]]), leave_out(FOUND, [1, 2, 3])):
        for name in ("terms", "shares", "segments"):
            assert getattr(result, name).dtypes.equals(getattr(FOUND, name).dtypes)
    pd.testing.assert_frame_equal(SHARES, before)
    empty = topics(numbered())
    assert merge(empty, []).terms.empty and leave_out(empty, []).shares.empty
