"""A map of articles or of paragraphs, coloured by outlet or topic; a lasso keeps a part of them."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.map import scatter_map
from charts.theme import Groups, outlet_colours
from pages.shared import sidebar
from pages.shared.decisions import topic_names
from pages.shared.show.charts import chart
from pages.shared.show.reading import article_link, keep_article
from study import View, article_names, methods, similarity, topics
from study.provenance import note
from wording.language import count


def draw_map(view: View, of: str, by: str) -> None:
    """Draw the map of articles or paragraphs, coloured by outlet or topic."""
    points = similarity.article_map(view) if of == "articles" else similarity.segment_map(view)
    group, coloured = _by_outlet(view, points) if by == "source" else _by_topic(view, points)
    names = article_names.long(view.corpus)
    table = coloured.assign(article=coloured["article_id"].map(names))
    chart(
        scatter_map(coloured, group=group, names=names),
        table[["article", group.column, "x", "y"]],
        title=f"The {of} as a map: near is alike",
        note=note(view, _marks_note(points, of), "the axes have no unit", method=methods.MAP),
        key=f"map-{of}",
        pick=lambda ids: keep_article(_article(ids)),
        lasso=lambda marks: _keep_only(view, marks),
    )
    article_link(view)
    st.caption(
        "Draw a lasso or a box around marks (tools at the chart's upper right) to keep only these "
        "articles; the sidebar clears it."
    )


def _marks_note(points: pd.DataFrame, of: str) -> str:
    """Say how many marks there are, and whether they are all."""
    if len(points) < similarity.MAPPED:
        return count(len(points), of[:-1])
    return f"{len(points):,} {of}, drawn evenly from all of them"


def _by_outlet(view: View, points: pd.DataFrame) -> tuple[Groups, pd.DataFrame]:
    """Give how the marks are coloured, and the points with the column that says so."""
    source = view.articles.set_index("article_id")["source"]
    present = {name: name or "Unknown outlet" for name in sorted(set(source))}
    colours = outlet_colours(view.corpus.articles["source"])
    return Groups("source", colours, present), points.assign(
        source=points["article_id"].map(source)
    )


def _by_topic(view: View, points: pd.DataFrame) -> tuple[Groups, pd.DataFrame]:
    coloured = points.assign(topic=topics.topics_of(view, points).fillna("none"))
    labels = topic_names.options(topic_names.names(view.corpus))
    colours = outlet_colours([f"{int(topic):04}" for topic in labels])
    shades = {topic: colours[f"{int(topic):04}"] for topic in labels}
    here = set(coloured["topic"])
    present = {topic: label for topic, label in labels.items() if topic in here}
    return (
        Groups("topic", {**shades, "none": "#8C929C"}, {**present, "none": "no topic"}),
        coloured,
    )


def _article(ids: Any) -> str:
    """Give the article of a mark: an article's own mark, or a paragraph's."""
    return ids if isinstance(ids, str) else ids[0]


def _keep_only(view: View, marks: list[Any]) -> None:
    chosen = {_article(ids) for ids in marks}
    sidebar.keep_only([article for article in view.ids if article in chosen])
