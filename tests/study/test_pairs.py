"""Pairs in order, and which of them are asked for."""

import pytest

from corpus import Selection
from study import Corpus, filters, similarity
from study.similarity import Asked
from tests.articles import articles_of

SNOW = "La neige tombe sur le port de Brest depuis lundi matin sans le moindre répit"


@pytest.fixture
def corpus():
    articles = articles_of(
        f"{SNOW}, disent les pêcheurs.",
        f"{SNOW}, selon la mairie.",
        "Les pêcheurs du port attendent la fin du gel.",
        "Le gel menace les vignes du coteau.",
        ids=["a", "b", "c", "d"],
        sources=["Le Nord", "Le Sud", "Le Nord", "Le Sud"],
    )
    return Corpus("Essai", "pairs", articles)


def listed(view, **asked):
    found = similarity.ranked_pairs(view, Asked(**asked))
    return list(zip(found["article_a"], found["article_b"]))


def test_the_closest_come_first_with_what_they_share(corpus):
    found = similarity.ranked_pairs(filters.view(corpus, Selection()), Asked())
    first = found.iloc[0]
    assert (first["article_a"], first["article_b"]) == ("a", "b")
    assert found["cosine"].is_monotonic_decreasing
    assert first["share_of_a"] == pytest.approx(15 / 18) and (found["share_of_a"][1:] == 0).all()


def test_pairs_of_one_outlet_or_of_two(corpus):
    view = filters.view(corpus, Selection())
    assert set(listed(view, outlets="same")) <= {("a", "c"), ("b", "d")}
    assert ("a", "c") in listed(view, outlets="same")
    assert ("a", "b") in listed(view, outlets="different")
    assert not set(listed(view, outlets="different")) & {("a", "c"), ("b", "d")}


def test_the_filters_keep_pairs_of_selected_articles(corpus):
    view = filters.view(corpus, Selection(sources=("Le Nord",)))
    assert listed(view) == [("a", "c")]


def test_a_text_in_the_name_of_one_of_them(corpus):
    titled = corpus.articles.assign(title=["Neige", "Flocons", "Ports", "Vignes"])
    view = filters.view(Corpus("Essai", "titled", titled), Selection())
    found = listed(view, text="FLOCONS")
    assert found[0] == ("a", "b") and all("b" in pair for pair in found)


def test_those_that_share_a_passage_come_by_the_larger_share(corpus):
    view = filters.view(corpus, Selection())
    assert listed(view, measure="shared") == [("a", "b")]
    assert similarity.ranked_pairs(view, Asked(measure="shared"))["cosine"].between(0.3, 1).all()
