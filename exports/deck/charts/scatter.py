"""Marks by two numbers: keyness, dispersion, maps and timelines as scatter charts."""

import math

from pptx.chart.data import BubbleChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from charts.theme import INK
from exports.deck.charts import scatter_look, traces
from exports.deck.charts.lines import day_format
from exports.deck.charts.parts import (
    add_chart,
    axis_title,
    legend,
    light_grid,
    properties_xml,
    put_after,
    stand_at,
    text_size,
)
from exports.deck.charts.plane import round_step
from exports.deck.charts.scatter_look import Dot
from exports.deck.page import Canvas
from exports.exhibit import Exhibit, figure_of
from exports.texts import as_read, shorten, text_width

MOST_ROWS = 30


def draw_scatter(canvas: Canvas, exhibit: Exhibit) -> str:
    """Draw a figure of marks, one series a trace; give what was left out, in words.

    Names along the vertical axis become the labels of a series without marks at the left, days on
    the horizontal axis stay days, and marks of several sizes become bubbles.
    """
    figure = figure_of(exhibit)
    marks = [trace for trace in figure.data if _is_marks(trace)]
    rows = traces.ticks(figure, marks[0], "y")
    kept = dict(list(rows.items())[:MOST_ROWS])
    points = [(trace, _points(figure, trace, kept if rows else None)) for trace in marks]
    reach = _reach(figure, marks[0], [point.x for _, found in points for point in found])
    if kept:
        points.append((None, [Dot(reach[0], at, 0.001, INK, "", "") for at in kept]))
    # LibreOffice draws a shorter series only behind a longer one.
    points.sort(key=lambda pair: -len(pair[1]))
    sized = any(len({point.size for point in found}) > 1 for _, found in points)
    chart = _chart(canvas, exhibit, points, sized)
    for series, (trace, found) in zip(chart.plots[0].series, points, strict=True):
        if trace is None:
            _name_rows(chart, series, list(kept.values()), canvas.area)
            continue
        scatter_look.paint_marks(series, trace, found, canvas.template.palette, bubble=sized)
        scatter_look.write_labels(series, found)
    _axes(chart, figure, marks[0], reach, kept, words=canvas.words)
    _finish(chart, figure, points, sized)
    if len(kept) < len(rows):
        number = canvas.words.number(len(rows))
        return canvas.words.first_rows.format(shown=len(kept), number=number)
    return ""


def _chart(canvas, exhibit, points, sized):
    data = (BubbleChartData if sized else XyChartData)(number_format="General")
    for trace, found in points:
        series = data.add_series(" " if trace is None else as_read(trace.name or exhibit.title))
        for point in found:
            series.add_data_point(point.x, point.y, *([point.size] if sized else []))
    kind = XL_CHART_TYPE.BUBBLE if sized else XL_CHART_TYPE.XY_SCATTER
    return add_chart(canvas, kind, data, exhibit)


def _is_marks(trace):
    mode = getattr(trace, "mode", None) or ""
    return trace.type in ("scatter", "scattergl") and traces.is_drawn(trace) and "markers" in mode


def _points(figure, trace, rows):
    """Give the marks of a trace that have a place, on a row that is kept."""
    across, up = traces.positions(figure, trace, "x"), traces.positions(figure, trace, "y")
    if traces.axis_of(figure, trace, "x").type == "log":
        across = [10**x for x in across]
    count = len(across)
    looks = (
        traces.one_each(trace.marker.size, count, 8),
        traces.one_each(trace.marker.color, count, INK),
        traces.one_each(trace.text if "text" in trace.mode else None, count, ""),
        traces.one_each(trace.textposition, count, "middle right"),
    )
    found = [Dot(*one) for one in zip(across, up, *looks, strict=True)]
    return [
        point
        for point in found
        if math.isfinite(point.x) and math.isfinite(point.y) and (rows is None or point.y in rows)
    ]


def _reach(figure, trace, found):
    """Give the first and last number of the horizontal axis."""
    line = traces.axis_of(figure, trace, "x")
    if line.range is not None and line.type not in ("date", "category"):
        ends = [float(end) for end in line.range]
        if line.type == "log":
            return tuple(10**end for end in ends)
        step = round_step(ends[1] - ends[0])  # a range a little over 0 to 100 is 0 to 100
        return tuple(_at_step(end, step) for end in ends)
    return _around(figure, trace, min(found, default=0.0), max(found, default=1.0))


def _at_step(end, step):
    """Give the round number that an end is a little beside."""
    near = round(end / step) * step
    return near if abs(end - near) < 0.1 * step else end


def _around(figure, trace, low, high):
    """Give the ends of an axis that the figure leaves open."""
    line = traces.axis_of(figure, trace, "x")
    if line.type == "log":
        return _round_to_one_digit(low * 0.85, math.floor), _round_to_one_digit(
            high * 1.3, math.ceil
        )
    if _has_days(figure, trace):
        pad = max((high - low) * 0.03, 1)
        return math.floor(low - pad), math.ceil(high + pad)
    if line.showticklabels is False:
        pad = 0.04 * (high - low) or 0.5
        return low - pad, high + pad
    step = round_step(high - low)
    return math.floor(low / step - 0.2) * step, math.ceil(high / step + 0.2) * step


def _round_to_one_digit(value, way):
    """Round to one digit."""
    step = 10.0 ** math.floor(math.log10(value))
    return round(way(value / step) * step, 10)


def _has_days(figure, trace):
    kind = traces.axis_of(figure, trace, "x").type
    found = [one for one in traces.list_values(trace.x) if one is not None]
    return kind == "date" or (kind != "category" and bool(found) and isinstance(found[0], str))


def _axes(chart, figure, trace, reach, rows, *, words):
    across, up = chart.category_axis, chart.value_axis
    for axis in (across, up):
        text_size(axis, 11)
        stand_at(axis, "min")
        axis.has_minor_gridlines = False
        light_grid(axis)
    lines = {letter: traces.axis_of(figure, trace, letter) for letter in "xy"}
    _reach_across(across, lines["x"], reach, words if _has_days(figure, trace) else None)
    if rows:  # one line a name, the first on top, and the figures still at the foot
        up.minimum_scale, up.maximum_scale = min(rows) - 1, max(rows) + 1
        up.major_unit = 1
        up.tick_label_position = XL_TICK_LABEL_POSITION.NONE
        if _from_top(lines["y"]):
            up.reverse_order = True
            stand_at(across, "max")
    elif lines["y"].range is not None:
        up.minimum_scale, up.maximum_scale = sorted(float(end) for end in lines["y"].range)
    for letter, axis in (("x", across), ("y", up)):
        title = traces.axis_heading(lines[letter])
        axis_title(axis, title)
        if lines[letter].visible is False or (lines[letter].showticklabels is False and not title):
            axis.visible = axis.has_major_gridlines = False


def _reach_across(across, line, reach, words):
    """Set the ends and the steps of the horizontal axis; `words` where it holds days."""
    if line.type == "log":  # in steps of two where a step of ten would be the only one
        base = 10 if reach[1] / reach[0] > 100 else 2
        across._element.find("{*}scaling").insert(
            0, parse_xml(f'<c:logBase {nsdecls("c")} val="{base}"/>')
        )
        across.major_unit = base
    across.minimum_scale, across.maximum_scale = reach
    if line.showgrid is False:
        across.has_major_gridlines = False
    span = reach[1] - reach[0]
    if words is not None:
        across.major_unit = max(1, math.ceil(span / 9))
    elif line.type != "log":
        across.major_unit = round_step(span)
    across.tick_labels.number_format = day_format(span, words.language) if words else "General"
    across.tick_labels.number_format_is_linked = False


def _from_top(line):
    backwards = line.range is not None and float(line.range[0]) > float(line.range[1])
    return backwards or line.autorange == "reversed"


def _name_rows(chart, series, names, area):
    """Write the rows' names left of the plot, as labels of a series that has no marks."""
    element = series._element
    scatter_look.strip_look(element)
    bubble = element.find("{*}bubbleSize") is not None
    put_after(element, properties_xml("<a:noFill/>" if bubble else ""), ("tx", "order"))
    if not bubble:
        put_after(element, scatter_look.no_marker(), ("spPr",))
    size = min(11, max(7, 0.5 * area.height / 12_700 / len(names)))
    shown = [shorten(name, 44) for name in names]
    scatter_look.put_labels(
        series, [scatter_look.point_label(at, name, "l", size) for at, name in enumerate(shown)]
    )
    widest = max(text_width(name, size) for name in shown) * 12_700 / area.width
    left = min(widest + 0.015, 0.42)
    plot = chart._chartSpace.find(".//{*}plotArea")
    for old in plot.findall("{*}layout"):
        plot.remove(old)
    sizes = {"x": left, "y": 0.05, "w": 0.98 - left, "h": 0.83}
    written = "".join(f'<c:{name} val="{value:.4f}"/>' for name, value in sizes.items())
    layout = (
        f"<c:layout {nsdecls('c')}><c:manualLayout>"
        '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{written}</c:manualLayout></c:layout>"
    )
    plot.insert(0, parse_xml(layout))


def _finish(chart, figure, points, sized):
    """Show the legend that the figure shows; the series of names is not in it."""
    scale = chart._chartSpace.find(".//{*}bubbleScale")
    if sized and scale is not None:
        scale.set("val", "25")
    marks = [trace for trace, _ in points if trace is not None]
    if not traces.has_legend(figure, marks):
        return
    rows = len(marks) < len(points)
    legend(chart, beside=len(marks) > 4 and not rows)
    if rows:
        place = [trace for trace, _ in points].index(None)
        hidden = f'<c:legendEntry {nsdecls("c")}><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
        chart.legend._element.find("{*}legendPos").addnext(parse_xml(hidden))
