"""How much of a network is drawn at first."""

import pandas as pd


def strongest(pairs, *, most=150):
    """Keep the strongest pairs, as many as name at most `most` entities.

    Parameters: `pairs`, what `analysis.cooccurrence.cooccurrence` gives.

    Returns: rows of `pairs`, in their order. Of equal counts those first by name are kept.

    >>> pairs = pd.DataFrame({"entity_a": ["A", "A", "B"], "entity_b": ["B", "C", "D"],
    ...                       "count": [3, 1, 2]})
    >>> strongest(pairs, most=3)["entity_b"].tolist()
    ['B', 'D']
    """
    order = pairs.sort_values(["count", "entity_a", "entity_b"], ascending=[False, True, True])
    ends = order[["entity_a", "entity_b"]].stack()
    first = ~ends.duplicated()
    named = first.groupby(level=0, sort=False).sum().cumsum()
    return pairs.loc[pairs.index.isin(named.index[named <= most])]


def readable_threshold(pairs, *, most=40):
    """Return the smallest count at which at most `most` entities keep a link.

    Parameters: `pairs`, what `analysis.cooccurrence.cooccurrence` gives; `most`, how many marks a
    reader can still tell apart.

    Returns: int, at least 1. When even the largest count keeps more entities than `most`, the
    largest count; 1 for an empty table.

    >>> pairs = pd.DataFrame({"entity_a": ["A", "A", "B"], "entity_b": ["B", "C", "D"],
    ...                       "count": [3, 2, 1]})
    >>> readable_threshold(pairs, most=3)
    2
    """
    if pairs.empty:
        return 1
    ends = pd.concat([pairs["entity_a"], pairs["entity_b"]])
    strongest = pd.concat([pairs["count"], pairs["count"]]).groupby(ends).max()
    counts = sorted(set(pairs["count"]))
    return next(
        (int(least) for least in counts if (strongest >= least).sum() <= most), int(counts[-1])
    )
