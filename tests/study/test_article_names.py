"""Names by which articles are told apart, whatever the filters keep."""

from study import Corpus, article_names
from tests.articles import articles_of


def corpus_of(*texts, **columns):
    return Corpus("Essai", "key " + " ".join(texts), articles_of(*texts, **columns))


def test_articles_of_one_outlet_and_day_get_different_names():
    corpus = corpus_of(
        "Il gèle.",
        "Il neige.",
        "Il pleut.",
        ids=["a", "b", "c"],
        titles=["Un", "Un", "Deux"],
        sources=["Le Nord", "Le Nord", ""],
        days=["2024-05-16", "2024-05-16", None],
    )
    assert article_names.short(corpus) == {
        "a": "Le Nord · 16 May 24 (1)",
        "b": "Le Nord · 16 May 24 (2)",
        "c": "Deux",
    }
    assert article_names.long(corpus)["c"] == "Unknown outlet · no date · Deux"


def test_a_long_outlet_is_cut_where_there_is_little_room():
    corpus = corpus_of("Il vente.", ids=["a"], titles="Un", sources="Le Clairon du Dimanche matin")
    assert article_names.narrow(corpus) == {"a": "Le Clairon du Dim… · 04 Mar 24"}
    assert article_names.with_titles(corpus) == {"a": "04 Mar 24 · Un"}
