"""YAKE's scores by our own scorer: those of the `yake` package, list by list, digit by digit."""

import gzip
import json
from itertools import islice
from random import Random

import pytest
from yake import KeywordExtractor

from analysis.keywords.extraction import keywords
from analysis.keywords.yake_lists import yake_lists
from corpus import load_articles
from tests import SHARED

PRESS = SHARED / "corpora" / "press_fr.jsonl.gz"
ODD = [
    "",
    " \n\t ",
    "...",
    "Le la les de.",
    "1 2 3 4,5 6.7 1,000.00",
    "Gaz",
    "GAZ gaz Gaz GAZ. Gaz!",
    "Les bus, les bus ; les Bus. Le bus s'arrête.",
    "L’eau\tde l'eau. Qu'est-ce que l'eau ? C'est H2O, e-mail: a@b.fr, http://a.fr/b?c=d.",
    "don't isn't we've o'clock. Rock'n'roll, the Smiths' house",
    "Une ligne\nUne autre\n\nune troisième. (Entre parenthèses.) « Entre guillemets. »",
    "M. Roy et Mme. Roy. J. R. Roy, p. 3, etc. U.S. Army vs. U.N.",
    "ÉTAT État état. ŒUVRE œuvre. straße STRASSE ΑΘΗΝΑ αθήνα Москва",
    "mot " * 300,
    "a-b-c--d — e_f __ g/h \\ i|j ~ k",
    "&amp; &lt;b&gt; &eacute;t&eacute;",
]


def by_package(texts, language, **options):
    lists = []
    for text in texts:
        extractor = KeywordExtractor(lan=language, **options)
        lists.append([(word, float(score)) for word, score in extractor.extract_keywords(text)])
    return lists


def by_us(texts, language, **options):
    stop_words = frozenset(KeywordExtractor(lan=language).stopword_set)
    return yake_lists(texts, stop_words, **options)


@pytest.fixture(scope="module")
def texts():
    return load_articles()["text"].tolist()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_lists_are_those_of_the_package_to_the_last_digit(texts, language):
    assert by_us(texts, language) == by_package(texts, language)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_so_are_those_of_odd_texts(language):
    assert by_us(ODD, language) == by_package(ODD, language)


def test_so_are_those_of_sentences_in_any_order(texts):
    """Words that meet in other places: other neighbours, medians and counts."""
    chance = Random(0)
    sentences = [sentence for text in texts for sentence in text.split(". ")]
    mixed = [". ".join(chance.choices(sentences, k=chance.randint(1, 40))) for _ in range(20)]
    assert by_us(mixed, "fr") == by_package(mixed, "fr")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"max_words": 1}, {"n": 1}),
        ({"max_words": 5, "top": 50}, {"n": 5, "top": 50}),
        ({"likeness": 0.5}, {"dedup_lim": 0.5}),
        ({"likeness": 1, "top": 10**6}, {"dedup_lim": 1, "top": 10**6}),
    ],
)
def test_so_are_those_of_other_lengths_and_limits(texts, ours, theirs):
    assert by_us(texts[:8], "fr", **ours) == by_package(texts[:8], "fr", **theirs)


@pytest.mark.skipif(not PRESS.is_file(), reason="the press corpus is not at hand")
def test_so_are_those_of_press_articles():
    with gzip.open(PRESS, "rt", encoding="utf-8") as lines:
        press = [json.loads(line)["text"] for line in islice(lines, 0, 3990, 200)]
    assert by_us(press, "fr") == by_package(press, "fr")


def test_texts_scored_together_are_scored_as_each_alone(texts):
    assert by_us(texts, "fr") == [by_us([text], "fr")[0] for text in texts]


def test_the_package_can_take_the_place_of_our_scorer(monkeypatch):
    articles = load_articles()
    ours = keywords(articles)
    monkeypatch.setenv("RECOUPE_KEYWORDS", "yake")
    theirs = keywords(articles)
    assert ours.to_numpy().tolist() == theirs.to_numpy().tolist()


def test_another_scorer_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("RECOUPE_KEYWORDS", "rake")
    with pytest.raises(ValueError, match="RECOUPE_KEYWORDS: 'rake'"):
        keywords(load_articles().head(1))
