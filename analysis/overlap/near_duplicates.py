"""Pairs of articles that are nearly one text."""

NEAR = 0.8


def near_duplicates(containment, *, least=NEAR):
    """Keep the pairs of which each stands in the other for the most part.

    Parameters: `containment`, what `analysis.overlap.containment` gives; `least`, the share (0 to 1)
    that must stand in the other, both ways.

    Returns: one row is a pair, once, in the order of the articles: `article_a`, `article_b` (str),
    `share_of_a`, `share_of_b` (float, 0 to 1).

    Raises: ValueError if `least` is not between 0 and 1.
    """
    if not 0 < least <= 1:
        raise ValueError(f"least is {least!r}; it must be over 0 and at most 1")
    near = containment[(containment["share_of_a"] >= least) & (containment["share_of_b"] >= least)]
    pair = [frozenset(ids) for ids in zip(near["article_a"], near["article_b"], strict=True)]
    first = ~near["article_a"].groupby(pair).cumcount().astype(bool) if len(near) else []
    return near.loc[first, ["article_a", "article_b", "share_of_a", "share_of_b"]].reset_index(
        drop=True
    )
