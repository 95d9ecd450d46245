"""The first slide and the last: the cover, the sources, the paragraph on method."""

import re
from collections.abc import Sequence

import pandas as pd
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.slide import Slide
from pptx.util import Pt

from exports.content import about_lines
from exports.deck import page
from exports.deck.drawing import shapes
from exports.deck.phrases import Phrases
from exports.deck.tables.grid import Rows, fill_table
from exports.deck.template import TITLES, Area, Template, placeholder
from exports.exhibit import Exhibit
from exports.provenance import methods_paragraph
from exports.texts import fit_text, line_count, safe, shorten

MOST_SOURCE_SLIDES = 4
_POINT = shapes.POINT
_COVER_SIZES = (40, 36, 32, 28, 24, 20, 18)


def draw_cover(
    template: Template,
    title: str,
    articles: pd.DataFrame,
    exhibits: Sequence[Exhibit],
    words: Phrases,
) -> None:
    """Add the cover: the title, the corpus, its size, period and outlets."""
    slide = template.presentation.slides.add_slide(template.cover)
    place = slide.shapes.title
    text = safe(title)
    if place is not None:
        usual = page.title_size(template.cover)
        sizes = [size for size in (usual, *_COVER_SIZES) if size <= usual]
        room = place.width / _POINT - 16, place.height / _POINT - 8
        size, shown = fit_text(text, sizes or [usual], *room, bold=True)
        place.text_frame.text = shown
        for run in place.text_frame.paragraphs[0].runs:
            run.font.size = Pt(size)
    lines = about_lines(articles, exhibits, words, most=8, longest=30)
    below = placeholder(
        slide, (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)
    )
    if below is not None:
        room, tall = below.width / _POINT - 16, below.height / _POINT - 8
        size = next(
            (one for one in (18, 16, 14, 13, 12, 11) if _tall(lines, one, room) <= tall), 10
        )
        below.text_frame.text = "\n".join(lines)
        for paragraph in below.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(size)
    else:
        area = template.area
        runs = "".join(shapes.paragraph_xml(shapes.run_xml(line, 16)) for line in lines)
        box = (area.left, area.top + 40 * _POINT, area.width, area.height - 40 * _POINT)
        shapes.add_to_slide(
            slide, shapes.text_box_xml(shapes.next_number(slide), "About", box, runs)
        )
    for one in list(slide.placeholders):
        is_title = one.placeholder_format.type in TITLES
        if not is_title and (below is None or one._element is not below._element):
            one._element.getparent().remove(one._element)


def _tall(lines, size, room):
    return sum(line_count(line, size, room) * size * 1.35 for line in lines)


def draw_sources(template: Template, articles: pd.DataFrame, words: Phrases) -> None:
    """Add the slides that list the articles, four at most; then it is said how many more there are."""
    written = [
        [
            shorten(safe(row.source) or words.unknown_outlet, 40),
            shorten(safe(row.title), 110),
            words.date(row.date) or words.no_date,
            shorten(_address(row.url), 110),
        ]
        for row in articles.itertuples(index=False)
    ]
    columns = [words.outlet, words.article, words.day, words.address]
    if not any(row[3] for row in written):
        columns, written = columns[:3], [row[:3] for row in written]
    number = 0
    slides: list[Slide] = []
    while written and len(slides) < MOST_SOURCE_SLIDES:
        slide, area, _ = page.begin_slide(template, words.sources)
        room = Area(area.left, area.top, area.width, area.height - 22 * _POINT)
        rows = Rows(columns, written, (False,) * len(columns))
        canvas = page.Canvas(slide, room, template, words)
        count = fill_table(canvas, words.sources, "", rows, size=10)
        slides.append(slide)
        number, written = number + count, written[count:]
    if slides and written:
        remark = words.more_sources.format(number=words.number(len(written)))
        page.write_remark(slides[-1], area, f"… {remark}", words)
    if len(slides) > 1:
        for place, slide in enumerate(slides, 1):
            _retitle(
                slide, words.continued.format(title=words.sources, page=place, pages=len(slides))
            )


def _address(url):
    return re.sub(r"^https?://(www\.)?", "", safe(url))


def _retitle(slide, title):
    if slide.shapes.title is not None:
        slide.shapes.title.text_frame.paragraphs[0].runs[0].text = title


def draw_method(template: Template, exhibits: Sequence[Exhibit], words: Phrases) -> None:
    """Add the slides with the paragraph on method, ready to be copied."""
    paragraph = methods_paragraph([one.provenance for one in exhibits], language=words.language)
    sentences = re.split(r"(?<=[.!?…]) (?=\S)", safe(paragraph))
    left = [sentence for sentence in sentences if sentence]
    while left:
        slide, area, _ = page.begin_slide(template, words.method)
        room, tall = area.width / _POINT, area.height / _POINT
        count, size = _as_many(left, room, tall)
        shown, left = " ".join(left[:count]), left[count:]
        size, shown = fit_text(shown, (size, 11, 10, 9, 8), room, tall)
        runs = shapes.paragraph_xml(shapes.run_xml(shown, size, locale=words.locale))
        box = (area.left, area.top, area.width, area.height)
        shapes.add_to_slide(
            slide, shapes.text_box_xml(shapes.next_number(slide), words.method, box, runs)
        )


def _as_many(sentences, room, tall):
    """Give how many sentences fit on a slide, and the size in points."""
    for size in (18, 16, 14, 13, 12):
        if line_count(" ".join(sentences), size, room) * size * 1.2 <= tall:
            return len(sentences), size
    count = len(sentences)
    while count > 1 and line_count(" ".join(sentences[:count]), 12, room) * 14.4 > tall:
        count -= 1
    return count, 12
