"""Where each entity of a network stands on the plane, with room for its name."""

import numpy as np
import pandas as pd

MOST = 150  # entities; beyond, no picture can be read
# The plane that names must find room on, in pixels: what a chart keeps on a narrow page or a slide.
WIDTH, HEIGHT = 760, 430
LETTERS, LETTER, LINE = 26, 7.2, 18  # a name as charts write it: letters at most, width, height
SMALL, LARGE = 16, 38  # how wide marks are
EDGE = 6
FULL = 0.8  # the share of the plane that names may take
ASIDE = 0.1  # how much marks go the longer way out of each other's room, too
LEASH = 0.02  # how far an entity goes from its earlier place
HEAVY = 0.1  # how far an entity with an earlier place gives way to a new one


def layout(pairs: pd.DataFrame, *, like: pd.DataFrame | None = None, seed: int = 0) -> pd.DataFrame:
    """Give each entity of the pairs a place on the plane, the strongly tied ones near each other.

    A spring layout (Fruchterman and Reingold) of every connected part, with the logarithm of the
    counts as weights; the parts stand side by side, each with room in proportion to its entities;
    then marks are pushed apart until each name has room below its mark. With `like`, an earlier
    layout (of the whole corpus, say), the entities in it stay within 2 % of their places there
    and only the others are laid out among them: a picture changes little with a filter.

    Returns
    -------
    pd.DataFrame
        One row is an entity, by name: `entity` (str), `x`, `y` (float64, 0 to 1). The same pairs,
        `like` and seed give the same places.

    Raises
    ------
    ValueError
        For more than 150 entities: raise the threshold of the pairs first.

    Notes
    -----
    When not to trust it: distances have no unit; only who is near whom can be read. Beyond about
    forty names there is no room for all of them.

    References
    ----------
    T. Fruchterman and E. Reingold, Graph Drawing by Force-Directed Placement, 1991.

    Examples
    --------
    >>> layout(pd.DataFrame({"entity_a": ["A"], "entity_b": ["B"], "count": [1]}))["entity"].tolist()
    ['A', 'B']
    """
    names = sorted(set(pairs["entity_a"]) | set(pairs["entity_b"]))
    if len(names) > MOST:
        raise ValueError(f"pairs: {len(names)} entities; at most {MOST} can be laid out")
    earlier = _earlier(names, like)
    points = _among(pairs, names, earlier, seed) if earlier else _side_by_side(pairs, names, seed)
    held = np.array([name in earlier for name in names], dtype=bool)
    points = _with_room(points, names, _marks(pairs, names), held)
    table = pd.DataFrame({"entity": names, "x": points[:, 0], "y": points[:, 1]})
    return table.astype({"entity": "str", "x": "float64", "y": "float64"})


def _earlier(names, like):
    """Give the places that entities had before."""
    if like is None:
        return {}
    places = zip(like["entity"], like["x"], like["y"], strict=True)
    wanted = set(names)
    return {name: (float(x), float(y)) for name, x, y in places if name in wanted}


def _graph(pairs, names):
    """Give the network with entities and links by name, so that no hash decides an order."""
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(names)
    rows = sorted(zip(pairs["entity_a"], pairs["entity_b"], pairs["count"], strict=True))
    graph.add_weighted_edges_from(
        (one, other, 1 + float(np.log(max(count, 1)))) for one, other, count in rows
    )
    return graph


def _side_by_side(pairs, names, seed):
    """Lay out every connected part in a box of its own."""
    import networkx

    graph = _graph(pairs, names)
    parts = [sorted(part) for part in networkx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), part[0]))
    places = {}
    for part, box in zip(parts, _boxes([len(part) for part in parts]), strict=True):
        places.update(_within_box(_part(graph, part), part, box, seed))
    return np.array([places[name] for name in names]).reshape(-1, 2)


def _part(graph, names):
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
    """Cut the unit square into one box a part: rows from the top, heights and widths by size."""
    total = sum(sizes)
    rows, row = [], []
    for size in sizes:
        row.append(size)
        if sum(row) >= total / max(1, round(len(sizes) ** 0.5)):
            rows.append(row)
            row = []
    if row:
        rows.append(row)
    boxes, top = [], 1.0
    for row in rows:
        height, left = sum(row) / total, 0.0
        top -= height
        for size in row:
            width = size / sum(row)
            boxes.append((left, top, width, height))
            left += width
    return boxes


def _within_box(part, names, box, seed):
    """Lay out one connected part and fit it into its box with a margin."""
    import networkx

    left, bottom, width, height = box
    if len(names) == 2:  # beside each other: two names below each other take more room
        points = np.array([[0.25, 0.5], [0.75, 0.5]])
    else:
        spread = 3 / len(names) ** 0.5
        spring = networkx.spring_layout(part, seed=seed, k=spread, iterations=200)
        points = 0.08 + 0.84 * _spread_evenly(_unit(np.array([spring[name] for name in names])))
    places = np.array([left, bottom]) + points * np.array([width, height])
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, places, strict=True)}


def _unit(points):
    """Stretch the points over the unit square; a flat direction goes to its middle."""
    low, high = points.min(axis=0), points.max(axis=0)
    size = np.where(high > low, high - low, 1.0)
    return np.where(high > low, (points - low) / size, 0.5)


def _spread_evenly(points):
    """Move the points halfway to equal distances: springs crowd the middle and leave the corners."""
    ranks = points.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
    return (points + ranks / max(len(points) - 1, 1)) / 2


def _among(pairs, names, earlier, seed):
    """Lay out the new entities among those that stay where they were."""
    import networkx

    graph = _graph(pairs, names)
    fresh = [name for name in names if name not in earlier]
    if not fresh:
        return np.array([earlier[name] for name in names])
    # A little apart from the start: springs cannot part what stands on one point.
    angles = np.linspace(0, 2 * np.pi, len(fresh), endpoint=False)
    start = dict(earlier)
    for name, angle in zip(fresh, angles, strict=True):
        known = [earlier[other] for other in sorted(graph[name]) if other in earlier]
        middle = np.mean(known, axis=0) if known else np.array([0.5, 0.5])
        start[name] = tuple(middle + 0.06 * np.array([np.cos(angle), np.sin(angle)]))
    spring = networkx.spring_layout(
        graph, pos=start, fixed=sorted(earlier), k=1 / len(names) ** 0.5, iterations=80, seed=seed
    )
    return np.clip(np.array([spring[name] for name in names]), 0, 1)


def _marks(pairs, names):
    """Guess how wide each mark is drawn: who has the most links is named most, too."""
    ends = pd.concat([pairs["entity_a"], pairs["entity_b"]])
    links = pd.concat([pairs["count"], pairs["count"]]).groupby(ends).sum().reindex(names)
    return SMALL + (LARGE - SMALL) * (links / links.max()).to_numpy() ** 0.5


def _with_room(points, names, marks, held):
    """Push marks apart until no two names meet, each written below its mark; stay on the plane."""
    if not len(names):
        return points
    size = np.array([WIDTH, HEIGHT])
    letters = np.array([min(len(name), LETTERS) for name in names])
    half = np.column_stack([np.maximum(letters * LETTER, marks) / 2 + 4, (marks + LINE) / 2 + 4])
    room = min(1.0, FULL * WIDTH * HEIGHT / (4 * half.prod(axis=1).sum()))
    half = np.maximum(half * room, marks[:, None] / 2)  # too many for all names: marks at least
    low, high = half + EDGE, size - half - EDGE
    weight = np.where(held, HEAVY, 1.0)
    share = weight[:, None] / (weight[:, None] + weight[None, :])
    places = np.clip(points * size, low, high) if not held.any() else points * size
    earlier = places[held]
    for _ in range(400):
        push = _pushes(places, half)
        if not np.abs(push).max() > 0.1:
            break
        places = places + 0.6 * (push * share[:, :, None]).sum(axis=1)
        places = np.clip(places, low, high)
        places[held] = np.clip(places[held], earlier - LEASH * size, earlier + LEASH * size)
    return np.clip(places / size, 0, 1)


def _pushes(places, half):
    """Say how far each box must go to leave each other one, along the shorter way out.

    A little along the longer one, too: a column of boxes would be stuck between the borders.
    """
    gap = places[:, None, :] - places[None, :, :]
    inside = half[:, None, :] + half[None, :, :] - np.abs(gap)
    meet = (inside > 0).all(axis=2)
    np.fill_diagonal(meet, False)
    # Equal places part by their order.
    order = np.sign(np.arange(len(places))[:, None] - np.arange(len(places))[None, :])
    way = np.where(gap == 0, order[:, :, None], np.sign(gap))
    upright = inside[:, :, 1] <= inside[:, :, 0]
    along = np.stack([~upright, upright], axis=2)
    return np.where(meet[:, :, None], way * inside * np.where(along, 1.0, ASIDE), 0.0)
