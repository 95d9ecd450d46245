"""Concordance: exactly the places that a naive scan finds, in context, in every mode."""

import random
import re
import unicodedata

import pytest

from analysis.concordance.kwic import concordance, dispersion, hit_counts, sorted_hits
from tests.analysis.concordance.naive import naive
from tests.articles import articles_of

_WORDS = (
    "guerre Guerres L'accord l’État États-Unis porte-parole cœur Œuvre énergie ENERGIE à la de "
    "négociation négociateur aujourd'hui G7 3,5 « paix » paix, qu'il Straße a\u0301me xi Xi"
)
WORDS = _WORDS.split()
BLANKS = [" ", " ", " ", "\u00a0", "  ", "\n\n"]


def test_200_queries_find_exactly_what_a_naive_scan_finds():
    chance = random.Random(7)
    hits = 0
    for _ in range(250):  # some fifty hold no letter and are no query
        text = "".join(chance.choice(WORDS) + chance.choice(BLANKS) for _ in range(40))
        pieces = text.split()
        first = chance.randrange(len(pieces))
        query = " ".join(pieces[first : first + chance.choice([1, 1, 2, 3])])
        query = chance.choice([query, query.upper(), re.sub(r"[^\w ]", "", query).strip() or query])
        if not re.search(r"\w", query):
            continue
        small = "".join(
            each for each in unicodedata.normalize("NFD", query.casefold().replace("œ", "oe"))
            if not unicodedata.combining(each)
        )  # fmt: skip
        found = concordance(articles_of(text), query)
        spans = list(zip(found["start"], found["end"], strict=True))
        assert spans == naive(text, small), (query, text)
        hits += len(spans)
    assert hits > 300


@pytest.mark.parametrize(
    "query, matches",
    [
        ("accord", ["accord"]),
        ("ACCORD", ["accord"]),
        ("etats", ["États", "états"]),
        ("unis", ["Unis"]),
        ("l'accord", ["L’accord"]),
        ("l' accord", ["L’accord"]),
        ("états-unis", ["États‑Unis"]),
        ("conseil de sécurité", ["Conseil de sécurité"]),
        ("conseil sécurité", []),
        ("conseil * sécurité", ["Conseil de sécurité"]),
        ("négoci*", ["négocie", "Négociations"]),
        ("*ociat*", ["Négociations"]),
        ("*ie", ["négocie"]),
        ("n*g*c*s", ["Négociations"]),
        ("sécurité les", []),
    ],
)
def test_words_phrases_and_stars(query, matches):
    text = "L’accord des États‑Unis se négocie.\n\nAu Conseil de sécurité\nLes états. Négociations"
    assert concordance(articles_of(text), query)["match"].tolist() == matches


def test_a_lemma_is_a_word_in_all_its_forms():
    text = "Il négocie. Nous avons négocié. Négocier la paix. La négociation."
    expected = ["négocie", "négocié", "Négocier"]
    assert concordance(articles_of(text), "lemma:négocier")["match"].tolist() == expected
    assert concordance(articles_of(text), "négocions", mode="lemma")["match"].tolist() == expected
    assert concordance(articles_of(text), "lemma:négocier la")["match"].tolist() == ["Négocier la"]


def test_lemmas_follow_each_other_within_a_sentence():
    text = "Les banques chinoises. La banque. Chinoise, elle part. La banque chinoise."
    found = concordance(articles_of(text), "banque chinois", mode="lemma")
    assert found["match"].tolist() == ["banques chinoises", "banque chinoise"]


def test_a_regular_expression_meets_the_text_as_it_stands():
    found = concordance(articles_of("En 2023, 47 % ; en 2024, 3 %."), r"\d+ %", mode="regex")
    assert found["match"].tolist() == ["47 %", "3 %"]


def test_the_context_is_the_words_around_within_the_paragraph():
    text = "Titre du texte\n\nUn deux trois, gaz quatre cinq. Six"
    row = concordance(articles_of(text), "gaz", width=2).iloc[0]
    assert (row["left"], row["match"], row["right"]) == ("deux trois, ", "gaz", " quatre cinq")
    row = concordance(articles_of(text), "gaz", width=9).iloc[0]
    assert (row["left"], row["right"]) == ("Un deux trois, ", " quatre cinq. Six")
    row = concordance(articles_of(text), "gaz", width=0).iloc[0]
    assert (row["left"], row["right"]) == ("", "")


@pytest.mark.parametrize("query", ["guerre", "*", "é*", "lemma:énergie", "a b"])
def test_a_hit_is_a_stretch_of_its_text(query):
    texts = [" ".join(WORDS) + f"\n\n{number} a  b" for number in range(3)]
    table = articles_of(*texts)
    if query == "*":
        with pytest.raises(ValueError, match="query: '\\*'"):
            concordance(table, query)
        return
    found = concordance(table, query)
    assert len(found) >= 3
    text = table.set_index("article_id")["text"]
    for row in found.itertuples():
        assert text[row.article_id][row.start : row.end] == row.match
        before, behind = row.start - len(row.left), row.end + len(row.right)
        assert text[row.article_id][before:behind] == row.left + row.match + row.right


def test_many_stars_on_a_long_word_take_no_time():
    found = concordance(articles_of("a" * 100_000), "*a*a*a*a*a*b")
    assert found.empty


def test_hits_are_placed_between_the_begin_and_the_end_of_their_article():
    table = articles_of("gaz gaz ga", "rien")
    places = dispersion(table, concordance(table, "gaz"))
    assert places["position"].tolist() == [0.0, 0.4]


def test_lines_are_sorted_by_the_nearest_word_on_either_side():
    found = concordance(articles_of("Zoo a gaz. Non. Le Été gaz, zut. Bas e gaz : à part"), "gaz")
    assert sorted_hits(found, "left")["left"].str.split().str[-1].tolist() == ["a", "e", "Été"]
    assert sorted_hits(found, "right")["start"].tolist() == [39, 6, 23]
    with pytest.raises(ValueError, match="by: 'match'"):
        sorted_hits(found, "match")


def test_hits_are_counted_by_article_and_by_outlet_with_those_that_have_none():
    table = articles_of("gaz pain", "sel", "gaz gaz gaz mer", sources=["S0", "S1", "S0"])
    hits = concordance(table, "gaz")
    found = hit_counts(table, hits, by="source")
    assert found[["group", "count", "articles"]].values.tolist() == [["S0", 4, 2], ["S1", 0, 0]]
    assert found["per_thousand"].tolist() == pytest.approx([4000 / 6, 0])
    assert hit_counts(table, hits)["count"].sum() == len(hits)
    with pytest.raises(ValueError, match="by: 'day'"):
        hit_counts(table, hits, by="day")


def test_nothing_found_gives_an_empty_table_of_the_same_kind():
    full = concordance(articles_of("gaz"), "gaz")
    for table, query in ((articles_of("gaz"), "pain"), (articles_of(), "gaz")):
        for mode in ("words", "lemma", "regex"):
            found = concordance(table, query, mode=mode)
            assert found.empty and found.dtypes.equals(full.dtypes)
    empty = concordance(articles_of("gaz"), "pain")
    assert dispersion(articles_of("gaz"), empty).empty
    assert hit_counts(articles_of("gaz"), empty)["count"].tolist() == [0]


def test_a_wrong_argument_is_named():
    for query in ("", "  ", "* *", "?!"):
        with pytest.raises(ValueError, match="query: "):
            concordance(articles_of("gaz"), query)
    with pytest.raises(ValueError, match="mode: 'fuzzy'; allowed are words, lemma, regex"):
        concordance(articles_of("gaz"), "gaz", mode="fuzzy")
    with pytest.raises(ValueError, match="width: -1"):
        concordance(articles_of("gaz"), "gaz", width=-1)
