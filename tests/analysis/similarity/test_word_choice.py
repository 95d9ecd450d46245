"""Words left out of a comparison."""

import pandas as pd

from analysis.overlap.passages import shared_passages
from analysis.similarity.cosine import explain, similarity
from analysis.similarity.word_choice import (
    as_written,
    without_names,
    without_passages,
    without_quotations,
)
from analysis.tokens.tokenizer import tokenize
from tests.articles import titled
from tests.shared_texts import COPY, OWN, joined


def words(tokens):
    return " ".join(tokens["token"])


def test_names_are_left_out():
    articles = titled("Hier Anne Leroy et Paul ont parlé.")
    place = articles["text"][0].index("Anne Leroy")
    mentions = pd.DataFrame({"article_id": [f"{0:016x}"], "start": [place], "end": [place + 10]})
    assert words(without_names(tokenize(articles), mentions)) == "Titre A Hier et Paul ont parlé"


def test_quotations_are_left_out():
    articles = titled("Il dit « je pars demain » et sort.")
    assert words(without_quotations(tokenize(articles), articles)) == "Titre A Il dit et sort"


def test_shared_passages_are_left_out_on_both_sides():
    articles = titled(joined(COPY[0], "Un mot."), joined("Deux mots.", COPY[0]))
    left = without_passages(tokenize(articles), shared_passages(articles))
    assert words(left) == "Titre A Un mot Titre B Deux mots"


def test_words_as_written_make_forms_of_one_lemma_differ():
    tokens = tokenize(titled("Les chevaux dorment.", "Un cheval dort."))
    assert set(as_written(tokens)["lemma"]) >= {"chevaux", "cheval"}
    assert "chevaux" not in set(tokens["lemma"])


def test_what_is_left_is_compared_and_explained():
    articles = titled(joined(COPY[0], OWN[0]), joined(COPY[0], OWN[1]))
    tokens = without_passages(tokenize(articles), shared_passages(articles))
    a, b = articles["article_id"]
    assert similarity(articles, tokens=tokens).at[a, b] < similarity(articles).at[a, b]
    terms = explain(articles, a, b, tokens=as_written(tokenize(articles)))
    assert round(terms["share"].sum(), 9) == 1


def test_no_words_stay_no_words():
    tokens, none = tokenize(titled()), titled()
    mentions = pd.DataFrame({"article_id": [], "start": [], "end": []})
    for left in (
        without_names(tokens, mentions),
        without_quotations(tokens, none),
        without_passages(tokens, shared_passages(none)),
        as_written(tokens),
    ):
        pd.testing.assert_series_equal(left.dtypes, tokens.dtypes)
