"""How often each entity is named, in all or in each group of articles."""

import pandas as pd


def entity_counts(mentions: pd.DataFrame) -> pd.DataFrame:
    """Count the mentions and articles of each entity.

    Returns
    -------
    pd.DataFrame
        One row is an entity, the most mentioned first, ties by name: `entity`, `type` (the
        commonest of its mentions), `count` (int64, mentions), `articles` (int64, articles that name
        it).

    Examples
    --------
    >>> import pandas as pd
    >>> entity_counts(pd.DataFrame({"article_id": ["a", "b"], "entity": "Pékin", "type": "LOC"}))
    ... # doctest: +NORMALIZE_WHITESPACE
      entity type  count  articles
    0  Pékin  LOC      2         2
    """
    kinds = mentions.groupby(["entity", "type"]).size().rename("size").reset_index()
    kinds = kinds.sort_values(["size", "type"], ascending=[False, True], kind="stable")
    kinds = kinds.drop_duplicates("entity")[["entity", "type"]]
    counts = mentions.groupby("entity").agg(
        count=("article_id", "size"), articles=("article_id", "nunique")
    )
    table = kinds.merge(counts, left_on="entity", right_index=True, how="left")
    table = table.sort_values(["count", "entity"], ascending=[False, True], kind="stable")
    dtypes = {"entity": "str", "type": "str", "count": "int64", "articles": "int64"}
    return table.astype(dtypes).reset_index(drop=True)


def entity_counts_by(
    mentions: pd.DataFrame, articles: pd.DataFrame, *, by: str = "source"
) -> pd.DataFrame:
    """Count the mentions of each entity in each group of articles.

    Parameters
    ----------
    by
        A column of `articles`.

    Returns
    -------
    pd.DataFrame
        One row is an entity in a group that names it, by entity, then by group: `entity`, the
        column named by `by` (str), `count` (int64, mentions), `articles` (int64, articles that name
        it).

    Raises
    ------
    ValueError
        If `articles` has no column of that name.

    Examples
    --------
    >>> import pandas as pd
    >>> named = pd.DataFrame({"article_id": ["a", "b"], "entity": "Pékin", "type": "LOC"})
    >>> outlets = pd.DataFrame({"article_id": ["a", "b"], "source": ["Phare", "Cap"]})
    >>> entity_counts_by(named, outlets)["source"].tolist()
    ['Cap', 'Phare']
    """
    if by not in articles.columns:
        raise ValueError(f"by is {by!r}; it must be a column of the articles: {list(articles)}")
    group = dict(zip(articles["article_id"], articles[by], strict=True))
    groups = mentions["article_id"].map(group).rename(by)
    table = mentions.groupby(["entity", groups]).agg(
        count=("article_id", "size"), articles=("article_id", "nunique")
    )
    return table.reset_index().astype({"count": "int64", "articles": "int64"})
