"""Like beside like, in the same order whatever the order given."""

import numpy as np
import pandas as pd
import pytest

from analysis.similarity.arrangement import arrange, tree

NAMES = ["a1", "b1", "a2", "b2", "a3"]


def square(values, names=None):
    names = NAMES[: len(values)] if names is None else names
    return pd.DataFrame(values, index=names, columns=names, dtype=float)


def two_groups():
    same = [[a[0] == b[0] for b in NAMES] for a in NAMES]
    matrix = square(np.where(same, 0.8, 0.1))
    return matrix.mask(np.eye(len(NAMES), dtype=bool))  # the diagonal says nothing


def test_those_alike_stand_together_and_ties_go_by_name():
    order = arrange(two_groups())
    assert [name[0] for name in order] == list("aaabb")
    assert sorted(order) == sorted(NAMES)


def test_the_order_given_decides_nothing():
    shuffled = ["b2", "a3", "a1", "b1", "a2"]
    again = two_groups().loc[shuffled, shuffled]
    assert arrange(again) == arrange(two_groups())
    assert tree(again).equals(tree(two_groups()))


def test_one_direction_of_containment_is_enough():
    matrix = square(np.zeros((4, 4)), list("wxyz"))
    matrix.loc["w", "z"] = 0.9  # w stands in z, z does not stand in w
    order = arrange(matrix)
    assert abs(order.index("w") - order.index("z")) == 1


def test_fewer_than_four_stay_as_they_are():
    matrix = square([[1, 0, 0.9], [0, 1, 0], [0.9, 0, 1]], ["c", "b", "a"])
    assert arrange(matrix) == ["c", "b", "a"]
    assert tree(matrix).empty


def test_the_tree_counts_its_heights_from_the_largest_similarity():
    branches = tree(two_groups())
    assert branches["height"].tolist() == pytest.approx([0, 0, 0, 0.7])
    last = branches.iloc[-1]
    assert (last["position_a"], last["position_b"]) in [(0.75, 3.5), (1.25, 3.5)]


def test_a_branch_never_lies_above_its_merge_and_a_stands_before_b():
    random = np.random.default_rng(3).random((9, 9))
    branches = tree(square((random + random.T) / 2, [f"n{i}" for i in range(9)]))
    assert len(branches) == 8
    assert (branches["height"] >= branches[["height_a", "height_b"]].max(axis=1)).all()
    assert (branches["position_a"] < branches["position_b"]).all()


def test_an_undefined_row_is_like_no_other():
    matrix = two_groups()
    matrix.loc["a2"] = np.nan
    matrix["a2"] = np.nan
    order = arrange(matrix)
    assert order[0] == "a2" or order[-1] == "a2"


def test_labels_must_be_the_same_and_unique():
    with pytest.raises(ValueError, match="matrix: its rows and columns"):
        arrange(pd.DataFrame(np.eye(2), index=["a", "b"], columns=["b", "a"]))
    with pytest.raises(ValueError, match="matrix: its rows and columns"):
        tree(square(np.eye(2), ["a", "a"]))


def test_no_rows_give_no_order_and_no_tree():
    assert arrange(square(np.empty((0, 0)))) == []
    assert tree(square(np.empty((0, 0)))).dtypes.eq("float64").all()
