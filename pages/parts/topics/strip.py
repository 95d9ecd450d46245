"""Each article as a strip of its topics, in reading order."""

import streamlit as st

from charts.topic_strip import topic_strip
from pages.shared.decisions import topic_names
from pages.shared.show import sentences
from pages.shared.show.charts import chart
from pages.shared.show.figures import figure_of
from study import View, article_names, methods, topics
from study.opened import texts_of
from study.provenance import note
from wording.language import count

MOST = 40  # bars that can be told apart


def draw(view: View) -> None:
    """Draw the tab."""
    names = topic_names.names(view.corpus)
    labels = {topic: topic_names.option(names, topic) for topic in names}
    ids = view.ids[:MOST]
    segments = topics.topic_segments(view)
    segments = segments[segments["article_id"].isin(ids)]
    short = article_names.short(view.corpus)
    more = [f"the first {MOST} of {len(view.ids):,} articles"] if len(view.ids) > MOST else []
    table = segments.assign(
        article=segments["article_id"].map(short), name=segments["topic"].map(labels)
    )
    chart(
        figure_of(
            topic_strip,
            segments,
            labels,
            {article: short[article] for article in ids},
            texts=texts_of(view, ids),
        ),
        table[["article", "start", "end", "name", "weight"]],
        title="What each article speaks of, from its beginning to its end",
        note=note(
            view,
            count(len(segments), "segment"),
            *more,
            method=methods.topics(view.corpus.themes),
        ),
        key="topic-strip",
        pick=lambda ids: st.session_state.update({"topic-block": list(ids)}),
    )
    _block(view)


def _block(view: View) -> None:
    """Show the segment that was clicked."""
    article, _, start, end = st.session_state.get("topic-block") or ("", 0, 0, 0)
    about = view.articles[view.articles["article_id"] == article]
    if about.empty:
        st.caption("Click a block to read it.")
        return
    found = about[["article_id"]].assign(start=int(start), end=int(end))
    sentences.passages(found, view)
