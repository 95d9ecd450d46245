"""Bars as rectangles, with their patterns."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from charts.theme import INK
from exports.deck.charts import traces
from exports.deck.drawing import shapes
from exports.deck.drawing.scene import Scene
from exports.deck.palette import Palette, colour_xml, fill_xml
from exports.texts import as_read, shorten, text_width

_PATTERNS = {
    "/": "wdUpDiag",
    "\\": "wdDnDiag",
    "x": "diagCross",
    "-": "narHorz",
    "|": "narVert",
    "+": "smGrid",
    ".": "pct20",
}
MOST_ROWS = 40
_ROWWISE = ("x", "y", "base", "width", "hovertext", "customdata", "text")
_WIDE = 0.78  # of a row, where the figure does not say


@dataclass(frozen=True)
class _Bar:
    """A bar of a figure: where it stands, from where to where it reaches, how it looks."""

    place: float
    start: float
    end: float
    wide: float
    fill: str
    name: str
    text: str


def first_rows(figure: go.Figure) -> tuple[go.Figure, int]:
    """Give a figure of level bars with its first 40 rows, and how many rows it has."""
    names = traces.list_values(figure.layout.yaxis.ticktext)
    if len(names) <= MOST_ROWS:
        return figure, len(names)
    cut = go.Figure(figure)
    for trace in cut.data:
        if trace.type == "bar":
            places = traces.positions(figure, trace, "y")
            kept = [at for at, place in enumerate(places) if place < MOST_ROWS]
            marker = trace.marker
            for holder, name in [(trace, name) for name in _ROWWISE] + [(marker, "opacity")]:
                found = traces.list_values(getattr(holder, name))
                if len(found) == len(places) > 1:
                    setattr(holder, name, [found[at] for at in kept])
    cut.update_yaxes(
        tickvals=list(range(MOST_ROWS)), ticktext=names[:MOST_ROWS], range=[MOST_ROWS - 0.5, -0.5]
    )
    return cut, len(names)


def bars_of(scene: Scene) -> Iterator[str]:
    """Give every bar as a rectangle, and what is written at its end."""
    edge = shapes.line_xml(0.5, '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>')
    sums: dict[tuple[object, ...], float] = {}
    for trace in scene.seen:
        if trace.type != "bar":
            continue
        level = trace.orientation == "h"
        for bar in _read_bars(scene, trace, level, sums):
            box = _box(scene.plane(trace), bar, level)
            yield shapes.shape_xml(next(scene.numbers), bar.name, "rect", box, bar.fill, line=edge)
            if bar.text:
                yield _bar_text(next(scene.numbers), bar.text, box, level)


def _read_bars(scene, trace, level, sums):
    along, across = ("y", "x") if level else ("x", "y")
    places = traces.positions(scene.figure, trace, along)
    lengths = [traces.as_number(one) for one in traces.list_values(getattr(trace, across))]
    count, marker = len(places), trace.marker
    written = None if trace.textposition == "none" else trace.text
    looks = zip(
        traces.one_each(trace.base, count),
        traces.one_each(trace.width, count, _WIDE),
        traces.one_each(marker.color, count, INK),
        traces.one_each(marker.opacity, count, 1.0),
        traces.one_each(trace.hovertext, count, ""),
        traces.one_each(written, count, ""),
    )
    for place, length, look in zip(places, lengths, looks):
        base, wide, colour, opacity, hover, text = look
        if not (math.isfinite(place) and math.isfinite(length)) or length == 0:
            continue
        key = (*traces.plane_name(trace), place, length > 0)
        if base is None:
            stacked = scene.figure.layout.barmode in ("stack", "relative")
            base = sums.get(key, 0.0) if stacked else 0.0
            sums[key] = base + length
        fill = pattern_fill(
            marker, colour, scene.palette, opacity=1.0 if opacity is None else opacity
        )
        name = shorten(as_read(hover or "") or as_read(trace.name or "") or "Bar", 80)
        yield _Bar(place, base, base + length, wide or _WIDE, fill, name, as_read(text or ""))


def _box(plane, bar, level):
    reach, stand = (plane.across, plane.up) if level else (plane.up, plane.across)
    one, other = sorted((reach(bar.start), reach(bar.end)))
    low, high = sorted((stand(bar.place - bar.wide / 2), stand(bar.place + bar.wide / 2)))
    return (one, low, other - one, high - low) if level else (low, one, high - low, other - one)


def _bar_text(number, text, box, level):
    left, top, wide, tall = box
    room = text_width(text, 10) * shapes.POINT * 1.1
    if level:
        place, align, anchor = (left + wide + 3 * shapes.POINT, top, room, tall), "left", "middle"
    else:
        place = (left + wide / 2 - room / 2, top - 14 * shapes.POINT, room, 13 * shapes.POINT)
        align, anchor = "centre", "bottom"
    words = shapes.paragraph_xml(shapes.run_xml(text, 10), align=align)
    return shapes.text_box_xml(number, text, place, words, anchor=anchor, wrap=False)


def pattern_fill(marker: Any, colour: str, palette: Palette, *, opacity: float = 1.0) -> str:
    """Write the fill of a bar: its colour, or its pattern in the pattern's colours."""
    pattern = marker.pattern
    shape = pattern.shape if isinstance(pattern.shape, str) else ""
    if shape not in _PATTERNS:
        return fill_xml(colour, palette, opacity=opacity)
    ink = pattern.fgcolor if isinstance(pattern.fgcolor, str) else colour
    paper = pattern.bgcolor if isinstance(pattern.bgcolor, str) else None
    below = (
        '<a:schemeClr val="bg1"/>' if paper is None else colour_xml(paper, palette, opacity=opacity)
    )
    return (
        f'<a:pattFill prst="{_PATTERNS[shape]}"><a:fgClr>{colour_xml(ink, palette, opacity=opacity)}'
        f"</a:fgClr><a:bgClr>{below}</a:bgClr></a:pattFill>"
    )
