"""The terms of topics as small charts of the presentation, side by side."""

import math
from dataclasses import replace

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from charts.theme import INK
from exports.deck.charts import traces
from exports.deck.charts.bars import gap_as_none
from exports.deck.charts.parts import add_chart, fill_series
from exports.deck.page import Canvas
from exports.deck.template import Area
from exports.exhibit import Exhibit, figure_of
from exports.texts import as_read, fit_text, shorten

MOST_TOPICS = 12
_COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3, 7: 4, 8: 4}


def draw_topics(canvas: Canvas, exhibit: Exhibit) -> str:
    """Draw one small bar chart a topic, its terms on the bars; give what was left out, in words."""
    figure, area = figure_of(exhibit), canvas.area
    bars = [trace for trace in figure.data if trace.type == "bar"]
    titles = [as_read(note.text) for note in figure.layout.annotations] + [""] * len(bars)
    shown = bars[:MOST_TOPICS]
    columns = _COLUMNS.get(len(shown), 4)
    wide, tall = area.width / columns, area.height / math.ceil(len(shown) / columns)
    for place, trace in enumerate(shown):
        left, top = area.left + place % columns * wide, area.top + place // columns * tall
        box = Area(int(left), int(top), int(wide * 0.96), int(tall * 0.97))
        _draw_topic(replace(canvas, area=box), trace, titles[place], exhibit)
    if len(shown) < len(bars):
        return canvas.words.topics.format(shown=len(shown), number=len(bars))
    return ""


def _draw_topic(canvas, trace, title, exhibit):
    terms = [shorten(as_read(text), 40) for text in traces.list_values(trace.text)]
    data = CategoryChartData(number_format="General")
    data.categories = terms
    data.add_series(
        title or exhibit.title, [gap_as_none(one) for one in traces.list_values(trace.x)]
    )
    chart = add_chart(canvas, XL_CHART_TYPE.BAR_CLUSTERED, data, exhibit, more=f"{title}: ")
    series = chart.plots[0].series[0]
    fill_series(series, trace.marker.color or INK, canvas.template.palette)
    tall, wide = canvas.area.height / 12_700, canvas.area.width / 12_700
    chart.has_title = bool(title)
    if title:
        size, shown = fit_text(title, (13, 12, 11, 10.5, 10), wide * 0.85, tall * 0.22, bold=True)
        chart.chart_title.text_frame.text = shown
        run = chart.chart_title.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.bold = Pt(size), True
        chart.chart_title.include_in_layout = False
    size = min(12, max(7, 0.55 * tall * 0.78 / max(len(terms), 1)))
    _write_terms(series, size)
    names, lengths = chart.category_axis, chart.value_axis
    names.reverse_order = True
    names.visible = lengths.visible = False
    names.has_major_gridlines = lengths.has_major_gridlines = False
    lengths.minimum_scale = 0
    chart.plots[0].gap_width = 15


def _write_terms(series, size):
    """Write each term on its bar, from where the bar begins: beside it there is no room."""
    labels = parse_xml(
        f"<c:dLbls {nsdecls('c', 'a')}><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr>"
        f'<a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}"/></a:pPr>'
        '<a:endParaRPr lang="fr-FR"/></a:p></c:txPr><c:dLblPos val="inBase"/>'
        '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="1"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    )
    series._element.find("{*}cat").addprevious(labels)
