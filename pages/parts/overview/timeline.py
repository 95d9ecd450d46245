"""When each outlet published."""

import streamlit as st

from charts.theme import outlet_colours
from charts.timeline import timeline
from pages.shared.show.charts import chart
from pages.shared.show.reading import article_link, keep_article
from study import View, methods
from study.provenance import grey_note, note


def draw(view: View) -> None:
    """Draw the timeline, or say why there is none."""
    if view.articles["date"].isna().all():
        st.caption("No timeline: no article has a date. An articles.csv can give them, see README.")
        return
    articles = view.corpus.articles
    chart(
        timeline(articles, outlet_colours(articles["source"]), selected=set(view.ids)),
        view.articles[["date", "source", "title"]],
        title="When each outlet published",
        note=note(view, *grey_note(view), method=methods.DATES),
        key="timeline",
        pick=keep_article,
    )
    article_link(view)
