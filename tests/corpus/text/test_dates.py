"""The day on which a text says that it was published."""

from datetime import date

import pytest

from corpus.text.dates import written_date


@pytest.mark.parametrize(
    "line",
    ["12 mars 2024", "Mardi 12 mars 2024", "Tuesday, March 12, 2024", "mar. 12 mars 2024, 18 h 30"],
)
def test_a_line_that_is_a_date_says_when(line):
    assert written_date(["Un titre", line, "Le texte suit."], "fr") == date(2024, 3, 12)


@pytest.mark.parametrize(
    "line", ["Le mardi 12 mars 2024, il pleut.", "Mardi prochain", "mars 2024"]
)
def test_a_date_that_is_merely_mentioned_does_not(line):
    assert written_date(["Un titre", line, "Le texte suit."], "fr") is None
