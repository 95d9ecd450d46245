"""How the marks of a scatter chart look: symbols, colours, sizes and the labels beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from plotly.basedatatypes import BaseTraceType
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from charts.theme import INK
from exports.deck.charts.parts import properties_xml, put_after
from exports.deck.palette import Palette, fill_xml
from exports.texts import as_read

_SYMBOLS = {
    "circle": "circle",
    "square": "square",
    "diamond": "diamond",
    "triangle-up": "triangle",
    "cross": "plus",
    "x": "x",
    "star": "star",
}
_SIDES = {"middle right": "r", "middle left": "l", "top center": "t", "bottom center": "b"}


@dataclass(frozen=True)
class Dot:
    """A mark: where it stands, its size in pixels, its colour, its label and the label's side."""

    x: float
    y: float
    size: float
    colour: str
    label: str
    side: str


def paint_marks(
    series: Any, trace: BaseTraceType, found: Sequence[Dot], palette: Palette, *, bubble: bool
) -> None:
    """Give the marks the figure's symbol and colour; upright ticks become bars without ends."""
    element = series._element
    strip_look(element)
    colours = [point.colour for point in found]
    usual = max(sorted(set(colours)), key=colours.count) if colours else INK
    opacity = trace.marker.opacity if isinstance(trace.marker.opacity, (int, float)) else 1.0
    fill = fill_xml(usual, palette, opacity=opacity)
    if bubble:
        put_after(element, properties_xml(fill), ("tx", "order"))
        return
    put_after(element, properties_xml(""), ("tx", "order"))
    symbol = trace.marker.symbol if isinstance(trace.marker.symbol, str) else "circle"
    if symbol.startswith("line-ns"):
        put_after(element, no_marker(), ("spPr",))
        _upright(element, fill)
        return
    size = min(max(round(0.75 * float(found[0].size if found else 8)), 4), 14)
    put_after(element, _marker(symbol, size, fill), ("spPr",))
    for place, point in enumerate(found):  # what the filters leave out is grey
        if point.colour != usual:
            own = _marker(symbol, size, fill_xml(point.colour, palette))
            grey = f'<c:dPt {nsdecls("c")}><c:idx val="{place}"/>{own}<c:bubble3D val="0"/></c:dPt>'
            element.find("{*}xVal").addprevious(parse_xml(grey))


def strip_look(element: Any) -> None:
    """Take away the look and the labels that python-pptx gives a series."""
    for name in ("spPr", "marker", "dLbls"):
        for old in element.findall(f"{{*}}{name}"):
            element.remove(old)
    for old in element.findall("{*}invertIfNegative"):
        old.set("val", "0")


def _marker(symbol, size, fill):
    kind = _SYMBOLS.get(symbol.removesuffix("-open"), "circle")
    edge = '<a:ln w="6350"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:ln>'
    if kind in ("x", "plus", "star"):
        edge = f'<a:ln w="19050">{fill}</a:ln>'
    return (
        f'<c:marker {nsdecls("c", "a")}><c:symbol val="{kind}"/><c:size val="{size}"/><c:spPr>'
        f"{fill}{edge}</c:spPr></c:marker>"
    )


def no_marker() -> str:
    """Write that a series has no marks."""
    return f'<c:marker {nsdecls("c")}><c:symbol val="none"/></c:marker>'


def _upright(element, fill):
    bars = (
        f'<c:errBars {nsdecls("c", "a")}><c:errDir val="y"/><c:errBarType val="both"/>'
        '<c:errValType val="fixedVal"/><c:noEndCap val="1"/><c:val val="0.3"/>'
        f'<c:spPr><a:ln w="28575">{fill}</a:ln></c:spPr></c:errBars>'
    )
    element.find("{*}xVal").addprevious(parse_xml(bars))


def write_labels(series: Any, found: Sequence[Dot]) -> None:
    """Write the labels that the figure writes, on its sides; marks on one place share the four."""
    parts, taken = [], set()
    for place, point in enumerate(found):
        wanted = _SIDES.get(point.side, "t" if "top" in str(point.side) else "b")
        free = [
            side for side in (wanted, "r", "l", "t", "b") if (point.x, point.y, side) not in taken
        ]
        if point.label and free:
            taken.add((point.x, point.y, free[0]))
            parts.append(point_label(place, as_read(point.label), free[0], 10))
    if parts:
        put_labels(series, parts)


def point_label(place: int, text: str, side: str, size: float) -> str:
    """Write the label of one point."""
    return (
        f'<c:dLbl><c:idx val="{place}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:r>'
        f'<a:rPr lang="fr-FR" sz="{round(size * 100)}"/><a:t>{escape(text)}</a:t></a:r></a:p></c:rich>'
        f'</c:tx><c:dLblPos val="{side}"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/></c:dLbl>'
    )


def put_labels(series: Any, parts: Iterable[str]) -> None:
    """Put written labels into a series."""
    element = series._element
    for old in element.findall("{*}dLbls"):
        element.remove(old)
    none = "".join(
        f'<c:{what} val="0"/>'
        for what in (
            "showLegendKey",
            "showVal",
            "showCatName",
            "showSerName",
            "showPercent",
            "showBubbleSize",
        )
    )
    labels = parse_xml(f"<c:dLbls {nsdecls('c', 'a')}>{''.join(parts)}{none}</c:dLbls>")
    before = element.find("{*}errBars")
    (element.find("{*}xVal") if before is None else before).addprevious(labels)
