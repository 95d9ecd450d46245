"""Who is named with whom: counts, association, the sentences behind them, and a layout."""

from typing import Literal

import numpy as np
import pandas as pd

_WINDOWS = {
    "sentence": ["article_id", "sentence"],
    "paragraph": ["article_id", "paragraph"],
    "article": ["article_id"],
}
_MOST_NODES = 150
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
    rows = mentions[mentions["entity"].isin([entity_a, entity_b])]
    named = rows.groupby(_WINDOWS[within])["entity"].transform("nunique")
    wanted = 1 if entity_a == entity_b else 2
    return rows[named.to_numpy() == wanted].reset_index(drop=True)


def layout(pairs, *, seed=0):
    """Give each entity of the pairs a place on the plane, the strongly tied ones near each other.

    A spring layout (Fruchterman and Reingold) of every connected part, with the logarithm of the
    counts as weights; then points are pushed apart until labels have room, and the parts are put
    side by side, largest first, each with room in proportion to its entities.

    Returns: one row is an entity, by name: `entity` (str), `x`, `y` (float64, 0 to 1). The same
    pairs and seed give the same places.

    Raises: ValueError for more than 150 entities: raise the threshold of the pairs first.

    When not to trust it: distances have no unit; only who is near whom can be read.
    """
    names = sorted(set(pairs["entity_a"]) | set(pairs["entity_b"]))
    if len(names) > _MOST_NODES:
        raise ValueError(f"pairs: {len(names)} entities; at most {_MOST_NODES} can be laid out")
    places = {}
    parts = _parts(pairs, names)
    for part, box in zip(parts, _boxes([part.number_of_nodes() for part in parts]), strict=True):
        places.update(_within_box(part, box, seed))
    rows = [(name, *places[name]) for name in names]
    table = pd.DataFrame(rows, columns=["entity", "x", "y"])
    return table.astype({"entity": "str", "x": "float64", "y": "float64"})


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


def _parts(pairs, names):
    """Give the connected parts of the network, largest first, ties by name."""
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(names)
    rows = sorted(zip(pairs["entity_a"], pairs["entity_b"], pairs["count"], strict=True))
    graph.add_weighted_edges_from(
        (one, other, 1 + float(np.log(count))) for one, other, count in rows
    )
    parts = sorted(networkx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    return [_ordered(graph, sorted(part)) for part in parts]


def _ordered(graph, names):
    """Give one part with its entities by name: a subgraph has them in the order of a set's hashes."""
    import networkx

    part = networkx.Graph()
    part.add_nodes_from(names)
    part.add_weighted_edges_from(
        (one, other, graph.edges[one, other]["weight"])
        for one in names
        for other in sorted(graph[one])
        if one < other
    )
    return part


def _boxes(sizes):
    """Cut the unit square into one box a part: rows of parts, heights and widths by their sizes."""
    total = sum(sizes)
    rows, row = [], []
    for size in sizes:
        row.append(size)
        if sum(row) >= total / max(1, round(len(sizes) ** 0.5)):
            rows.append(row)
            row = []
    if row:
        rows.append(row)
    boxes, top = [], 0.0
    for row in rows:
        height, left = sum(row) / total, 0.0
        for size in row:
            width = size / sum(row)
            boxes.append((left, top, width, height))
            left += width
        top += height
    return boxes


def _within_box(part, box, seed):
    """Lay out one connected part and fit it into its box with a margin."""
    import networkx

    names = sorted(part)
    left, top, width, height = box
    if len(names) == 1:
        return {names[0]: (left + width / 2, top + height / 2)}
    spring = networkx.spring_layout(
        part, seed=seed, weight="weight", k=2 / len(names) ** 0.5, iterations=200
    )
    points = _unit(np.array([spring[name] for name in names]))
    points = _unit(_apart(points, least=0.6 / len(names) ** 0.5))
    points = 0.08 + 0.84 * points
    return {
        name: (left + width * float(x), top + height * float(y))
        for name, (x, y) in zip(names, points, strict=True)
    }


def _unit(points):
    """Stretch the points over the unit square; a flat direction goes to its middle."""
    low, high = points.min(axis=0), points.max(axis=0)
    size = np.where(high > low, high - low, 1.0)
    return np.where(high > low, (points - low) / size, 0.5)


def _apart(points, *, least):
    """Push points that are nearer than `least` away from each other, a little at a time."""
    points = points.copy()
    for _ in range(60):
        gap = points[:, None, :] - points[None, :, :]
        distance = np.sqrt((gap**2).sum(axis=2))
        np.fill_diagonal(distance, 2 * least)
        if distance.min() >= least:
            break
        strength = np.maximum(least - distance, 0.0) / np.maximum(distance, 1e-9)
        points += 0.25 * (gap * strength[:, :, None]).sum(axis=1)
    return points
