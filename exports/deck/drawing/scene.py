"""What drawing a figure as shapes needs to know: its planes on the slide, its scale, its numbers."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import plotly.graph_objects as go
from plotly.basedatatypes import BaseTraceType

from exports.deck.charts import traces
from exports.deck.charts.plane import Plane
from exports.deck.drawing.shapes import POINT, Point
from exports.deck.palette import Palette
from exports.deck.template import Area


@dataclass(frozen=True)
class Scene:
    """A figure on its way to shapes.

    `seen` are the traces that are drawn, `grid` their planes by the names of the axes, `numbers` the
    shapes' next numbers, `pixel_size` what a pixel of the figure is on the slide in EMU, `kept` the places
    of the marks that are drawn (EMU, rounded), None for all.
    """

    figure: go.Figure
    seen: list[BaseTraceType]
    grid: dict[tuple[str, str], Plane]
    palette: Palette
    numbers: Iterator[int]
    pixel: float
    kept: frozenset[tuple[int, int]] | None = None

    def plane(self, trace: BaseTraceType) -> Plane:
        """Give the plane that a trace is drawn on."""
        return self.grid[traces.plane_name(trace)]

    def points(self, trace: BaseTraceType) -> list[Point | None]:
        """Give the places of a trace's points on the slide; None for one that has none."""
        plane = self.plane(trace)
        across = traces.positions(self.figure, trace, "x")
        up = traces.positions(self.figure, trace, "y")
        return [
            (plane.across(x), plane.up(y)) if math.isfinite(x) and math.isfinite(y) else None
            for x, y in zip(across, up)
        ]

    def has(self, place: Point) -> bool:
        """Say whether a mark at a place is drawn."""
        return self.kept is None or round_place(place) in self.kept


def round_place(place: Point) -> tuple[int, int]:
    """Give a place in whole EMU, by which marks and ends of lines meet."""
    return round(place[0]), round(place[1])


def pixel_size(figure: go.Figure, area: Area) -> float:
    """Give what a pixel of the figure is on the slide: text keeps its size, marks shrink with it."""
    tall = figure.layout.height or 600
    return min(max(area.height / tall, 0.45 * POINT), 0.8 * POINT)
