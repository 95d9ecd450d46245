"""What is written on a drawing: names beside marks, along axes, notes, the legend."""

import math
from collections.abc import Iterable, Iterator, Sequence

import plotly.graph_objects as go
from plotly.basedatatypes import BaseTraceType

from charts.theme import INK
from exports.deck.charts import traces
from exports.deck.charts.labels import Label, place_labels
from exports.deck.charts.marks import KINDS, Mark
from exports.deck.drawing import shapes
from exports.deck.drawing.blocks import pattern_fill
from exports.deck.drawing.scene import Scene
from exports.deck.page import Canvas
from exports.deck.palette import fill_xml
from exports.deck.template import Area
from exports.texts import as_read, shorten, text_width

_ROW = 18  # points a line of the legend takes


def labels_of(scene: Scene, marks: Sequence[Mark]) -> Iterator[str]:
    """Write the marks' names where they lie on nothing, the largest mark's first."""
    boxes = [(mark.x, mark.y, mark.size) for mark in marks]
    wanted = [
        Label(shorten(mark.label, 40), mark.x, mark.y, mark.size, mark.side)
        for mark in sorted(marks, key=lambda mark: (-mark.size, mark.label))
        if mark.label
    ]
    for text, size, box, align in place_labels(wanted, boxes, _whole(scene.grid)):
        words = shapes.paragraph_xml(shapes.run_xml(text, size), align=align)
        yield shapes.text_box_xml(
            next(scene.numbers), text, box, words, anchor="middle", wrap=False
        )


def _whole(grid):
    """Give the rectangle that holds all planes: left, top, right, bottom."""
    every = list(grid.values())
    return (
        min(plane.left for plane in every),
        min(plane.top for plane in every),
        max(plane.left + plane.width for plane in every),
        max(plane.top + plane.height for plane in every),
    )


def texts_of(scene: Scene) -> Iterator[str]:
    """Write the texts that stand without a mark."""
    for trace in scene.seen:
        if trace.type != "scatter" or trace.mode != "text":
            continue
        places = scene.points(trace)
        texts = traces.one_each(trace.text, len(places), "")
        sides = traces.one_each(trace.textposition, len(places), "middle center")
        for place, text, side in zip(places, texts, sides):
            shown = as_read(text or "")
            if shown and place is not None:
                yield _text_at(next(scene.numbers), shown, place, side or "middle center")


def _text_at(number, text, place, side, size=10):
    wide, tall = text_width(text, size) * shapes.POINT * 1.08, size * 1.3 * shapes.POINT
    left = place[0] - wide * {"left": 1, "right": 0}.get(side.split(" ")[-1], 0.5)
    top = place[1] - tall * {"top": 1, "bottom": 0}.get(side.split(" ")[0], 0.5)
    align = {"left": "right", "right": "left"}.get(side.split(" ")[-1], "centre")
    words = shapes.paragraph_xml(shapes.run_xml(text, size), align=align)
    return shapes.text_box_xml(
        number, text, (left, top, wide, tall), words, anchor="middle", wrap=False
    )


def notes_of(scene: Scene) -> Iterator[str]:
    """Write the figure's own notes, placed on the whole figure or on the numbers of a plane."""
    left, top, right, bottom = _whole(scene.grid)
    for note in scene.figure.layout.annotations:
        text = as_read(note.text or "")
        plane = scene.grid.get((note.xref, note.yref))
        if note.xref == note.yref == "paper":
            place = left + (note.x or 0) * (right - left), bottom - (note.y or 0) * (bottom - top)
        elif plane is not None:
            place = plane.across(traces.as_number(note.x)), plane.up(traces.as_number(note.y))
        else:
            continue
        if text and note.visible is not False and all(map(math.isfinite, place)):
            across = {"left": "right", "right": "left"}.get(note.xanchor, "center")
            up = {"top": "bottom", "bottom": "top"}.get(note.yanchor, "middle")
            yield _text_at(next(scene.numbers), text, place, f"{up} {across}")


def axes_of(scene: Scene) -> Iterator[str]:
    """Write the names or numbers along each axis that is seen, its title and its lines."""
    done = set()
    for trace in scene.seen:
        for letter, name in zip("xy", traces.plane_name(trace), strict=True):
            line = traces.axis_of(scene.figure, trace, letter)
            if name in done or line.visible is False or _elsewhere(scene, trace, letter, line):
                continue
            done.add(name)
            yield from _axis(scene, trace, letter)


def _elsewhere(scene, trace, letter, line):
    """Say whether an axis stands at another of the planes that share it."""
    across, up = traces.plane_name(trace)
    anchored = (line.anchor, up) if letter == "y" else (across, line.anchor)
    return anchored != (across, up) and anchored in scene.grid


def _axis(scene, trace, letter):
    line, plane = traces.axis_of(scene.figure, trace, letter), scene.plane(trace)
    grid = line.showgrid is not False and not traces.ticks(scene.figure, trace, letter)
    for at, text in plane.ticks[letter].items():
        if grid:
            look = shapes.line_xml(0.5, shapes.FAINT_LINE)
            start, end = plane.line(letter, at)
            yield shapes.connector_xml(next(scene.numbers), "Grid", start, end, look)
        if line.showticklabels is not False and text:
            box, align, anchor = plane.name_box(letter, at, line.side)
            words = shapes.paragraph_xml(shapes.run_xml(text, plane.letters[letter]), align=align)
            wrap = letter == "x"
            yield shapes.text_box_xml(
                next(scene.numbers), text, box, words, anchor=anchor, wrap=wrap
            )
    title = traces.axis_heading(line)
    if title:
        box, turned = plane.title_box(letter)
        words = shapes.paragraph_xml(
            shapes.run_xml(title, 11, fill=shapes.GREY_TEXT), align="centre"
        )
        turn = 270 if turned else 0
        yield shapes.text_box_xml(
            next(scene.numbers), title, box, words, anchor="middle", turned=turn
        )


def legend_of(
    canvas: Canvas, figure: go.Figure, seen: Iterable[BaseTraceType], numbers: Iterator[int]
) -> tuple[str, Area]:
    """Write the legend above the drawing; give it, and the room below."""
    area = canvas.area
    if not traces.has_legend(figure, seen):
        return "", area
    shown: dict[str, BaseTraceType] = {}
    for trace in seen:
        if trace.name and trace.showlegend is not False:
            shown.setdefault(shorten(as_read(trace.name), 70), trace)
    parts, at, row = [], 0.0, 0
    for text, trace in shown.items():
        wide = text_width(text, 11) + 32
        if at and at + wide > area.width / shapes.POINT:
            at, row = 0.0, row + 1
        place = area.left + at * shapes.POINT, area.top + row * _ROW * shapes.POINT
        kind, fill = _swatch(trace, canvas.template.palette)
        box = (place[0], place[1] + 3 * shapes.POINT, 11 * shapes.POINT, 11 * shapes.POINT)
        parts.append(shapes.shape_xml(next(numbers), text, kind, box, fill))
        words = shapes.paragraph_xml(shapes.run_xml(text, 11))
        beside = (
            place[0] + 15 * shapes.POINT,
            place[1],
            (wide - 16) * shapes.POINT,
            17 * shapes.POINT,
        )
        parts.append(
            shapes.text_box_xml(next(numbers), text, beside, words, anchor="middle", wrap=False)
        )
        at += wide
    used = int(((row + 1) * _ROW + 4) * shapes.POINT)
    return "".join(parts), Area(area.left, area.top + used, area.width, area.height - used)


def _swatch(trace, palette):
    """Give the shape and the fill that stand for a trace."""
    marker = getattr(trace, "marker", None)
    if marker is None:
        return "rect", fill_xml(INK, palette)
    own = traces.one_each(marker.color, 1)[0]
    line = getattr(trace, "line", None)
    colour = own if isinstance(own, str) else (line.color if line else None) or INK
    if trace.type == "bar":
        return "rect", pattern_fill(marker, colour, palette)
    symbol = str((traces.one_each(marker.symbol, 1, "circle"))[0]).removesuffix("-open")
    return KINDS.get(symbol, "ellipse"), fill_xml(colour, palette)
