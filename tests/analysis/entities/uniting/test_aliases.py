"""One entity under one name, two people under two."""

import pandas as pd
import pytest

from analysis.entities.uniting.aliases import unite


def united(*names, language="fr"):
    """Unite mentions given as (words, type), in the order of one text; a mapping of the answers."""
    rows = [("a", words, kind, 40 * place) for place, (words, kind) in enumerate(names)]
    table = pd.DataFrame(rows, columns=["article_id", "mention", "type", "start"])
    table["end"] = table["start"] + table["mention"].str.len()
    answer = unite(table, language=language)
    return dict(zip(answer["mention"], answer["entity"], strict=True))


def people(*names):
    return united(*((name, "PER") for name in names))


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Vladimir Poutine", "Poutine"),
        ("Vladimir Poutine", "Putin"),
        ("Volodymyr Zelensky", "Zelenskyy"),
        ("Sergueï Choïgou", "Shoigu"),
        ("Xi Jinping", "Xi"),
        ("Charles de Gaulle", "de Gaulle"),
        ("Marine Le Pen", "Le Pen"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Emmanuel Macron", "MACRON"),
        ("Charles III", "Charles"),
        ("Bachar al-Assad", "Assad"),
        ("Luiz Inacio Lula da Silva", "Lula"),
    ],
)
def test_a_surname_is_its_one_bearer(full, short):
    assert people(full, short) == {full: full, short: full}


def test_transliterations_of_a_full_name_are_one_person():
    answer = people("Sergueï Lavrov", "Sergei Lavrov", "Sergueï Lavrov")
    assert set(answer.values()) == {"Sergueï Lavrov"}


def test_an_initial_is_the_first_name_it_begins():
    assert set(people("Emmanuel Macron", "E. Macron").values()) == {"Emmanuel Macron"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jean Martin", "Jean Marin"), ("Paul Sorlin", "Anne Sorlin"), ("Jean Morel", "Jeanne Morel")],
)
def test_two_people_stay_two(one, other):
    assert people(one, other) == {one: one, other: other}


def test_a_shared_surname_stays_by_itself_unless_one_bearer_leads():
    assert people("Paul Sorlin", "Anne Sorlin", "Sorlin")["Sorlin"] == "Sorlin"
    assert people(*["Paul Sorlin"] * 3, "Anne Sorlin", "Sorlin")["Sorlin"] == "Paul Sorlin"


def test_known_organisations_and_places_have_one_name():
    answer = united(
        ("UE", "ORG"), ("Union européenne", "ORG"), ("Otan", "ORG"), ("Nations unies", "ORG"),
        ("Beijing", "LOC"), ("Etats-Unis", "LOC"), ("USA", "LOC"), ("Kyiv", "LOC"),
    )  # fmt: skip
    assert answer == {
        "UE": "Union européenne", "Union européenne": "Union européenne", "Otan": "OTAN",
        "Nations unies": "ONU", "Beijing": "Pékin", "Etats-Unis": "États-Unis",
        "USA": "États-Unis", "Kyiv": "Kiev",
    }  # fmt: skip


def test_an_english_corpus_shows_english_names():
    assert united(("Pékin", "LOC"), ("UE", "ORG"), language="en") == {
        "Pékin": "Beijing",
        "UE": "European Union",
    }


def test_an_acronym_in_brackets_is_the_long_form_before_it():
    long = "Syndicat général des lycéens"
    rows = [("a", long, "ORG", 3, 31), ("a", "SGL", "ORG", 33, 36), ("b", "SGL", "ORG", 0, 3)]
    table = pd.DataFrame(rows, columns=["article_id", "mention", "type", "start", "end"])
    assert set(unite(table)["entity"]) == {long}


def test_a_bracket_with_other_letters_is_another_entity():
    rows = [("a", "Paul Sorlin", "PER", 0, 11), ("a", "RTL", "ORG", 13, 16)]
    table = pd.DataFrame(rows, columns=["article_id", "mention", "type", "start", "end"])
    assert unite(table)["entity"].tolist() == ["Paul Sorlin", "RTL"]


def test_every_mention_has_one_row_and_an_entity_is_its_own():
    table = pd.DataFrame(
        {"article_id": "a", "mention": ["Anne Sorlin", "Sorlin", "Oslo", "Oslo"],
         "type": ["PER", "PER", "LOC", "LOC"], "start": [0, 20, 40, 60], "end": [11, 26, 44, 64]}
    )  # fmt: skip
    answer = unite(table)
    assert answer["mention"].tolist() == ["Anne Sorlin", "Oslo", "Sorlin"]
    entities = dict(zip(answer["mention"], answer["entity"], strict=True))
    assert all(entities[name] == name for name in answer["entity"])


def test_no_mentions_give_no_rows():
    empty = pd.DataFrame({name: [] for name in ("article_id", "mention", "type", "start", "end")})
    assert list(unite(empty).columns) == ["mention", "entity", "type"]
    assert len(unite(empty)) == 0


def test_a_head_alone_is_the_longer_name_unless_it_stands_alone_far_more_often():
    council, foreign = ("Commission européenne", "ORG"), ("Sénat de Belgique", "ORG")
    assert united(council, *[("Commission", "ORG")] * 3)["Commission"] == council[0]
    assert united(foreign, *[("Sénat", "ORG")] * 4)["Sénat"] == "Sénat"
