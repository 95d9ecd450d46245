"""What several outlets share: terms, entities or passages, by the exact outlets that have them."""

from typing import Literal

import numpy as np
import pandas as pd

from analysis.tokens.vectors import fold

_MEMBERSHIPS = {"item": "str", "group": "str", "weight": "int64"}
_COMBINATIONS = {"groups": "object", "degree": "int64", "size": "int64"}
_ITEMS = {"item": "str", "weight": "int64"}
_CLUSTERS = {
    "item": "str", "article_id": "str", "start": "int64", "end": "int64", "words": "int64",
}  # fmt: skip
_BY = ("source", "article_id")
_NAME_WORDS = 8
_ALIKE = 0.7  # with less, thousands of articles chain into one passage of nothing in common


def memberships(items):
    """Say which group has which item, from a long table that may say so more than once.

    Parameters: `items`, with the columns `item`, `group` and, where some count for more,
    `weight` (1 each otherwise). Rows without a group ("": no outlet is known) are left out, and
    so are those of weight 0.

    Returns: one row is an item in a group that has it, each once, by item and group: `item`,
    `group` (str), `weight` (int64, 1 or more, the sum of the rows').
    """
    table = items if "weight" in items else items.assign(weight=1)
    table = table[table["group"].fillna("").ne("") & table["weight"].gt(0)]
    return _summed(table, "sum")


def term_memberships(counts):
    """Say which group uses which term.

    Parameters: `counts`, what `analysis.keywords.keyword_counts` gives for some keywords: it
    counts them in every text, so a term that is the keyword of one outlet alone but is used by
    another belongs to both.

    Returns: as `memberships`; `item` is the keyword, `weight` its occurrences in the group. Two
    forms of one term (tir, tirs), which are counted alike everywhere, are there once, under the
    form that comes first in `counts`.
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


def entity_memberships(mentions, articles, *, by: Literal["source", "article_id"] = "source"):
    """Say which outlet (or article) names which entity.

    Parameters: `mentions`, what `analysis.entities.mentions` gives for the articles, or for more.

    Returns: as `memberships`; `item` is the entity, `weight` how often the group mentions it.

    Raises: ValueError if `by` is neither "source" nor "article_id".
    """
    group = mentions["article_id"].map(_groups(articles, by))
    return memberships(pd.DataFrame({"item": mentions["entity"], "group": group}))


def passage_memberships(articles, passages, *, by: Literal["source", "article_id"] = "source"):
    """Say which outlet (or article) has which shared passage.

    Parameters: `passages`, the output of `analysis.overlap.shared_passages`, or some of its rows
    (without quotations, say).

    Returns: as `memberships`; `item` is the passage's name (see `passage_clusters`), `weight` the
    words of the longest place in the group where it stands.

    Raises: ValueError if `by` is neither "source" nor "article_id".

    When not to trust it: passages that one outlet repeats in its own articles alone are there too,
    in that one outlet.
    """
    clusters = passage_clusters(articles, passages)
    group = clusters["article_id"].map(_groups(articles, by))
    table = clusters.assign(group=group, weight=clusters["words"])
    return _summed(table[table["group"].fillna("").ne("")], "max")


def combinations(memberships):
    """Count the items that exactly the same groups have.

    Parameters: `memberships`, as the functions above give.

    Returns: one row is a combination of groups that have items which no other group has: `groups`
    (tuple of str, sorted), `degree` (int64, 1 or more, how many groups), `size` (int64, 1 or more,
    items); the largest first, then those of more groups, then by name. The sizes sum to the number
    of items.

    References: Lex et al., "UpSet: Visualization of Intersecting Sets", IEEE TVCG 20(12), 2014.

    >>> table = pd.DataFrame({"item": ["gaz", "gaz", "vin", "blé"], "group": ["A", "B", "A", "A"]})
    >>> combinations(table)[["groups", "size"]].values.tolist()
    [[('A',), 2], [('A', 'B'), 1]]
    """
    sizes = _holders(memberships).value_counts()
    rows = [(groups, len(groups), size) for groups, size in sizes.items()]
    rows.sort(key=lambda row: (-row[2], -row[1], row[0]))
    return pd.DataFrame(rows, columns=list(_COMBINATIONS)).astype(_COMBINATIONS)


def items_of(memberships, groups):
    """List the items that exactly these groups have.

    Parameters: `groups`, names in any order, as in a row of `combinations`.

    Returns: one row is an item: `item` (str), `weight` (int64, the sum over the groups), the
    heaviest first, ties by name. Empty when no item is shared by exactly these groups.
    """
    holders = _holders(memberships)
    wanted = tuple(sorted(set(groups)))
    kept = holders.index[[found == wanted for found in holders]]
    table = memberships[memberships["item"].isin(kept)]
    table = table.groupby("item", as_index=False)["weight"].sum().astype(_ITEMS)
    return table.sort_values(["weight", "item"], ascending=[False, True], ignore_index=True)


def passage_clusters(articles, passages):
    """Unite passages that lie on each other: one passage, and every place where it stands.

    Two places in one article are the same passage when they have 70 % of the longer one in common,
    and the two ends of a shared passage are the same; what is so connected, directly or over
    others, is one passage, united in each article. A sentence that many share is another passage
    than the page, shared by two, in which it stands.

    Returns: one row is a place of a passage, the passages of most articles first, then the longest,
    then by name, and the places in the order of `articles` and of the text: `item` (str, the
    passage's name: the first words of its longest place, numbered if two begin alike),
    `article_id` (str), `start`, `end` (int64, offsets into `text`), `words` (int64).

    When not to trust it: in thousands of articles on one subject, step by step, places can be
    connected that have little in common with each other.
    """
    spans = _spans(articles, passages)
    spans = spans.assign(cluster=_connected(spans, len(passages)))
    places = _united(spans)
    texts = articles.set_index("article_id")["text"]
    pairs = zip(places["article_id"], places["start"], places["end"], strict=True)
    shown = [texts[article][start:end] for article, start, end in pairs]
    places["words"] = np.array([len(text.split()) for text in shown], dtype="int64")
    places["item"] = places["cluster"].map(_names(places, shown)).astype("str")
    spread = places.groupby("item").agg(
        articles=("article_id", "nunique"), longest=("words", "max")
    )
    places = places.join(spread, on="item").sort_values(
        ["articles", "longest", "item", "article", "start"],
        ascending=[False, False, True, True, True],
        ignore_index=True,
    )
    return places[list(_CLUSTERS)].astype(_CLUSTERS)


def _beginnings(term):
    """Cut a term's words to their first letters, which its forms have in common."""
    return " ".join(fold(word)[:3] for word in term.split())


def _groups(articles, by):
    if by not in _BY:
        raise ValueError(f"by: {by!r} is not one of 'source', 'article_id'")
    return dict(zip(articles["article_id"], articles[by], strict=True))


def _summed(table, how):
    table = table.groupby(["item", "group"], as_index=False)["weight"].agg(how)
    return table[list(_MEMBERSHIPS)].astype(_MEMBERSHIPS)


def _holders(memberships):
    """Give each item the sorted tuple of the groups that have it."""
    table = memberships.drop_duplicates(["item", "group"]).sort_values(["item", "group"])
    held = {}
    for item, group in zip(table["item"], table["group"], strict=True):
        held.setdefault(item, []).append(group)
    return pd.Series([tuple(groups) for groups in held.values()], index=list(held), dtype="object")


def _spans(articles, passages):
    """List both ends of each passage, first all ends a, then all ends b."""
    number = pd.Index(articles["article_id"])
    ends = [
        passages[[f"article_{side}", f"start_{side}", f"end_{side}"]].set_axis(
            ["article_id", "start", "end"], axis=1
        )
        for side in "ab"
    ]
    spans = pd.concat(ends, ignore_index=True)
    spans = spans.astype({"article_id": "str", "start": "int64", "end": "int64"})
    return spans.assign(article=number.get_indexer(spans["article_id"]))


def _connected(spans, passages):
    """Number the clusters of spans: the ends of one passage, and spans that lie on each other."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    places = spans[["article", "start", "end"]].drop_duplicates()
    place = spans.merge(places.assign(place=range(len(places))), how="left")["place"].to_numpy()
    links = np.array(_on_each_other(places), dtype=np.int64).reshape(-1, 2)
    links = np.vstack([links, np.column_stack([place[:passages], place[passages:]])])
    graph = coo_array((np.ones(len(links)), links.T), shape=(len(places), len(places)))
    return connected_components(graph, directed=False)[1][place] if len(places) else place


def _on_each_other(places):
    """Find the pairs of places in one article that have most of the longer one in common."""
    rows = sorted(zip(*(places[name] for name in places), range(len(places)), strict=True))
    found, open_rows, current = [], [], None
    for article, start, end, place in rows:
        if article != current:
            current, open_rows = article, []
        open_rows = [row for row in open_rows if row[1] > start]
        for other_start, other_end, other in open_rows:
            common = min(end, other_end) - start
            if common >= _ALIKE * max(end - start, other_end - other_start):
                found.append((other, place))
        open_rows.append((start, end, place))
    return found


def _united(spans):
    """Join the spans of one cluster that overlap in an article."""
    table = spans.drop_duplicates().sort_values(["cluster", "article", "start", "end"])
    both = ["cluster", "article"]
    reached = table.groupby(both)["end"].cummax().groupby([table[name] for name in both]).shift()
    begins = reached.isna() | (table["start"] >= reached)
    return table.groupby(begins.cumsum().rename("place")).agg(
        cluster=("cluster", "first"),
        article=("article", "first"),
        article_id=("article_id", "first"),
        start=("start", "min"),
        end=("end", "max"),
    )


def _names(places, shown):
    """Call each cluster by the first words of its longest place; the earliest of equals."""
    table = places.assign(text=shown).sort_values(
        ["words", "article", "start"], ascending=[False, True, True]
    )
    names, used = {}, {}
    for cluster, text in zip(*(table.drop_duplicates("cluster")[c] for c in ("cluster", "text"))):
        words = text.split()
        name = " ".join(words[:_NAME_WORDS]) + ("…" if len(words) > _NAME_WORDS else "")
        used[name] = used.get(name, 0) + 1
        names[cluster] = name if used[name] == 1 else f"{name} ({used[name]})"
    return names
