"""Who is named with whom, as a square."""

from collections.abc import Iterable
from typing import Literal

import numpy as np
import pandas as pd


def cooccurrence_matrix(
    pairs: pd.DataFrame, names: Iterable[str], *, by: Literal["count", "npmi"] = "count"
) -> pd.DataFrame:
    """Arrange the pairs of some entities as a square.

    Parameters
    ----------
    pairs
        What `analysis.cooccurrence.cooccurrence` gives, all of it: what is not in it counts as
        never named together.
    names
        The entities, in the order wanted.

    Returns
    -------
    pd.DataFrame
        A square table (float64) with `names` as its index and columns, symmetric, NaN on the
        diagonal. By count: how many windows name both, 0 for none. By npmi: -1 to 1, NaN where two
        were never named together or always are.

    Raises
    ------
    ValueError
        When `by` is neither, or a name comes twice.

    Examples
    --------
    >>> pairs = pd.DataFrame({"entity_a": ["A"], "entity_b": ["B"], "count": [2], "npmi": [0.5]})
    >>> cooccurrence_matrix(pairs, ["B", "A"]).fillna(-9).values.tolist()
    [[-9.0, 2.0], [2.0, -9.0]]
    """
    if by not in ("count", "npmi"):
        raise ValueError(f"by: {by!r}; allowed are count and npmi")
    order = pd.Index(list(names), dtype="str")
    if order.has_duplicates:
        raise ValueError(f"names: {order[order.duplicated()][0]!r} comes twice; each once")
    values = np.full((len(order), len(order)), 0.0 if by == "count" else np.nan)
    row, column = (order.get_indexer(pd.Index(pairs[name])) for name in ("entity_a", "entity_b"))
    both = (row >= 0) & (column >= 0)
    values[row[both], column[both]] = pairs.loc[both, by]
    values[column[both], row[both]] = pairs.loc[both, by]
    np.fill_diagonal(values, np.nan)
    return pd.DataFrame(values, index=order, columns=order)
