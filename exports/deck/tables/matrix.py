"""Matrices as tables of the presentation, their cells shaded."""

import math
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from exports.deck.charts import traces
from exports.deck.drawing import shapes
from exports.deck.page import Canvas
from exports.deck.palette import shade_xml
from exports.deck.tables.grid import EDGE, Cell, table_xml, text_xml
from exports.exhibit import Exhibit, figure_of
from exports.texts import as_read, fit_text, line_count, shorten, text_width

MOST_CELLS = 25  # rows, and columns
_POINT = shapes.POINT


@dataclass(frozen=True)
class Matrix:
    """What a heatmap shows: numbers, which of them are grey, what is written, the names."""

    values: np.ndarray
    grey: np.ndarray
    texts: dict[tuple[int, int], str]
    rows: list[str]
    columns: list[str]
    top: float


def draw_matrix(canvas: Canvas, exhibit: Exhibit) -> str:
    """Draw a heatmap as a table with shaded cells; give what was left out, in words.

    Above 25 rows or columns those with the largest sums are kept, in their order; where rows and
    columns are the same names, the same ones of both.
    """
    matrix, area, words = read_matrix(figure_of(exhibit)), canvas.area, canvas.words
    rows, columns = strongest(matrix)
    room = area.width / _POINT
    size = min(13, max(7, 0.5 * area.height / _POINT / (len(rows) + 2)))
    names = [shorten(matrix.rows[row], 44) for row in rows]
    first = min(max([text_width(name, size) for name in names] + [30]) + 8, 0.34 * room)
    wide = min((room - first) / max(len(columns), 1), 110)
    headings = [matrix.columns[column] for column in columns]
    turned = any(line_count(name, size, wide - 4) > 3 for name in headings)
    head = min(_head_height(headings, size, wide, turned), 0.3 * area.height / _POINT)
    tall = min((area.height / _POINT - head) / max(len(rows), 1), 32)
    size = min(size, tall / 1.25)
    grid = [
        [Cell(text_xml("", size)), *(_heading(name, size, wide, head, turned) for name in headings)]
    ]
    for row, name in zip(rows, names, strict=True):
        label = fit_text(name, (size, size * 0.9, size * 0.8, 6), first - 6, tall)
        cells = [_value(canvas, matrix, (row, column), size, wide) for column in columns]
        grid.append(
            [Cell(text_xml(label[1], label[0], "right"), anchor="ctr", margin=3, above=0), *cells]
        )
    xml = table_xml(
        shapes.next_number(canvas.slide),
        (f"{words.table}: {exhibit.title}", f"{exhibit.title}. {exhibit.comment}"),
        (area.left, area.top),
        (
            [first * _POINT, *[wide * _POINT] * len(columns)],
            [head * _POINT, *[tall * _POINT] * len(rows)],
        ),
        grid,
    )
    shapes.add_to_slide(canvas.slide, xml)
    if len(rows) == len(matrix.rows) and len(columns) == len(matrix.columns):
        return ""
    return words.strongest.format(
        rows=len(rows),
        columns=len(columns),
        all_rows=words.number(len(matrix.rows)),
        all_columns=words.number(len(matrix.columns)),
    )


def read_matrix(figure: go.Figure) -> Matrix:
    """Read a heatmap's layers: the first in colour, the second in grey, and the numbers on them."""
    layers = [trace for trace in figure.data if trace.type == "heatmap"]
    arrays = [np.array(traces.list_values(layer.z), dtype=float) for layer in layers]
    values, grey = arrays[0].copy(), np.zeros(arrays[0].shape, bool)
    for layer in arrays[1:]:
        grey |= np.isfinite(layer)
        values = np.where(np.isfinite(values), values, layer)
    texts: dict[tuple[int, int], str] = {}
    for trace in figure.data:
        if trace.type == "scatter" and trace.mode == "text":
            places = zip(traces.list_values(trace.y), traces.list_values(trace.x), strict=True)
            texts.update(zip(places, map(as_read, traces.list_values(trace.text)), strict=True))
    names = {
        letter: _axis_names(figure, layers[0], letter, size)
        for letter, size in (("y", values.shape[0]), ("x", values.shape[1]))
    }
    tops = [layer.zmax for layer in layers if layer.zmax]
    top = float(tops[0]) if tops else float(np.nanmax(values, initial=0)) or 1.0
    return Matrix(values, grey, texts, names["y"], names["x"], top)


def _axis_names(figure, trace, letter, size):
    written = traces.ticks(figure, trace, letter)
    return [written.get(place, str(place + 1)) for place in range(size)]


def strongest(matrix: Matrix) -> tuple[list[int], list[int]]:
    """Choose the rows and columns to show."""
    strength = np.nan_to_num(matrix.values)
    by_row, by_column = strength.sum(axis=1), strength.sum(axis=0)
    if matrix.values.shape[0] == matrix.values.shape[1] and matrix.rows == matrix.columns:
        by_row = by_column = by_row + by_column
    return _largest(by_row), _largest(by_column)


def _largest(sums):
    order = sorted(range(len(sums)), key=lambda place: (-sums[place], place))
    return sorted(order[:MOST_CELLS])


def _head_height(headings, size, wide, turned):
    if turned:
        return min(max(text_width(name, size) for name in headings) * 1.1 + 12, 150)
    return max([line_count(name, size, wide - 4) for name in headings] + [1]) * size * 1.2 + 6


def _heading(name, size, wide, head, turned):
    room = (head - 8, wide) if turned else (wide - 4, head)
    size, text = fit_text(name, (size, size * 0.9, size * 0.8, 6), *room)
    align = "left" if turned else "centre"
    return Cell(
        text_xml(text, size, align), anchor="ctr" if turned else "b", turned=turned, margin=2
    )


def _value(canvas, matrix, place, size, wide):
    value = matrix.values[place]
    if math.isnan(value):
        return Cell(text_xml("", size), above=0, edge=_edges("bg1"))
    palette, grey = canvas.template.palette, bool(matrix.grey[place])
    fill, ink = shade_xml(value / matrix.top, palette, grey=grey)
    text = canvas.words.decimal(matrix.texts.get(place, f"{value:.2g}"))
    fit = size if text_width(text, size) <= wide - 2 else max(size * 0.75, 6)
    cell = text_xml(text, fit, "centre", ink)
    return Cell(cell, fill, anchor="ctr", margin=1, above=0, edge=_edges("bg1"))


def _edges(colour):
    """Leave thin gaps between shaded cells."""
    fill = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    return "".join(EDGE.format(side=side, width=12_700, fill=fill) for side in "LRTB")
