"""A descending classification: the largest class divided again and again."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.topics.reinert.division import split

FEWEST_IN_A_HALF = 3
# A term so unevenly shared by two halves stays in the one that has more of it.
UNEVEN = 0.3


@dataclass(frozen=True)
class Tree:
    """The divisions and the members of a descending classification.

    `divisions` has one (parent, left, right, chi_squared) a division, nodes numbered from 0 (all
    rows) in the order in which they came to be; `members` has the rows of each node.
    """

    divisions: tuple
    members: tuple


def descend(matrix: Any, *, n_classes: int, least: int) -> Tree:
    """Divide the rows of a table of presences, each time the largest class, into `n_classes`.

    A class of which no division leaves two halves of `least` rows stays whole. After a division
    each half keeps the terms that three of its rows have, and of those that the halves share very
    unevenly (contingency coefficient √(χ² / (χ² + count)) over 0.3) only the ones it has more of.
    A row left with no such term goes with the larger half of its class.

    Parameters
    ----------
    matrix
        Sparse (CSR) of 0 and 1; a row of zeros is in no class.
    """
    rows = np.flatnonzero(np.asarray(matrix.sum(axis=1)).ravel())
    members, columns = [rows], [np.arange(matrix.shape[1])]
    divisions, leaves = [], {0} if len(rows) else set()
    whole: set[int] = set()
    while leaves - whole and len(leaves) < n_classes:
        node = min(leaves - whole, key=lambda leaf: (-len(members[leaf]), leaf))
        found = _divide(matrix[members[node]][:, columns[node]], least)
        if found is None:
            whole.add(node)
            continue
        first, chi_squared, kept = found
        divisions.append((node, len(members), len(members) + 1, chi_squared))
        leaves = leaves - {node} | {len(members), len(members) + 1}
        for half, terms in zip((first, ~first), kept, strict=True):
            members.append(members[node][half])
            columns.append(columns[node][terms])
    return Tree(tuple(divisions), tuple(members))


def _divide(matrix, least):
    """Divide one class: who is in the first half, the chi-squared, and the terms of both halves."""
    filled = np.asarray(matrix.sum(axis=1)).ravel() > 0
    found = split(matrix[filled], least=least) if filled.sum() >= 2 * least else None
    if found is None:
        return None
    first = np.ones(len(filled), dtype=bool)
    first[filled] = found[0]
    return first, found[1], _terms_of_halves(matrix[first], matrix[~first])


def _terms_of_halves(first, second):
    counts = np.array([np.asarray(half.sum(axis=0)).ravel() for half in (first, second)])
    both = counts.sum(axis=0)
    expected = np.outer(counts.sum(axis=1), both) / both.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        chi_squared = ((counts - expected) ** 2 / expected).sum(axis=0)
        uneven = np.sqrt(chi_squared / (chi_squared + both)) > UNEVEN
    kept = (counts >= FEWEST_IN_A_HALF) & ~(uneven & (counts < expected))
    return [np.flatnonzero(half) for half in kept]
