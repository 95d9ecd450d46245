"""How much of a network is drawn: where it starts, what is kept, what that hides."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

FEWEST, MOST = 25, 40  # names that a reader can still tell apart


@dataclass(frozen=True)
class Hidden:
    """What a picture of a network leaves out."""

    names: int
    links: int


def strongest(
    pairs: pd.DataFrame, *, by: Literal["count", "npmi"] = "count", least: int = 1, most: int = 150
) -> pd.DataFrame:
    """Keep the strongest pairs, as many as name at most `most` entities.

    Parameters
    ----------
    pairs
        What `analysis.cooccurrence.cooccurrence` gives.
    by
        What makes a pair strong: how often, or how much more often than chance.
    least
        The smallest count kept (for npmi at least 2 or 3: of what met once it says nothing).

    Returns
    -------
    pd.DataFrame
        Rows of `pairs`, in their order. The pairs are gone through from the strongest until the
        next would name too many; of equal strength those of more articles come first, then those
        whose names meet others most often, then by name. Every pair of the names so found is kept
        whose count is at least `least`. By npmi, pairs below 0 or without one are left out.

    Raises
    ------
    ValueError
        When `by` is neither.

    Examples
    --------
    >>> pairs = pd.DataFrame({"entity_a": ["A", "A", "B"], "entity_b": ["B", "C", "D"],
    ...                       "count": [3, 1, 2]})
    >>> strongest(pairs, most=3)["entity_b"].tolist()
    ['B', 'D']
    """
    if by not in ("count", "npmi"):
        raise ValueError(f"by: {by!r}; allowed are count and npmi")
    enough = pairs["count"] >= least
    if by == "npmi":
        enough &= pairs["npmi"] >= 0
    kept = pairs[enough]
    names = _leading(_sort_by_strength(kept, by), most)
    return kept[kept["entity_a"].isin(names) & kept["entity_b"].isin(names)]


def count_hidden(pairs: pd.DataFrame, drawn: pd.DataFrame) -> Hidden:
    """Count what is in `pairs` and not in `drawn`: names without a link in the picture, and links."""
    names = set(pairs["entity_a"]) | set(pairs["entity_b"])
    seen = set(drawn["entity_a"]) | set(drawn["entity_b"])
    return Hidden(names=len(names - seen), links=len(pairs) - len(drawn))


def readable_threshold(pairs: pd.DataFrame, *, fewest: int = FEWEST, most: int = MOST) -> int:
    """Return the count at which the entities that keep a link are few enough to be read.

    Parameters
    ----------
    pairs
        What `analysis.cooccurrence.cooccurrence` gives.

    Returns
    -------
    int
        At least 1: the smallest count that leaves at most `most` entities, if it leaves
        `fewest` or more; else the largest that leaves `fewest` or more, which is too many: then
        `strongest` chooses among them. 1 when there are fewer altogether, and for an empty table.

    Examples
    --------
    >>> pairs = pd.DataFrame({"entity_a": ["A", "A", "B"], "entity_b": ["B", "C", "D"],
    ...                       "count": [3, 2, 1]})
    >>> readable_threshold(pairs, fewest=2, most=3)
    2
    """
    if pairs.empty:
        return 1
    ends = pd.concat([pairs["entity_a"], pairs["entity_b"]])
    highest = pd.concat([pairs["count"], pairs["count"]]).groupby(ends).max()
    counts = sorted({1, *pairs["count"]})
    left = {int(least): int((highest >= least).sum()) for least in counts}
    fitting = [least for least in left if fewest <= left[least] <= most]
    too_many = [least for least in left if left[least] > most]
    return min(fitting) if fitting else max(too_many, default=1)


def _sort_by_strength(pairs, by):
    """Put the strongest pairs first."""
    ends = pd.concat([pairs["entity_a"], pairs["entity_b"]])
    meets = pd.concat([pairs["count"], pairs["count"]]).groupby(ends).sum()
    known = np.minimum(pairs["entity_a"].map(meets), pairs["entity_b"].map(meets))
    optional = [name for name in (by, "count", "articles") if name in pairs]
    order = [*dict.fromkeys(optional), "known", "entity_a", "entity_b"]
    falling = [name not in ("entity_a", "entity_b") for name in order]
    return pairs.assign(known=known).sort_values(order, ascending=[not one for one in falling])


def _leading(order, most):
    """Name the entities of the first pairs, at most so many."""
    names: set[str] = set()
    for pair in zip(order["entity_a"], order["entity_b"], strict=True):
        if len(names.union(pair)) > most:
            break
        names.update(pair)
    return names
