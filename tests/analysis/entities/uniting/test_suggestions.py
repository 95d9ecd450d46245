"""Unions proposed to the reader, each with its reason."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.entities.uniting.suggestions import suggestions

COLUMNS = ["entity", "other", "type", "reason", "shared", "count", "other_count"]


def named(*entities):
    """Articles and their mentions; an entity is (name, type, articles that name it once each)."""
    rows = [
        (f"a{article}", name, kind, 100 * place, 100 * place + 1)
        for place, (name, kind, articles) in enumerate(entities)
        for article in articles
    ]
    mentions = pd.DataFrame(rows, columns=["article_id", "entity", "type", "start", "end"])
    identifiers = sorted(set(mentions["article_id"]))
    texts = pd.DataFrame({"article_id": identifiers, "text": "", "language": "fr"})
    return texts, mentions.astype({"article_id": "str", "entity": "str", "type": "str"})


def proposed(*entities, refused=()):
    """Give the pairs with their reasons."""
    table = suggestions(*named(*entities), refused=refused)
    return table[["entity", "other", "reason"]].values.tolist()


def test_a_surname_alone_and_the_person_named_with_it():
    found = proposed(
        ("Anne Sorlin", "PER", "01234"), ("Paul Sorlin", "PER", "5"), ("Sorlin", "PER", "0123")
    )
    assert found == [["Anne Sorlin", "Sorlin", "surname"]]


def test_a_surname_that_two_people_bear_as_often_is_left_alone():
    assert (
        proposed(("Anne Sorlin", "PER", "0"), ("Paul Sorlin", "PER", "0"), ("Sorlin", "PER", "0"))
        == []
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("Paul Sorlin", "Anne Sorlin"), ("Michel Sorlin", "Michèle Sorlin"), ("Paul", "Paule")],
)
def test_two_first_names_are_two_people(one, other):
    assert proposed((one, "PER", "01"), (other, "PER", "01")) == []


@pytest.mark.parametrize("short", ["P. Sorlin", "Paul-Henri Sorlin", "Pauil Sorlin"])
def test_first_names_that_may_be_one(short):
    found = proposed(("Paul Sorlin", "PER", "01"), (short, "PER", "2"))
    expected = [] if short.startswith("Paul-") else [["Paul Sorlin", short, "surname"]]
    assert found == expected


def test_one_letter_apart():
    assert proposed(("Poldecville", "LOC", "01"), ("Poldeville", "LOC", "2")) == [
        ["Poldecville", "Poldeville", "letter"]
    ]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [("Dax", "Day", "LOC"), ("Calvin", "Malvin", "PER"), ("Poldec 21", "Poldec 22", "ORG"),
     ("Niger", "Nigeria", "LOC"), ("Slovaquie", "Slovénie", "LOC"), ("Autriche", "Australie", "LOC"),
     ("Ligue bleue", "Ligue rouge", "ORG")],
)  # fmt: skip
def test_names_that_only_look_alike_are_not_proposed(one, other, kind):
    assert proposed((one, kind, "0"), (other, kind, "1")) == []


def test_initials_of_the_long_form():
    assert proposed(("Ligue des ports de pêche", "ORG", "0"), ("LPP", "ORG", "01")) == [
        ["Ligue des ports de pêche", "LPP", "initials"]
    ]
    assert proposed(("Ligue des ports de pêche", "ORG", "0"), ("LPX", "ORG", "01")) == []


def test_the_same_words_in_another_order():
    assert proposed(("Sorlin Anne", "PER", "0"), ("Anne Sorlin", "PER", "12")) == [
        ["Anne Sorlin", "Sorlin Anne", "order"]
    ]


def test_a_part_of_the_longer_name():
    found = proposed(("Ligue des ports", "ORG", "0"), ("Ligue des ports bleus", "ORG", "01"))
    assert found == [["Ligue des ports bleus", "Ligue des ports", "part"]]
    assert proposed(("Ligue des ports", "ORG", "0"), ("Ligue des ports bleus", "ORG", "1")) == []


@pytest.mark.parametrize(
    ("between", "behind", "kind"),
    [(", ex-", "", "ORG"), (", dite la ", "", "PER"), (" (anciennement ", ")", "LOC")],
)
def test_what_the_text_calls_by_two_names(between, behind, kind):
    one, other = "Poldec", "Tramontane"
    text = f"Hier, {one}{between}{other}{behind} a ri."
    starts = [text.index(one), text.index(other)]
    texts = pd.DataFrame({"article_id": ["a"], "text": [text], "language": "fr"})
    mentions = pd.DataFrame(
        {"article_id": "a", "entity": [one, other], "type": kind, "start": starts,
         "end": [start + len(name) for start, name in zip(starts, (one, other), strict=True)]}
    )  # fmt: skip
    found = suggestions(texts, mentions)[["entity", "other", "reason"]].values.tolist()
    assert found == [[one, other, "apposition"]]
    plain = texts.assign(text=text.replace(between, " et ".ljust(len(between))))
    assert len(suggestions(plain, mentions)) == 0


def test_types_must_agree_or_one_be_unsure():
    assert proposed(("Poldecville", "LOC", "01"), ("Poldeville", "ORG", "2")) == []
    unsure = [("Poldecville", "LOC", "01"), ("Poldeville", "ORG", "2"), ("Poldeville", "LOC", "3")]
    assert len(proposed(*unsure)) == 1


def test_what_was_refused_is_not_proposed_again():
    pair = ("Poldecville", "LOC", "01"), ("Poldeville", "LOC", "2")
    assert proposed(*pair, refused=[("Poldeville", "Poldecville")]) == []


def test_the_surest_comes_first_and_every_number_can_be_counted():
    table = suggestions(
        *named(
            ("Poldecville", "LOC", "01"), ("Poldeville", "LOC", "2"),
            ("Anne Sorlin", "PER", "0123"), ("Sorlin Anne", "PER", "012"),
        )
    )  # fmt: skip
    assert table.values.tolist() == [
        ["Anne Sorlin", "Sorlin Anne", "PER", "order", 3, 4, 3],
        ["Poldecville", "Poldeville", "LOC", "letter", 0, 2, 1],
    ]


def test_no_mentions_give_the_same_columns():
    full = suggestions(*named(("Poldecville", "LOC", "01"), ("Poldeville", "LOC", "2")))
    texts, mentions = named(("Oslo", "LOC", "0"))
    empty = suggestions(texts.iloc[:0], mentions.iloc[:0])
    assert len(empty) == 0
    assert list(empty.columns) == COLUMNS
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()


PIECES = ["Anne", "Ana", "Paul", "Sorlin", "Sorlain", "Ligue", "des", "ports", "LP", "A."]


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map(" ".join),
            st.sampled_from(["PER", "LOC", "ORG"]),
            st.sampled_from(["0", "01", "12"]),
        ),
        max_size=8,
    )
)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_a_pair_is_proposed_once_of_entities_there_are(entities):
    texts, mentions = named(*entities)
    table = suggestions(texts, mentions)
    pairs = [frozenset(pair) for pair in zip(table["entity"], table["other"], strict=True)]
    assert len(set(pairs)) == len(pairs)
    assert all(len(pair) == 2 for pair in pairs)
    counts = mentions.groupby("entity").size()
    assert table["count"].tolist() == [counts[name] for name in table["entity"]]
    assert (table["shared"] <= table[["count", "other_count"]].min(axis=1)).all()
    shuffled = suggestions(texts, mentions.sample(frac=1, random_state=0))
    apposed = table["reason"] != "apposition"
    assert shuffled[["entity", "other"]].values.tolist() == table.loc[
        apposed, ["entity", "other"]
    ].values.tolist()  # fmt: skip
