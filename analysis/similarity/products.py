"""Cosines of the rows of a sparse matrix: of every two, or of the two most alike and no others."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

# Columns that so large a part of the rows have are multiplied as a dense matrix.
_OFTEN = 0.05
# Numbers computed at a time: some 8 MB.
_BLOCK = 1_000_000
# Up to so many rows, multiplying all of them is quicker than looking for those worth it.
_SQUARE = 10_000
# For the best pairs, columns that more rows have only bound what two rows can have in common.
_FEW_ROWS = 20
_AT_ONCE = 2_000  # pairs multiplied at a time
_ROUNDING = 1e-9

# Says of some pairs, the numbers of their first rows and of their second, which of them count.
Fits = Callable[[np.ndarray, np.ndarray], np.ndarray]


class Pairs(NamedTuple):
    """Pairs of rows, the smaller number first, and their cosines."""

    first: np.ndarray
    second: np.ndarray
    cosine: np.ndarray


def cosine_square(matrix: Any) -> np.ndarray:
    """Multiply every row (CSR, rows of length 1 or 0) with every other: a square, symmetric."""
    from scipy.linalg.blas import dsyrk
    from threadpoolctl import threadpool_limits

    rows = matrix.shape[0]
    if not rows:
        return np.empty((0, 0))
    often = np.bincount(matrix.indices, minlength=matrix.shape[1]) > _OFTEN * rows
    dense = _dense(matrix, often)
    with threadpool_limits(1):  # sums of several threads come in any order
        square = dsyrk(1.0, dense.T, trans=1, lower=1).T  # its upper half is filled
    rest = _only(matrix, ~often)
    for start, stop in _blocks(rows, rows):
        square[start:stop, start:] += (rest[start:stop] @ rest[start:].T).toarray()
    upper = np.triu(square, 1)
    upper += upper.T
    np.fill_diagonal(upper, np.diagonal(square))
    return upper


def best_pairs(matrix: Any, top: int, fits: Fits | None = None) -> Pairs:
    """Find the pairs of rows (CSR, rows of length 1 or 0) that are most alike.

    With `fits`, only pairs are considered for which it says so: it is given the numbers of the
    first rows and of the second.

    What two rows have in common in the columns that many rows have is at most the product of their
    lengths there (Cauchy and Schwarz), so that only pairs that may reach the best are multiplied
    whole. Where some rows are near-duplicates, time grows with the rows and not with their pairs.

    Returns
    -------
    Pairs
        At most `top` pairs of a cosine over 0, the highest first, ties by the numbers.
    """
    rows = matrix.shape[0]
    best = Pairs(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))
    if top < 1 or rows < 2:
        return best
    if rows <= _SQUARE:
        return _best_of_square(best, matrix, top, fits)
    often = np.bincount(matrix.indices, minlength=matrix.shape[1]) > _FEW_ROWS
    rest = _only(matrix, ~often)
    length = np.sqrt(np.asarray(_only(matrix, often).power(2).sum(axis=1)).ravel())
    for start, stop in _blocks(rows, rows):
        found = (rest[start:stop] @ rest[start:].T).tocoo()
        best = _improve(best, matrix, length, _above(found, start, fits), top)
    # Pairs that have nothing in common but in the columns of many rows.
    wide = np.flatnonzero(length * length.max() + _ROUNDING >= _least(best, top))
    some = matrix[wide]
    for start, stop in _blocks(len(wide), len(wide)):
        found = _above((some[start:stop] @ some[start:].T).tocoo(), start)
        pairs = _fitting(Pairs(wide[found.first], wide[found.second], found.cosine), fits)
        best = _best(best, pairs, top)
    return best


def _best_of_square(best, matrix, top, fits):
    """Multiply every row with every other, some at a time, and keep the best pairs."""
    from threadpoolctl import threadpool_limits

    rows = matrix.shape[0]
    often = np.bincount(matrix.indices, minlength=matrix.shape[1]) > _OFTEN * rows
    dense, rest = _dense(matrix, often), _only(matrix, ~often)
    for start, stop in _blocks(rows, rows):
        product = (rest[start:stop] @ rest[start:].T).toarray()
        with threadpool_limits(1):  # sums of several threads come in any order
            product += dense[start:stop] @ dense[start:].T
        least = max(_least(best, top) - _ROUNDING, _ROUNDING)
        first, second = np.nonzero(np.triu(product >= least, 1))
        found = Pairs(first + start, second + start, product[first, second])
        best = _best(best, _fitting(found, fits), top)
    return best


def pairs_above(matrix: Any, least: float) -> Pairs:
    """Find the pairs of rows (CSR, rows of length 1 or 0) whose cosine is at least `least`.

    Returns
    -------
    Pairs
        In the order of the rows.
    """
    rows = matrix.shape[0]
    found = []
    for start, stop in _blocks(rows, rows):
        pairs = _above((matrix[start:stop] @ matrix[start:].T).tocoo(), start)
        kept = pairs.cosine >= least
        found.append([values[kept] for values in pairs])
    if not found:
        return Pairs(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))
    first, second, cosine = (np.concatenate(parts) for parts in zip(*found))
    order = np.lexsort((second, first))
    return Pairs(first[order], second[order], cosine[order])


def _blocks(rows, columns):
    """Cut the rows so that no block of the product is larger than it may be."""
    step = max(_BLOCK // max(columns, 1), 1)
    return [(start, min(start + step, rows)) for start in range(0, rows, step)]


def _only(matrix, kept):
    """Keep some of the columns, the others empty."""
    from scipy.sparse import csr_matrix

    wanted = kept[matrix.indices]
    ends = np.append(0, np.cumsum(wanted))[matrix.indptr]
    return csr_matrix((matrix.data[wanted], matrix.indices[wanted], ends), shape=matrix.shape)


def _dense(matrix, kept):
    """Give some of the columns as a dense matrix."""
    some = _only(matrix, kept)
    dense = np.zeros((matrix.shape[0], max(int(kept.sum()), 1)))
    row = np.repeat(np.arange(matrix.shape[0]), np.diff(some.indptr))
    dense[row, (np.cumsum(kept) - 1)[some.indices]] = some.data
    return dense


def _above(found, start, fits=None):
    """Give the pairs of a block whose second row stands behind the first."""
    first, second = found.coords
    kept = second > first
    return _fitting(Pairs(first[kept] + start, second[kept] + start, found.data[kept]), fits)


def _fitting(pairs, fits):
    if fits is None:
        return pairs
    kept = fits(pairs.first, pairs.second)
    return Pairs(*(values[kept] for values in pairs))


def _improve(best, matrix, length, pairs, top):
    """Multiply the pairs that may be among the best, those most likely first."""
    bound = pairs.cosine + length[pairs.first] * length[pairs.second] + _ROUNDING
    likely = np.flatnonzero(bound >= _least(best, top))
    likely = likely[np.argsort(-bound[likely], kind="stable")]
    for start in range(0, len(likely), _AT_ONCE):
        some = likely[start : start + _AT_ONCE]
        if bound[some[0]] < _least(best, top):
            break
        first, second = pairs.first[some], pairs.second[some]
        cosine = np.asarray(matrix[first].multiply(matrix[second]).sum(axis=1)).ravel()
        best = _best(best, Pairs(first, second, cosine), top)
    return best


def _least(best, top):
    """Give the cosine that a pair must reach to be among the best."""
    return best.cosine[-1] if len(best.cosine) == top else 0.0


def _best(best, more, top):
    """Keep the best of two lists, each pair once."""
    kept = (more.cosine > 0) & (more.cosine >= _least(best, top) - _ROUNDING)
    pairs = Pairs(*(np.concatenate([a, b[kept]]) for a, b in zip(best, more)))
    _, once = np.unique(pairs.first << 32 | pairs.second, return_index=True)
    order = np.lexsort((pairs.second[once], pairs.first[once], -pairs.cosine[once]))
    return Pairs(*(values[once[order[:top]]] for values in pairs))
