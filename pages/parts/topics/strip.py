"""Each article as a strip of its topics, in reading order."""

import streamlit as st

from charts.topic_strip import topic_strip
from pages.shared import article_names, cached, methods
from pages.shared.decisions import topic_names
from pages.shared.show import charts as show
from pages.shared.show import made, sentences
from pages.shared.text import count

MOST = 40  # bars that can be told apart


def draw(view):
    """Draw the tab."""
    names = topic_names.names(view.corpus)
    ids = view.ids[:MOST]
    segments = cached.topic_segments(view)
    segments = segments[segments["article_id"].isin(ids)]
    short = article_names.short(view.articles)
    more = [f"the first {MOST} of {len(view.ids):,} articles"] if len(view.ids) > MOST else []
    labels = {topic: topic_names.option(names, topic) for topic in names}
    show.chart(
        topic_strip(
            segments,
            labels,
            {article: short[article] for article in ids},
            texts=dict(zip(view.articles["article_id"], view.articles["text"], strict=True)),
        ),
        segments.assign(
            article=segments["article_id"].map(short), name=segments["topic"].map(labels)
        )[["article", "start", "end", "name", "weight"]],
        title="What each article speaks of, from its beginning to its end",
        note=made.note(
            view,
            count(len(segments), "segment"),
            *more,
            method=methods.topics(view.corpus.themes),
        ),
        key="topic-strip",
        pick=lambda ids: st.session_state.update({"topic-block": list(ids)}),
    )
    _block(view)


def _block(view):
    """Show the segment that was clicked."""
    article, _, start, end = st.session_state.get("topic-block") or ("", 0, 0, 0)
    about = view.articles[view.articles["article_id"] == article]
    if about.empty:
        st.caption("Click a block to read it.")
        return
    found = about[["article_id"]].assign(start=int(start), end=int(end))
    sentences.passages(found, view.articles)
