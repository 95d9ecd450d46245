"""How stable and how coherent the topics are, by their number."""

import pandas as pd
import plotly.graph_objects as go

from charts.theme import OUTLET_COLOURS

# Column, name, dash, symbol: told apart without colour too.
MEASURES = (
    ("stability", "stability", "solid", "circle"),
    ("coherence", "coherence (NPMI)", "dash", "square"),
)


def curve(proposal: pd.DataFrame) -> go.Figure:
    """Draw stability and coherence by number of topics; the proposed number is ringed.

    Parameters
    ----------
    proposal : DataFrame
        `n_topics, stability, coherence, chosen`, one row a number tried.

    Returns
    -------
    go.Figure
        One trace a measure, whose marks carry the number of topics as customdata.
    """
    figure = go.Figure()
    numbers = proposal["n_topics"].tolist()
    chosen = proposal["chosen"].tolist()
    for (column, name, dash, symbol), colour in zip(MEASURES, OUTLET_COLOURS, strict=False):
        figure.add_scatter(
            x=numbers,
            y=proposal[column].tolist(),
            mode="lines+markers",
            name=name,
            customdata=[str(number) for number in numbers],
            hovertemplate="%{x} topics: %{y:.2f}",
            line={"color": colour, "width": 2, "dash": dash},
            marker={
                "color": colour,
                "symbol": [f"{symbol}-open" if ringed else symbol for ringed in chosen],
                "size": [14 if ringed else 7 for ringed in chosen],
                "line": {"color": colour, "width": [3 if ringed else 0 for ringed in chosen]},
            },
        )
    figure.update_layout(height=260, showlegend=True, meta={"chart": "lines"})
    figure.update_xaxes(title_text="topics", tickvals=numbers)
    figure.update_yaxes(rangemode="tozero")
    return figure
