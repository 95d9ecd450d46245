"""When each outlet published."""

import streamlit as st

from charts.timeline import published_lines, timeline
from pages.shared.show.charts import chart
from pages.shared.show.figures import colours_of, figure_of
from pages.shared.show.reading import article_link, keep_article
from study import View, methods, summary
from study.provenance import grey_note, note
from wording.language import count

_DRAWN = ["article_id", "source", "date", "title"]


def draw(view: View) -> None:
    """Draw the timeline, or say why there is none."""
    if view.articles["date"].isna().all():
        st.caption("No timeline: no article has a date. They can be filled in, see above.")
        return
    colours = colours_of(view.corpus)
    if len(view.articles) > summary.SINGLE:
        _counts(view, colours)
        return
    # The filtered-out ones are drawn where there is room for all.
    articles = view.corpus.articles
    is_whole = len(articles) <= summary.SINGLE
    shown = (articles if is_whole else view.articles)[_DRAWN]
    chart(
        figure_of(timeline, shown, colours, selected=set(view.ids)),
        view.articles[["date", "source", "title"]],
        title="When each outlet published",
        note=note(view, *(grey_note(view) if is_whole else []), method=methods.DATES),
        key="timeline",
        pick=keep_article,
    )
    article_link(view)


def _counts(view: View, colours: dict[str, str]) -> None:
    """Draw how many articles appeared: single marks would be too many to tell apart."""
    found = summary.published_counts(view)
    dated = int(found.table["articles"].sum())
    together = [f"{found.together:,} smaller outlets as one"] if found.together else []
    undated = len(view.articles) - dated
    chart(
        figure_of(published_lines, found.table, colours, unit=found.unit),
        found.table,
        title="When each outlet published",
        note=note(
            view,
            f"articles by {found.unit}",
            *together,
            *([f"{count(undated, 'article')} without a date left out"] if undated else []),
            method=methods.DATES,
        ),
        key="timeline-counts",
    )
    st.caption(
        f"With {summary.SINGLE:,} articles or fewer, which the filters can keep, each has its own "
        "mark."
    )
