"""Values as whole numbers, which are counted and compared many times faster than strings."""

from collections.abc import Callable, Collection, Sequence

import numpy as np
import pandas as pd


def encode(
    values: pd.Series, function: Callable[[str], object] | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Give numbers to values, or to what a function makes of them, each distinct one looked at once.

    Parameters
    ----------
    values
        Strings or a category of strings.

    Returns
    -------
    tuple[np.ndarray, np.ndarray]
        The number of each value, and the distinct values by their numbers (an array of objects): in
        the order of their first occurrence, those of a category in its order.

    Examples
    --------
    >>> codes, names = encode(pd.Series(["Été", "été", "gaz"]), str.lower)
    >>> codes.tolist(), names.tolist()
    ([0, 0, 1], ['été', 'gaz'])
    """
    if isinstance(values.dtype, pd.CategoricalDtype):
        codes, distinct = _used_codes(values)
    else:
        codes, found = pd.factorize(values)
        distinct = np.asarray(found, dtype=object)
    if function is None:
        return codes, distinct
    answers = np.empty(len(distinct), dtype=object)
    answers[:] = [function(value) for value in distinct]
    same, names = pd.factorize(answers)
    return same[codes], names


def encode_together(
    function: Callable[[str], str], values: Sequence[str] | np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Give numbers to what a function of text makes of some words, all looked at in one go.

    Parameters
    ----------
    function
        One that leaves the end of a line as it is and minds no word beside another
        (`corpus.text.folding.bare`).
    values
        Words without an end of a line.

    Returns
    -------
    tuple[np.ndarray, np.ndarray]
        As `encode`.

    Examples
    --------
    >>> codes, names = encode_together(str.lower, ["Été", "été", "gaz"])
    >>> codes.tolist(), names.tolist()
    ([0, 0, 1], ['été', 'gaz'])
    """
    made = function("\n".join(values)).split("\n") if len(values) else []
    return pd.factorize(np.array(made, dtype=object))


def in_order(codes: np.ndarray, names: np.ndarray) -> pd.Categorical:
    """Give values as a category whose categories are in alphabetical order.

    Parameters
    ----------
    codes
        The number of each value.
    names
        The distinct values by their numbers.

    Examples
    --------
    >>> in_order(np.array([0, 1]), np.array(["gaz", "blé"], dtype=object)).codes.tolist()
    [1, 0]
    """
    order = np.argsort(names, kind="stable")
    rank = np.empty(len(names), dtype=np.int64)
    rank[order] = np.arange(len(names))
    return pd.Categorical.from_codes(rank[codes], categories=pd.Index(names[order], dtype="str"))


def article_numbers(articles: pd.DataFrame, ids: pd.Series) -> np.ndarray:
    """Give the place of each id's article among the articles (int64); -1 where it is not there."""
    codes, found = encode(ids)
    return pd.Index(articles["article_id"]).get_indexer(found)[codes]


def _used_codes(values):
    """Give the codes of a category without the values that no row has."""
    codes = values.cat.codes.to_numpy()
    distinct = values.cat.categories.to_numpy(dtype=object)
    used = np.zeros(len(distinct), dtype=bool)
    used[codes] = True
    if used.all():
        return codes.astype(np.int64), distinct
    return (np.cumsum(used) - 1)[codes], distinct[used]


def tokens_of(tokens: pd.DataFrame, ids: Collection[str]) -> pd.DataFrame:
    """Keep the rows of some articles; all of them are given back as they are."""
    codes, found = encode(tokens["article_id"])
    kept = pd.Index(found).isin(list(ids))
    return tokens if kept.all() else tokens[kept[codes]]
