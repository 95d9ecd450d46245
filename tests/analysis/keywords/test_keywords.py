"""Keywords: whole names and noun phrases, counted as their evidence lists them."""

import numpy as np
import pandas as pd
import pytest

from analysis.evidence import evidence
from analysis.keywords.counting import extract, keyword_counts, keyword_occurrences
from analysis.keywords.extraction import corpus_keywords, keywords
from analysis.keywords.reading import read
from analysis.tokens.stopwords import stop_words
from analysis.tokens.tokenizer import tokenize
from tests.articles import articles_of

RIVER = """Le barrage de Sambrine fermera ses vannes

Le barrage de Sambrine fermera ses vannes lundi, a annoncé Ivana Korvel. La ministre de l'Énergie \
a visité le barrage hier. Selon Korvel, la centrale nucléaire voisine manque d'eau.

Les pêcheurs de la vallée craignent pour le fleuve. « Le fleuve est bas », dit un pêcheur. M. Tel, \
pêcheur lui aussi, accuse la centrale nucléaire. Korvel n'a pas répondu aux pêcheurs.

Le Conseil de sécurité de la vallée se réunira mardi. Le Conseil de sécurité n'a pas de budget, et \
Ivana Korvel le sait. Le barrage, lui, fuit ; l'eau du fleuve manque."""
TALKS = """Xi Tao reçoit Ivana Korvel

Xi Tao a reçu Ivana Korvel à Sambrine. Les sanctions économiques contre la vallée pèsent, a dit Xi. \
Korvel demande la fin des sanctions économiques. Xi veut un accord. L'accord est loin, dit Korvel, \
mais l'accord viendra. Les sanctions économiques coûtent cher au barrage."""
ENGLISH = """Korvel opens the power plant

Ivana Korvel opened the power plant on Monday. The power plant had been shut since the drought. \
The drought emptied the river, and Korvel blamed the river board. The river board said the drought \
was to blame."""


def from_texts(*texts, **options):
    """Make articles of texts that begin with their title."""
    titles = [text.split("\n")[0] for text in texts]
    return articles_of(*texts, **({"sources": "L'Aube"} | options)).assign(title=titles)


@pytest.fixture(scope="module")
def articles():
    return from_texts(
        RIVER,
        TALKS,
        ENGLISH,
        ids=["river", "talks", "plant"],
        sources=["L'Aube", "Le Fanal", "L'Aube"],
        language=["fr", "fr", "en"],
    )


@pytest.fixture(scope="module")
def found(articles):
    return keywords(articles)


def of(table, article_id):
    return table.loc[table["article_id"] == article_id, "keyword"].tolist()


def test_names_and_noun_phrases_come_whole(found):
    assert {
        "Ivana Korvel",
        "barrage de Sambrine",
        "Conseil de sécurité",
        "centrale nucléaire",
    } <= set(of(found, "river"))
    assert {"Xi Tao", "Ivana Korvel", "sanctions économiques", "accord"} <= set(of(found, "talks"))
    assert {"Ivana Korvel", "power plant", "drought", "river board"} <= set(of(found, "plant"))


def test_no_fragment_stands_beside_the_whole(found):
    for _, group in found.groupby("article_id"):
        phrases = [f" {keyword.lower()} " for keyword in group["keyword"]]
        assert not [(a, b) for a in phrases for b in phrases if a != b and a in b]


def test_no_keyword_begins_or_ends_with_a_stop_word_or_is_a_verb(articles, found):
    for row in found.itertuples():
        language = "en" if row.article_id == "plant" else "fr"
        words = row.keyword.lower().split()
        assert not {words[0], words[-1]} & stop_words(language)
        assert not {"dit", "fermera", "accuse", "reçu", "said", "opened"} & set(words)


HARBOUR = """Le port de Velmar attend la mer Noire

Charles de Brissac est arrivé hier en visite d'État. Brissac a vu le ministre de l'Intérieur, puis \
le gazoduc Porte de Sambrine 3. Entre-temps, les marins restent honnêtes et souriants. Ils ont \
réduit la pêche. Porte de Sambrine 3 longe la mer Noire. La mer Noire est froide, dit de Brissac.

L'Union européenne refuse la hausse des taxes. Les hausses de taxes fâchent les marins européens. \
L'Union européenne se tait, le ministre de l'Intérieur aussi."""


def test_whole_names_stand_for_the_common_words_in_them():
    best = of(keywords(from_texts(HARBOUR), top=40), "0" * 16)
    assert {"mer Noire", "Union européenne", "ministre de l'Intérieur"} <= set(best)
    assert {"Charles de Brissac", "visite d'État"} <= set(best)
    assert [word for word in best if "Porte de Sambrine 3" in word]
    assert not {"Noire", "Union", "Intérieur", "État", "Brissac", "Porte", "Sambrine 3"} & set(best)


def test_a_family_name_keeps_its_article():
    text = "Gel\n\nHier, Bruno Le Varec a parlé du gel. Aux marins, Bruno Le Varec promet un quai."
    best = of(keywords(from_texts(text)), "0" * 16)
    assert "Bruno Le Varec" in best
    assert "Varec" not in best


def test_adjectives_adverbs_and_verbs_are_no_keywords_alone():
    best = " ".join(of(keywords(from_texts(HARBOUR), top=40), "0" * 16))
    assert not {"honnêtes", "souriants", "Entre-temps", "réduit", "restent"} & set(best.split())
    english = from_texts(
        "Brussels has begun to agree\n\nThe warm talks in Brussels agree with Sambrine. Korvel has "
        "begun warm talks. A fire flares near the harbour, and the harbour is Chinese.",
        language="en",
    )
    best = " ".join(of(keywords(english, top=40), "0" * 16)).split()
    assert {"Brussels", "harbour", "talks"} <= set(best)
    assert not {"begun", "agree", "flares", "Chinese", "near"} & set(best)
    assert best.count("warm") <= 1  # warm talks


def test_variants_of_a_phrase_are_one_keyword():
    best = of(keywords(from_texts(HARBOUR), top=40), "0" * 16)
    assert len([word for word in best if word.startswith("hausse")]) == 1


def test_max_words_counts_words_of_content_and_a_whole_name_as_one():
    table = keywords(from_texts(HARBOUR), max_words=1, top=40)
    assert "Charles de Brissac" in of(table, "0" * 16)
    assert not {"mer Noire", "Union européenne"} & set(of(table, "0" * 16))


def test_what_was_extracted_once_gives_the_same(articles, found):
    both = extract(articles, read(articles, tokenize(articles)))
    pd.testing.assert_frame_equal(keywords(articles, extracted=both), found)
    pd.testing.assert_frame_equal(
        corpus_keywords(articles, extracted=both), corpus_keywords(articles)
    )


def test_a_keyword_of_two_outlets_beats_one_of_two_articles_of_one_outlet():
    river = "Le fleuve baisse\n\nLe fleuve baisse encore. Le fleuve inquiète la vallée."
    wind = "Le vent monte\n\nLe vent monte encore. Le vent inquiète la vallée."
    rows = [(river, "L'Aube"), (river, "Le Fanal"), (wind, "L'Aube"), (wind, "L'Aube")]
    texts, outlets = zip(*rows, strict=True)
    table = corpus_keywords(from_texts(*texts, sources=outlets)).set_index("keyword")
    assert table.loc["fleuve", "articles"] == table.loc["vent", "articles"] == 2
    assert table.loc["fleuve", "score"] < table.loc["vent", "score"]
    assert (table.loc["fleuve", "sources"], table.loc["vent", "sources"]) == (2, 1)


def test_no_fragment_stands_among_the_keywords_of_the_corpus():
    other = HARBOUR.replace("Velmar", "Kelmar").replace("hier", "lundi")
    corpus = from_texts(HARBOUR, other)
    phrases = [f" {keyword.lower()} " for keyword in corpus_keywords(corpus)["keyword"]]
    assert not [(a, b) for a in phrases for b in phrases if a != b and a in b]
    assert " noire " not in phrases


def test_every_keyword_occurs(found):
    assert (found["count"] > 0).all()
    assert (keywords(from_texts(HARBOUR), top=40)["count"] > 0).all()


def test_the_best_score_is_the_lowest_and_ranks_count_up_from_one(found):
    for _, group in found.groupby("article_id", sort=False):
        assert group["rank"].tolist() == list(range(1, len(group) + 1))
        assert group["score"].is_monotonic_increasing
    assert (found["score"] > 0).all()


def test_top_keeps_the_first_ranks(articles, found):
    expected = found[found["rank"] <= 3].reset_index(drop=True)
    pd.testing.assert_frame_equal(keywords(articles, top=3), expected)


def test_each_count_is_the_rows_that_the_occurrences_list(articles, found):
    listed = keyword_occurrences(articles, found["keyword"])
    counts = listed.groupby(["article_id", "keyword"]).size()
    for row in found.itertuples():
        assert counts[row.article_id, row.keyword] == row.count
    marks = evidence(articles, listed[listed["keyword"] == "Ivana Korvel"])["marks"]
    assert sum(map(len, marks)) == (listed["keyword"] == "Ivana Korvel").sum()


def test_short_names_case_number_and_elision_are_counted_together(articles):
    texts = dict(zip(articles["article_id"], articles["text"]))
    listed = keyword_occurrences(articles, ["Ivana Korvel", "accord", "pêcheur", "Xi Tao"])
    cut = [
        (r.keyword, r.article_id, texts[r.article_id][r.start : r.end]) for r in listed.itertuples()
    ]
    names = [
        text for keyword, article, text in cut if (keyword, article) == ("Ivana Korvel", "river")
    ]
    assert names == ["Ivana Korvel", "Korvel", "Korvel", "Ivana Korvel"]
    assert [text for keyword, _, text in cut if keyword == "accord"] == ["accord"] * 3
    fishers = [text for keyword, _, text in cut if keyword == "pêcheur"]
    assert fishers == ["pêcheurs", "pêcheur", "pêcheur", "pêcheurs"]
    assert [text for keyword, _, text in cut if keyword == "Xi Tao"] == [
        "Xi Tao",
        "Xi Tao",
        "Xi",
        "Xi",
    ]


def test_a_keyword_of_several_articles_and_outlets_beats_one_of_a_single_article(articles):
    table = corpus_keywords(articles)
    assert table["keyword"].iloc[0] == "Ivana Korvel"
    first = table.iloc[0]
    assert (first["articles"], first["sources"], first["count"]) == (3, 2, 4 + 4 + 3)
    assert table["score"].is_monotonic_increasing
    assert table["keyword"].is_unique


def test_counts_by_outlet_give_every_combination_and_occurrences_in_a_thousand_words(articles):
    table = keyword_counts(articles, ["accord", "Zorglub"], by="source")
    assert table[["keyword", "group", "count"]].to_numpy().tolist() == [
        ["accord", "L'Aube", 0],
        ["accord", "Le Fanal", 3],
        ["Zorglub", "L'Aube", 0],
        ["Zorglub", "Le Fanal", 0],
    ]
    words = len(tokenize(articles[articles["source"] == "Le Fanal"]))
    assert table["per_thousand"].iloc[1] == pytest.approx(3000 / words)


def test_an_article_without_words_has_no_rate(articles):
    blank = articles.iloc[:1].assign(text="...", title="...")
    table = keyword_counts(blank, ["accord"])
    assert table["count"].tolist() == [0]
    assert np.isnan(table["per_thousand"].iloc[0])


def test_no_article_gives_the_same_columns(articles):
    empty = articles.iloc[:0]
    pairs = [
        (keywords(empty), keywords(articles, top=1)),
        (corpus_keywords(empty), corpus_keywords(articles, top=1)),
        (keyword_occurrences(empty, ["accord"]), keyword_occurrences(articles, ["accord"])),
        (keyword_counts(empty, ["accord"]), keyword_counts(articles, ["accord"])),
    ]
    for none, some in pairs:
        assert len(none) == 0
        assert none.dtypes.to_dict() == some.dtypes.to_dict()


def test_the_same_articles_give_the_same_keywords_and_stay_as_they_were(articles, found):
    before = articles.copy()
    pd.testing.assert_frame_equal(keywords(articles, tokens=tokenize(articles)), found)
    pd.testing.assert_frame_equal(articles, before)


def test_arguments_that_make_no_sense_are_named(articles):
    with pytest.raises(ValueError, match="top: 0"):
        keywords(articles, top=0)
    with pytest.raises(ValueError, match="max_words: 0"):
        keywords(articles, max_words=0)
    with pytest.raises(ValueError, match="by: 'outlet'"):
        keyword_counts(articles, ["accord"], by="outlet")
    with pytest.raises(ValueError, match="no word"):
        keyword_occurrences(articles, ["?!"])
