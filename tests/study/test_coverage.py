"""Coverage: how far up a statement stands, and which gap is an omission."""

import pytest

from study.coverage import told
from study.opened import Corpus, whole_view
from tests.articles import articles_of

FACT = "La compagnie Norlia a livré des turbines défectueuses à la centrale de Brevac."
SAME = "La centrale de Brevac a reçu de Norlia des turbines défectueuses."
MORE = "Le préfet de Carvanec a fermé la route du barrage après un éboulement."
FILL = " ".join(f"Les riverains de la centrale parlent du point {number}." for number in range(60))


def view_of(*texts, **options):
    articles = articles_of(*texts, **options)
    return whole_view(Corpus("Brevac", repr((texts, options)), articles))


def grid(view, by="outlet"):
    listed = told.statement_list(view, 1)
    number = listed.loc[listed["shared"].str.contains("turbines"), "statement"].iloc[0]
    places, gaps = told.grid(view, 1, by, (number,))
    return places.iloc[0].to_dict(), gaps.iloc[0].to_dict()


@pytest.mark.parametrize(
    "text, place",
    [(f"{FACT} {FILL}", 3), (f"{FILL} {FACT} {FILL}", 2), (f"{FILL} {FACT}", 1)],
)
def test_a_statement_stands_in_the_lead_the_body_or_the_last_lines(text, place):
    places, _ = grid(view_of(text, f"{SAME} {FILL}", sources=["Le Phare", "La Vigie"]))
    assert places == {"Le Phare": place, "La Vigie": 3}


def test_a_statement_of_the_title_stands_in_the_title():
    view = view_of(f"{FILL}", f"{SAME} {FILL}", titles=[FACT, ""], sources=["Le Phare", "La Vigie"])
    assert grid(view)[0]["Le Phare"] == 4


def test_an_outlet_that_came_out_before_or_is_brief_leaves_nothing_out():
    view = view_of(
        f"{FACT} {FILL}",
        f"{SAME} {FILL}",
        f"{MORE} {FILL}",
        "La centrale de Brevac, ses turbines, Norlia et les riverains.",
        f"{MORE} {FILL}",
        sources=["Le Phare", "La Vigie", "Le Môle", "La Bouée", "Le Quai"],
        days=["2024-03-05", "2024-03-05", "2024-03-04", "2024-03-05", "2024-03-06"],
    )
    _, gaps = grid(view)
    assert {name: gaps.get(name) for name in ("Le Phare", "Le Môle", "La Bouée", "Le Quai")} == {
        "Le Phare": "",
        "Le Môle": "earlier",
        "La Bouée": "brief",
        "Le Quai": "",
    }


def test_articles_without_an_outlet_are_in_no_column_of_outlets():
    view = view_of(f"{FACT} {FILL}", f"{SAME} {FILL}", sources=["Le Phare", ""])
    assert list(grid(view)[0]) == ["Le Phare"]
    assert list(grid(view, "article")[0]) == view.ids


def test_the_sentences_of_a_statement_are_those_of_every_article_that_tells_it():
    view = view_of(f"{FACT} {FILL}", f"{FILL} {SAME}", sources=["Le Phare", "La Vigie"])
    listed = told.statement_list(view, 1)
    number = listed.loc[listed["shared"].str.contains("turbines"), "statement"].iloc[0]
    assert told.wordings(view, 1, number)["text"].tolist() == [FACT, SAME]
