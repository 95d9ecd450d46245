"""The sentences made of codes."""

from typing import get_args

import pytest

from analysis.entities.uniting.suggestions import Reason
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
