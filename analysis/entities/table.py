"""The entities as a table: who is named how often, since when, where in the articles, with whom."""

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


def entity_table(articles: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Say of each entity how often, where, since when and in which part of the articles it is named.

    Returns
    -------
    pd.DataFrame
        One row is an entity, the most mentioned first, ties by name: `entity`, `type` (str, the
        commonest of its mentions), `count` (int64, mentions), `articles`, `sources` (int64,
        articles and outlets that name it; articles of no known outlet count for none), `first_date`
        (datetime64, day; NaT when all its articles are undated), `first_article` (str, the
        article_id of that day, the first by outlet and id; "" when undated), `title`, `lead`,
        `body` (int64, mentions in the title, in the first paragraph behind it, in the rest; they
        add up to `count`).

    Raises
    ------
    ValueError
        If a mention is of no article of the table.

    Notes
    -----
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


def _place(rows):
    """Say of each mention which part of its article it is in; the title is the first paragraph."""
    behind = rows["paragraph"] - (rows["title"] != "").astype("int64")
    return np.select([behind < 0, behind == 0], ["title", "lead"], "body")
