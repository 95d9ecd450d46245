"""Shared passages that lie on each other, united: one passage, and every place where it stands."""

import numpy as np
import pandas as pd

_CLUSTERS = {
    "item": "str", "article_id": "str", "start": "int64", "end": "int64", "words": "int64",
}  # fmt: skip
_NAME_WORDS = 8
_ALIKE = 0.7  # with less, thousands of articles chain into one passage of nothing in common


def passage_clusters(articles: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """Unite passages that lie on each other: one passage, and every place where it stands.

    Two places in one article are the same passage when they have 70 % of the longer one in common,
    and the two ends of a shared passage are the same; what is so connected, directly or over
    others, is one passage, united in each article. A sentence that many share is another passage
    than the page, shared by two, in which it stands.

    Returns
    -------
    pd.DataFrame
        One row is a place of a passage, the passages of most articles first, then the longest, then
        by name, and the places in the order of `articles` and of the text: `item` (str, the
        passage's name: the first words of its longest place, numbered if two begin alike),
        `article_id` (str), `start`, `end` (int64, offsets into `text`), `words` (int64).

    Notes
    -----
    When not to trust it: in thousands of articles on one subject, step by step, places can be
    connected that have little in common with each other.
    """
    spans = _spans(articles, passages)
    spans = spans.assign(cluster=_cluster_numbers(spans, len(passages)))
    places = _unite(spans)
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


def _cluster_numbers(spans, passages):
    """Give numbers to the clusters of spans: the ends of one passage, spans that lie on each other."""
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
    found: list[tuple[int, int]] = []
    open_rows: list[tuple[int, int, int]] = []
    current = None
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


def _unite(spans):
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
    names: dict[int, str] = {}
    used: dict[str, int] = {}
    for cluster, text in zip(*(table.drop_duplicates("cluster")[c] for c in ("cluster", "text"))):
        words = text.split()
        name = " ".join(words[:_NAME_WORDS]) + ("…" if len(words) > _NAME_WORDS else "")
        used[name] = used.get(name, 0) + 1
        names[cluster] = name if used[name] == 1 else f"{name} ({used[name]})"
    return names
