"""The double classification: what two descending classifications agree on."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.topics.reinert.tree import Tree, descend

# The segments of the second classification have so many words.
LONGER = 80

# Chi-squared with one degree of freedom: p = 0.05.
SIGNIFICANT = 3.84


def descend_longer(matrix: Any, pieces: pd.DataFrame, *, n_classes: int, least: int) -> Tree:
    """Classify segments of 80 words or more, made of neighbours in an article.

    What remains of an article joins the one before it.

    Parameters
    ----------
    matrix, pieces
        The table of presences and the segments of some 40 to 80 words that are its rows.
    least
        The fewest of these in a class.

    Returns
    -------
    Tree
        Its members are the rows of `matrix`.
    """
    from scipy.sparse import csr_matrix

    unit = _longer_segments(pieces)
    number = int(unit.max()) + 1
    joining = csr_matrix((np.ones(len(unit)), (unit, np.arange(len(unit)))))
    longer = (joining @ matrix > 0).astype(np.float64).tocsr()
    fewest = max(2, round(least * number / len(unit)))
    tree = descend(longer, n_classes=n_classes, least=fewest)
    filled = np.asarray(matrix.sum(axis=1)).ravel() > 0
    members = (np.flatnonzero(np.isin(unit, rows) & filled) for rows in tree.members)
    return Tree(tree.divisions, tuple(members))


def _longer_segments(pieces):
    """Give each segment the number of the longer one that it is part of."""
    units, number = [], 0
    for _, lengths in pieces.groupby("article_id", sort=False)["words"]:
        own, words = [], 0
        for length in lengths.tolist():
            own.append(number)
            words += length
            if words >= LONGER:
                number, words = number + 1, 0
        if words and own[0] < number:
            own = [min(one, number - 1) for one in own]
        elif words:
            number += 1
        units += own
    return np.array(units, dtype=np.int64)


def cross(first: Tree, second: Tree, *, rows: int, least: int) -> Tree:
    """Keep of two classifications of the same rows the classes that both find.

    Every node of one, at every level, is crossed with every node of the other; of n rows a node of
    n1 and one of n2 with n12 in common have the chi-squared of their 2 × 2 table. A pair is kept
    that has `least` rows in common, a chi-squared over 3.84 with more in common than expected, and
    no better partner on either side. Of all sets of pairs in which no two are above each other in
    the first tree (so no two have a row in common) the one with the largest sum of chi-squared is
    chosen; between a pair and those below it, equals go to those below.

    Parameters
    ----------
    first, second
        Trees of the same rows.
    rows
        How many rows there are.
    least
        The fewest rows of a class.

    Returns
    -------
    Tree
        The first one cut back to the nodes chosen; their members are the rows that both
        have, a node above has those of the nodes below it, any other none. A tree without divisions
        when fewer than two are chosen.

    References
    ----------
    Reinert, "Alceste: une méthodologie d'analyse des données textuelles", Bulletin de méthodologie
    sociologique 26, 1990; Barnier's description of rainette (both search alike, but do not ask for
    a tree).
    """
    pairs = _mutual(_association(first, second, rows, least))
    below = {node: (left, right) for node, left, right, _ in first.divisions}
    members = [np.empty(0, dtype=np.int64)] * len(first.members)
    stands = {}  # node → the node that is left of it
    for node in _best(0, below, pairs)[1]:
        members[node] = np.intersect1d(first.members[node], second.members[pairs[node][0]])
        stands[node] = node
    divisions = []
    for node, left, right, chi_squared in reversed(first.divisions):
        kept = [stands[child] for child in (left, right) if child in stands]
        if len(kept) == 2:
            divisions.append((node, *kept, chi_squared))
            members[node] = np.union1d(members[kept[0]], members[kept[1]])
            stands[node] = node
        elif kept:
            stands[node] = kept[0]
    return Tree(tuple(divisions[::-1]), tuple(members))


def _association(first, second, rows, least):
    """Give each pair of nodes its chi-squared, 0 where the pair is not wanted."""
    from scipy.sparse import csr_matrix

    tables = []
    for tree in (first, second):
        node = np.repeat(np.arange(len(tree.members)), [len(found) for found in tree.members])
        row = np.concatenate([*tree.members, np.empty(0, dtype=np.int64)]).astype(np.int64)
        shape = (len(tree.members), rows)
        tables.append(csr_matrix((np.ones(len(row)), (node, row)), shape=shape))
    both = (tables[0] @ tables[1].T).toarray()
    total = len(np.union1d(first.members[0], second.members[0]))
    one, two = (np.asarray(table.sum(axis=1)).ravel() for table in tables)
    more = both * total - np.outer(one, two)
    spread = np.outer(one * (total - one), two * (total - two))
    with np.errstate(divide="ignore", invalid="ignore"):
        chi_squared = total * more**2 / spread
    wanted = (spread > 0) & (more > 0) & (both >= least) & (chi_squared >= SIGNIFICANT)
    return np.where(wanted, chi_squared, 0).round(9)


def _mutual(association):
    """Pair the nodes that are each other's best: node of the first → (of the second, chi-squared)."""
    if not association.size:
        return {}
    pairs = {}
    for node, partner in enumerate(association.argmax(axis=1).tolist()):
        value = float(association[node, partner])
        if value > 0 and association[:, partner].argmax() == node:
            pairs[node] = (partner, value)
    return pairs


def _best(node, below, pairs):
    """Choose the pairs at or below a node: (sum of chi-squared, nodes)."""
    own = pairs[node][1] if node in pairs else 0.0
    parts = [_best(child, below, pairs) for child in below.get(node, ())]
    value = sum(part[0] for part in parts)
    if value >= own:
        return value, [child for part in parts for child in part[1]]
    return own, [node]
