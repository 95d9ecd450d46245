"""Shapes, text boxes and glued lines as XML: python-pptx takes a minute for what this writes at once.

Every function gives DrawingML text; lengths are EMU, sizes of letters points.
"""

from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide

from exports.texts import safe

POINT = 12_700
Box = tuple[float, float, float, float]  # left, top, width, height
Point = tuple[float, float]
Glue = tuple[int, int] | None  # the number of a shape and one of its sites
_ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
_ALIGNED = {"left": "l", "centre": "ctr", "right": "r"}
GREY_TEXT = (
    '<a:solidFill><a:schemeClr val="tx1"><a:lumMod val="65000"/><a:lumOff val="35000"/>'
    "</a:schemeClr></a:solidFill>"
)
# Seen through, so that it is faint on a dark theme too.
FAINT_LINE = (
    '<a:solidFill><a:schemeClr val="tx1"><a:alpha val="20000"/></a:schemeClr></a:solidFill>'
)


def run_xml(
    text: str, size: float, *, bold: bool = False, fill: str = "", locale: str = "fr-FR"
) -> str:
    """Write one run of text."""
    heavy = ' b="1"' if bold else ""
    return (
        f'<a:r><a:rPr lang="{locale}" sz="{round(size * 100)}"{heavy} dirty="0">{fill}</a:rPr>'
        f"<a:t>{escape(text)}</a:t></a:r>"
    )


def paragraph_xml(runs: str, *, align: str = "left") -> str:
    """Write a paragraph of runs."""
    return f'<a:p><a:pPr algn="{_ALIGNED[align]}"/>{runs}</a:p>'


def text_box_xml(
    number: int,
    name: str,
    box: Box,
    paragraphs: str,
    *,
    anchor: str = "top",
    wrap: bool = True,
    turned: int = 0,
) -> str:
    """Write a text box without margins; `box` is (left, top, width, height), `turned` degrees."""
    angle = f' rot="{turned * 60_000}"' if turned else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(safe(name))}/>'
        f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{_place(box, angle)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f'<p:txBody><a:bodyPr wrap="{"square" if wrap else "none"}" lIns="0" tIns="0" rIns="0" '
        f'bIns="0" anchor="{_ANCHORS[anchor]}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f"{paragraphs}</p:txBody></p:sp>"
    )


def shape_xml(
    number: int,
    name: str,
    kind: str,
    box: Box,
    fill: str,
    *,
    line: str = "<a:ln><a:noFill/></a:ln>",
) -> str:
    """Write a preset shape (`ellipse`, `rect`, …) filled as given."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(safe(name))}/><p:cNvSpPr/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr>{_place(box)}<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>'
        f"{fill}{line}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )


def connector_xml(
    number: int,
    name: str,
    start: Point,
    end: Point,
    line: str,
    *,
    glued: tuple[Glue, Glue] = (None, None),
) -> str:
    """Write a straight line from point to point; `glued` holds (shape number, site) or None, twice."""
    (x0, y0), (x1, y1) = start, end
    flips = (' flipH="1"' if x1 < x0 else "") + (' flipV="1"' if y1 < y0 else "")
    box = (min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
    ends = "".join(
        f'<a:{which} id="{glue[0]}" idx="{glue[1]}"/>'
        for which, glue in zip(("stCxn", "endCxn"), glued, strict=True)
        if glue is not None
    )
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name={quoteattr(safe(name))}/>'
        f"<p:cNvCxnSpPr>{ends}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{_place(box, flips)}"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{line}</p:spPr></p:cxnSp>'
    )


def line_xml(width: float, fill: str) -> str:
    """Write how a line is drawn: its width in points, its fill."""
    return f'<a:ln w="{max(round(width * POINT), 3175)}">{fill}</a:ln>'


def group_xml(number: int, name: str, description: str, box: Box, content: str) -> str:
    """Put shapes into one group that has the alternative text."""
    left, top, width, height = map(round, box)
    frame = f'x="{left}" y="{top}"', f'cx="{width}" cy="{height}"'
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name={quoteattr(safe(name))} '
        f"descr={quoteattr(safe(description))}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>"
        f"<a:xfrm><a:off {frame[0]}/><a:ext {frame[1]}/><a:chOff {frame[0]}/><a:chExt {frame[1]}/>"
        f"</a:xfrm></p:grpSpPr>{content}</p:grpSp>"
    )


def add_to_slide(slide: Slide, xml: str) -> None:
    """Put written shapes on a slide."""
    holder = parse_xml(f"<p:spTree {nsdecls('p', 'a', 'r')}>{xml}</p:spTree>")
    for element in list(holder):
        slide.shapes._spTree.append(element)


def next_number(slide: Slide) -> int:
    """Give the first shape number that is free on a slide, and all above it are."""
    return (
        max((int(one) for one in slide.shapes._spTree.xpath("//@id") if one.isdigit()), default=1)
        + 1
    )


def _place(box, more=""):
    left, top, width, height = (round(part) for part in box)
    return (
        f'<a:xfrm{more}><a:off x="{left}" y="{top}"/><a:ext cx="{max(width, 0)}" '
        f'cy="{max(height, 0)}"/></a:xfrm>'
    )
