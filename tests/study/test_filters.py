"""The view that filters keep, and the filters in words."""

from datetime import date

import pytest

from corpus import Selection
from study import Corpus, filters
from tests.articles import articles_of


@pytest.fixture
def corpus():
    articles = articles_of(
        "Il gèle à Brest.",
        "Il neige à Nantes.",
        "It rains in Kent.",
        ids=["a", "b", "c"],
        sources=["Le Nord", "", "The Kent Post"],
        days=["2024-05-16", None, "2024-06-01"],
        language=["fr", "fr", "en"],
    )
    return Corpus("Essai", "weather", articles.assign(camp=["x", "", "x"], note="same"))


def test_a_view_keeps_what_fits_and_knows_what_is_left_out(corpus):
    view = filters.view(corpus, Selection(languages=("fr",)))
    assert view.ids == ["a", "b"] and view.outlets == 1
    assert filters.left_out_ids(view, "article") == ("c",)
    assert filters.left_out_ids(view, "outlet") == ("The Kent Post",)


def test_what_may_be_chosen(corpus):
    assert filters.outlets(corpus) == ("", "Le Nord", "The Kent Post")
    assert filters.languages(corpus) == ("en", "fr")
    assert filters.variables(corpus) == {"camp": ("", "x")}


def test_filters_are_said_in_words():
    assert filters.describe(Selection()) == ""
    chosen = Selection(
        sources=("Le Nord", ""),
        topics=(1, 3),
        topic_rule="main",
        start=date(2024, 5, 16),
        languages=("fr", "la"),
        words="visite d'État",
        match="phrase",
        variables=(("camp", ("x", "y")),),
        articles=("aa", "bb"),
        once=(("a", "b"),),
    )
    assert filters.describe(chosen) == (
        "outlet Le Nord or unknown, main topic 1 or 3, from 16 May 2024, in French or la, camp x or "
        "y, 2 articles chosen one by one, 1 family of one text counted once, the phrase “visite "
        "d'État”"
    )
