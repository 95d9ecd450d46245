"""The order in which the rows of a matrix are read best: like beside like."""

import numpy as np
import pandas as pd

SMALLEST = 4  # fewer rows than that are clear in any order

_MERGES = ["position_a", "height_a", "position_b", "height_b", "height"]


def arrange(matrix: pd.DataFrame) -> list[str]:
    """Order the labels of a similarity matrix so that those most alike stand beside each other.

    Average-linkage clustering of the distances max − s(a, b), its branches turned so that
    neighbours are as near as the tree allows. A matrix with two directions (how much of A stands
    in B) counts by the larger; NaN counts as no similarity, the diagonal not at all.

    Parameters
    ----------
    matrix
        A square table whose index and columns hold the same labels in the same order, higher is
        more alike.

    Returns
    -------
    list[str]
        The labels, each once, the same for any order of the rows; of the two ways to read
        it, the one that begins with the earlier name. Fewer than four come back as given.

    Raises
    ------
    ValueError
        If the labels of the rows are not those of the columns, or not unique.

    References
    ----------
    Bar-Joseph, Gifford and Jaakkola, "Fast optimal leaf ordering for hierarchical clustering",
    Bioinformatics 17, 2001.

    Examples
    --------
    >>> names = ["gaz", "vin", "gazoduc", "vigne"]
    >>> rows = [[1, 0, 0.9, 0], [0, 1, 0.1, 0.8], [0.9, 0.1, 1, 0], [0, 0.8, 0, 1]]
    >>> arrange(pd.DataFrame(rows, index=names, columns=names))
    ['gaz', 'gazoduc', 'vin', 'vigne']
    """
    _check(matrix)
    if len(matrix) < SMALLEST:
        return matrix.index.tolist()
    labels, merges = _cluster(matrix)
    return [labels[leaf] for leaf in _leaves(merges)]


def tree(matrix: pd.DataFrame) -> pd.DataFrame:
    """Describe the clustering behind `arrange` as the tree that is drawn beside a matrix.

    Returns
    -------
    pd.DataFrame
        One row is a merge of two branches a and b, the lowest first: `position_a`, `position_b`
        (float64, where the middle of each branch stands among the labels as `arrange` orders them,
        the first at 0), `height_a`, `height_b` (float64, where each branch was merged before, 0 for
        a single label), `height` (float64, 0 or more: the mean similarity between the two
        subtracted from the largest of the matrix; lower is more alike, never below its branches).
        One row less than labels; none for fewer than four labels.

    Raises
    ------
    ValueError
        As `arrange` does.

    Notes
    -----
    When not to trust it: any matrix gives a tree; branches that merge high up have little in
    common.

    References
    ----------
    Sokal and Michener, "A statistical method for evaluating systematic relationships", 1958
    (average linkage).
    """
    _check(matrix)
    if len(matrix) < SMALLEST:
        return pd.DataFrame(columns=_MERGES, dtype="float64")
    _, merges = _cluster(matrix)
    order = _leaves(merges)
    position = dict(zip(order, map(float, range(len(order))), strict=True))
    height = dict.fromkeys(order, 0.0)
    rows = []
    for number, (*branches, distance, _) in enumerate(merges, start=len(order)):
        # The tree turns over with the order: the branch that stands first is a.
        a, b = sorted(map(int, branches), key=position.__getitem__)
        rows.append((position[a], height[a], position[b], height[b], distance))
        position[number], height[number] = (position[a] + position[b]) / 2, distance
    return pd.DataFrame(rows, columns=_MERGES, dtype="float64")


def _check(matrix):
    if not matrix.index.equals(matrix.columns) or not matrix.index.is_unique:
        raise ValueError("matrix: its rows and columns must have the same labels, each once")


def _cluster(matrix):
    """Cluster the labels in the order of their names, so that the order given decides nothing."""
    from scipy.cluster.hierarchy import linkage, optimal_leaf_ordering
    from scipy.spatial.distance import squareform

    labels = sorted(matrix.index)
    values = np.nan_to_num(matrix.loc[labels, labels].to_numpy(float), nan=0.0)
    values = np.maximum(values, values.T)
    np.fill_diagonal(values, -np.inf)
    distances = values.max() - values
    np.fill_diagonal(distances, 0)
    distances = squareform(distances.round(9), checks=False)  # equal up to rounding is equal
    return labels, optimal_leaf_ordering(linkage(distances, "average"), distances)


def _leaves(merges):
    from scipy.cluster.hierarchy import leaves_list

    order = leaves_list(merges).tolist()
    return order if order[0] < order[-1] else order[::-1]
