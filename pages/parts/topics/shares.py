"""How much of each outlet or article each topic takes: a matrix, and stacked bars."""

import streamlit as st

from charts.bars import stacked
from charts.heatmap import heatmap
from charts.lines import topic_colours
from pages.shared import cached, methods
from pages.shared.choices import picker
from pages.shared.decisions import topic_names
from pages.shared.show import charts as show
from pages.shared.show import made


def draw(view):
    """Draw the tab."""
    corpus = view.corpus
    names = topic_names.names(corpus)
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
            note=made.note(
                view,
                *made.grey(view),
                *topic_names.without(shares),
                method=methods.topics(corpus.themes),
            ),
            key="shares",
            pick=picker("topic-shown", [str(topic) for topic in names], part=1),
        )
    _stacked(view, names)


def _stacked(view, names):
    table = cached.topic_outlets(view).dropna(subset="share")
    if table.empty:
        return
    order = list(dict.fromkeys(table["source"]))
    colours = topic_colours(names)
    labels = {topic: topic_names.option(names, topic) for topic in names}
    shown = table.assign(
        name=table["topic"].map(labels), source=table["source"].replace("", "Unknown outlet")
    )
    show.chart(
        stacked(
            shown,
            name="source",
            group="name",
            value="share",
            axis="% of the outlet's average article",
            colours={labels[topic]: colours[topic] for topic in names},
            order=[name or "Unknown outlet" for name in order],
        ),
        shown[["source", "name", "share"]].assign(share=shown["share"] / 100),
        title="What each outlet speaks about",
        note=made.note(view, method=methods.topics(view.corpus.themes)),
        key="stacked-topics",
    )
