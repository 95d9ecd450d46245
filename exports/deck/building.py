"""The slides of a presentation, one after the other."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

from exports.deck import page
from exports.deck.charts import traces
from exports.deck.charts.bars import draw_bars
from exports.deck.charts.lines import draw_lines
from exports.deck.charts.scatter import draw_scatter
from exports.deck.charts.topics import draw_topics
from exports.deck.closing import draw_cover, draw_method, draw_sources
from exports.deck.drawing.network import draw_shapes
from exports.deck.packing import pack
from exports.deck.page import Canvas
from exports.deck.phrases import Phrases, phrases
from exports.deck.tables.evidence import draw_evidence
from exports.deck.tables.grid import draw_table
from exports.deck.tables.matrix import draw_matrix
from exports.deck.template import Template, open_template
from exports.exhibit import Exhibit, figure_of
from exports.texts import safe

_DRAWERS = {
    "bars": draw_bars,
    "stacked": draw_bars,
    "lines": draw_lines,
    "keyness": draw_scatter,
    "dispersion": draw_scatter,
    "map": draw_scatter,
    "topics": draw_topics,
    "matrix": draw_matrix,
}


def build_deck(
    exhibits: Sequence[Exhibit],
    *,
    title: str,
    articles: pd.DataFrame,
    language: str,
    template: bytes | None,
    progress: Callable[[float], object] | None,
) -> bytes:
    """Make the presentation that `exports.deck.to_pptx` describes."""
    words = phrases(language)
    opened = open_template(template)
    titles = [words.sources, words.method, *(one.title for one in exhibits)]
    opened = replace(opened, title_size=page.common_title_size(opened, titles))
    told = progress or (lambda share: None)
    draw_cover(opened, title, articles, exhibits, words)
    for place, exhibit in enumerate(exhibits, 1):
        draw_slide(opened, exhibit, articles, words)
        told(0.95 * place / len(exhibits))
    draw_sources(opened, articles, words)
    draw_method(opened, exhibits, words)
    day = max((one.provenance.made for one in exhibits), default=datetime.date(2000, 1, 1))
    packed = pack(opened.presentation, safe(title), day)
    told(1.0)
    return packed


def draw_slide(
    template: Template, exhibit: Exhibit, articles: pd.DataFrame, words: Phrases
) -> None:
    """Add one exhibit's slide: title, comment, what is shown, what was left out, footer, notes."""
    slide, area, title_cut = page.begin_slide(template, exhibit.title)
    area = page.write_footer(slide, area, exhibit.provenance, words)
    area, comment_cut = page.write_comment(slide, area, exhibit.comment, words)
    room = type(area)(area.left, area.top, area.width, area.height - 16 * page.POINT)
    remark = _draw_content(Canvas(slide, room, template, words), exhibit, articles)
    page.write_remark(slide, area, remark, words)
    page.write_notes(slide, exhibit, words, title_cut=title_cut, comment_cut=comment_cut)


def _draw_content(canvas, exhibit, articles):
    if exhibit.kind == "evidence":
        return draw_evidence(canvas, exhibit, articles)
    if exhibit.kind == "table":
        return draw_table(canvas, exhibit)
    drawer = choose_drawer(exhibit)
    return canvas.words.empty if drawer is None else drawer(canvas, exhibit)


def choose_drawer(exhibit: Exhibit) -> Callable[[Canvas, Exhibit], str] | None:
    """Choose how a figure is drawn: by its kind as long as it holds what the kind says."""
    seen = [trace for trace in figure_of(exhibit).data if traces.is_drawn(trace)]
    filled = [trace for trace in seen if _holds(trace)]
    types = {trace.type for trace in filled}
    modes = [getattr(trace, "mode", None) or "" for trace in filled]
    if not filled:
        return None
    drawer = _DRAWERS.get(exhibit.kind, draw_shapes)
    if drawer is draw_lines and not any("lines" in mode for mode in modes):
        drawer = draw_scatter
    if drawer is draw_scatter and not any("markers" in mode for mode in modes):
        drawer = draw_bars if types == {"bar"} else draw_shapes
    if drawer in (draw_bars, draw_topics) and "bar" not in types:
        drawer = draw_shapes
    if drawer is draw_matrix and "heatmap" not in types:
        drawer = draw_shapes
    return drawer


def _holds(trace):
    name = "z" if trace.type == "heatmap" else "x"
    return len(traces.list_values(getattr(trace, name, None))) > 0
