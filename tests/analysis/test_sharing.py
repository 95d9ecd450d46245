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
    passage_clusters,
    passage_memberships,
    term_memberships,
)

RIVER = "La rivière a débordé dans la nuit de lundi à mardi, selon la préfecture."
FIELDS = "Les champs de maïs sont sous un mètre d'eau depuis l'aube."


def held(*pairs):
    return pd.DataFrame(pairs, columns=["item", "group"])


def articles():
    texts = [f"Crue\n\n{RIVER} {FIELDS}", f"Eaux\n\nHier. {RIVER}", f"Vallée\n\n{RIVER}", FIELDS]
    return pd.DataFrame(
        {
            "article_id": ["a", "b", "c", "d"],
            "source": ["Le Nord", "Le Sud", "Le Nord", ""],
            "text": texts,
        }
    )


def passages(*rows):
    texts = articles().set_index("article_id")["text"]
    table = []
    for one, other, said in rows:
        spans = [
            (texts[name].index(said), texts[name].index(said) + len(said)) for name in one + other
        ]
        table.append((one, *spans[0], other, *spans[1], len(said.split()), "verbatim"))
    columns = ["article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "words", "kind"]
    return pd.DataFrame(table, columns=columns)


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


def test_passages_that_lie_on_each_other_are_one_and_stand_where_they_say():
    pairs = passages(("a", "b", RIVER), ("a", "c", RIVER), ("a", "d", FIELDS))
    found = passage_clusters(articles(), pairs)
    texts = articles().set_index("article_id")["text"]
    said = [texts[row.article_id][row.start : row.end] for row in found.itertuples()]
    assert said == [RIVER] * 3 + [FIELDS] * 2
    assert found["article_id"].tolist() == ["a", "b", "c", "a", "d"]
    assert found["item"].iloc[0] == "La rivière a débordé dans la nuit de…"
    table = passage_memberships(articles(), pairs)
    assert combinations(table)[["groups", "size"]].values.tolist() == [
        [("Le Nord", "Le Sud"), 1],
        [("Le Nord",), 1],
    ]


def test_a_passage_within_a_longer_one_is_another():
    table = articles().assign(text=[f"{RIVER} {FIELDS}"] * 2 + [RIVER] * 2)
    both, one = len(RIVER) + 1 + len(FIELDS), len(RIVER)
    rows = [("a", 0, both, "b", 0, both)]
    rows += [(name, 0, one, "c", 0, one) for name in "ab"]
    columns = ["article_a", "start_a", "end_a", "article_b", "start_b", "end_b"]
    found = passage_clusters(table, pd.DataFrame(rows, columns=columns))
    assert [tuple(ids) for _, ids in found.groupby("words")["article_id"]] == [
        ("a", "b", "c"),
        ("a", "b"),
    ]


def test_places_with_little_in_common_stay_two_passages():
    half = RIVER[: len(RIVER) // 2]
    rows = passages(("a", "b", half), ("a", "c", RIVER[len(half) - 5 :]))
    assert passage_clusters(articles(), rows)["item"].nunique() == 2


def test_two_passages_that_begin_alike_have_two_names():
    begin = "Un deux trois quatre cinq six sept huit"
    texts = [f"{begin} ici.\n{begin} là-bas.", f"{begin} ici.", f"{begin} là-bas."]
    table = pd.DataFrame({"article_id": list("xyz"), "source": list("XYZ"), "text": texts})
    first, second = len(texts[1]), len(texts[2])
    rows = [("x", 0, first, "y", 0, first), ("x", first + 1, first + 1 + second, "z", 0, second)]
    columns = ["article_a", "start_a", "end_a", "article_b", "start_b", "end_b"]
    names = passage_clusters(table, pd.DataFrame(rows, columns=columns))["item"].unique()
    assert names.tolist() == [f"{begin}…", f"{begin}… (2)"]


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
    none = passages()
    table = passage_memberships(articles(), none.astype({"article_a": "str", "article_b": "str"}))
    assert table.dtypes.astype(str).to_dict() == {"item": "str", "group": "str", "weight": "int64"}
    found = combinations(table)
    assert found.columns.tolist() == ["groups", "degree", "size"] and found.empty
    assert items_of(table, ("A",)).empty
    assert term_memberships(pd.DataFrame({"keyword": [], "group": [], "count": []})).empty
    assert passage_clusters(articles(), none).columns.tolist() == [
        "item",
        "article_id",
        "start",
        "end",
        "words",
    ]
