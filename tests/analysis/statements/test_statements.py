"""Statements: the same fact in other words is found, what only sounds alike is not."""

import pandas as pd
import pytest

from analysis.entities import mentions
from analysis.statements import statements
from analysis.statements.clauses import clauses
from analysis.tokens import tokenize
from tests.articles import articles_of

CALM = "Le vent est tombé. Les écoles restent ouvertes."


def told(*texts, **options):
    """Give the wordings of each statement, those of one story."""
    articles = articles_of(*texts, **options)
    table = statements(articles)
    return [its["text"].tolist() for _, its in table.groupby("statement")]


def cut(text):
    articles = articles_of(text)
    tokens = tokenize(articles)
    found = clauses(articles, tokens, mentions(articles, tokens=tokens))
    return [text[one.start : one.end] for one in found]


def test_the_same_fact_in_other_words_is_one_statement():
    found = told(
        f"{CALM} La compagnie a livré des turbines défectueuses à la centrale de Brevac.",
        f"{CALM} La centrale de Brevac a subi la livraison de turbines défectueuses.",
    )
    assert [
        "La compagnie a livré des turbines défectueuses à la centrale de Brevac",
        "La centrale de Brevac a subi la livraison de turbines défectueuses",
    ] in found


def test_three_articles_make_one_statement_and_the_more_tell_it_the_further_up_it_is():
    found = told(
        "Le barrage retient une vase toxique. Le préfet a ordonné une vidange partielle.",
        "Une vase toxique dort dans le barrage.",
        "Une vidange partielle a été ordonnée par le préfet. Le barrage retiendrait une vase toxique.",
    )
    assert [len(wordings) for wordings in found] == sorted(map(len, found), reverse=True)
    assert len(found[0]) == 3


@pytest.mark.parametrize(
    "other",
    [
        "Le maire n'a jamais signé le contrat de dragage.",
        "Le contrat de dragage a été démenti par le maire.",
    ],
)
def test_what_one_denies_is_not_what_the_other_says(other):
    assert told("Le maire a signé le contrat de dragage.", other) == []
    assert told(
        "Le maire a signé le contrat de dragage.", "Le contrat de dragage a été signé par le maire."
    )


def test_what_happened_in_another_year_is_not_the_same():
    one = "En 2019, une avarie de turbine a arrêté la centrale."
    assert told(one, one.replace("2019", "2023")) == []
    assert told(one, "Une avarie de turbine a arrêté la centrale en 2019.")


def test_an_article_is_not_paired_with_itself():
    said = "Une avarie de turbine a arrêté la centrale."
    assert told(f"{said} {said}", CALM) == []


def test_a_clause_is_found_where_it_stands():
    articles = articles_of(
        "Selon lui, une avarie de turbine a arrêté la centrale, et le préfet est venu.",
        "Une avarie de turbine a arrêté la centrale.",
    )
    table = statements(articles)
    text = dict(zip(articles["article_id"], articles["text"]))
    cut_out = [text[row.article_id][row.start : row.end] for row in table.itertuples()]
    assert cut_out == table["text"].tolist()
    assert table["shared"].iloc[0] == ("avarie", "turbine", "arrêté", "centrale")


def test_articles_of_other_stories_are_not_compared():
    said = "Une avarie de turbine a arrêté la centrale."
    articles = articles_of(said, said)
    groups = pd.DataFrame({"story": [1, 2], "article_id": articles["article_id"]})
    assert statements(articles, groups=groups).empty


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "Le maire a signé le contrat, que le préfet avait refusé.",
            ["Le maire a signé le contrat", "que le préfet avait refusé"],
        ),
        ("Lundi, le maire a signé.", ["Lundi, le maire a signé"]),
        (
            "La grève a vidé les quais du port de Brevac et la direction a fermé la cale sèche.",
            [
                "La grève a vidé les quais du port de Brevac",
                "et la direction a fermé la cale sèche",
            ],
        ),
    ],
)
def test_sentences_are_cut_where_one_fact_ends(text, expected):
    assert cut(text) == expected


def test_nothing_in_gives_an_empty_table():
    table = statements(articles_of(CALM))
    assert table.empty
    assert table.columns[:6].tolist() == [
        "statement", "article_id", "start", "end", "text", "sure",
    ]  # fmt: skip
