"""The entities as a table: who is named how often, since when, where in the articles, with whom."""

from typing import Literal

import numpy as np
import pandas as pd

from analysis.entities.counts import entity_counts

_COLUMNS = {
    "entity": "str",
    "type": "str",
    "count": "int64",
    "articles": "int64",
    "sources": "int64",
    "first_date": "datetime64[s]",
    "first_article": "str",
    "title": "int64",
    "lead": "int64",
    "body": "int64",
}


def entity_table(articles, mentions):
    """Say of each entity how often, where, since when and in which part of the articles it is named.

    Returns: one row is an entity, the most mentioned first, ties by name: `entity`, `type` (str, the
    commonest of its mentions), `count` (int64, mentions), `articles`, `sources` (int64, articles and
    outlets that name it; articles of no known outlet count for none), `first_date` (datetime64, day;
    NaT when all its articles are undated), `first_article` (str, the article_id of that day, the
    first by outlet and id; "" when undated), `title`, `lead`, `body` (int64, mentions in the title,
    in the first paragraph behind it, in the rest; they add up to `count`).

    Raises: ValueError if a mention is of no article of the table.

    When not to trust it: the first date is that of these articles, not of the story.
    """
    about = articles.set_index("article_id")[["source", "date", "title"]]
    unknown = sorted(set(mentions["article_id"]) - set(about.index))
    if unknown:
        raise ValueError(f"mentions: article_id {unknown[:3]} is in no row of articles")
    table = entity_counts(mentions)
    rows = mentions[["article_id", "entity", "paragraph"]].join(about, on="article_id")
    named = rows[rows["source"] != ""].groupby("entity")["source"].nunique()
    table["sources"] = named.reindex(table["entity"], fill_value=0).to_numpy()
    dated = rows.dropna(subset="date").sort_values(["date", "source", "article_id"])
    first = dated.drop_duplicates("entity").set_index("entity").reindex(table["entity"])
    table["first_date"] = first["date"].to_numpy()
    table["first_article"] = first["article_id"].fillna("").to_numpy()
    place = _place(rows)
    for part in ("title", "lead", "body"):
        counts = rows.loc[place == part, "entity"].value_counts()
        table[part] = counts.reindex(table["entity"], fill_value=0).to_numpy()
    return table[list(_COLUMNS)].astype(_COLUMNS)


def cooccurrence_matrix(pairs, names, *, by: Literal["count", "npmi"] = "count"):
    """Arrange the pairs of some entities as a square.

    Parameters: `pairs`, what `analysis.cooccurrence.cooccurrence` gives, all of it: what is not in
    it counts as never named together; `names`, the entities, in the order wanted.

    Returns: a square DataFrame (float64) with `names` as its index and columns, symmetric, NaN on
    the diagonal. By count: how many windows name both, 0 for none. By npmi: -1 to 1, NaN where two
    were never named together or always are.

    Raises: ValueError when `by` is neither, or a name comes twice.

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
    row, column = order.get_indexer(pairs["entity_a"]), order.get_indexer(pairs["entity_b"])
    both = (row >= 0) & (column >= 0)
    values[row[both], column[both]] = pairs.loc[both, by]
    values[column[both], row[both]] = pairs.loc[both, by]
    np.fill_diagonal(values, np.nan)
    return pd.DataFrame(values, index=order, columns=order)


def _place(rows):
    """Say of each mention which part of its article it is in; the title is the first paragraph."""
    behind = rows["paragraph"] - (rows["title"] != "").astype("int64")
    return np.select([behind < 0, behind == 0], ["title", "lead"], "body")
