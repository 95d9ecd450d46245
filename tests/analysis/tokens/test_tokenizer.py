"""Words: where they begin and end, what their dictionary form is, which are stop words."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.tokens.lemmas import lemma
from analysis.tokens.sentences import sentences
from analysis.tokens.tokenizer import tokenize
from tests.articles import articles_of


def words(text, **options):
    return tokenize(articles_of(text, **options))["token"].tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'Ukraine", ["l'", "Ukraine"]),
        ("jusqu’à l’hiver", ["jusqu’", "à", "l’", "hiver"]),
        ("aujourd'hui", ["aujourd'hui"]),
        ("la presqu'île", ["la", "presqu'île"]),
        ("les prud'hommes", ["les", "prud'hommes"]),
        ("a-t-il dit", ["a", "t", "il", "dit"]),
        ("ce jour-là", ["ce", "jour", "là"]),
        ("un rendez-vous", ["un", "rendez-vous"]),
        ("Jean-Luc en Extrême-Orient", ["Jean-Luc", "en", "Extrême-Orient"]),
        ("le G7 et l'U.E.", ["le", "G7", "et", "l'", "U.E."]),
        ("50 av. J.-C.", ["50", "av.", "J.-C."]),
        ("M. Roy et Mme Roy", ["M.", "Roy", "et", "Mme", "Roy"]),
        ("8 000 hommes, 3,5 %", ["8 000", "hommes", "3,5 %"]),
        ("87 % de 50 milliards d'euros", ["87 %", "de", "50 milliards", "d'", "euros"]),
        ("5°C et 12 $", ["5°C", "et", "12 $"]),
        ("à 18h30, 18 h 30 ou 20 h", ["à", "18h30", "18 h 30", "ou", "20 h"]),
        ("le 1er mai, XXe siècle", ["le", "1er", "mai", "XXe", "siècle"]),
        ("a.roy@aube.fr ou www.aube.fr/gel", ["a.roy@aube.fr", "ou", "www.aube.fr/gel"]),
        ("#GelTardif, dit @laroy", ["#GelTardif", "dit", "@laroy"]),
        ("N'Djamena n'est pas", ["N'Djamena", "n'", "est", "pas"]),
        ("l'« accord »", ["l'", "accord"]),
    ],
)
def test_french_words(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("des questions internationalesalors", ["des", "questions", "internationales", "alors"]),
        ("la guerreet la paix", ["la", "guerre", "et", "la", "paix"]),
        ("à GazaDevrait", ["à", "Gaza", "Devrait"]),
        ("l'annonceLundi", ["l'", "annonce", "Lundi"]),
        ("un gilet sale, des giletsale", ["un", "gilet", "sale", "des", "giletsale"]),
        ("les barques bleues, les barquesbleues", ["les", "barques", "bleues", "les", "barques", "bleues"]),
    ],
)  # fmt: skip
def test_words_glued_by_a_scrape_are_parted(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    "word",
    ["YouTube", "BlaBlaCar", "LeFigaro", "McDonald", "WhatsApp", "eurodéputé", "cyberattaque",
     "portefeuille", "autoentrepreneur", "clairement", "Montsouris", "graffitique"],
)  # fmt: skip
def test_names_and_words_of_one_piece_are_not_parted(word):
    assert words(f"Le mot {word} reste") == ["Le", "mot", word, "reste"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("bloquées", "bloquer"), ("députées", "député"), ("sécurité", "sécurité"),
        ("armées", "armée"), ("secondes", "seconde"), ("vit", "vivre"), ("fausse", "faux"),
    ],
)  # fmt: skip
def test_lemmas_are_those_a_reader_expects(form, expected):
    assert lemma(form, "fr") == expected


def test_english_words_keep_their_apostrophes_but_for_the_possessive():
    assert words("Russia's army doesn't move", language="en") == [
        "Russia", "'s", "army", "doesn't", "move",
    ]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=120), language=st.sampled_from(["fr", "en", "de", ""]))
def test_every_word_is_cut_from_the_text_where_it_says(text, language):
    table = tokenize(articles_of(text, language=language))
    assert [text[start:end] for start, end in zip(table["start"], table["end"])] == list(
        table["token"]
    )
    assert (table["start"].to_numpy()[1:] >= table["end"].to_numpy()[:-1]).all()
    covered = "".join(table["token"])
    assert sum(c.isalnum() for c in covered) == sum(c.isalnum() for c in text)


@settings(max_examples=100, deadline=None)
@given(text=st.text(alphabet="aÉ l'.!?…»«\n12-M", max_size=80))
def test_words_and_sentences_are_numbered_alike(text):
    found = tokenize(articles_of(text))
    bounds = sentences(articles_of(text)).set_index("sentence")
    assert set(found["sentence"]) == set(bounds.index)
    placed = bounds.loc[found["sentence"]]
    assert (placed["start"].to_numpy() <= found["start"].to_numpy()).all()
    assert (placed["end"].to_numpy() >= found["end"].to_numpy()).all()
    assert (placed["paragraph"].to_numpy() == found["paragraph"].to_numpy()).all()


def test_a_name_keeps_its_form_and_a_common_word_gets_its_lemma():
    table = tokenize(
        articles_of("Les troupes suivent Zakharov. Zakharov déclare. Guerres et trêves.")
    )
    assert table["lemma"].tolist() == [
        "le", "troupe", "suivre", "Zakharov", "Zakharov", "déclarer", "guerre", "et", "trêve",
    ]  # fmt: skip


def test_articles_are_read_in_their_own_language():
    articles = articles_of("Les wars", "The wars", ids="ab", language=["fr", "en"])
    table = tokenize(articles)
    assert table["article_id"].tolist() == ["a", "a", "b", "b"]
    assert table["stop"].tolist() == [True, False, True, False]
    assert table["lemma"].tolist()[3] == "war"


def test_positions_are_counted_within_each_article():
    articles = pd.concat(
        [articles_of("Un vent froid"), articles_of("Un soir").assign(article_id="b")]
    )
    assert tokenize(articles)["position"].tolist() == [0, 1, 2, 0, 1]


def test_no_article_gives_the_same_columns():
    full, empty = tokenize(articles_of("Un vent froid")), tokenize(articles_of("x").iloc[:0])
    assert len(empty) == 0
    assert empty.dtypes.tolist() == full.dtypes.tolist()
    assert list(empty) == [
        "article_id", "paragraph", "sentence", "position", "start", "end", "token", "lemma", "stop",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "piece",
    [
        "l'",
        "a-",
        "1.",
        "1 ",
        "U.",
        "é",
        "J.-",
        "www.",
        "-t-il",
        "\u0301",
        "a@",
        "1 000 ",
        "18h",
        "#",
    ],
)
def test_a_long_run_of_one_odd_piece_is_cut_without_loss(piece):
    text = piece * (20_000 // len(piece))
    found = "".join(tokenize(articles_of(text))["token"])
    assert sum(c.isalnum() for c in found) == sum(c.isalnum() for c in text)
