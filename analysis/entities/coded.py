"""The mentions of a corpus as numbers, counted for any choice of its articles in milliseconds.

Coded once; then every count is a sum over a mask of articles. Each function gives the same table
as its counterpart of `analysis.entities.counts` gives for the mentions of the chosen articles.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Numbers = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Coded:
    """Mentions as numbers: `articles`, `entities` and `types` by number, and one row a mention.

    `table`: in the order of the mentions, `article`, `entity`, `type` (int32, numbers into the
    three), `start`, `end`, `paragraph`, `sentence` (int32), `first` (bool, the first mention of its
    entity in its article). `articles` are all of the corpus in its
    order, also those that name nobody: a mask of articles has one entry for each. `entities` are in
    the order of their names.
    """

    articles: pd.Index
    entities: npt.NDArray[np.object_]
    types: npt.NDArray[np.object_]
    table: pd.DataFrame


def code(mentions: pd.DataFrame, articles: pd.DataFrame) -> Coded:
    """Write mentions as numbers.

    Parameters
    ----------
    mentions
        As `analysis.entities.mentions` gives them.
    articles
        The corpus.

    Raises
    ------
    ValueError
        If a mention is of no article of the table.

    Examples
    --------
    >>> named = pd.DataFrame({"article_id": ["a", "b"], "entity": "Pékin", "type": "LOC",
    ...                       "start": 0, "end": 5, "paragraph": 0, "sentence": 0})
    >>> code(named, pd.DataFrame({"article_id": ["a", "b"]})).table["article"].tolist()
    [0, 1]
    """
    order = pd.Index(articles["article_id"])
    homes, distinct = pd.factorize(mentions["article_id"])
    place = order.get_indexer(pd.Index(distinct))
    if (place < 0).any():
        unknown = sorted(distinct[place < 0])
        raise ValueError(f"mentions: article_id {unknown[:3]} is in no row of articles")
    entity, entities = pd.factorize(mentions["entity"], sort=True)
    kind, types = pd.factorize(mentions["type"], sort=True)
    table = mentions[["start", "end", "paragraph", "sentence"]].astype("int32")
    table.insert(0, "article", place[homes].astype("int32"))
    table.insert(1, "entity", entity.astype("int32"))
    table.insert(2, "type", kind.astype("int32"))
    _, rows = np.unique(entity * max(len(order), 1) + place[homes], return_index=True)
    first = np.zeros(len(table), dtype=bool)
    first[rows] = True
    table["first"] = first
    return Coded(
        order,
        np.asarray(entities, dtype=object),
        np.asarray(types, dtype=object),
        table.reset_index(drop=True),
    )


def chosen_entity_counts(coded: Coded, chosen: Bools) -> pd.DataFrame:
    """Count the mentions and articles of each entity in some of the articles.

    Parameters
    ----------
    chosen
        One entry an article of `coded.articles`.

    Returns
    -------
    pd.DataFrame
        As `analysis.entities.entity_counts` for the mentions of these articles.

    Examples
    --------
    >>> named = pd.DataFrame({"article_id": ["a", "b"], "entity": "Pékin", "type": "LOC",
    ...                       "start": 0, "end": 5, "paragraph": 0, "sentence": 0})
    >>> coded = code(named, pd.DataFrame({"article_id": ["a", "b"]}))
    >>> chosen_entity_counts(coded, np.array([True, False]))[["entity", "count"]].values.tolist()
    [['Pékin', 1]]
    """
    rows = _rows_of(coded, chosen)
    entity, kind, first = (
        coded.table[name].to_numpy()[rows] for name in ("entity", "type", "first")
    )
    names = len(coded.entities)
    counts = np.bincount(entity, minlength=names)
    kinds = np.bincount(entity * len(coded.types) + kind, minlength=names * len(coded.types))
    homes = np.bincount(entity[first], minlength=names)
    named = np.flatnonzero(counts)
    named = named[np.argsort(-counts[named], kind="stable")]  # by name where equal
    best = kinds.reshape(names, -1)[named].argmax(axis=1) if len(named) else named
    return pd.DataFrame(
        {"entity": pd.Series(coded.entities[named], dtype="str"),
         "type": pd.Series(coded.types[best], dtype="str"),
         "count": counts[named], "articles": homes[named]}
    ).astype({"count": "int64", "articles": "int64"})  # fmt: skip


def chosen_entity_counts_by(
    coded: Coded, chosen: Bools, groups: Sequence[str], *, by: str = "source"
) -> pd.DataFrame:
    """Count the mentions of each entity in each group of some of the articles.

    Parameters
    ----------
    groups
        The group of each article of `coded.articles`.
    by
        The name of their column.

    Returns
    -------
    pd.DataFrame
        As `analysis.entities.counts.entity_counts_by` for the mentions of these articles.
    """
    rows = _rows_of(coded, chosen)
    article, entity, first = (
        coded.table[name].to_numpy()[rows] for name in ("article", "entity", "first")
    )
    number, labels = pd.factorize(pd.Series(groups, dtype="str"), sort=True)
    width = max(len(labels), 1)
    cell = entity.astype(np.int64) * width + number[article]
    counts = np.bincount(cell)
    homes = np.bincount(cell[first], minlength=len(counts))
    cells = np.flatnonzero(counts)
    return pd.DataFrame(
        {"entity": pd.Series(coded.entities[cells // width], dtype="str"),
         by: pd.Series(np.asarray(labels, dtype=object)[cells % width], dtype="str"),
         "count": counts[cells], "articles": homes[cells]}
    ).astype({"count": "int64", "articles": "int64"})  # fmt: skip


def _rows_of(coded: Coded, chosen: Bools) -> Numbers:
    """Give the rows of the mentions in the chosen articles."""
    if len(chosen) != len(coded.articles):
        raise ValueError(
            f"chosen: {len(chosen)} entries; it must have {len(coded.articles)}, one an article"
        )
    return np.flatnonzero(np.asarray(chosen, dtype=bool)[coded.table["article"].to_numpy()])
