"""Lines over days or steps as charts of the presentation."""

import math

import pandas as pd
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from charts.theme import INK
from exports.deck.charts import traces
from exports.deck.charts.bars import gap_as_none
from exports.deck.charts.parts import (
    add_chart,
    axis_title,
    fill_series,
    legend,
    light_grid,
    text_size,
)
from exports.deck.page import Canvas
from exports.exhibit import Exhibit, figure_of
from exports.texts import as_read

_LANGUAGE_CODES = {"fr": "[$-40C]", "en": "[$-809]"}


def draw_lines(canvas: Canvas, exhibit: Exhibit) -> str:
    """Draw a figure of lines, one series a trace; days stay days, gaps stay gaps."""
    figure = figure_of(exhibit)
    lines = [trace for trace in figure.data if trace.type == "scatter" and traces.is_drawn(trace)]
    places = sorted(
        {at for one in lines for at in traces.positions(figure, one, "x") if math.isfinite(at)}
    )
    days, names = _days(figure, lines), traces.ticks(figure, lines[0], "x")
    data = CategoryChartData(number_format="General")
    data.categories = [days.get(at) or names.get(at, f"{at:g}") for at in places]
    for trace in lines:
        found = dict(zip(traces.positions(figure, trace, "x"), traces.list_values(trace.y)))
        data.add_series(
            as_read(trace.name or exhibit.title), [gap_as_none(found.get(at)) for at in places]
        )
    chart = add_chart(canvas, XL_CHART_TYPE.LINE_MARKERS, data, exhibit)
    for series, trace in zip(chart.plots[0].series, lines, strict=True):
        colour = (trace.line.color if trace.line else None) or trace.marker.color or INK
        shade = colour if isinstance(colour, str) else INK
        fill_series(series, shade, canvas.template.palette, line=True)
        series.smooth = False
    text_size(chart.category_axis, 11)
    text_size(chart.value_axis, 11)
    light_grid(chart.value_axis)
    if days:
        _day_axis(chart.category_axis, list(days), canvas.words.language)
    axis_title(chart.value_axis, traces.axis_heading(traces.axis_of(figure, lines[0], "y")))
    axis_title(chart.category_axis, traces.axis_heading(traces.axis_of(figure, lines[0], "x")))
    if traces.has_legend(figure, lines) and len(lines) > 1:
        legend(chart, beside=len(lines) > 4)
    return ""


def _days(figure, lines):
    """Give position → day where all positions are days."""
    found = {}
    for trace in lines:
        if traces.is_category(figure, trace, "x"):
            return {}
        for at, value in zip(traces.positions(figure, trace, "x"), traces.list_values(trace.x)):
            if isinstance(value, (int, float)):
                return {}
            if math.isfinite(at):
                found[at] = pd.Timestamp(value).date()
    return found


def day_format(span: float, language: str) -> str:
    """Give the number format that writes days, or months where there are many."""
    return _LANGUAGE_CODES[language] + ("d mmm yy" if span <= 150 else "mmm yy")


def _day_axis(axis, places, language):
    """Write a dozen days or months at the most."""
    span = max(places) - min(places)
    axis.tick_labels.number_format = day_format(span, language)
    axis.tick_labels.number_format_is_linked = False
    months = span > 150
    unit = max(1, round(span / 30 / 10)) if months else max(1, round(span / 10))
    kind = "months" if months else "days"
    element = axis._element
    for name in ("majorUnit", "majorTimeUnit"):
        for old in element.findall(f"{{*}}{name}"):
            element.remove(old)
    after = [element.find(f"{{*}}{name}") for name in ("baseTimeUnit", "lblOffset", "auto")]
    last = next(one for one in after if one is not None)
    last.addnext(parse_xml(f'<c:majorTimeUnit {nsdecls("c")} val="{kind}"/>'))
    last.addnext(parse_xml(f'<c:majorUnit {nsdecls("c")} val="{unit}"/>'))
