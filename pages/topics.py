"""Topics: what the paragraphs speak about, by article and by outlet."""

import streamlit as st

from charts.heatmap import heatmap
from charts.topics import topic_terms
from pages.shared import cached, frame, show, sidebar, topic_names
from pages.shared.choices import choose, picker
from pages.shared.text import count

corpus = frame.begin("pages/topics.py")
view = sidebar.choose(corpus, rename=False)
found = cached.topics(corpus)
if found.terms.empty:
    show.nothing(
        "Topics need a few dozen paragraphs to stand apart; this corpus has too little text. "
        "Add articles, or look at the keywords and entities instead."
    )
names = topic_names.names(corpus)
with st.expander("Rename the topics", icon=":material/edit:"):
    st.caption("Your names appear in every chart, filter and export, and travel in the address.")
    topic_names.rename(corpus)

show.chart(
    topic_terms(found.terms, {topic: topic_names.option(names, topic) for topic in names}),
    found.terms.assign(name=found.terms["topic"].map(names)),
    title="The terms of each topic",
    note=show.note(
        view, f"topics found on {count(len(found.segments), 'passage')} of the whole corpus"
    ),
    key="terms",
    pick=picker("topic-shown", [str(topic) for topic in names]),
)

by = st.segmented_control(
    "Share of each topic by",
    ["outlet", "article"],
    default="outlet",
    required=True,
    key="share-by",
    bind="query-params",
)
shares = cached.topic_shares(corpus, by)
labels = show.article_labels(corpus.articles) if by == "article" else {"": "Unknown outlet"}
options = [str(topic) for topic in names]
kept = view.ids if by == "article" else view.articles["source"]
shares = show.readable(shares, kept)
if shares is not None:
    show.chart(
        heatmap(
            shares,
            unit="% of its text",
            digits=0,
            row_names=[labels.get(row, row) for row in shares.index],
            column_names=[topic_names.option(names, topic) for topic in shares.columns],
            faded=cached.left_out(view, by),
        ),
        topic_names.named_shares(shares, names, by, labels),
        title="Share of each topic in each article, in per cent"
        if by == "article"
        else "Share of each topic in an outlet's average article, in per cent",
        note=show.note(view, "grey: left out by the filters", *topic_names.without(shares)),
        key="shares",
        pick=picker("topic-shown", options, part=1),
    )

topic = choose(
    "Passages that speak most of",
    options,
    key="topic-shown",
    names={option: topic_names.option(names, option) for option in options},
    help="Or click a cell of the matrix.",
)
show.passages(cached.topic_passages(view, int(topic)), view.articles)
