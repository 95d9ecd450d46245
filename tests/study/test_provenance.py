"""The line under a chart, and what its slide says of where it comes from."""

import datetime

from corpus import Selection
from study import Corpus, filters, methods, provenance, summary
from tests.articles import articles_of

ARTICLES = articles_of(
    "Il gèle à Brest.",
    "Il neige à Nantes ce matin.",
    ids=["a", "b"],
    sources=["Le Nord", "Le Sud"],
    days=["2024-05-16", "2024-06-01"],
)


def views():
    corpus = Corpus("Essai", "provenance", ARTICLES)
    return filters.view(corpus, Selection()), filters.view(corpus, Selection(sources=("Le Sud",)))


def test_a_line_counts_what_the_filters_keep_and_names_them():
    whole, part = views()
    line = provenance.note(whole, "by hand", method=methods.DATES).text
    assert line == "n = 2 articles, 2 outlets, 10 words · by hand"
    line = provenance.note(part, method=methods.DATES).text
    assert line == "n = 1 article, 1 outlet, 6 words · filters: outlet Le Sud"
    assert provenance.grey_note(whole) == []
    assert provenance.grey_note(part) == ["grey: left out by the filters"]


def test_a_slide_says_of_which_state_of_the_corpus_it_was_made():
    whole, part = views()
    both = [
        provenance.provenance(provenance.note(view, method=methods.DATES), version="1.2")
        for view in (whole, part)
    ]
    assert both[0].fingerprint == both[1].fingerprint != ""
    assert (both[1].first, both[1].last) == (datetime.date(2024, 6, 1),) * 2
    assert (both[1].articles, both[1].words, both[1].version) == (1, 6, "1.2")


def test_the_summary_says_how_many_whose_when_and_about_what():
    whole, _ = views()
    words = ARTICLES.assign(keyword=["gel", "neige"], entity=["Brest", "Nantes"])
    assert summary.sentences(whole, words, words) == (
        "2 articles by 2 outlets, from 16 May 2024 to 01 June 2024, in French. "
        "Leading keywords: gel, neige. Most named: Brest, Nantes."
    )
