"""How many topics: the number that is in the text, with its reason."""

import numpy as np
import pandas as pd
import pytest

from analysis.topics.number import agreement, propose, reason
from tests.subjects import KITCHEN, SEA, body, numbered

STREET = "trottoir vélo carrefour piéton tramway feu parking bus autoroute passage"


@pytest.fixture(scope="module")
def proposal():
    return propose(numbered(*(body(nouns, n) for n in (0, 1) for nouns in (KITCHEN, SEA, STREET))))


def test_three_subjects_are_three_topics(proposal):
    assert proposal.loc[proposal["chosen"], "n_topics"].tolist() == [3]
    assert proposal["stability"].between(0, 1).all()
    assert proposal["coherence"].between(-1, 1).all()


def test_numbers_ascend_and_leave_each_topic_some_segments(proposal):
    assert proposal["n_topics"].is_monotonic_increasing
    assert proposal["n_topics"].is_unique
    assert proposal["n_topics"].max() <= 36 // 4


def test_the_reason_of_three_clear_subjects_is_that_three_are_best(proposal):
    assert reason(proposal) == "best"
    assert reason(proposal[proposal["chosen"]]) == "one"


def test_agreement_is_the_mean_of_the_best_pairs():
    tops = [np.array([1, 2]), np.array([3, 4])]
    assert agreement(tops, tops[::-1]) == 1
    # 1 of 3 terms shared, and none.
    assert agreement(tops, [np.array([1, 5]), np.array([6, 7])]) == pytest.approx(1 / 6)
    assert agreement(tops, tops[:1]) == 0.5


def test_too_little_text_proposes_nothing(proposal):
    for table in (numbered(), numbered(""), numbered(body(KITCHEN, 0, 1))):
        nothing = propose(table)
        assert nothing.empty and nothing.dtypes.equals(proposal.dtypes)
        assert reason(nothing) == "no text"


def test_the_usual_number_stays_unless_another_is_clearly_better():
    table = pd.DataFrame(
        {"n_topics": [3, 4], "stability": [0.5, 0.5], "coherence": [0.5, 0.52]}
    ).assign(chosen=[True, False])
    assert reason(table) == "usual"
