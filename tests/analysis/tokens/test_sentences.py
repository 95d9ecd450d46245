"""Sentences: where they end, and what only looks like an end."""

import pytest

from analysis.tokens.sentences import sentences
from tests.articles import articles_of


def cut(text, title="", language="fr"):
    articles = articles_of(text, language=language).assign(title=title)
    return [text[start:end] for start, end in sentences(articles)[["start", "end"]].to_numpy()]


@pytest.mark.parametrize(
    "text",
    [
        "M. Roy a vu Mme Petit et le Dr. Blanc.",
        "En 50 av. J.-C. la ville brûle.",
        "Il en veut 3.5 ou 8.000 de plus.",
        "George W. Bush a parlé.",
        "« Quoi ? » demande-t-elle.",
        "Il hésite… puis il part.",
        "1. Premier point de la liste",
    ],
)
def test_one_sentence_stays_one(text):
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Il gèle.", "Le gaz manque."),
        ("« Il gèle. »", "Elle rentre."),
        ("“Il gèle.”", "Elle rentre."),
        ("Il gèle !", "« Rentrons », dit-elle."),
        ("Il attend…", "Personne ne vient."),
        ("Il gèle.", "87 % des gens rentrent."),
        ("Le siège est à l'U.E.", "Elle refuse."),
    ],
)
def test_two_sentences_are_two(first, second):
    assert cut(f"{first} {second}") == [first, second]


def test_the_title_is_one_sentence_whatever_it_holds():
    text = "Gel. Gaz ? Nuit !\n\nIl gèle. Le gaz manque."
    assert cut(text, title="Gel. Gaz ? Nuit !") == [
        "Gel. Gaz ? Nuit !",
        "Il gèle.",
        "Le gaz manque.",
    ]


def test_a_line_without_words_is_no_paragraph():
    articles = articles_of("* * *\nIl gèle.", titles="Gel")
    assert sentences(articles)[["paragraph", "sentence"]].to_numpy().tolist() == [[0, 0], [1, 1]]


def test_no_article_gives_the_same_columns():
    articles = articles_of("Oui.")
    empty = sentences(articles.iloc[:0])
    assert empty.dtypes.tolist() == sentences(articles).dtypes.tolist()
    assert list(empty) == ["article_id", "paragraph", "sentence", "start", "end"]
