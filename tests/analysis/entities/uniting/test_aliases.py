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


def test_every_mention_keeps_its_row_and_an_entity_is_its_own():
    table = pd.DataFrame(
        {"article_id": "a", "mention": ["Anne Sorlin", "Sorlin", "Oslo", "Oslo"],
         "type": ["PER", "PER", "LOC", "LOC"], "start": [0, 20, 40, 60], "end": [11, 26, 44, 64]}
    )  # fmt: skip
    answer = unite(table)
    assert answer["mention"].tolist() == ["Anne Sorlin", "Sorlin", "Oslo", "Oslo"]
    entities = dict(zip(answer["mention"], answer["entity"], strict=True))
    assert all(entities[name] == name for name in answer["entity"])


def articles(*named):
    """Mentions of people, a list of names an article; the answers by article and name."""
    rows = [
        (f"a{number}", name, "PER", 40 * place, 40 * place + len(name), False, False)
        for number, names in enumerate(named)
        for place, name in enumerate(names)
    ]
    columns = ["article_id", "mention", "type", "start", "end", "aged", "addressed"]
    answer = unite(pd.DataFrame(rows, columns=columns))
    keys = zip(answer["article_id"], answer["mention"], strict=True)
    return dict(zip(keys, zip(answer["entity"], answer["lent"], strict=True), strict=True))


def test_a_surname_is_lent_by_another_article_that_names_one_bearer_and_says_so():
    answer = articles(["Paul Sorlin", "Sorlin"], ["Sorlin"])
    assert answer["a0", "Sorlin"] == ("Paul Sorlin", False)
    assert answer["a1", "Sorlin"] == ("Paul Sorlin", True)


def test_the_bearer_whom_the_article_names_comes_before_the_leading_one():
    answer = articles(*[["Paul Sorlin", "Sorlin"]] * 9, ["Anne Sorlin", "Sorlin"], ["Sorlin"])
    assert answer["a9", "Sorlin"] == ("Anne Sorlin", False)
    assert answer["a10", "Sorlin"] == ("Paul Sorlin", True)


def test_a_name_of_one_article_is_not_given_to_many_others():
    answer = articles(["Plozévet Sorlin"], *[["Plozévet"], ["Sorlin"]] * 5)
    assert {
        answer[f"a{number}", name][0] for number in range(1, 11, 2) for name in ["Plozévet"]
    } == {"Plozévet"}
    assert answer["a2", "Sorlin"] == ("Sorlin", False)
    assert articles(["Paul Sorlin"], *[["Sorlin"]] * 4)["a4", "Sorlin"] == ("Paul Sorlin", True)


@pytest.mark.parametrize("first", ["Claire", "Bruno", "Inès"])
def test_a_first_name_is_nobody_of_another_article(first):
    answer = articles([f"{first} Durand", first], [f"Benoît {first}"], [first])
    assert answer["a0", first] == (f"{first} Durand", False)
    assert answer["a2", first] == (first, False)


def test_initials_are_whom_the_article_names_then_whom_the_others_do():
    answer = articles(
        ["Jeanne Sorlin", "J. Sorlin", "Sorlin"], ["Jean Sorlin", "J. Sorlin"], ["J. Sorlin"]
    )
    assert answer["a0", "J. Sorlin"] == ("Jeanne Sorlin", False)
    assert answer["a0", "Sorlin"] == ("Jeanne Sorlin", False)
    assert answer["a1", "J. Sorlin"] == ("Jean Sorlin", False)
    assert answer["a2", "J. Sorlin"] == ("J. Sorlin", False)


def test_no_mentions_give_no_rows():
    empty = pd.DataFrame({name: [] for name in ("article_id", "mention", "type", "start", "end")})
    assert {"mention", "entity", "type", "lent"} <= set(unite(empty).columns)
    assert len(unite(empty)) == 0


def test_a_head_alone_is_the_longer_name_unless_it_stands_alone_far_more_often():
    council, foreign = ("Commission européenne", "ORG"), ("Sénat de Belgique", "ORG")
    assert united(council, *[("Commission", "ORG")] * 3)["Commission"] == council[0]
    assert united(foreign, *[("Sénat", "ORG")] * 4)["Sénat"] == "Sénat"
