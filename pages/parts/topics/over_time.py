"""The topics over time: their share of what was published in each period."""

import streamlit as st

from charts.lines import lines
from pages.shared import cached, methods
from pages.shared.decisions import topic_names
from pages.shared.show import charts as show
from pages.shared.show import made
from pages.shared.text import count

UNITS = ["day", "week", "month", "year"]


def draw(view):
    """Draw the tab."""
    dated = view.articles["date"].dropna()
    if dated.nunique() < 2:
        show.nothing(
            "This takes articles of several days; the page Corpus, or an articles.csv, can give dates."
        )
    unit = st.segmented_control(
        "By",
        UNITS,
        default="month",
        required=True,
        key="topic-unit",
        bind="query-params",
    )
    names = topic_names.names(view.corpus)
    table = cached.topics_over_time(view, unit)
    if table.empty:
        show.nothing("No dated article has a topic.")
    labels = {topic: topic_names.option(names, topic) for topic in names}
    show.chart(
        lines(table, labels, unit=unit),
        table.assign(topic=table["topic"].map(labels)).rename(columns={"topic": "name"}),
        title=f"Share of each topic by {unit}",
        note=made.note(
            view,
            f"{count(len(dated), 'dated article')}; a line is broken where none appeared",
            method=methods.topics(view.corpus.themes),
        ),
        key="over-time",
    )
