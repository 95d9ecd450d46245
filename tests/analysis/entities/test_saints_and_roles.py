"""Names written short (St-), behind parties and functions, and in the titles of works."""

import pytest

from analysis.entities.recognition import mentions
from tests.articles import articles_of


def entities(*texts, language="fr"):
    table = mentions(articles_of(*texts, language=language))
    return list(zip(table["entity"], table["type"], strict=True))


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        ("À St-Brieuc, il pleut. Les élus de Saint-Brieuc votent. St Brieuc attend.", "Saint-Brieuc", 3),
        ("Ste-Foy dort. On rit à Sainte-Foy. La mairie de Ste-Foy ferme.", "Sainte-Foy", 3),
        ("Le pont de St-Cloud ferme. À St-Cloud, on attend.", "Saint-Cloud", 1),
    ],
)  # fmt: skip
def test_a_saint_written_short_is_the_same_place(text, name, count):
    found = entities(text)
    assert found.count((name, "LOC")) == count
    assert not any(entity.startswith(("St-", "St ", "Ste-")) for entity, _ in found)


def test_a_person_with_a_saint_in_the_name_is_one():
    found = entities("Yves St-Aubin peint. Hier, Yves Saint-Aubin peignait.")
    assert found == [("Yves Saint-Aubin", "PER")] * 2


def test_an_english_saint_is_written_as_english_does():
    found = entities("He lives in St Ives. The mayor of St Ives spoke.", language="en")
    assert {entity for entity, _ in found} == {"St Ives"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In a note, Labour MP Moira Teller asked for time.", ["Moira Teller"]),
        ("Former minister for Women and Equalities Vicky Marl said so.", ["Vicky Marl"]),
        ("Secretary of State for Work and Pensions Liam Orne spoke.", ["Liam Orne"]),
        ("Social Care Secretary Mark Dowe resigned on Monday.", ["Mark Dowe"]),
        ("Green MEP Sophie Lund left, as Sir Keith Abram MP had.", ["Sophie Lund", "Keith Abram"]),
        ("Detective Inspector Carla Hulm came late.", ["Carla Hulm"]),
        ("The judge, Mr Justice MacDowell, said it was wrong.", ["MacDowell"]),
    ],
)
def test_parties_and_functions_before_an_english_name_are_no_part_of_it(text, names):
    found = entities(text, language="en")
    assert [name for name, kind in found if kind == "PER"] == names
    assert not any(word in name.split() for name, _ in found for word in ("MP", "Equalities"))


def test_an_english_party_keeps_its_name():
    found = entities("The Labour Party lost. In Leeds, the Labour Party won.", language="en")
    assert found.count(("Labour Party", "ORG")) == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Il relit L'Italie à table, un vieux livre.", ["Italie"]),
        ("Le rapport L'ESA demain est paru.", ["ESA"]),
        ("Il aime Le Havre, La Rochelle et La Réunion.", ["Le Havre", "La Rochelle", "La Réunion"]),
    ],
)
def test_the_article_of_a_title_is_no_part_of_a_country_s_name(text, names):
    assert [name for name, _ in entities(text)] == names
