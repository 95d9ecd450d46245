"""Where the numbers of a figure's axes stand on the slide."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import plotly.graph_objects as go
from plotly.basedatatypes import BaseTraceType

from exports.deck.charts import traces
from exports.deck.drawing.shapes import POINT, Box, Point
from exports.deck.template import Area
from exports.texts import shorten, text_width


@dataclass(frozen=True)
class Plane:
    """A pair of axes on the slide: its rectangle in EMU, the range of each, what is written at them.

    `ticks` and `letters` give for "x" and "y": position → text, and the size of these in points;
    `margins` the room beside the rectangle that the names have, in EMU.
    """

    left: float
    top: float
    width: float
    height: float
    x: tuple[float, float]
    y: tuple[float, float]
    ticks: dict[str, dict[float, str]]
    letters: dict[str, float]
    margins: tuple[float]

    def across(self, value: float) -> float:
        """Give where a number of the horizontal axis stands, in EMU."""
        return self.left + self.width * (value - self.x[0]) / ((self.x[1] - self.x[0]) or 1)

    def up(self, value: float) -> float:
        """Give where a number of the vertical axis stands, in EMU."""
        return self.top + self.height * (self.y[1] - value) / ((self.y[1] - self.y[0]) or 1)

    def line(self, letter: str, at: float) -> tuple[Point, Point]:
        """Give the ends of the line at a position of an axis."""
        if letter == "x":
            place = self.across(at)
            return (place, self.top), (place, self.top + self.height)
        place = self.up(at)
        return (self.left, place), (self.left + self.width, place)

    def name_box(self, letter: str, at: float, side: str | None) -> tuple[Box, str, str]:
        """Give the box of the name at a position, its alignment and its anchor."""
        tall = self.letters[letter] * 1.25 * POINT
        if letter == "y":
            wide = self.margins[0] - 5 * POINT
            box = (self.left - 5 * POINT - wide, self.up(at) - tall / 2, wide, tall)
            return box, "right", "middle"
        wide = max(self.width / max(len(self.ticks["x"]), 1), 40 * POINT)
        top = self.top + self.height + 3 * POINT
        if side == "top":
            top = self.top - tall - 3 * POINT
        return (self.across(at) - wide / 2, top, wide, tall * 2), "centre", "top"

    def title_box(self, letter: str) -> tuple[Box, bool]:
        """Give the box of an axis's title, and whether it is turned."""
        tall = 16 * POINT
        if letter == "x":
            used = self.letters["x"] * 1.4 * POINT if self.ticks["x"] else 0
            return (self.left, self.top + self.height + used + 3 * POINT, self.width, tall), False
        middle = self.left - self.margins[0] - tall / 2
        return (
            middle - self.height / 2,
            self.top + self.height / 2 - tall / 2,
            self.height,
            tall,
        ), True


def planes(
    figure: go.Figure, seen: Iterable[BaseTraceType], area: Area
) -> dict[tuple[str, str], Plane]:
    """Give (x axis, y axis) → `Plane` for all that a figure draws on, within an area.

    The names at the left of the leftmost planes and under the lowest have their room kept.
    """
    pairs: dict[tuple[str, str], list[BaseTraceType]] = {}
    for trace in seen:
        pairs.setdefault(traces.plane_name(trace), []).append(trace)
    left, below, above = _margins(figure, pairs, area)
    box = (
        area.left + left,
        area.top + above,
        area.width - left - 6 * POINT,
        area.height - below - above,
    )
    return {pair: _plane(figure, members, box, left) for pair, members in pairs.items()}


def _margins(figure, pairs, area):
    left, below, above = 4 * POINT, 4 * POINT, 8 * POINT
    for members in pairs.values():
        lines = {letter: traces.axis_of(figure, members[0], letter) for letter in "xy"}
        first = (lines["y"].domain or (0, 1))[0] < 0.02 or (lines["x"].domain or (0, 1))[0] < 0.02
        if lines["y"].visible is not False and first:
            names = list(_ticks(figure, members, "y").values())
            if lines["y"].showticklabels is False:
                names = []
            wide = max([text_width(name, 10.5) for name in names] + [0]) * 1.06 + 8
            title = 20 if traces.axis_heading(lines["y"]) else 0
            left = max(left, min(wide + title, 0.33 * area.width / POINT) * POINT)
        if lines["x"].visible is not False:
            room = (16 if lines["x"].showticklabels is not False else 0) + (
                18 if traces.axis_heading(lines["x"]) else 0
            )
            below = max(below, (room + 4) * POINT)
            if lines["x"].side == "top":
                above = max(above, 24 * POINT)
    return left, below, above


def _plane(figure, members, box, margin):
    lines = {letter: traces.axis_of(figure, members[0], letter) for letter in "xy"}
    across, up = (lines[letter].domain or (0, 1) for letter in "xy")
    left, top, wide, tall = box
    place = (
        left + across[0] * wide,
        top + (1 - up[1]) * tall,
        (across[1] - across[0]) * wide,
        (up[1] - up[0]) * tall,
    )
    rows = traces.ticks(figure, members[0], "y")
    size = min(10.5, max(6, 0.75 * place[3] / POINT / max(len(rows), 1)))
    room = margin if across[0] < 0.02 else across[0] * wide * 0.9
    longest = max(int((room / POINT) / (0.5 * size)), 6)
    names = _ticks(figure, members, "y")
    ticks = {
        "x": _ticks(figure, members, "x"),
        "y": {at: shorten(name, longest) for at, name in names.items()},
    }
    reach = {letter: _reach(figure, members, letter) for letter in "xy"}
    return Plane(*place, reach["x"], reach["y"], ticks, {"x": 10, "y": size}, (room,))


def _ticks(figure, members, letter):
    """Give what is written along an axis; figures at round numbers where it has no names."""
    names = traces.ticks(figure, members[0], letter)
    if names or traces.axis_of(figure, members[0], letter).showticklabels is False:
        return names
    low, high = sorted(_reach(figure, members, letter))
    step = round_step(high - low)
    count = int(math.floor(high / step + 1e-9)) - int(math.ceil(low / step - 1e-9)) + 1
    first = math.ceil(low / step - 1e-9)
    return {
        round((first + at) * step, 10): f"{round((first + at) * step, 10):g}" for at in range(count)
    }


def round_step(span: float) -> float:
    """Give a round step that makes about five of a span."""
    if span <= 0:
        return 1.0
    rough = 10.0 ** math.floor(math.log10(span / 5))
    return next(rough * part for part in (1, 2, 5, 10) if rough * part >= span / 5)


def _reach(figure, members, letter):
    """Give the ends of an axis: as the figure has them, or around what it holds."""
    line = traces.axis_of(figure, members[0], letter)
    if line.range is not None:
        ends = [traces.as_number(one) for one in line.range]
        if all(map(math.isfinite, ends)):
            return tuple(ends)
    found = [at for trace in members for at in _span_of(figure, trace, letter) if math.isfinite(at)]
    if not found:
        return 0.0, 1.0
    low, high = min(found), max(found)
    bars = any(trace.type == "bar" for trace in members)
    pad = 0.04 * (high - low) or 0.5
    low, high = (low if bars and low == 0 else low - pad), high + pad
    return (high, low) if line.autorange == "reversed" else (low, high)


def _span_of(figure, trace, letter):
    """Give the positions that a trace covers along an axis: of bars, both ends."""
    found = traces.positions(figure, trace, letter)
    if trace.type != "bar":
        return found
    if letter == ("y" if trace.orientation == "h" else "x"):
        return [at + step for at in found for step in (-0.5, 0.5)]
    bases = [
        traces.as_number(one) if one is not None else 0.0
        for one in traces.one_each(trace.base, len(found), 0)
    ]
    if trace.base is None and figure.layout.barmode in ("stack", "relative"):
        along = traces.positions(figure, trace, "y" if letter == "x" else "x")
        sums: dict[float, float] = {}
        for other in figure.data:
            if other.type == "bar" and traces.plane_name(other) == traces.plane_name(trace):
                places = traces.positions(figure, other, "y" if letter == "x" else "x")
                for at, long in zip(places, traces.positions(figure, other, letter)):
                    sums[at] = sums.get(at, 0.0) + (long if math.isfinite(long) else 0)
        return [0.0, *(sums.get(at, 0.0) for at in along)]
    return [*bases, *(base + long for base, long in zip(bases, found))]
