"""How much of a network is drawn at first."""

import pandas as pd


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
