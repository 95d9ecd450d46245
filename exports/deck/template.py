"""The presentation to write into: Recoupe's own, or the reader's template without its slides."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Any

from pptx import Presentation, presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide, SlideLayout, SlideMaster
from pptx.util import Emu, Inches, Pt

from charts.theme import INK, OUTLET_COLOURS
from exports.deck.given import given_presentation
from exports.deck.palette import Palette, read_palette

WIDE = (Inches(13.333), Inches(7.5))  # 16:9
Holder = Slide | SlideLayout | SlideMaster  # of placeholders
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_FEET = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
_BODIES = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)


@dataclass(frozen=True)
class Area:
    """A rectangle on a slide, in EMU (12,700 a point)."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Give the right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Give the lower edge."""
        return self.top + self.height


@dataclass(frozen=True)
class Template:
    """What slides are made from: the presentation, its layouts for cover and pages, its colours.

    `area` is the room that a page has below its title, `title_size` the titles' size in points, None
    for the layout's own.
    """

    presentation: presentation.Presentation
    cover: SlideLayout
    page: SlideLayout
    palette: Palette
    area: Area
    title_size: float | None = None


def open_template(data: bytes | None = None) -> Template:
    """Open the reader's template (bytes), or Recoupe's own for None.

    Raises
    ------
    ValueError
        If it cannot be read as a presentation, or has no layout.
    """
    presentation = _own() if data is None else given_presentation(data)
    if not len(presentation.slide_layouts):
        raise ValueError("template has no slide layout; save it from PowerPoint with at least one")
    page = _page_layout(presentation)
    theme = _theme(page.slide_master)
    return Template(
        presentation=presentation,
        cover=_cover_layout(presentation),
        page=page,
        palette=read_palette(theme.blob if theme else b"<none/>", own=data is None),
        area=_area(presentation, page),
    )


def placeholder(holder: Holder, kinds: Container[PP_PLACEHOLDER]) -> Any:
    """Give the first placeholder of some kinds on a slide, layout or master, None without one."""
    offered: Iterable[Any] = holder.placeholders
    found = [one for one in offered if one.placeholder_format.type in kinds]
    return found[0] if found else None


def title_of(holder: Holder) -> Any:
    """Give the title's placeholder, None without one."""
    return placeholder(holder, TITLES)


def _cover_layout(presentation):
    layouts = list(presentation.slide_layouts)
    centred = [one for one in layouts if placeholder(one, (PP_PLACEHOLDER.CENTER_TITLE,))]
    subtitled = [one for one in layouts if placeholder(one, (PP_PLACEHOLDER.SUBTITLE,))]
    return (centred or subtitled or [_page_layout(presentation)])[0]


def _page_layout(presentation):
    """Choose the layout with a title above and the least else on it."""

    def unlike(layout):
        title = title_of(layout)
        kinds = [one.placeholder_format.type for one in layout.placeholders]
        others = [kind for kind in kinds if kind not in TITLES + _FEET]
        low = title is not None and (title.top or 0) > presentation.slide_height / 3
        centred = title is not None and title.placeholder_format.type == TITLES[1]
        return (title is None, low or centred, len(others))

    return min(presentation.slide_layouts, key=unlike)


def _area(presentation, layout):
    """Find the room below the title, beside what the layout keeps at its foot."""
    width, height = presentation.slide_width, presentation.slide_height
    title = title_of(layout)
    body = placeholder(layout, _BODIES) or placeholder(layout.slide_master, _BODIES)
    if title is not None and title.width and title.width > width * 0.5:
        left, right = title.left, title.left + title.width
    elif body is not None and body.width and body.width > width * 0.5:
        left, right = body.left, body.left + body.width
    else:
        left, right = width * 0.04, width * 0.96
    top = height * 0.16
    if title is not None and title.height and title.top + title.height < height * 0.4:
        top = title.top + title.height
    feet = [
        one.top
        for one in layout.placeholders
        if one.placeholder_format.type in _FEET and one.top and one.top > height * 0.75
    ]
    bottom = min([*feet, height * 0.97])
    left, top = max(int(left), 0), int(top)
    return Area(left, top, int(min(right, width)) - left, int(bottom) - top)


def _theme(master):
    try:
        return master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    except KeyError:
        return None


def _own():
    """Make Recoupe's template of python-pptx's: 16:9, the charts' colours, titles at the left."""
    presentation = Presentation()
    stretch = WIDE[0] / presentation.slide_width
    presentation.slide_width, presentation.slide_height = WIDE
    master = presentation.slide_master
    for holder in (master, *presentation.slide_layouts):
        for place in holder._element.iter(qn("a:xfrm")):
            place.off.x, place.ext.cx = int(place.off.x * stretch), int(place.ext.cx * stretch)
    theme = _theme(master)
    theme._blob = _recolour(theme.blob)
    _style_titles(master)
    _place_titles(presentation)
    return presentation


def _recolour(theme):
    """Put the charts' colours and letters into a theme."""
    colours = {
        "dk1": "1C2430",
        "lt1": "FFFFFF",
        "dk2": INK[1:],
        "lt2": "EEF1F5",
        **{f"accent{number}": own[1:] for number, own in enumerate(OUTLET_COLOURS[:6], 1)},
    }
    text = theme.decode("utf-8")
    for name, value in colours.items():
        new = f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        text = re.sub(f"<a:{name}>.*?</a:{name}>", new, text, count=1, flags=re.DOTALL)
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', r"\1Arial", text)
    return text.encode("utf-8")


def _style_titles(master):
    style = master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    run = style.find(qn("a:defRPr"))
    run.set("sz", "2800")
    run.set("b", "1")


def _place_titles(presentation):
    """Put titles at the left above, an accent beside them; the cover's in the middle of its slide."""
    master = presentation.slide_master
    _put(title_of(master), 0.55, 0.3, 12.25, 0.8)
    _put(placeholder(master, _BODIES), 0.55, 1.15, 12.25, 5.6)
    for holder in (master, *presentation.slide_layouts):
        for one in holder.placeholders:
            if (
                one.placeholder_format.type in _FEET
                and one._element.spPr.find(qn("a:xfrm")) is not None
            ):
                number = one.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER
                left, wide = (11.8, 1.0) if number else (0.55, 1.0)
                _put(one, left, 7.08, wide, 0.3)
    cover = _cover_layout(presentation)
    _put(title_of(cover), 0.9, 1.9, 11.5, 1.7)
    _put(placeholder(cover, (PP_PLACEHOLDER.SUBTITLE,)), 0.9, 3.75, 11.5, 2.4)
    body = title_of(cover)._element.find(f"{qn('p:txBody')}/{qn('a:bodyPr')}")
    body.set("anchor", "b")
    styles = title_of(cover)._element.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}")
    for old in list(styles):
        styles.remove(old)
    styles.append(
        parse_xml(f'<a:lvl1pPr {nsdecls("a")} algn="l"><a:defRPr sz="4000" b="1"/></a:lvl1pPr>')
    )
    for paragraph in placeholder(cover, (PP_PLACEHOLDER.SUBTITLE,))._element.iter(qn("a:lvl1pPr")):
        paragraph.set("algn", "l")
        paragraph.find(qn("a:defRPr")).set("sz", str(Pt(18).centipoints))
    _accent(cover, 0.6, 2.5, 0.09, 3.2)
    _accent(_page_layout(presentation), 0.4, 0.42, 0.06, 0.56)


def _put(shape, left, top, width, height):
    shape.left, shape.top = Inches(left), Inches(top)
    shape.width, shape.height = Inches(width), Inches(height)


def _accent(layout, *inches):
    """Draw a bar of the first accent on a layout."""
    left, top, width, height = (Emu(Inches(one)) for one in inches)
    layout.shapes._spTree.append(
        parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="Accent"/><p:cNvSpPr/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
            f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            '</a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/>'
            "</a:ln></p:spPr></p:sp>"
        )
    )
