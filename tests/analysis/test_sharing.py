"""What exactly these outlets share: every item counted once, in one combination."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from analysis.sharing import (
    combinations,
    entity_memberships,
    items_of,
    memberships,
    passage_memberships,
    term_memberships,
)


def held(*pairs):
    return pd.DataFrame(pairs, columns=["item", "group"])


def articles():
    return pd.DataFrame(
        {
            "article_id": ["a", "b", "c", "d"],
            "source": ["Le Nord", "Le Sud", "Le Nord", ""],
        }
    )


def test_an_item_counts_for_exactly_the_groups_that_have_it():
    table = memberships(
        held(("gaz", "A"), ("gaz", "B"), ("vin", "A"), ("blé", "A"), ("blé", "B"), ("eau", "C"))
    )
    found = combinations(table)
    assert found["groups"].tolist() == [("A", "B"), ("A",), ("C",)]
    assert found["size"].tolist() == [2, 1, 1]
    assert found["degree"].tolist() == [2, 1, 1]


def test_equal_sizes_go_by_more_groups_and_then_by_name():
    table = memberships(held(("x", "B"), ("y", "A"), ("z", "B"), ("z", "A")))
    assert combinations(table)["groups"].tolist() == [("A", "B"), ("A",), ("B",)]


def test_memberships_add_up_and_leave_out_the_unknown_and_the_unused():
    items = held(("gaz", "A"), ("gaz", "A"), ("gaz", ""), ("vin", "A")).assign(weight=[2, 3, 9, 0])
    assert memberships(items).values.tolist() == [["gaz", "A", 5]]


def test_items_of_a_combination_come_heaviest_first_in_any_order_of_its_groups():
    items = held(("gaz", "A"), ("gaz", "B"), ("blé", "A"), ("blé", "B"), ("vin", "A"))
    table = memberships(items.assign(weight=[1, 1, 1, 4, 9]))
    assert items_of(table, ["B", "A"]).values.tolist() == [["blé", 5], ["gaz", 2]]
    assert items_of(table, ("A", "C")).empty


def test_a_term_belongs_to_every_outlet_that_uses_it_and_its_forms_are_one():
    counts = pd.DataFrame(
        {
            "keyword": ["tir", "tir", "tirs", "tirs", "tire-fond", "tire-fond"],
            "group": ["A", "B"] * 3,
            "count": [2, 1, 2, 1, 0, 1],
        }
    )
    table = term_memberships(counts)
    assert table.values.tolist() == [["tir", "A", 2], ["tir", "B", 1], ["tire-fond", "B", 1]]


def test_entities_by_outlet_or_by_article():
    named = pd.DataFrame({"article_id": ["a", "b", "c", "d"], "entity": ["Lyon"] * 4})
    by_outlet = entity_memberships(named, articles())
    assert by_outlet.values.tolist() == [["Lyon", "Le Nord", 2], ["Lyon", "Le Sud", 1]]
    assert entity_memberships(named, articles(), by="article_id")["group"].tolist() == list("abcd")
    with pytest.raises(ValueError, match="by: 'outlet' is not one of 'source', 'article_id'"):
        entity_memberships(named, articles(), by="outlet")


def test_a_passage_belongs_to_every_outlet_it_stands_in_with_its_longest_place():
    places = [("Crue", "a", 12), ("Crue", "b", 14), ("Crue", "c", 13), ("Maïs", "a", 9)]
    clusters = pd.DataFrame([*places, ("Maïs", "d", 9)], columns=["item", "article_id", "words"])
    table = passage_memberships(clusters, articles())
    assert table.values.tolist() == [
        ["Crue", "Le Nord", 13],
        ["Crue", "Le Sud", 14],
        ["Maïs", "Le Nord", 9],
    ]
    assert passage_memberships(clusters, articles(), by="article_id")["group"].tolist() == [
        *"abc",
        *"ad",
    ]


@settings(max_examples=25, deadline=None)
@given(some.lists(some.tuples(some.sampled_from("uvwxyz"), some.sampled_from("ABCD")), min_size=1))
def test_the_sizes_sum_to_the_items_and_list_every_item_once(pairs):
    table = memberships(held(*pairs))
    found = combinations(table)
    listed = [item for groups in found["groups"] for item in items_of(table, groups)["item"]]
    assert sorted(listed) == sorted(set(table["item"]))
    assert found["size"].sum() == len(listed)
    again = combinations(memberships(held(*pairs[::-1])))
    assert again.equals(found)


def test_nothing_shared_gives_empty_tables_of_the_same_columns():
    none = pd.DataFrame(columns=["item", "article_id", "words"], dtype="str")
    table = passage_memberships(none, articles())
    assert table.dtypes.astype(str).to_dict() == {"item": "str", "group": "str", "weight": "int64"}
    found = combinations(table)
    assert found.columns.tolist() == ["groups", "degree", "size"] and found.empty
    assert items_of(table, ("A",)).empty
    assert term_memberships(pd.DataFrame({"keyword": [], "group": [], "count": []})).empty
