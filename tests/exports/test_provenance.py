"""From what and how a chart was made, in one line and in a paragraph."""

import dataclasses
import datetime

import pytest

from exports.provenance import Provenance, fingerprint, footer, methods_paragraph
from tests.articles import articles_of

KNOWN = Provenance(
    corpus="Le gel",
    fingerprint="0123456789ab",
    articles=24,
    outlets=8,
    words=12_345,
    first=datetime.date(2024, 5, 3),
    last=datetime.date(2024, 5, 16),
    filters="outlet Le Phare",
    method="Log-likelihood, at least 3 occurrences.",
    method_fr="Log-vraisemblance, au moins 3 occurrences.",
    version="0.3",
    made=datetime.date(2026, 11, 21),
)


def test_the_footer_says_n_period_filters_method_corpus_version_and_day():
    assert footer(KNOWN) == (
        "n = 24 articles, 8 outlets, 12,345 words · 3 May 2024 – 16 May 2024 · "
        "filters: outlet Le Phare · Log-likelihood, at least 3 occurrences · "
        "corpus Le gel (0123456789ab) · Recoupe 0.3, 21 November 2026"
    )


def test_the_footer_in_french_writes_numbers_and_days_as_french_does():
    line = footer(KNOWN, language="fr")
    assert "8 médias, 12\N{NARROW NO-BREAK SPACE}345 mots" in line
    assert "3 mai 2024 – 16 mai 2024" in line
    assert "Log-vraisemblance" in line and "Log-likelihood" not in line


def test_what_is_not_known_is_left_out():
    bare = dataclasses.replace(KNOWN, first=None, last=None, filters="", outlets=0, articles=1)
    line = footer(bare)
    assert line.startswith("n = 1 article, 12,345 words · no filter · ")


def test_a_line_stays_one_line():
    assert "\n" not in footer(dataclasses.replace(KNOWN, filters="the words “a\nb”"))


def test_the_paragraph_says_the_corpus_once_and_each_method_once():
    other = dataclasses.replace(KNOWN, method="Words by YAKE", method_fr="Mots par YAKE")
    text = methods_paragraph([KNOWN, other, KNOWN], language="en")
    assert text == (
        "The corpus “Le gel” holds 24 articles, 8 outlets, 12,345 words, published from 3 May 2024 "
        "to 16 May 2024 (fingerprint 0123456789ab). Filters: outlet Le Phare. Log-likelihood, at "
        "least 3 occurrences. Words by YAKE. Computed with Recoupe 0.3 on 21 November 2026; the "
        "same articles and settings give the same figures."
    )


def test_the_paragraph_names_the_filters_where_they_differ():
    whole = dataclasses.replace(KNOWN, filters="", articles=30, method="All words")
    text = methods_paragraph([KNOWN, whole], language="en")
    assert "holds 30 articles" in text
    assert "With the filters outlet Le Phare (24 articles, 8 outlets, 12,345 words): Log" in text
    assert "All words." in text


def test_the_paragraph_in_french():
    text = methods_paragraph([KNOWN], language="fr")
    assert text.startswith(
        "Le corpus «\N{NO-BREAK SPACE}Le gel\N{NO-BREAK SPACE}» compte 24 articles"
    )
    assert "publiés du 3 mai 2024 au 16 mai 2024" in text
    assert "le 21 novembre 2026" in text


def test_nothing_gives_no_paragraph():
    assert methods_paragraph([]) == ""


def test_another_language_is_refused():
    with pytest.raises(ValueError, match="language is 'de'; it must be one of en, fr"):
        footer(KNOWN, language="de")


def test_the_fingerprint_does_not_depend_on_the_order_but_on_every_text():
    one = articles_of("Il gèle.", "Il neige.")
    assert len(fingerprint(one)) == 12
    assert fingerprint(one) == fingerprint(one.iloc[::-1])
    assert fingerprint(one) == fingerprint(one.assign(raw="other"))
    assert fingerprint(one) != fingerprint(articles_of("Il gèle.", "Il neigeait."))
    assert fingerprint(one) != fingerprint(one.assign(source="Le Phare"))


def test_the_fingerprint_of_no_article():
    empty = articles_of("x").head(0)
    assert fingerprint(empty) == fingerprint(empty.copy())
