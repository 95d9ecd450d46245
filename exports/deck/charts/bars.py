"""Bars and stacked bars as charts of the presentation."""

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.basedatatypes import BaseTraceType
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from charts.theme import INK
from exports.deck.charts import traces
from exports.deck.charts.parts import (
    Axis,
    add_chart,
    axis_title,
    fill_point,
    fill_series,
    legend,
    light_grid,
    stand_at,
    text_size,
)
from exports.deck.page import Canvas
from exports.exhibit import Exhibit, figure_of
from exports.texts import as_read

MOST_BARS = 30
_TOUCHING = (XL_CHART_TYPE.BAR_CLUSTERED, XL_CHART_TYPE.COLUMN_CLUSTERED)


@dataclass(frozen=True)
class _Bars:
    """The bars of a figure: its traces, their two axes, the place and name of each bar kept."""

    figure: go.Figure
    traces: list[BaseTraceType]
    along: str
    across: str
    names: dict[float, str]

    def by_place(self, trace: BaseTraceType, setting: object) -> dict[float, Any]:
        """Give place along the axis → what a trace says of the bar there."""
        places = traces.positions(self.figure, trace, self.along)
        return dict(zip(places, traces.one_each(setting, len(places))))

    def lengths(self, trace: BaseTraceType) -> dict[float, Any]:
        """Give place along the axis → length of the bar there."""
        return self.by_place(trace, getattr(trace, self.across))


def draw_bars(canvas: Canvas, exhibit: Exhibit) -> str:
    """Draw a figure of bars; give what was left out, in words.

    The categories are those at the figure's axis, the first on top; each trace is a series.
    """
    bars, number = _read_bars(figure_of(exhibit))
    data = CategoryChartData(number_format="General")
    data.categories = list(bars.names.values())
    for trace in bars.traces:
        lengths = bars.lengths(trace)
        data.add_series(
            as_read(trace.name or exhibit.title),
            [gap_as_none(lengths.get(at)) for at in bars.names],
        )
    kind = _chart_type(bars)
    chart = add_chart(canvas, kind, data, exhibit)
    _paint(chart, bars, canvas.template.palette)
    room = canvas.area.height / 12_700 - 50  # without the axis at the foot
    size = min(13, max(7, 0.5 * room / max(len(bars.names), 1)))
    _axes(chart, bars, size)
    if kind in _TOUCHING and figure_of(exhibit).layout.barmode != "group":
        chart.plots[0].overlap = 100
    if _label_bars(bars.traces):
        _write_lengths(chart, bars, size, canvas.words)
    else:
        light_grid(chart.value_axis)
    if traces.has_legend(figure_of(exhibit), bars.traces) and len(bars.traces) > 1:
        legend(chart, beside=len(bars.traces) > 4)
    if len(bars.names) < number:
        return canvas.words.first_bars.format(
            shown=len(bars.names), number=canvas.words.number(number)
        )
    return ""


def _read_bars(figure):
    """Read the bars, the first 30 of each trace, and how many there are."""
    found = [trace for trace in figure.data if trace.type == "bar" and traces.is_drawn(trace)]
    level = found[0].orientation == "h"
    along, across = ("y", "x") if level else ("x", "y")
    names = traces.ticks(figure, found[0], along)
    if not names:
        places = {at for trace in found for at in traces.positions(figure, trace, along)}
        names = {at: f"{at:g}" for at in sorted(places) if not math.isnan(at)}
    kept = dict(list(names.items())[:MOST_BARS])
    return _Bars(figure, found, along, across, kept), len(names)


def gap_as_none(value: Any) -> Any:
    """Give a number of a chart, None for a gap."""
    return None if pd.isna(value) else value


def _chart_type(bars):
    stacked = bars.figure.layout.barmode in ("stack", "relative") and not _label_bars(bars.traces)
    if bars.along == "y":
        return XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
    return XL_CHART_TYPE.COLUMN_STACKED if stacked else XL_CHART_TYPE.COLUMN_CLUSTERED


def _label_bars(found):
    return any(trace.text is not None and trace.textposition != "none" for trace in found)


def _paint(chart, bars, palette):
    for series, trace in zip(chart.plots[0].series, bars.traces, strict=True):
        colour = trace.marker.color
        if colour is None or isinstance(colour, str):
            fill_series(series, colour or INK, palette)
            continue
        fill_series(series, INK, palette)
        own = bars.by_place(trace, colour)
        for point, place in enumerate(bars.names):
            if own.get(place):
                fill_point(series, point, own[place], palette)


def _axes(chart, bars, size):
    names, lengths = chart.category_axis, chart.value_axis
    text_size(names, size)
    text_size(lengths, 11)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.has_major_gridlines = lengths.has_major_gridlines = False
    names.format.line.fill.background()
    lengths.format.line.fill.background()
    show_every_name(names)
    if bars.along == "y":  # the first on top, and the figures still at the foot
        names.reverse_order = True
        stand_at(lengths, "max")
    axis_title(
        lengths, traces.axis_heading(traces.axis_of(bars.figure, bars.traces[0], bars.across))
    )
    chart.plots[0].gap_width = 35


def show_every_name(axis: Axis) -> None:
    """Have every name written: PowerPoint leaves out what is close."""
    element = axis._element
    if element.tag.endswith("}catAx"):
        skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
        element.find("{*}noMultiLvlLbl").addprevious(skip)


def _write_lengths(chart, bars, size, words):
    """Write the figures at the bars' ends, and the axis's own not again."""
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    for series, trace in zip(chart.plots[0].series, bars.traces, strict=True):
        texts, numbers = bars.by_place(trace, trace.text), bars.lengths(trace)
        digits = _digits(texts, numbers)
        if digits is not None:
            labels = series.data_labels
            labels.number_format = "#,##0" + ("." + "0" * digits if digits else "")
            labels.number_format_is_linked = False
            labels.show_value = True
            labels.position = XL_LABEL_POSITION.OUTSIDE_END
            labels.font.size = Pt(size)
            continue
        for point, place in enumerate(bars.names):
            if texts.get(place) and gap_as_none(numbers.get(place)) is not None:
                label = series.points[point].data_label
                label.text_frame.text = words.decimal(as_read(texts[place]))
                label.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
                label.position = XL_LABEL_POSITION.OUTSIDE_END


def _digits(texts, numbers):
    """Give the digits with which the numbers are written, None if other words are written."""
    found = 0
    for place, text in texts.items():
        plain = str(text).replace(",", "")
        found = max(found, len(plain.partition(".")[2]))
        try:
            if abs(float(plain) - numbers[place]) > 0.51 * 10.0**-found:
                return None
        except (ValueError, TypeError):
            return None
    return found
