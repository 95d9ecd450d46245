"""Numbers with their nouns."""

import pytest

from wording.language import count


@pytest.mark.parametrize(
    "number, text", [(0, "0 articles"), (1, "1 article"), (1234, "1,234 articles")]
)
def test_numbers_with_their_nouns(number, text):
    assert count(number, "article") == text


def test_an_irregular_plural():
    assert count(2, "country", "countries") == "2 countries"
