"""The reader's regular expressions: right, refused in words, and stopped in time."""

import time

import pytest

from analysis.concordance.regex_search import PatternTooSlow, regex_spans


def test_matches_are_those_of_re_in_every_text():
    assert regex_spans(["Gaz, gaz", "", "É\ud800 gaz"], "GAZ") == [(0, 0, 3), (0, 5, 8), (2, 3, 6)]


def test_empty_matches_are_none():
    assert regex_spans(["abc"], "x*") == []


def test_lines_have_a_begin_and_an_end():
    assert regex_spans(["gaz\nmer gaz"], "^gaz|gaz$") == [(0, 0, 3), (0, 8, 11)]


def test_a_pattern_that_would_hang_is_stopped_in_under_two_seconds():
    begun = time.perf_counter()
    with pytest.raises(PatternTooSlow, match="took more than 1.5 seconds and was stopped"):
        regex_spans(["a" * 5_000 + "!"], "(a+)+$")
    assert time.perf_counter() - begun < 2


def test_too_slow_is_both_a_wrong_value_and_a_timeout():
    assert issubclass(PatternTooSlow, ValueError) and issubclass(PatternTooSlow, TimeoutError)


@pytest.mark.parametrize("pattern", ["(", "*", "[a", r"\1", "a{99999999999}", "(?P<x"])
def test_what_is_no_regular_expression_is_refused_with_the_reason(pattern):
    with pytest.raises(ValueError, match="cannot be searched: ") as refused:
        regex_spans(["a"], pattern)
    assert repr(pattern) in str(refused.value)


def test_too_many_places_are_refused():
    with pytest.raises(ValueError, match="more than 100,000 places"):
        regex_spans(["a" * 100_001], "a")


def test_a_pattern_nested_beyond_measure_is_refused():
    with pytest.raises(ValueError, match="query: "):
        regex_spans(["a"], "(" * 50_000 + "a" + ")" * 50_000)
