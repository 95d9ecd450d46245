"""Stories: which articles tell one event, and which only speak of the same things."""

import pandas as pd
import pytest

from analysis.stories import stories
from tests.articles import articles_of

PORT = (
    "Les dockers du port de Brevac ont cessé le travail lundi matin. Ils réclament une prime pour "
    "la manutention de nuit, que la compagnie Norlia refuse de verser."
)
PORT_TOO = (
    "À Brevac, la grève des dockers paralyse le port depuis lundi. La compagnie Norlia ne veut pas "
    "entendre parler d'une prime pour la manutention nocturne."
)
FLOOD = (
    "La rivière Aulne est sortie de son lit dans la nuit de lundi à mardi. Deux cents habitants de "
    "Carvanec ont été évacués par les pompiers vers le gymnase."
)
FLOOD_TOO = (
    "Crue de l'Aulne : les pompiers ont évacué deux cents habitants de Carvanec, qui ont passé la "
    "nuit au gymnase."
)
MUSEUM = "Le musée de la dentelle rouvre ses salles après quatre ans de travaux et une polémique."


def groups(articles):
    table = stories(articles)
    place = dict(zip(articles["article_id"], range(len(articles))))
    return [[place[one] for one in its["article_id"]] for _, its in table.groupby("story")]


def test_articles_on_one_event_are_one_story_and_the_others_none():
    assert groups(articles_of(PORT, FLOOD, PORT_TOO, MUSEUM, FLOOD_TOO)) == [[0, 2], [1, 4]]


def test_a_handful_of_articles_on_one_event_is_one_story():
    assert groups(articles_of(PORT, PORT_TOO)) == [[0, 1]]


@pytest.mark.parametrize(
    "days, expected", [(["2024-03-04", "2024-03-06"], [[0, 1]]), (["2024-03-04", "2025-03-04"], [])]
)
def test_what_is_told_a_year_later_is_another_story(days, expected):
    assert groups(articles_of(PORT, PORT_TOO, days=days)) == expected


def test_an_article_without_a_date_is_grouped_by_its_words():
    assert groups(articles_of(PORT, PORT_TOO, days=["2024-03-04", None])) == [[0, 1]]


def test_the_share_says_how_much_an_article_is_of_its_story():
    table = stories(articles_of(PORT, PORT_TOO, PORT))
    share = table["share"].tolist()
    assert table["story"].tolist() == [1, 1, 1]
    assert share[0] == pytest.approx(share[2]) and share[0] > share[1] > 0


@pytest.mark.parametrize("texts", [(), ("",), (PORT,), ("", "")])
def test_without_two_articles_that_say_something_there_is_no_story(texts):
    table = stories(articles_of(*texts))
    assert table.empty and table.columns.tolist() == ["story", "article_id", "share"]
    assert pd.api.types.is_integer_dtype(table["story"])
