"""The one TF-IDF: how words are weighed, and how a term is shown."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from analysis.tokens.coding import encode


def tf_idf(
    document: np.ndarray,
    term: np.ndarray,
    shape: tuple[int, int],
    *,
    weight: np.ndarray | None = None,
    scale: np.ndarray | None = None,
) -> Any:
    """Weigh terms in documents: TF-IDF with sublinear counts, smooth idf and rows of length 1.

    weight(d, t) = (1 + ln tf(d, t)) · (ln((1 + n) / (1 + df(t))) + 1) · scale(t), then each row
    divided by its Euclidean length; tf is the sum of the occurrences' weights (1 each unless given,
    and never less than 1), df the number of documents that have the term, n the number of
    documents, scale 1 unless given.

    Parameters
    ----------
    document, term
        Whole numbers, one of each for every occurrence.
    shape
        How many documents, how many terms.

    Returns
    -------
    csr_matrix
        Sparse, float64, values 0 to 1; a document without terms is a row of 0.

    References
    ----------
    Salton and Buckley, "Term-weighting approaches in automatic text retrieval", 1988.

    Examples
    --------
    >>> tf_idf(np.array([0, 0, 1]), np.array([0, 1, 0]), (2, 2)).toarray().round(2).tolist()
    [[0.58, 0.81], [1.0, 0.0]]
    """
    from scipy.sparse import csr_matrix

    counts = np.ones(len(document)) if weight is None else weight
    matrix = csr_matrix((counts, (document, term)), shape=shape, dtype=np.float64)
    weights = rarity(np.bincount(matrix.indices, minlength=shape[1]), shape[0])
    weights = weights if scale is None else weights * scale
    matrix.data = (1 + np.log(matrix.data)) * weights[matrix.indices]
    row = np.repeat(np.arange(shape[0]), np.diff(matrix.indptr))
    lengths = np.sqrt(np.bincount(row, weights=matrix.data**2, minlength=shape[0]))
    matrix.data *= (1 / np.where(lengths > 0, lengths, 1))[row]
    return matrix


def rarity(documents_with: np.ndarray, documents: int) -> np.ndarray:
    """Give terms' smooth idf, from 1 for a term of all documents up.

    Examples
    --------
    >>> rarity(np.array([2]), 2).tolist()
    [1.0]
    """
    return np.log((1 + documents) / (1 + documents_with)) + 1


def commonest_forms(terms: ArrayLike, forms: ArrayLike) -> pd.Series:
    """Find how each term is written most often in the texts.

    Parameters
    ----------
    terms, forms
        One value for every occurrence.

    Returns
    -------
    pd.Series
        The index is the term (sorted), the value its commonest form (str); among equals a form that
        does not begin with a capital comes first, then the alphabet decides.

    Examples
    --------
    >>> commonest_forms(["accord", "accord", "accord"], ["accord", "accords", "accords"])["accord"]
    'accords'
    """
    term, names = encode(pd.Series(terms))
    form, spellings = encode(pd.Series(forms, dtype="str"))
    pairs, counts = np.unique(term * max(len(spellings), 1) + form, return_counts=True)
    term, form = pairs // max(len(spellings), 1), pairs % max(len(spellings), 1)
    capital = np.array([spelling[:1].isupper() for spelling in spellings], dtype=bool)
    rank = np.empty(len(spellings), dtype=np.int64)
    rank[np.argsort(spellings, kind="stable")] = np.arange(len(spellings))
    order = np.lexsort((rank[form], capital[form], -counts, term))
    first = order[np.diff(term[order], prepend=-1) != 0]
    index = pd.Index(names[term[first]], name="term").infer_objects()
    return pd.Series(spellings[form[first]], index=index, dtype="str", name="form").sort_index()
