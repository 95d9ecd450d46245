"""Who is named with whom: counts, association, and the sentences behind them."""

from typing import Literal

import numpy as np
import pandas as pd

_WINDOWS = {
    "sentence": ["article_id", "sentence"],
    "paragraph": ["article_id", "paragraph"],
    "article": ["article_id"],
}
_PAIRS = {
    "entity_a": "str",
    "entity_b": "str",
    "count": "int64",
    "articles": "int64",
    "npmi": "float64",
}


def cooccurrence(mentions, *, within: Literal["sentence", "paragraph", "article"] = "sentence"):
    """Count how often two entities are named in the same sentence, paragraph or article.

    npmi = ln(p(a, b) / (p(a) p(b))) / -ln p(a, b), where p is the share of the windows that name
    any entity: of all such windows, how many name a, b, or both.

    Returns: one row is a pair of entities that share at least one window, the most frequent first,
    ties by name: `entity_a` < `entity_b` (str), `count` (int64, windows that name both; an entity
    named twice in one counts once), `articles` (int64, articles that hold such a window), `npmi`
    (float64, -1 to 1, higher is more often together than chance, 0 is chance, 1 is never apart;
    NaN where every window names both).

    Raises: ValueError when `within` is none of the three.

    When not to trust it: npmi of pairs that met once or twice is high by luck; read it beside the
    count. Being named together is not being related.

    References: G. Bouma, Normalized (Pointwise) Mutual Information in Collocation Extraction, 2009.

    >>> table = pd.DataFrame({"article_id": "a", "sentence": [0, 0, 1], "paragraph": 0,
    ...                       "entity": ["Chine", "Russie", "Chine"]})
    >>> cooccurrence(table)[["entity_a", "entity_b", "count"]].values.tolist()
    [['Chine', 'Russie', 1]]
    """
    from scipy.sparse import triu

    windows, entities, incidence, article = _incidence(mentions, within)
    if not len(entities):
        return pd.DataFrame(columns=list(_PAIRS)).astype(_PAIRS)
    together = triu(incidence.T @ incidence, k=1).tocoo()
    counts = together.data.astype("int64")
    alone = np.asarray(incidence.sum(axis=0)).ravel()
    table = pd.DataFrame(
        {
            "entity_a": entities[together.row],
            "entity_b": entities[together.col],
            "count": counts,
            "articles": _articles(incidence, article, together.row, together.col),
            "npmi": _npmi(counts, alone[together.row], alone[together.col], windows),
        }
    )
    order = ["count", "entity_a", "entity_b"]
    table = table.sort_values(order, ascending=[False, True, True], ignore_index=True)
    return table.astype(_PAIRS)


def cooccurrence_spans(
    mentions,
    entity_a,
    entity_b,
    *,
    within: Literal["sentence", "paragraph", "article"] = "sentence",
):
    """Give the mentions of two entities in exactly the windows that name both.

    Returns: the rows of `mentions`, unchanged and in their order, of either entity in such windows:
    the number of distinct windows is the pair's `count`.

    Raises: ValueError when `within` is none of the three.
    """
    _check(within)
    names = mentions["entity"].isin([entity_a, entity_b]).to_numpy()
    rows = mentions.loc[names]
    window = list(zip(*(rows[key].tolist() for key in _WINDOWS[within]), strict=True))
    named = set(zip(window, rows["entity"].tolist(), strict=True))
    both = [(each, entity_a) in named and (each, entity_b) in named for each in window]
    return rows[np.array(both, dtype=bool)].reset_index(drop=True)


def _check(within):
    if within not in _WINDOWS:
        raise ValueError(f"within: {within!r}; allowed are sentence, paragraph and article")


def _incidence(mentions, within):
    """Give the number of windows, the entities by name, which window names which, and its article."""
    from scipy.sparse import csr_array

    _check(within)
    groups = mentions.groupby(_WINDOWS[within], sort=True)
    window = groups.ngroup().to_numpy()
    number, entities = pd.factorize(mentions["entity"].astype("object"), sort=True)
    article, _ = pd.factorize(mentions["article_id"])
    count = int(window.max()) + 1 if len(window) else 0
    seen = (
        np.unique(np.column_stack([window, number]), axis=0)
        if len(window)
        else np.zeros((0, 2), int)
    )
    ones = np.ones(len(seen), dtype=np.int64)
    incidence = csr_array((ones, (seen[:, 0], seen[:, 1])), shape=(count, len(entities)))
    article_of = np.zeros(count, dtype=np.int64)
    article_of[window] = article
    return count, np.asarray(entities, dtype=object), incidence, article_of


def _articles(incidence, article, first, second):
    """Count the articles that hold a window with both entities of each pair."""
    if not len(first):
        return np.zeros(0, dtype=np.int64)
    columns = incidence.tocsc()
    counts = np.empty(len(first), dtype=np.int64)
    for place, (one, other) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        left = columns.indices[columns.indptr[one] : columns.indptr[one + 1]]
        right = columns.indices[columns.indptr[other] : columns.indptr[other + 1]]
        both = np.intersect1d(left, right, assume_unique=True)
        counts[place] = len(set(article[both].tolist()))
    return counts


def _npmi(both, one, other, windows):
    """Give Bouma's normalised pointwise mutual information of counts; NaN where it has no value."""
    share = both / windows
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log(both * windows / (one * other)) / -np.log(share)
    return np.where(share < 1, value, np.nan)
