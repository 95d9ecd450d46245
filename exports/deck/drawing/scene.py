"""What drawing a figure as shapes needs to know: its planes on the slide, its scale, its numbers."""

import itertools
import math
from dataclasses import dataclass

from exports.deck.charts import traces
from exports.deck.drawing.shapes import POINT
from exports.deck.palette import Palette


@dataclass(frozen=True)
class Scene:
    """A figure on its way to shapes.

    `seen` are the traces that are drawn, `grid` their planes by the names of the axes, `numbers` the
    shapes' next numbers, `pixel` what a pixel of the figure is on the slide in EMU, `kept` the places
    of the marks that are drawn (EMU, rounded), None for all.
    """

    figure: object
    seen: list
    grid: dict
    palette: Palette
    numbers: itertools.count
    pixel: float
    kept: frozenset | None = None

    def plane(self, trace):
        return self.grid[traces.plane_name(trace)]

    def points(self, trace):
        """Give the places of a trace's points on the slide; None for one that has none."""
        plane = self.plane(trace)
        across = traces.positions(self.figure, trace, "x")
        up = traces.positions(self.figure, trace, "y")
        return [
            (plane.across(x), plane.up(y)) if math.isfinite(x) and math.isfinite(y) else None
            for x, y in zip(across, up)
        ]

    def has(self, place):
        """Say whether a mark at a place is drawn."""
        return self.kept is None or rounded(place) in self.kept


def rounded(place):
    return round(place[0]), round(place[1])


def pixel(figure, area):
    """Give what a pixel of the figure is on the slide: text keeps its size, marks shrink with it."""
    tall = figure.layout.height or 600
    return min(max(area.height / tall, 0.45 * POINT), 0.8 * POINT)
