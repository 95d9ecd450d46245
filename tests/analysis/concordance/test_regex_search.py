"""The reader's regular expressions: right, refused in words, stopped in time, small in memory."""

import re
import subprocess
import sys

import pytest

from analysis.concordance.regex_search import PatternTooSlow, regex_spans
from tests import ROOT


def test_matches_are_those_of_re_in_every_text():
    assert regex_spans(["Gaz, gaz", "", "É\ud800 gaz"], "GAZ") == [(0, 0, 3), (0, 5, 8), (2, 3, 6)]


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bl'\w+",
        r"(\w)\1",
        r"^\w+|\d{2,3}",
        r"(?<=de )\w+(?= )",
        r"[^\s,]+(?:é|ée)s?\b",
        r"(?i:ÉTAT)s*",
    ],
)
def test_a_pattern_of_python_finds_what_python_finds(pattern):
    texts = [
        "L'été 2024, l'élue de Lille est arrivée.\nÉtats généraux",
        "addition de 120 pommes cuites",
    ]
    compiled = re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    expected = [(n, *m.span()) for n, text in enumerate(texts) for m in compiled.finditer(text)]
    assert expected and regex_spans(texts, pattern) == expected


def test_empty_matches_are_none():
    assert regex_spans(["abc"], "x*") == []


def test_lines_have_a_begin_and_an_end():
    assert regex_spans(["gaz\nmer gaz"], "^gaz|gaz$") == [(0, 0, 3), (0, 8, 11)]


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "(a{1,1000}){1,1000}$"])
def test_a_pattern_that_would_hang_is_stopped_with_a_message(pattern):
    with pytest.raises(PatternTooSlow, match="took more than 0.2 seconds and was stopped"):
        regex_spans(["a" * 5_000 + "!"], pattern, seconds=0.2)


def test_the_time_is_that_of_all_texts_together():
    texts = ["a" * 22 + "!"] * 100_000  # each alone is done in time
    with pytest.raises(PatternTooSlow):
        regex_spans(texts, "(a|aa)+$", seconds=0.2)


def test_too_slow_is_both_a_wrong_value_and_a_timeout():
    assert issubclass(PatternTooSlow, ValueError) and issubclass(PatternTooSlow, TimeoutError)


@pytest.mark.parametrize(
    "pattern",
    [
        "(",
        "*",
        "[a",
        r"\1",
        "a{99999999999}",
        "(?P<x",
        "(" * 200 + "a",
        "(?R)?a",
        "(a)(?1)",
        "(?&x)(?<x>a)",
    ],
)
def test_what_is_no_regular_expression_is_refused_with_the_reason(pattern):
    with pytest.raises(ValueError, match="cannot be searched: ") as refused:
        regex_spans(["a"], pattern)
    assert repr(pattern) in str(refused.value)


def test_too_many_places_are_refused():
    with pytest.raises(ValueError, match="more than 100,000 places"):
        regex_spans(["a" * 100_001], "a")


def test_a_pattern_nested_beyond_measure_is_refused():
    with pytest.raises(ValueError, match="more than 500 characters") as refused:
        regex_spans(["a"], "(" * 50_000 + "a" + ")" * 50_000)
    assert len(str(refused.value)) < 1_000


def test_groups_that_would_keep_millions_of_places_are_refused():
    text = "gaz " * 250_000
    with pytest.raises(ValueError, match=r"allowed are groups that keep nothing, \(\?:…\)"):
        regex_spans([text], "(g)(a)(z)")
    assert regex_spans([text[:40]], "(g)(a)(z)")[0] == (0, 0, 3)


LARGE = [
    "(?:(?:(?:a?){1000}){1000}){1000}b", "(?:a?){1000}{1000}", "(?:a{1000}){1000,1000}", "a{1000000}",
    "(a{1,1000}){1,1000}", "(?R)?a", "(a|(?R))*b", "(?:(?R)|a)*$", "(a)(?1)*+(?:(?1)*)*b",
    "(?s)((((((((((.))))))))))*", "(?s)(.)*(.)*", "(?:a|(b)|(c)){0,4000000000}", "(a?){90}a{90}$",
    "(?e)(?:aaaaaaaaaaaaaaaaaaab){e<=10}", "|".join("a" * n for n in range(31)),
]  # fmt: skip


def test_no_pattern_fills_the_memory():
    """Each of these took up to 5 GB by itself before it was refused or stopped."""
    pytest.importorskip("resource")  # not on Windows
    code = f"""
import resource
from analysis.concordance.regex_search import regex_spans
texts = ["a" * 200_000 + "!", "ab " * 300_000]
regex_spans(texts, "(a)$")
used = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before = used()
for pattern in {LARGE!r}:
    try:
        regex_spans(texts, pattern, seconds=0.5)
    except ValueError:
        pass
print(used() - before)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    kilobytes = int(done.stdout) // (1024 if sys.platform == "darwin" else 1)
    assert kilobytes < 300_000
