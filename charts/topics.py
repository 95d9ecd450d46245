"""The terms of each topic, as small bar charts side by side."""

import math
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from charts.theme import FAINT, plain

COLUMNS = 3
TERMS = 7


def topic_terms(terms: pd.DataFrame, names: Mapping[int, str]) -> go.Figure:
    """Draw the strongest terms of each topic.

    Parameters
    ----------
    terms : DataFrame
        `topic, term, weight`, the strongest first.
    names : dict
        Topic → its name.

    Returns
    -------
    go.Figure
        One small bar chart a topic; the bars carry the topic as customdata.
    """
    rows = math.ceil(len(names) / COLUMNS)
    figure = make_subplots(
        rows=rows,
        cols=COLUMNS,
        subplot_titles=[f"<b>{plain(name, 44)}</b>" for name in names.values()],
        horizontal_spacing=0.04,
        vertical_spacing=min(0.16, 0.34 / rows),
    )
    for place, topic in enumerate(names):
        where = {"row": place // COLUMNS + 1, "col": place % COLUMNS + 1}
        shown = terms[terms["topic"] == topic].head(TERMS)
        for trace in _terms(shown, int(topic)):
            figure.add_trace(trace, **where)
        figure.update_xaxes(range=[0, 1.02 * shown["weight"].max()], **where)
        title = figure.layout.annotations[place]
        title.update(x=figure.get_subplot(**where).xaxis.domain[0], xanchor="left", font_size=14)
    figure.update_layout(
        showlegend=False,
        height=60 + 195 * rows,
        margin_t=40,
        bargap=0.15,
        meta={"chart": "topics"},
    )
    figure.update_xaxes(showticklabels=False, showgrid=False, zeroline=False, showline=False)
    figure.update_yaxes(type="category", autorange="reversed", showticklabels=False, showgrid=False)
    return figure


def _terms(shown, topic):
    """Draw bars with their terms on them: beside them they would push the charts apart."""
    places = list(range(len(shown)))
    yield go.Bar(
        x=shown["weight"].tolist(),
        y=places,
        customdata=[str(topic)] * len(shown),
        orientation="h",
        marker_color=FAINT,
        text=[plain(term) for term in shown["term"]],
        textposition="none",
        hovertemplate="%{text}: %{x:.3f}<extra></extra>",
    )
    yield go.Scatter(
        x=[0] * len(shown),
        y=places,
        mode="text",
        text=[f" {plain(term, 38)}" for term in shown["term"]],
        textposition="middle right",
        textfont_size=13,
        hoverinfo="skip",
    )
