"""A map of the articles, or of their paragraphs: near is alike; a lasso keeps a part of them."""

import pandas as pd
import streamlit as st

from charts.map import scatter_map
from charts.theme import Groups, outlet_colours
from pages.shared import article_names, cached, methods, sidebar
from pages.shared.decisions import topic_names
from pages.shared.show import charts as show
from pages.shared.show import made
from pages.shared.text import count

LEAST = 13  # articles
OF = {"articles": "Articles", "paragraphs": "Paragraphs"}
BY = {"source": "outlet", "topic": "topic"}


def draw(view):
    """Draw the tab."""
    if view.selection.articles:
        st.button(
            "Show all articles again",
            icon=":material/filter_alt_off:",
            key="map-whole",
            on_click=sidebar.keep_only,
            args=((),),
        )
    if len(view.articles) < LEAST:
        show.nothing(
            f"A map of fewer than {LEAST} articles says less than the matrix: look there, or keep "
            "more articles."
        )
    chart(view, *_asked(view))


def chart(view, of, by):
    """Draw the map of articles or paragraphs, coloured by outlet or topic."""
    points = cached.article_map(view) if of == "articles" else cached.segment_map(view)
    group, coloured = _groups(view, points, by)
    names = article_names.long(view.articles)
    show.chart(
        scatter_map(coloured, group=group, names=names),
        coloured.assign(article=coloured["article_id"].map(names))[
            ["article", group.column, "x", "y"]
        ],
        title=f"The {of} as a map: near is alike",
        note=made.note(
            view, count(len(points), of[:-1]), "the axes have no unit", method=methods.MAP
        ),
        key=f"map-{of}",
        pick=lambda ids: show.keep_article(ids if isinstance(ids, str) else ids[0]),
        lasso=lambda ids: _keep(view, ids),
    )
    show.article_link(view)
    st.caption(
        "Draw a lasso or a box around marks (tools at the chart's upper right) to keep only these "
        "articles; the sidebar clears it."
    )


def _asked(view):
    with st.container(horizontal=True, vertical_alignment="bottom"):
        of = st.segmented_control(
            "Of",
            list(OF),
            default="articles",
            required=True,
            key="map-of",
            format_func=OF.get,
            bind="query-params",
        )
        by = st.segmented_control(
            "Coloured by",
            list(BY),
            default="source",
            required=True,
            key="map-by",
            format_func=BY.get,
            bind="query-params",
        )
    return of, by


def _groups(view, points, by):
    """Return how the marks are coloured, and the points with the column that says so."""
    if by == "source":
        source = dict(zip(view.articles["article_id"], view.articles["source"], strict=True))
        colours = outlet_colours(view.corpus.articles["source"])
        present = {name: name or "Unknown outlet" for name in sorted(set(source.values()))}
        coloured = points.assign(source=points["article_id"].map(source))
        return Groups("source", colours, present), coloured
    names = topic_names.names(view.corpus)
    coloured = points.assign(topic=_topics(view, points).fillna("none"))
    colours = outlet_colours([f"{topic:04}" for topic in names])
    labels = {str(topic): topic_names.option(names, topic) for topic in names}
    labels = {key: text for key, text in labels.items() if key in set(coloured["topic"])}
    shades = {str(topic): colours[f"{topic:04}"] for topic in names}
    return (
        Groups("topic", {**shades, "none": "#8C929C"}, {**labels, "none": "no topic"}),
        coloured,
    )


def _topics(view, points):
    """Return the topic of each point: a paragraph's own, or an article's main one."""
    if "start" not in points:
        return points["article_id"].map(cached.article_groups(view, "topic"))
    where = ["article_id", "start", "end"]
    known = cached.topic_segments(view).drop_duplicates(where).set_index(where)["topic"]
    return (
        known.reindex(pd.MultiIndex.from_frame(points[where]))
        .set_axis(points.index)
        .map(lambda topic: str(int(topic)), na_action="ignore")
    )


def _keep(view, ids):
    chosen = {one if isinstance(one, str) else one[0] for one in ids}
    sidebar.keep_only([article for article in view.ids if article in chosen])
