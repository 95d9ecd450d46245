"""The reader's rows decide over what is computed, and find what was not."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.entities.recognition import mentions
from analysis.entities.uniting.overrides import apply_decisions
from analysis.tokens.tokenizer import tokenize
from tests.articles import articles_of

COLUMNS = ["article_id", "entity", "type", "mention", "start", "end", "paragraph", "sentence"]


def decisions(*rows):
    return pd.DataFrame(rows, columns=["mention", "entity", "type"]).astype("str")


def recognised(articles, *found):
    """Mentions given as (number of the article, form, entity, type)."""
    rows = []
    for number, form, entity, kind in found:
        start = articles["text"][number].index(form)
        rows.append(
            (articles["article_id"][number], entity, kind, form, start, start + len(form), 0, 0)
        )
    return pd.DataFrame(rows, columns=COLUMNS)


def decided(articles, rows, *found):
    """Give the mentions after the decisions, as (form, entity, type)."""
    table = apply_decisions(recognised(articles, *found), rows, articles, tokenize(articles))
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    for row in table.itertuples():
        assert texts[row.article_id][row.start : row.end] == row.mention
    return table[["mention", "entity", "type"]].values.tolist()


POLDEC = (0, "Poldec", "Poldec", "ORG")


def test_the_row_of_the_form_decides_and_no_type_keeps_the_computed_one():
    articles = articles_of("Hier, Poldec a vendu.")
    assert decided(articles, decisions(("Poldec", "Groupe Poldec", "")), POLDEC) == [
        ["Poldec", "Groupe Poldec", "ORG"]
    ]
    assert decided(articles, decisions(("Poldec", "Groupe Poldec", "PER")), POLDEC) == [
        ["Poldec", "Groupe Poldec", "PER"]
    ]
    assert decided(articles, decisions(("Poldec", "", "")), POLDEC) == []


def test_of_two_rows_of_one_form_the_later_decides():
    rows = decisions(("Poldec", "Un", ""), ("Poldec", "Deux", ""))
    assert decided(articles_of("Hier, Poldec a vendu."), rows, POLDEC) == [
        ["Poldec", "Deux", "ORG"]
    ]


def test_a_form_without_a_row_follows_the_name_of_its_entity():
    articles = articles_of("Hier, P. Sorlin a ri.")
    found = (0, "P. Sorlin", "Paul Sorlin", "PER")
    assert decided(articles, decisions(("Paul Sorlin", "Polo", "")), found) == [
        ["P. Sorlin", "Polo", "PER"]
    ]
    assert decided(articles, decisions(("Paul Sorlin", "", "")), found) == []


def test_its_own_row_comes_before_that_of_the_name():
    rows = decisions(("Paul Sorlin", "Polo", ""), ("P. Sorlin", "Pierre Sorlin", ""))
    found = (0, "P. Sorlin", "Paul Sorlin", "PER")
    assert decided(articles_of("Hier, P. Sorlin a ri."), rows, found) == [
        ["P. Sorlin", "Pierre Sorlin", "PER"]
    ]


def test_a_form_stays_when_only_the_name_was_split_off():
    rows = decisions(("Paul Sorlin", "Sorlin fils", ""), ("Sorlin", "Paul Sorlin", ""))
    found = (0, "P. Sorlin", "Paul Sorlin", "PER")
    assert decided(articles_of("Hier, P. Sorlin a ri."), rows, found)[0][1] == "Paul Sorlin"


def test_apostrophes_and_blanks_are_alike_but_capitals_count():
    articles = articles_of("Hier, L’Écho\u00a0bleu a paru. Son écho bleu porte.")
    rows = decisions(("L'Écho bleu", "L'Écho", "ORG"))
    assert decided(articles, rows) == [["L’Écho\u00a0bleu", "L'Écho", "ORG"]]


def test_a_form_that_was_not_found_is_looked_for_as_whole_words():
    articles = articles_of(
        "Une manif bleue à Poldecville.", "La manif bleue. Le mot manifeste, manif."
    )
    rows = decisions(("manif bleue", "Manif", "ORG"), ("Poldec", "Poldec", "ORG"))
    assert decided(articles, rows) == [["manif bleue", "Manif", "ORG"]] * 2


def test_a_form_is_not_looked_for_in_an_article_where_it_was_found():
    articles = articles_of("Hier, Poldec a vendu. Le tour de Poldec.", "Le tour de Poldec.")
    rows = decisions(("Poldec", "Groupe Poldec", "ORG"))
    assert len(decided(articles, rows, POLDEC)) == 2


def test_what_is_found_has_its_place_and_the_order_of_the_text():
    articles = articles_of("Hier, Poldec.\nPuis manif bleue et port.")
    rows = decisions(("manif bleue", "Manif", "ORG"), ("Poldec", "Poldec", ""))
    table = apply_decisions(recognised(articles, POLDEC), rows, articles, tokenize(articles))
    assert table[["mention", "paragraph", "sentence"]].values.tolist() == [
        ["Poldec", 0, 0], ["manif bleue", 1, 1],
    ]  # fmt: skip


def test_no_form_is_found_across_the_end_of_a_sentence():
    articles = articles_of("Il a vu Anne. Sorlin est parti.\nAnne\nSorlin")
    assert decided(articles, decisions(("Anne Sorlin", "Anne Sorlin", "PER"))) == []


def test_signs_at_the_ends_of_a_form_belong_to_it():
    rows = decisions(("Poldec!", "Poldec", "ORG"))
    assert decided(articles_of("Poldec vend. Poldec! achète."), rows) == [
        ["Poldec!", "Poldec", "ORG"]
    ]


def test_the_longest_wins():
    articles = articles_of("Le Conseil bleu de Lyon siège.")
    rows = decisions(("Conseil", "Conseil", "ORG"), ("Conseil bleu", "Conseil bleu", "ORG"))
    assert [row[0] for row in decided(articles, rows)] == ["Conseil bleu"]
    longer = (0, "Conseil bleu de Lyon", "Conseil", "ORG")
    assert [row[0] for row in decided(articles, rows, longer)] == ["Conseil bleu de Lyon"]
    shorter = (0, "Conseil", "Conseil", "ORG")
    assert [row[0] for row in decided(articles, rows, shorter)] == ["Conseil bleu"]


def test_a_form_inside_a_mention_that_was_taken_away_is_found():
    articles = articles_of("Le Conseil bleu siège.")
    rows = decisions(("Conseil bleu", "", ""), ("Conseil", "Conseil", "ORG"))
    found = (0, "Conseil bleu", "Conseil bleu", "ORG")
    assert decided(articles, rows, found) == [["Conseil", "Conseil", "ORG"]]


def test_a_row_without_a_type_takes_that_of_the_entity_elsewhere_or_adds_nothing():
    articles = articles_of("Hier, Poldec a vendu.", "La pieuvre a grandi.")
    rows = decisions(("pieuvre", "Poldec", ""))
    assert decided(articles, rows, POLDEC)[1] == ["pieuvre", "Poldec", "ORG"]
    assert decided(articles, rows) == []
    rows = decisions(("pieuvre", "Bête", ""), ("bestiole", "Bête", "PER"))
    assert decided(articles, rows) == [["pieuvre", "Bête", "PER"]]


def test_english_and_french_articles_are_cut_each_in_its_way():
    articles = articles_of("L'Orne coule.", "Poldec's boss left.")
    articles.loc[1, "language"] = "en"
    rows = decisions(("Orne", "Orne", "LOC"), ("Poldec", "Poldec", "ORG"))
    assert [row[0] for row in decided(articles, rows)] == ["Orne", "Poldec"]


def test_columns_are_the_same_with_and_without_articles_or_decisions():
    rows = decisions(("Oslo", "Norvège", ""))
    full = mentions(articles_of("Il va à Oslo."), aliases=rows)
    assert full["entity"].tolist() == ["Norvège"]
    for empty in (mentions(articles_of(), aliases=rows), mentions(articles_of("x"), aliases=rows)):
        assert len(empty) == 0
        assert empty.dtypes.to_dict() == full.dtypes.to_dict()
    pd.testing.assert_frame_equal(
        mentions(articles_of("Il va à Oslo."), aliases=rows.iloc[:0]),
        mentions(articles_of("Il va à Oslo.")),
    )


def test_a_decision_reaches_a_name_that_the_rules_do_not_find():
    articles = articles_of("Le collectif zone libre appelle à Oslo.")
    rows = decisions(("zone libre", "Zone libre", "ORG"))
    assert mentions(articles, aliases=rows)["entity"].tolist() == ["Zone libre", "Oslo"]


def test_the_input_stays_as_it_was():
    articles = articles_of("Hier, Poldec a vendu.")
    found, rows = recognised(articles, POLDEC), decisions(("Poldec", "P", "PER"))
    before = found.copy(deep=True), rows.copy(deep=True)
    apply_decisions(found, rows, articles, tokenize(articles))
    pd.testing.assert_frame_equal(found, before[0])
    pd.testing.assert_frame_equal(rows, before[1])


WORDS = ("Ada", "Nor", "de", "l'Est", "bleu.", "\n", "Ada-Nor", "U.E.")


@pytest.mark.parametrize("language", ["fr", "en"])
@given(
    st.lists(st.sampled_from(WORDS), max_size=12),
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), max_size=4),
)
@settings(max_examples=20, deadline=None, derandomize=True)
def test_mentions_never_overlap_and_stand_in_the_text(language, text, forms):
    articles = articles_of(" ".join(text), language=language)
    rows = decisions(*((" ".join(form), "X", "ORG") for form in forms))
    table = mentions(articles, aliases=rows)
    whole = articles["text"][0]
    assert all(whole[row.start : row.end] == row.mention for row in table.itertuples())
    assert (table["start"].to_numpy()[1:] >= table["end"].to_numpy()[:-1]).all()
