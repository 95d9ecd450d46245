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


def cooccurrence(
    mentions: pd.DataFrame, *, within: Literal["sentence", "paragraph", "article"] = "sentence"
) -> pd.DataFrame:
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
    windows, entities, seen, article = _incidence(mentions, within)
    if not len(entities):
        return pd.DataFrame(columns=list(_PAIRS)).astype(_PAIRS)
    first, second, window = _pairs_in_windows(seen)
    pairs, place, counts = np.unique(
        first * len(entities) + second, return_inverse=True, return_counts=True
    )
    apart = int(article.max()) + 1
    in_articles = np.unique(place * apart + article[window]) // apart
    one, other = pairs // len(entities), pairs % len(entities)
    alone = np.bincount(seen[:, 1], minlength=len(entities))
    table = pd.DataFrame(
        {
            "entity_a": entities[one],
            "entity_b": entities[other],
            "count": counts,
            "articles": np.bincount(in_articles, minlength=len(pairs)),
            "npmi": _npmi(counts, alone[one], alone[other], windows),
        }
    )
    order = ["count", "entity_a", "entity_b"]
    table = table.sort_values(order, ascending=[False, True, True], ignore_index=True)
    return table.astype(_PAIRS)


def cooccurrence_spans(
    mentions: pd.DataFrame,
    entity_a: str,
    entity_b: str,
    *,
    within: Literal["sentence", "paragraph", "article"] = "sentence",
) -> pd.DataFrame:
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
    _check(within)
    groups = mentions.groupby(_WINDOWS[within], sort=True, observed=True)
    window = groups.ngroup().to_numpy()
    number, entities = pd.factorize(mentions["entity"].astype("object"), sort=True)
    article, _ = pd.factorize(mentions["article_id"])
    count = int(window.max()) + 1 if len(window) else 0
    seen = np.unique(window * max(len(entities), 1) + number)
    article_of = np.zeros(count, dtype=np.int64)
    article_of[window] = article
    return (
        count,
        np.asarray(entities, dtype=object),
        np.column_stack(np.divmod(seen, max(len(entities), 1))),
        article_of,
    )


def _pairs_in_windows(seen):
    """List every two entities of each window, the earlier by name first, and the window."""
    window, entity = seen.T
    firsts, seconds, windows = ([np.empty(0, dtype=np.int64)] for _ in range(3))
    places = np.arange(len(seen))
    step = 1
    while len(places):
        places = places[places < len(seen) - step]
        places = places[window[places] == window[places + step]]
        firsts.append(entity[places])
        seconds.append(entity[places + step])
        windows.append(window[places])
        step += 1
    return np.concatenate(firsts), np.concatenate(seconds), np.concatenate(windows)


def _npmi(both, one, other, windows):
    """Give Bouma's normalised pointwise mutual information of counts; NaN where it has no value."""
    share = both / windows
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log(both * windows / (one * other)) / -np.log(share)
    return np.where(share < 1, value, np.nan)
