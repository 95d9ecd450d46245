"""One slide's frame: its title, the reader's comment, the footer, the notes."""

import copy
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.slide import Slide, SlideLayout
from pptx.util import Pt

from exports.deck.drawing import shapes
from exports.deck.phrases import Phrases
from exports.deck.template import Area, Template, title_of
from exports.exhibit import Exhibit
from exports.provenance import Provenance, footer
from exports.texts import fit_text, line_count, safe

POINT = shapes.POINT


@dataclass(frozen=True)
class Canvas:
    """Where something is drawn: the slide, the room on it, the template, the language's words."""

    slide: Slide
    area: Area
    template: Template
    words: Phrases


_TITLE_SIZES = (28, 26, 24, 22, 20, 18, 16, 14)
_COMMENT_SIZES = (16, 15, 14, 13, 12, 11)
_FOOTER_SIZES = (9, 8.5, 8, 7.5)
_GAP = 8 * POINT


def begin_slide(template: Template, title: str) -> tuple[Slide, Area, bool]:
    """Add a slide with a title that is whole on it; give slide and the room below.

    Returns
    -------
    tuple[Slide, Area, bool]
        The slide, its `Area`, and whether the title had to be cut.
    """
    slide = template.presentation.slides.add_slide(template.page)
    text = safe(title)
    cut = _write_title(template, slide, text)
    _number(template, slide)
    for one in list(slide.placeholders):  # what the layout offers and a chart does not need
        if one.placeholder_format.type != PP_PLACEHOLDER.SLIDE_NUMBER and one != slide.shapes.title:
            one._element.getparent().remove(one._element)
    return slide, template.area, cut


def _write_title(template, slide, text):
    """Write the title as large as its box lets it; a layout without one gets a text box."""
    place = slide.shapes.title
    if place is None:
        area = template.area
        box = (area.left, area.top - 60 * POINT, area.width, 50 * POINT)
        size, shown = fit_text(text, _TITLE_SIZES, area.width / POINT, 50, bold=True)
        runs = shapes.paragraph_xml(shapes.run_xml(shown, size, bold=True))
        number = shapes.next_number(slide)
        shapes.add_to_slide(slide, shapes.text_box_xml(number, "Title", box, runs, anchor="middle"))
        return shown != text
    usual = title_size(template.page)
    margins = 16  # the box's own, in points
    room, height = place.width / POINT - margins, place.height / POINT - 8
    size, shown = fit_text(text, _sizes(template.title_size or usual), room, height, bold=True)
    place.text_frame.text = shown
    place.text_frame.word_wrap = True
    if size != usual:
        for run in place.text_frame.paragraphs[0].runs:
            run.font.size = Pt(size)
    return shown != text


def common_title_size(template: Template, titles: Iterable[str]) -> float:
    """Give the size at which all titles fit, so that slides look alike; a very long one is smaller."""
    usual, title = title_size(template.page), title_of(template.page)
    if title is None:
        return usual
    room, height = title.width / POINT - 16, title.height / POINT - 8
    sizes = _sizes(usual)
    fit = [fit_text(safe(one), sizes, room, height, bold=True)[0] for one in titles]
    return max(min(fit, default=usual), 0.6 * usual)


def _sizes(usual):
    return [max(round(usual * part), 10) for part in (1, 0.9, 0.8, 0.7, 0.6, 0.52, 0.45, 0.38, 0.3)]


def title_size(layout: SlideLayout) -> float:
    """Give the size of a layout's title in points, as it or its master says."""
    title = title_of(layout)
    own = (
        title._element.findall(f".//{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
        if title is not None
        else []
    )
    style = layout.slide_master._element.findall(
        f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}"
    )
    sizes = [one.get("sz") for one in (*own, *style) if one.get("sz")]
    return int(sizes[0]) / 100 if sizes else 28


def _number(template, slide):
    """Give the slide its number where the layout has a place for it; python-pptx leaves it out."""
    for one in template.page.placeholders:
        if one.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            element = copy.deepcopy(one._element)
            element.nvSpPr.cNvPr.set("id", str(shapes.next_number(slide)))
            slide.shapes._spTree.append(element)


def write_comment(slide: Slide, area: Area, comment: str, words: Phrases) -> tuple[Area, bool]:
    """Write the reader's comment at the head of an area; give the area left, and whether it is cut."""
    text = safe(comment)
    if not text:
        return area, False
    most = min(0.2 * area.height / POINT, 66)
    size, shown = fit_text(text, _COMMENT_SIZES, area.width / POINT, most)
    height = min(most, _tall(shown, size, area)) * POINT
    runs = shapes.paragraph_xml(shapes.run_xml(shown, size, locale=words.locale))
    number = shapes.next_number(slide)
    box = (area.left, area.top, area.width, height)
    shapes.add_to_slide(slide, shapes.text_box_xml(number, "Comment", box, runs))
    used = int(height + _GAP)
    return Area(area.left, area.top + used, area.width, area.height - used), shown != text


def write_remark(slide: Slide, area: Area, remark: str, words: Phrases) -> Area:
    """Write what was left out at the foot of an area; give the area left."""
    if not remark:
        return area
    size, shown = fit_text(safe(remark), (11, 10, 9), area.width / POINT, 26)
    height = int(_tall(shown, size, area) * POINT)
    top = area.bottom - height
    runs = shapes.paragraph_xml(
        shapes.run_xml(shown, size, fill=shapes.GREY_TEXT, locale=words.locale)
    )
    box = (area.left, top, area.width, height)
    shapes.add_to_slide(slide, shapes.text_box_xml(shapes.next_number(slide), "Remark", box, runs))
    return Area(area.left, area.top, area.width, area.height - height - _GAP // 2)


def write_footer(slide: Slide, area: Area, provenance: Provenance, words: Phrases) -> Area:
    """Write the line on n, filters, method, corpus and version at the foot; give the area left.

    A method too long for three lines is cut here; the notes have all of it.
    """
    room = 0.87 * area.width / POINT  # a reader's letters may be wider than Arial's
    text = safe(footer(provenance, language=words.language))
    length = max(len(provenance.method), len(provenance.method_fr))
    while fit_text(text, _FOOTER_SIZES, room, 30)[1] != text and length > 40:
        length = int(length * 0.85)
        known = replace(
            provenance,
            method=textwrap.shorten(provenance.method, length, placeholder="…"),
            method_fr=textwrap.shorten(provenance.method_fr, length, placeholder="…"),
        )
        text = safe(footer(known, language=words.language))
    size, shown = fit_text(text, _FOOTER_SIZES, room, 30)
    height = int(line_count(shown, size, room) * size * 1.2 * POINT)
    top = area.bottom - height
    runs = shapes.paragraph_xml(
        shapes.run_xml(shown, size, fill=shapes.GREY_TEXT, locale=words.locale)
    )
    box = (area.left, top, area.width, height)
    shapes.add_to_slide(
        slide, shapes.text_box_xml(shapes.next_number(slide), "Footer", box, runs, anchor="bottom")
    )
    return Area(area.left, area.top, area.width, area.height - height - _GAP)


def write_notes(
    slide: Slide, exhibit: Exhibit, words: Phrases, *, title_cut: bool, comment_cut: bool
) -> None:
    """Write into the notes how the exhibit was made, and what did not fit on the slide."""
    known = exhibit.provenance
    method = (known.method_fr or known.method) if words.language == "fr" else known.method
    colon = "\N{NO-BREAK SPACE}: " if words.language == "fr" else ": "
    lines = [
        f"{words.cut_title}{colon}{exhibit.title}" if title_cut else "",
        f"{words.cut_comment}{colon}{exhibit.comment}" if comment_cut else "",
        f"{words.made}{colon}{method}" if method else "",
        footer(replace(known, method="", method_fr=""), language=words.language),
        f"{words.view}{colon}{exhibit.view}" if exhibit.view else "",
    ]
    notes = slide.notes_slide.notes_text_frame
    assert notes is not None  # python-pptx makes the notes' page with one
    notes.text = "\n".join(safe(line) for line in lines if line)


def _tall(text, size, area):
    return line_count(text, size, area.width / POINT) * size * 1.2
