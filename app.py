"""Overview: the corpus at a glance."""

import streamlit as st

from charts.bars import bars
from charts.theme import KINDS, TYPE_NAMES, outlet_colours
from charts.timeline import timeline
from pages.parts.overlap import pairs
from pages.shared import cached, frame, methods, sidebar, summary
from pages.shared.decisions import hidden
from pages.shared.show import charts as show
from pages.shared.show import made
from pages.shared.text import count, md

corpus = frame.begin("app.py")
view = sidebar.choose(corpus)
keywords = hidden.without(corpus, cached.leading_keywords(view), "keyword")
entities = cached.entity_counts(view)
articles = view.articles

st.markdown(md(summary.sentences(view, keywords, entities)))
dates = articles["date"].dropna()
with st.container(horizontal=True):
    st.metric("Articles", f"{len(articles):,}", border=True)
    st.metric("Outlets", f"{view.outlets:,}" if view.outlets else "unknown", border=True)
    st.metric("Words", f"{cached.word_count(view):,}", border=True)
    if len(dates):
        st.metric("First article", f"{dates.min():%d %b %Y}", border=True)
        st.metric("Last article", f"{dates.max():%d %b %Y}", border=True)

if len(dates):
    show.chart(
        timeline(
            corpus.articles, outlet_colours(corpus.articles["source"]), selected=set(view.ids)
        ),
        articles[["date", "source", "title"]],
        title="When each outlet published",
        note=made.note(view, *made.grey(view), method=methods.DATES),
        key="timeline",
        pick=show.keep_article,
    )
    show.article_link(view)
else:
    st.caption("No timeline: no article has a date. An articles.csv can give them, see README.")

left, right = show.beside()
with left:
    show.chart(
        bars(
            keywords,
            name="keyword",
            value="articles",
            axis="articles that use it",
        ),
        keywords,
        title="Leading keywords",
        note=made.note(view, method=methods.KEYWORDS),
        key="leading-keywords",
    )
with right:
    show.chart(
        bars(
            entities.head(12),
            name="entity",
            value="count",
            axis="times named",
            group=KINDS,
        ),
        entities.assign(type=entities["type"].map(TYPE_NAMES)),
        title="Most named",
        note=made.note(view, count(len(entities), "name"), method=methods.ENTITIES),
        key="leading-entities",
    )

pairs.show_closest(view)
