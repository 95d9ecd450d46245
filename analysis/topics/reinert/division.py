"""One division of a descending classification: the two halves that differ most."""

from typing import Any

import numpy as np

# Up to so many rows or columns the whole decomposition takes no longer than its first axis.
_DENSE = 60
_STEP = 1e-9


def split(matrix: Any, *, least: int = 1) -> tuple[np.ndarray, float] | None:
    """Part the rows of a table of presences in the two halves with the largest chi-squared.

    With a_j of the c_j presences of term j in the first half, r of all N presences, the chi-squared
    of the table halves × terms is N² / (r (N − r)) · (Σ a_j² / c_j − r² / N).

    1. The rows are put in order along the first axis of the table's correspondence analysis.
    2. Of all cuts of that order the one with the largest chi-squared is taken.
    3. Single rows change sides as long as it grows, those that gain most first.

    Parameters
    ----------
    matrix
        Sparse (CSR) of 0 and 1, no row of zeros.
    least
        The fewest rows of a half.

    Returns
    -------
    tuple[np.ndarray, float] | None
        Which rows are in the first half (array of bool: the half with more rows, among equals the
        one with the first row), and the chi-squared (float, 0 or more; higher is further apart).
        None where no cut leaves two halves of `least` rows that differ.

    References
    ----------
    Reinert, "Une méthode de classification descendante hiérarchique", Les Cahiers de l'analyse des
    données 8, 1983.

    Examples
    --------
    >>> from scipy.sparse import csr_matrix
    >>> first, chi_squared = split(csr_matrix([[1, 1, 0], [0, 0, 1], [1, 1, 0]]))
    >>> first.tolist(), round(chi_squared, 6)
    ([True, False, True], 5.0)
    """
    matrix = matrix[:, np.flatnonzero(matrix.sum(axis=0))].tocsr().astype(np.float64)
    least = max(least, 1)
    if matrix.shape[0] < 2 * least or matrix.shape[1] < 2:
        return None
    order = np.argsort(first_axis(matrix).round(9), kind="stable")
    first = _best_cut(matrix, order, least)
    chi_squared = _exchange(matrix, first, least)
    if chi_squared <= _STEP:
        return None
    others = len(first) - first.sum()
    if first.sum() < others or (first.sum() == others and not first[0]):
        first = ~first
    return first, chi_squared


def first_axis(matrix: Any) -> np.ndarray:
    """Place the rows on the first axis of a correspondence analysis, the farthest row above 0."""
    from scipy.sparse import diags_array
    from scipy.sparse.linalg import LinearOperator, svds

    rows, columns = (np.asarray(matrix.sum(axis=way)).ravel() for way in (1, 0))
    total = rows.sum()
    scaled = diags_array(rows**-0.5) @ matrix @ diags_array(columns**-0.5)
    # The first singular vectors say only how frequent rows and columns are: they are taken out.
    left, right = np.sqrt(rows / total), np.sqrt(columns / total)
    if min(matrix.shape) <= _DENSE:
        axis = np.linalg.svd(scaled.toarray() - np.outer(left, right), full_matrices=False)[0][:, 0]
    else:
        turned = scaled.T.tocsr()
        operator = LinearOperator(
            matrix.shape,
            matvec=lambda one: scaled @ one.ravel() - left * (right @ one.ravel()),
            rmatvec=lambda one: turned @ one.ravel() - right * (left @ one.ravel()),
            dtype=np.float64,
        )
        # A fixed start: the same axis at every run.
        start = np.cos(np.arange(min(matrix.shape), dtype=np.float64))
        axis = svds(operator, k=1, v0=start)[0][:, 0]
    places = axis / np.sqrt(rows)
    # Which end of an axis is up means nothing: the row farthest out decides it.
    farthest = np.argmax(np.abs(places).round(9))
    return places if places[farthest] >= 0 else -places


def _best_cut(matrix, order, least):
    """Cut the order where the chi-squared is largest, leaving `least` rows on both sides."""
    ordered = matrix[order].tocsc()
    ordered.sort_indices()
    columns = np.diff(ordered.indptr)
    # The k-th presence of a term adds (2 k + 1) / c to Σ a² / c, so one sum gives every cut.
    rank = np.arange(ordered.nnz) - np.repeat(ordered.indptr[:-1], columns)
    gain = (2 * rank + 1) / np.repeat(columns, columns)
    squares = np.cumsum(np.bincount(ordered.indices, weights=gain, minlength=len(order)))
    size = np.cumsum(np.bincount(ordered.indices, minlength=len(order)))
    values = _chi_squared(squares[:-1], size[:-1], ordered.nnz)
    cut = least + int(np.argmax(values[least - 1 : len(order) - least].round(9)))
    first = np.zeros(len(order), dtype=bool)
    first[order[:cut]] = True
    return first


def _chi_squared(squares, size, total):
    """Give the chi-squared of two halves from Σ a² / c and the presences of the first."""
    with np.errstate(divide="ignore", invalid="ignore"):
        value = total**2 / (size * (total - size)) * (squares - size**2 / total)
    return np.where((size > 0) & (size < total), value, 0.0)


def _exchange(matrix, first, least):
    """Let single rows change sides while the chi-squared grows; changes `first`, gives the value."""
    lengths, columns = (np.asarray(matrix.sum(axis=way)).ravel() for way in (1, 0))
    total = lengths.sum()
    inside = matrix[first].sum(axis=0)
    inside = np.asarray(inside).ravel().astype(np.float64)
    own = matrix @ (1 / columns)
    current = float(_chi_squared((inside**2 / columns).sum(), inside.sum(), total))
    moved = True
    while moved:
        moved = False
        side = np.where(first, -1, 1)
        squares = (inside**2 / columns).sum() + 2 * side * (matrix @ (inside / columns)) + own
        gains = _chi_squared(squares, inside.sum() + side * lengths, total) - current
        better = np.flatnonzero(gains > _STEP * max(current, 1))
        for row in better[np.argsort(-gains[better].round(9), kind="stable")].tolist():
            if (first.sum() if first[row] else len(first) - first.sum()) <= least:
                continue
            terms = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]
            change = -1 if first[row] else 1
            inside[terms] += change
            value = float(_chi_squared((inside**2 / columns).sum(), inside.sum(), total))
            if value > current + _STEP * max(current, 1):
                current, moved = value, True
                first[row] = not first[row]
            else:
                inside[terms] -= change
    return current
