"""Any flat figure as shapes: marks, glued lines, blocks, names; all can be moved and recoloured."""

import itertools
from dataclasses import replace

from exports.deck.charts import traces
from exports.deck.charts.marks import connectors_of, largest_places, marks_of
from exports.deck.charts.plane import planes
from exports.deck.drawing import shapes
from exports.deck.drawing.blocks import MOST_ROWS, bars_of, first_rows
from exports.deck.drawing.scene import Scene, pixel_size
from exports.deck.page import Canvas
from exports.deck.writing import axes_of, labels_of, legend_of, notes_of, texts_of
from exports.exhibit import Exhibit, figure_of


def draw_shapes(canvas: Canvas, exhibit: Exhibit) -> str:
    """Draw a figure's bars, lines, marks and texts as shapes in one group; give what was left out.

    Lines whose ends are marks are glued to them. Of a network's marks the 60 largest are drawn, of a strip's
    rows the first 40.
    """
    figure, words, rows = figure_of(exhibit), canvas.words, 0
    if exhibit.kind == "strip":
        figure, rows = first_rows(figure)
    seen = [trace for trace in figure.data if traces.is_drawn(trace)]
    first = shapes.next_number(canvas.slide)
    numbers = itertools.count(first + 1)
    legend, area = legend_of(canvas, figure, seen, numbers)
    grid = planes(figure, seen, area)
    scene = Scene(figure, seen, grid, canvas.template.palette, numbers, pixel_size(figure, area))
    number = 0
    if exhibit.kind == "network":
        kept, number = largest_places(scene)
        scene = replace(scene, kept=kept)
    marks = marks_of(scene)
    parts = [
        *axes_of(scene),
        *bars_of(scene),
        *connectors_of(scene, marks),
        *(mark.xml for mark in marks),
        *labels_of(scene, marks),
        *texts_of(scene),
        *notes_of(scene),
        legend,
    ]
    area = canvas.area
    box = (area.left, area.top, area.width, area.height)
    name, description = f"{words.drawing}: {exhibit.title}", f"{exhibit.title}. {exhibit.comment}"
    shapes.add_to_slide(
        canvas.slide, shapes.group_xml(first, name, description, box, "".join(parts))
    )
    if scene.kept is not None and len(scene.kept) < number:
        shown = len(scene.kept)
        return words.strongest_marks.format(shown=shown, number=words.number(number))
    if rows > MOST_ROWS:
        return words.first_rows.format(shown=MOST_ROWS, number=words.number(rows))
    return ""
