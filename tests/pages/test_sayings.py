"""The sentences made of codes."""

from typing import get_args

import pandas as pd
import pytest

from analysis.entities.uniting.suggestions import Reason
from analysis.overlap.borrowing import REASONS, VERDICTS
from pages.shared import sayings
from pages.shared.sayings import union_reason


@pytest.mark.parametrize(
    ("reason", "shared", "expected"),
    [
        ("surname", 0, "same surname"),
        ("surname", 1, "same surname, one shared article"),
        ("part", 1200, "a part of the longer name, 1,200 shared articles"),
        ("letter", 3, "one letter apart"),
    ],
)
def test_why_two_names_may_be_one(reason, shared, expected):
    assert union_reason(reason, shared) == expected


def test_every_reason_has_its_sentence():
    assert len({union_reason(reason, 0) for reason in get_args(Reason)}) == 6


def judged(**values):
    row = {"verdict": "taken from", "reason": "copied", "share_of_b": 0.724, "agency": ""}
    return pd.Series({**row, "days": 1.0} | values)


def test_what_may_be_said_of_two_articles_is_said_with_its_numbers():
    said = "72 % of it stood in the earlier article, 1 day before."
    assert sayings.verdict_reason(judged()) == said
    assert sayings.verdict_reason(judged(reason="many days", days=20)).endswith("20 days apart.")
    assert sayings.verdict_reason(judged(reason="agency", agency="AFP")).endswith("names AFP.")
    unknown = judged(reason="date unknown", share_of_b=float("nan"), days=float("nan"))
    assert sayings.verdict_reason(unknown) == "A date is not known."


def test_every_verdict_and_every_reason_of_it_has_its_sentence():
    assert len({sayings.verdict(judged(verdict=verdict)) for verdict in VERDICTS}) == 3
    assert len({sayings.verdict_reason(judged(reason=name)) for name in REASONS}) == len(REASONS)


def test_why_a_number_of_topics_is_proposed():
    tried = {"n_topics": [3, 4], "stability": [0.5, 0.5], "coherence": [0.5, 0.52]}
    table = pd.DataFrame(tried).assign(chosen=[True, False])
    assert "none is clearly more stable" in sayings.proposed_number(table)
    assert "So little text bears 3 topics" in sayings.proposed_number(table.head(1))
    assert "too little text" in sayings.proposed_number(table.head(0))
