"""Marks and the lines between them as shapes, the lines glued to the marks."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plotly.basedatatypes import BaseTraceType

from charts.theme import INK
from exports.deck.charts import traces
from exports.deck.drawing import shapes
from exports.deck.drawing.scene import Scene, round_place
from exports.deck.palette import fill_xml, is_visible
from exports.texts import as_read, safe

MOST_MARKS = 60
KINDS = {
    "circle": "ellipse",
    "square": "rect",
    "diamond": "diamond",
    "triangle-up": "triangle",
    "cross": "mathPlus",
    "x": "mathMultiply",
    "star": "star5",
    "hexagon": "hexagon",
    "pentagon": "pentagon",
}
_DASHES = {"dash": "dash", "dot": "sysDot", "dashdot": "dashDot", "longdash": "lgDash"}


@dataclass(frozen=True)
class Mark:
    """A mark of a figure on the slide: its number, place and size in EMU, look and label."""

    number: int
    x: float
    y: float
    size: float
    kind: str
    label: str
    side: str
    xml: str


def is_marks(trace: BaseTraceType) -> bool:
    """Say whether a trace is drawn as marks."""
    return trace.type in ("scatter", "scattergl") and "markers" in (trace.mode or "markers")


def largest_places(scene: Scene) -> tuple[frozenset[tuple[int, int]], int]:
    """Give the places of the 60 largest marks, and how many marks there are."""
    found = []
    for trace in filter(is_marks, scene.seen):
        places = scene.points(trace)
        sizes = traces.one_each(trace.marker.size, len(places), 8)
        labels = traces.one_each(trace.text, len(places), "")
        found += [
            (-size, as_read(label), round_place(place))
            for place, size, label in zip(places, sizes, labels)
            if place is not None
        ]
    found.sort()
    return frozenset(place for *_, place in found[:MOST_MARKS]), len(found)


@dataclass(frozen=True)
class _Look:
    """How a mark looks in the figure."""

    size: float
    colour: str
    symbol: str
    opacity: float
    label: str
    side: str
    named: object


def marks_of(scene: Scene) -> list[Mark]:
    """Give every mark that is seen, as a shape."""
    found = []
    for trace in filter(is_marks, scene.seen):
        places, marker = scene.points(trace), trace.marker
        count = len(places)
        looks = zip(
            traces.one_each(marker.size, count, 8),
            traces.one_each(marker.color, count, INK),
            traces.one_each(marker.symbol, count, "circle"),
            traces.one_each(marker.opacity, count, 1.0),
            traces.one_each(trace.text if "text" in (trace.mode or "") else None, count, ""),
            traces.one_each(trace.textposition, count, "middle right"),
            traces.one_each(trace.customdata, count, ""),
        )
        for place, look in zip(places, (_Look(*one) for one in looks)):
            if place is None or not scene.has(place):
                continue
            if is_visible(look.colour) and (look.opacity or 0) > 0.02:
                found.append(_mark(scene, place, look))
    return found


def _mark(scene, place, look):
    number, label = next(scene.numbers), as_read(look.label or "")
    name = label or (safe(look.named) if isinstance(look.named, str) else "") or "Mark"
    symbol = str(look.symbol)
    kind = KINDS.get(symbol.removesuffix("-open"), "ellipse")
    wide = tall = max(float(look.size or 8) * scene.pixel, 3 * shapes.POINT)
    if symbol.startswith("line-ns"):
        kind, wide = "rect", 1.5 * shapes.POINT
    fill = fill_xml(look.colour, scene.palette, opacity=look.opacity or 1.0)
    edge = shapes.line_xml(0.75, '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>')
    if symbol.endswith("-open"):
        fill, edge = "<a:noFill/>", shapes.line_xml(1.5, fill)
    box = (place[0] - wide / 2, place[1] - tall / 2, wide, tall)
    xml = shapes.shape_xml(number, name, kind, box, fill, line=edge)
    return Mark(number, place[0], place[1], tall, kind, label, look.side or "", xml)


def connectors_of(scene: Scene, marks: Iterable[Mark]) -> Iterator[str]:
    """Give every stretch of every line as a connector, glued where it ends at a mark."""
    at = {round_place((mark.x, mark.y)): mark for mark in marks}
    for trace in scene.seen:
        if trace.type not in ("scatter", "scattergl") or "lines" not in (trace.mode or "lines"):
            continue
        look, places = _line_look(trace, scene.palette), scene.points(trace)
        for start, end in zip(places, places[1:]):
            if start is None or end is None or not (scene.has(start) and scene.has(end)):
                continue
            ends = at.get(round_place(start)), at.get(round_place(end))
            yield _connector(next(scene.numbers), start, end, ends, look)


def _line_look(trace, palette):
    colour = trace.line.color or trace.marker.color or INK
    fill = fill_xml(colour if isinstance(colour, str) else INK, palette)
    dash = _DASHES.get(trace.line.dash)
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return shapes.line_xml((trace.line.width or 2) * 0.7, fill + dashed)


def _connector(number, start, end, marks, look):
    """Draw a line from edge to edge of its marks, at the sites that look at each other."""
    places: list[shapes.Point] = [start, end]
    glue: list[shapes.Glue] = [None, None]
    for which, mark in enumerate(marks):
        if mark is None or mark is marks[1 - which]:
            continue
        other = end if which == 0 else start
        site, place = _site(mark, other)
        places[which], glue[which] = place, (mark.number, site)
    names = " – ".join(mark.label for mark in marks if mark is not None and mark.label)
    first, last = places
    return shapes.connector_xml(
        number, names or "Line", first, last, look, glued=(glue[0], glue[1])
    )


def _site(mark, other):
    """Choose the place on a mark's edge that looks at another point: number and position."""
    sites = 8 if mark.kind == "ellipse" else 4
    angle = math.atan2(mark.y - other[1], other[0] - mark.x)  # from the right, anticlockwise
    turn = (angle - math.pi / 2) % (2 * math.pi)  # sites are counted from above, anticlockwise
    site = round(turn / (2 * math.pi / sites)) % sites
    exact = math.pi / 2 + site * 2 * math.pi / sites
    reach = mark.size / 2
    return site, (mark.x + reach * math.cos(exact), mark.y - reach * math.sin(exact))
