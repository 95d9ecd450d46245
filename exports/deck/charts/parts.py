"""What every chart of the presentation has: its place, its alternative text, axes, colours."""

from collections.abc import Iterable
from typing import Any

from pptx.chart.axis import CategoryAxis, DateAxis, ValueAxis
from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.shapes.graphfrm import GraphicFrame
from pptx.util import Pt

from exports.deck.charts.workbook import Data, put_workbook
from exports.deck.drawing.shapes import FAINT_LINE
from exports.deck.page import Canvas
from exports.deck.palette import Palette, fill_xml
from exports.exhibit import Exhibit
from exports.texts import as_read, safe, shorten

Axis = CategoryAxis | DateAxis | ValueAxis


def add_chart(
    canvas: Canvas,
    kind: XL_CHART_TYPE,
    data: Data,
    exhibit: Exhibit,
    *,
    more: str = "",
) -> Chart:
    """Put a chart with its numbers and its alternative text on a slide."""
    area = canvas.area
    shapes: Any = canvas.slide.shapes  # python-pptx says that a chart comes back, not its frame
    frame = shapes.add_chart(kind, area.left, area.top, area.width, area.height, data)
    put_workbook(frame.chart, data)
    frame.name = shorten(safe(f"{canvas.words.chart}: {more}{exhibit.title}"), 100)
    describe(frame, f"{more}{exhibit.title}. {exhibit.comment}")
    frame.chart.font.size = Pt(11)
    frame.chart.has_legend = False
    frame.chart.has_title = False
    return frame.chart


def describe(frame: GraphicFrame, text: str) -> None:
    """Give a frame its alternative text."""
    frame._element.xpath("./p:nvGraphicFramePr/p:cNvPr")[0].set("descr", safe(text))


def text_size(axis: Axis, size: float) -> None:
    """Set the size of what is written along an axis, in points."""
    axis.tick_labels.font.size = Pt(size)


def stand_at(axis: Axis, end: str) -> None:
    """Let an axis stand at the "min" or the "max" of the other; python-pptx sets the wrong value."""
    axis._element.find("{*}crosses").set("val", end)


def light_grid(axis: Axis) -> None:
    """Draw the axis's lines, and its own not."""
    axis.has_major_gridlines = True
    lines = axis.major_gridlines.format.line
    lines.width = Pt(0.5)
    properties = lines._get_or_add_ln()
    for part in list(properties):
        properties.remove(part)
    properties.append(
        parse_xml(FAINT_LINE.replace("<a:solidFill>", f"<a:solidFill {nsdecls('a')}>", 1))
    )
    axis.format.line.fill.background()


def axis_title(axis: Axis, text: str) -> None:
    """Write what an axis says beside it."""
    axis.has_title = bool(text)
    if text:
        axis.axis_title.text_frame.text = as_read(text)
        run = axis.axis_title.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.bold = Pt(11), False


def legend(chart: Chart, *, beside: bool) -> None:
    """Name the series: at the right when there are many, else above."""
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.RIGHT if beside else XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(11)


def properties_xml(fill: str, line: str = "<a:ln><a:noFill/></a:ln>") -> str:
    """Write how a series or a point looks."""
    return f"<c:spPr {nsdecls('c', 'a')}>{fill}{line}</c:spPr>"


def fill_series(series: Any, colour: str, palette: Palette, *, line: bool = False) -> None:
    """Colour a series as the figure does, by the theme."""
    fill = fill_xml(colour, palette)
    element = series._element
    for old in element.findall("{*}spPr"):
        element.remove(old)
    look = properties_xml("", f'<a:ln w="28575">{fill}</a:ln>') if line else properties_xml(fill)
    put_after(element, look, ("tx", "order", "idx"))
    for old in element.findall("{*}invertIfNegative"):
        old.set("val", "0")
    if line:
        marker = (
            f'<c:marker {nsdecls("c", "a")}><c:symbol val="circle"/><c:size val="6"/><c:spPr>{fill}'
            "<a:ln><a:noFill/></a:ln></c:spPr></c:marker>"
        )
        for old in element.findall("{*}marker"):
            element.remove(old)
        put_after(element, marker, ("spPr",))


def fill_point(series: Any, place: int, colour: str, palette: Palette) -> None:
    """Colour one point of a series."""
    point = series.points[place]
    look = point.format.fill
    look.solid()
    properties = look._xPr
    for old in properties.findall("{*}solidFill"):
        properties.remove(old)
    properties.insert(
        0,
        parse_xml(
            fill_xml(colour, palette).replace("<a:solidFill>", f"<a:solidFill {nsdecls('a')}>", 1)
        ),
    )


def put_after(element: Any, new: str, names: Iterable[str]) -> None:
    """Put a part behind the first of some parts that is there; their order is fixed."""
    for name in names:
        found = element.find(f"{{*}}{name}")
        if found is not None:
            found.addnext(parse_xml(new))
            return
