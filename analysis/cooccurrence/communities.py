"""Groups of entities that are named together more than with the others."""

import pandas as pd

_COLUMNS = {"entity": "str", "community": "int64"}


def communities(pairs: pd.DataFrame, *, seed: int = 0) -> pd.DataFrame:
    """Put each entity of the pairs into one community.

    Louvain: entities move between communities as long as that raises the modularity, the share of
    the counts inside communities minus what chance would put there; the count of a pair is its
    weight.

    Returns
    -------
    pd.DataFrame
        One row is an entity, by name: `entity` (str), `community` (int64, from 1: that of most
        entities first, then of the highest counts, then by its first name). An entity that joins no
        other has a number of its own, behind all others. The same pairs and seed give the same
        communities.

    Notes
    -----
    When not to trust it: the borders are a proposal. Small communities hide in large ones, and
    where all are named with all there is nothing to find: look at the lines between.

    References
    ----------
    V. Blondel and others, Fast unfolding of communities in large networks, 2008.

    Examples
    --------
    >>> pairs = pd.DataFrame({"entity_a": ["A", "C"], "entity_b": ["B", "D"], "count": [2, 1]})
    >>> communities(pairs)["community"].tolist()
    [1, 1, 2, 2]
    """
    import networkx

    names = sorted(set(pairs["entity_a"]) | set(pairs["entity_b"]))
    number = {name: place for place, name in enumerate(names)}
    # Numbers for names, in order: sets of text would come in another order in each process.
    graph = networkx.Graph()
    graph.add_nodes_from(range(len(names)))
    rows = sorted(zip(pairs["entity_a"], pairs["entity_b"], pairs["count"], strict=True))
    graph.add_weighted_edges_from((number[a], number[b], int(count)) for a, b, count in rows)
    strength = dict(graph.degree(weight="weight"))
    found = networkx.community.louvain_communities(graph, seed=seed) if rows else []
    groups = sorted(
        (sorted(group) for group in found),
        key=lambda group: (-len(group), -sum(strength[one] for one in group), group[0]),
    )
    table = pd.DataFrame(
        [(names[one], place) for place, group in enumerate(groups, start=1) for one in group],
        columns=list(_COLUMNS),
    )
    return table.astype(_COLUMNS).sort_values("entity", ignore_index=True)
