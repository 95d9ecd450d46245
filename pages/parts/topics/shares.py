"""How much of each outlet or article each topic takes: a matrix, and stacked bars."""

import streamlit as st

from charts.bars import stacked_bars
from charts.heatmap import heatmap
from charts.lines import topic_colours
from pages.shared.choices import one_of, picker
from pages.shared.decisions import topic_names
from pages.shared.show import matrices
from pages.shared.show.charts import chart
from pages.shared.show.figures import figure_of
from study import View, filters, methods, topics
from study.provenance import grey_note, note

TITLES = {
    "article": "Share of each topic in each article, in per cent",
    "outlet": "Share of each topic in an outlet's average article, in per cent",
}


def draw(view: View) -> None:
    """Draw the tab."""
    names = topic_names.names(view.corpus)
    usual = "article" if view.is_by_article else "outlet"
    by = one_of("Share of each topic by", ["outlet", "article"], key="share-by", default=usual)
    _matrix(view, names, by)
    _stacked_bars(view, names)


def _matrix(view: View, names: dict[int, str], by: str) -> None:
    kept = view.ids if by == "article" else view.articles["source"].tolist()
    shares = matrices.readable_part(topics.topic_shares(view.corpus, by), kept)
    if shares is None:
        return
    if shares.empty:
        st.info("No outlet is known: see the share of each topic by article.")
        return
    labels = matrices.group_names(view.corpus, by)
    unknown = topics.without_topics(shares)
    chart(
        figure_of(
            heatmap,
            shares,
            unit="% of its text",
            digits=0,
            row_names=[labels.get(row, row) for row in shares.index],
            column_names=[topic_names.option(names, topic) for topic in shares.columns],
            faded=filters.left_out_ids(view, by),
        ),
        topic_names.named_shares(shares, names, by, labels),
        title=TITLES[by],
        note=note(
            view,
            *grey_note(view),
            *([f"{unknown} without: too few passages in their language"] if unknown else []),
            method=methods.topics(view.corpus.themes),
        ),
        key="shares",
        pick=picker("topic-shown", [str(topic) for topic in names], part=1),
    )


def _stacked_bars(view: View, names: dict[int, str]) -> None:
    table = topics.topic_outlets(view).dropna(subset="share")
    if table.empty:
        return
    labels = {topic: topic_names.option(names, topic) for topic in names}
    colours = topic_colours(names)
    shown = table.assign(name=table["topic"].map(labels))
    chart(
        figure_of(
            stacked_bars,
            shown,
            name="source",
            group="name",
            value="share",
            axis="% of the outlet's average article",
            colours={labels[topic]: colours[topic] for topic in names},
            order=shown["source"].unique().tolist(),
        ),
        shown[["source", "name", "share"]].assign(share=shown["share"] / 100),
        title="What each outlet speaks about",
        note=note(view, method=methods.topics(view.corpus.themes)),
        key="stacked-topics",
    )
