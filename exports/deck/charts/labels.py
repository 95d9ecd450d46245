"""Names beside marks, each where it lies on the least."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exports.deck.drawing.shapes import POINT, Box
from exports.texts import text_width

_GAP = 2 * POINT
_SIDES = {
    "middle right": (1, 0),
    "middle left": (-1, 0),
    "top center": (0, 1),
    "bottom center": (0, -1),
    "top right": (1, 1),
    "top left": (-1, 1),
    "bottom right": (1, -1),
    "bottom left": (-1, -1),
}


@dataclass(frozen=True)
class Label:
    """A name wanted at a mark: place and size of the mark in EMU, the side the figure has it on."""

    text: str
    x: float
    y: float
    size: float
    side: str


def place_labels(
    labels: Sequence[Label],
    marks: Iterable[tuple[float, float, float]],
    room: Box,
    *,
    size: float = 11,
) -> list[tuple[str, float, Box, str]]:
    """Give text, size in points, box in EMU and alignment of each label, in their order.

    Each label takes the side on which it covers least of the labels before it and of the marks;
    when there are many, they are smaller.

    Parameters
    ----------
    labels : sequence of Label
    marks : iterable of (x, y, size)
        All marks.
    room : (left, top, right, bottom)
    size : float
        Of the letters, in points.
    """
    size = size if len(labels) <= 45 else size - 1.5
    taken = [(x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2) for x, y, wide in marks]
    placed = []
    for label in labels:
        sides = [label.side, *(side for side in _SIDES if side != label.side)]
        tried = [(side, far) for far in (0, 9 * POINT) for side in sides]
        boxes = [_box(label, _SIDES.get(side, (1, 0)), size, far) for side, far in tried]
        costs = [
            _covered_area(box, taken) + _area_outside(box, room) + 0.02 * far * (box[2] - box[0])
            for box, (_, far) in zip(boxes, tried, strict=True)
        ]
        best = costs.index(min(costs))
        box, side = boxes[best], tried[best][0]
        taken.append(box)
        across = _SIDES.get(side, (1, 0))[0]
        align = {1: "left", -1: "right", 0: "centre"}[across]
        left, top, right, bottom = box
        placed.append((label.text, size, (left, top, right - left, bottom - top), align))
    return placed


def _box(label, side, size, far):
    wide, tall = text_width(label.text, size) * POINT, size * 1.15 * POINT
    across, up = side
    reach = label.size / 2 * (0.7 if across and up else 1) + _GAP + far
    x = label.x + across * (reach + wide / 2)
    y = label.y - up * (reach + tall / 2)
    return x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2


def _covered_area(box, others):
    return sum(
        max(0, min(box[2], other[2]) - max(box[0], other[0]))
        * max(0, min(box[3], other[3]) - max(box[1], other[1]))
        for other in others
    )


def _area_outside(box, room):
    """Measure what stands outside the room; it counts more than what lies on something."""
    over = (
        max(0, room[0] - box[0])
        + max(0, box[2] - room[2])
        + max(0, room[1] - box[1])
        + max(0, box[3] - room[3])
    )
    return over * 100 * POINT
