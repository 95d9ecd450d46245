"""Where the names of a network's marks are written, so that none sits on another."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

PLANE = (760, 430)  # pixels that the chart keeps, on a slide, too; the layout made room on as many
LETTER = 7.2  # how wide a letter is, on average
LINE = 16  # pixels that a line of letters of this size takes
SIDES = ("bottom center", "top center", "middle right", "middle left")
TRIES = 12


def label_sides(
    points: ArrayLike,
    widths: ArrayLike,
    names: Sequence[str],
    lines: ArrayLike,
    *,
    plane: tuple[int, int] = PLANE,
) -> list[str]:
    """Choose the side of each mark that its name is written on; "" where there is no room for it.

    The marks are gone through from the first, which should be the most important: each takes the
    side on which its name covers no name before it and as few marks and lines as it can. A name
    that would still cover another or leave the plane is left out: the picture shows it when it is
    pointed at.

    Parameters
    ----------
    points : array of x and y (0 to 1)
    widths : array
        How wide each mark is, in pixels.
    names : list of str
        As they are written.
    lines : array of pairs of places in `points`
        Which marks a line joins.
    plane : width and height in pixels

    Returns
    -------
    list[str]
        One of `SIDES`, or "".
    """
    if not len(names):
        return []
    boxes = label_boxes(points, widths, names, plane=plane)
    places = np.asarray(points, float) * plane
    ends = places[np.asarray(lines, int).reshape(-1, 2)]
    marks = np.hstack([places - np.asarray(widths)[:, None] / 2] * 2)
    marks[:, 2:] = places + np.asarray(widths)[:, None] / 2
    costs = _costs(boxes, marks, ends)
    costs[~_inside(boxes, plane)] = np.inf
    order = list(range(len(names)))
    for _ in range(TRIES):
        chosen = _choose(boxes, costs, order)
        if None not in chosen:
            break
        # Those left out come first next time.
        order.sort(key=lambda at: chosen[at] is not None)
    chosen = _choose(boxes, costs, range(len(names))) if None in chosen else chosen
    return ["" if side is None else SIDES[side] for side in chosen]


def _choose(boxes, costs, order):
    """Give each name, one after the other, its best side that covers no earlier one."""
    chosen: list[int | None] = [None] * len(boxes)
    taken = np.zeros((0, 4))
    for at in order:
        sides = [
            side
            for side in range(len(SIDES))
            if np.isfinite(costs[at, side]) and not _covers(boxes[at, side], taken).any()
        ]
        if sides:
            best = min(sides, key=costs[at].__getitem__)
            chosen[at], taken = best, np.vstack([taken, boxes[at, best]])
    return chosen


def _costs(boxes, marks, ends):
    """Say how bad each name is on each side: marks it covers, then lines, then the side's rank."""
    costs = np.zeros(boxes.shape[:2])
    for at, four in enumerate(boxes):
        others = np.delete(marks, at, axis=0)
        for side, box in enumerate(four):
            covered = _covers(box, others).sum()
            costs[at, side] = 50 * covered + _count_crossed(box, ends) + 0.1 * side
    return costs


def label_boxes(
    points: ArrayLike, widths: ArrayLike, names: Sequence[str], *, plane: tuple[int, int] = PLANE
) -> np.ndarray:
    """Give the box of each name on each side: an array of names by sides by left, top, right, foot."""
    x, y = (np.asarray(points, float) * plane).T[:, :, None]
    length = np.array([max(len(name), 1) * LETTER for name in names])[:, None]
    away = np.asarray(widths, float)[:, None] / 1.6 + 1  # where plotly begins to write
    # By side: where the box's middle is, in halves of its size and in steps away from the mark.
    across, up = np.array([0, 0, 1, -1]), np.array([-1, 1, 0, 0])
    middle = x + across * (length / 2 + away)
    level = y + up * (LINE / 2 + away)
    return np.stack(
        [middle - length / 2, level - LINE / 2, middle + length / 2, level + LINE / 2], axis=2
    )


def _inside(boxes, plane):
    """Tell which boxes are on the plane, or at least within the margin that charts have."""
    return (boxes[..., :2].min(axis=-1) >= -6) & (boxes[..., 2:] <= np.array(plane) + 6).all(
        axis=-1
    )


def _covers(box, others):
    return (
        (others[:, 0] < box[2])
        & (others[:, 2] > box[0])
        & (others[:, 1] < box[3])
        & (others[:, 3] > box[1])
    )


def _count_crossed(box, ends):
    """Count the lines that run through a box: one of 33 points along them is in it."""
    steps = np.linspace(0, 1, 33)[None, :, None]
    points = ends[:, :1] + steps * (ends[:, 1:] - ends[:, :1])
    inside = ((points > box[:2]) & (points < box[2:])).all(axis=2)
    return int(inside.any(axis=1).sum())
