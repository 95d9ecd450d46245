"""Who belongs together, by hand: two triangles with one link between them."""

import pandas as pd

from analysis.cooccurrence.communities import communities
from tests.processes import said

TRIANGLES = [
    ("Anne", "Bruno", 5), ("Anne", "Chloé", 5), ("Bruno", "Chloé", 5), ("Chloé", "Xavier", 1),
    ("Xavier", "Yves", 4), ("Xavier", "Zoé", 4), ("Yves", "Zoé", 4),
]  # fmt: skip


def pairs_of(edges):
    return pd.DataFrame(edges, columns=["entity_a", "entity_b", "count"])


def test_two_triangles_are_two_communities():
    found = communities(pairs_of(TRIANGLES))
    assert found["entity"].tolist() == ["Anne", "Bruno", "Chloé", "Xavier", "Yves", "Zoé"]
    assert found["community"].tolist() == [1, 1, 1, 2, 2, 2]


def test_counts_decide_where_links_alone_do_not():
    square = [("a", "b", 9), ("b", "c", 1), ("c", "d", 9), ("a", "d", 1)]
    assert communities(pairs_of(square))["community"].tolist() == [1, 1, 2, 2]


def test_the_largest_comes_first_then_the_strongest_then_by_name():
    pairs = [("p", "q", 1), ("a", "b", 1), ("x", "y", 7), ("k", "l", 1), ("l", "m", 1)]
    found = communities(pairs_of(pairs)).set_index("entity")["community"]
    assert found[["k", "x", "a", "p"]].tolist() == [1, 2, 3, 4]


def test_every_entity_has_one_community_whatever_the_order_of_the_pairs():
    found = communities(pairs_of(TRIANGLES))
    assert found["entity"].is_unique
    assert sorted(set(found["community"])) == list(range(1, found["community"].max() + 1))
    pd.testing.assert_frame_equal(found, communities(pairs_of(TRIANGLES[::-1])))


def test_no_pairs_give_no_communities():
    empty = communities(pairs_of([]))
    assert empty.empty
    assert empty.dtypes.to_dict() == communities(pairs_of(TRIANGLES)).dtypes.to_dict()


def test_the_communities_are_the_same_in_every_process():
    code = (
        "import pandas as pd; from analysis.cooccurrence.communities import communities; "
        "names = [f'nom{i}' for i in range(40)]; "
        "rows = [(names[i], names[(i * 7 + 3) % 40], i % 5 + 1) for i in range(40)]; "
        "print(communities(pd.DataFrame(rows, columns=['entity_a', 'entity_b', 'count'])).to_csv())"
    )
    assert len(said(code)) == 1
