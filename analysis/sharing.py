"""What several outlets share: terms, entities or passages, by the exact outlets that have them."""

from collections.abc import Iterable
from typing import Literal

import numpy as np
import pandas as pd

from corpus.text.folding import bare

_MEMBERSHIPS = {"item": "str", "group": "str", "weight": "int64"}
_COMBINATIONS = {"groups": "object", "degree": "int64", "size": "int64"}
_ITEMS = {"item": "str", "weight": "int64"}
_BY = ("source", "article_id")


def memberships(items: pd.DataFrame) -> pd.DataFrame:
    """Say which group has which item, from a long table that may say so more than once.

    Parameters
    ----------
    items
        With the columns `item`, `group` and, where some count for more, `weight` (1 each
        otherwise). Rows without a group ("": no outlet is known) are left out, and so are those of
        weight 0.

    Returns
    -------
    pd.DataFrame
        One row is an item in a group that has it, each once, by item and group: `item`, `group`
        (str), `weight` (int64, 1 or more, the sum of the rows').
    """
    table = items if "weight" in items else items.assign(weight=1)
    table = table[table["group"].fillna("").ne("") & table["weight"].gt(0)]
    return _sum(table, "sum")


def term_memberships(counts: pd.DataFrame) -> pd.DataFrame:
    """Say which group uses which term.

    Parameters
    ----------
    counts
        What `analysis.keywords.counting.keyword_counts` gives for some keywords: it counts them
        in every text, so a term that is the keyword of one outlet alone but is used by another
        belongs to both.

    Returns
    -------
    pd.DataFrame
        As `memberships`; `item` is the keyword, `weight` its occurrences in the group. Two forms of
        one term (tir, tirs), which are counted alike everywhere, are there once, under the form
        that comes first in `counts`.
    """
    spelt = counts["keyword"].map(_beginnings)
    signature = (
        counts.assign(spelt=spelt)
        .groupby("keyword", sort=False)
        .agg(spelt=("spelt", "first"), counts=("count", tuple))
    )
    kept = signature.index[~signature.duplicated()]
    table = counts[counts["keyword"].isin(kept)]
    return memberships(table.rename(columns={"keyword": "item", "count": "weight"}))


def entity_memberships(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: Literal["source", "article_id"] = "source",
) -> pd.DataFrame:
    """Say which outlet (or article) names which entity.

    Parameters
    ----------
    mentions
        What `analysis.entities.mentions` gives for the articles, or for more.

    Returns
    -------
    pd.DataFrame
        As `memberships`; `item` is the entity, `weight` how often the group mentions it.

    Raises
    ------
    ValueError
        If `by` is neither "source" nor "article_id".
    """
    group = mentions["article_id"].map(_groups(articles, by))
    return memberships(pd.DataFrame({"item": mentions["entity"], "group": group}))


def passage_memberships(
    clusters: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: Literal["source", "article_id"] = "source",
) -> pd.DataFrame:
    """Say which outlet (or article) has which shared passage.

    Parameters
    ----------
    clusters
        What `analysis.overlap.clusters.passage_clusters` gives.

    Returns
    -------
    pd.DataFrame
        As `memberships`; `item` is the passage's name, `weight` the words of the longest place in
        the group where it stands.

    Raises
    ------
    ValueError
        If `by` is neither "source" nor "article_id".

    Notes
    -----
    When not to trust it: passages that one outlet repeats in its own articles alone are there too,
    in that one outlet.
    """
    group = clusters["article_id"].map(_groups(articles, by))
    table = clusters.assign(group=group, weight=clusters["words"])
    return _sum(table[table["group"].fillna("").ne("")], "max")


def combinations(memberships: pd.DataFrame) -> pd.DataFrame:
    """Count the items that exactly the same groups have.

    Parameters
    ----------
    memberships
        As the functions above give.

    Returns
    -------
    pd.DataFrame
        One row is a combination of groups that have items which no other group has: `groups` (tuple
        of str, sorted), `degree` (int64, 1 or more, how many groups), `size` (int64, 1 or more,
        items); the largest first, then those of more groups, then by name. The sizes sum to the
        number of items.

    References
    ----------
    Lex et al., "UpSet: Visualization of Intersecting Sets", IEEE TVCG 20(12), 2014.

    Examples
    --------
    >>> table = pd.DataFrame({"item": ["gaz", "gaz", "vin", "blé"], "group": ["A", "B", "A", "A"]})
    >>> combinations(table)[["groups", "size"]].values.tolist()
    [[('A',), 2], [('A', 'B'), 1]]
    """
    sizes = _holders(memberships).value_counts()
    rows = [(groups, len(groups), size) for groups, size in sizes.items()]
    rows.sort(key=lambda row: (-row[2], -row[1], row[0]))
    return pd.DataFrame(rows, columns=list(_COMBINATIONS)).astype(_COMBINATIONS)


def items_of(memberships: pd.DataFrame, groups: Iterable[str]) -> pd.DataFrame:
    """List the items that exactly these groups have.

    Parameters
    ----------
    groups
        Names in any order, as in a row of `combinations`.

    Returns
    -------
    pd.DataFrame
        One row is an item: `item` (str), `weight` (int64, the sum over the groups), the heaviest
        first, ties by name. Empty when no item is shared by exactly these groups.
    """
    holders = _holders(memberships)
    wanted = tuple(sorted(set(groups)))
    kept = holders.index[[found == wanted for found in holders]]
    table = memberships[memberships["item"].isin(kept)]
    sums = table.groupby("item", sort=False)["weight"].sum().reset_index().astype(_ITEMS)
    return sums.sort_values(["weight", "item"], ascending=[False, True], ignore_index=True)


def _beginnings(term):
    """Cut a term's words to their first letters, which its forms have in common."""
    return " ".join(bare(word)[:3] for word in term.split())


def _groups(articles, by):
    if by not in _BY:
        raise ValueError(f"by: {by!r} is not one of 'source', 'article_id'")
    return dict(zip(articles["article_id"], articles[by], strict=True))


def _sum(table, how):
    table = table.groupby(["item", "group"], as_index=False)["weight"].agg(how)
    return table[list(_MEMBERSHIPS)].astype(_MEMBERSHIPS)


def _holders(memberships):
    """Give each item the sorted tuple of the groups that have it."""
    table = memberships.drop_duplicates(["item", "group"]).sort_values(["item", "group"])
    held: dict[str, list[str]] = {}
    for item, group in zip(table["item"], table["group"], strict=True):
        held.setdefault(item, []).append(group)
    holders = np.empty(len(held), dtype=object)
    holders[:] = [tuple(groups) for groups in held.values()]
    return pd.Series(holders, index=list(held), dtype="object")
