"""Where in its article each hit stands."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts.theme import INK, name_rows, plain

ROW = 24


def dispersion(
    table: pd.DataFrame, colours: Mapping[str, str], names: Mapping[str, str]
) -> go.Figure:
    """Draw a line for each article from its begin to its end, and a tick where each hit stands.

    Parameters
    ----------
    table : DataFrame
        One row a hit: `article_id, source, position` (0 to 1), the articles in the order in which
        they are drawn, the first on top.
    colours : dict
        Outlet → colour.
    names : dict
        article_id → what to write at its line.

    Returns
    -------
    go.Figure
        Its ticks carry the `article_id` as customdata.
    """
    articles = list(dict.fromkeys(table["article_id"]))
    rows = {article: number for number, article in enumerate(articles)}
    figure = go.Figure()
    figure.add_scatter(
        x=[place for _ in articles for place in (0, 100, None)],
        y=[place for row in rows.values() for place in (row, row, None)],
        mode="lines",
        line={"width": 1, "color": "rgba(140, 146, 156, 0.5)"},
        hoverinfo="skip",
        showlegend=False,
    )
    for source, hits in table.groupby("source", sort=True):
        outlet = plain(source or "Unknown outlet", 28)
        figure.add_scatter(
            x=(100 * hits["position"]).tolist(),
            y=[rows[article] for article in hits["article_id"]],
            mode="markers",
            name=outlet,
            customdata=hits["article_id"].tolist(),
            text=[plain(names.get(article, article), 60) for article in hits["article_id"]],
            hovertemplate="%{text}<br>at %{x:.0f} % of its text<extra>" + outlet + "</extra>",
            marker={
                "symbol": "line-ns",
                "size": 15,
                "color": colours.get(str(source), INK),
                "line": {"width": 2.5, "color": colours.get(str(source), INK)},
            },
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 0.4}},
        )
    figure.update_layout(
        height=120 + ROW * len(articles),
        hovermode="closest",
        showlegend=False,  # the names say the outlet
        meta={"chart": "dispersion"},
    )
    figure.update_xaxes(title_text="% of the text", range=[-1.5, 101.5], showgrid=False)
    shown = [names.get(article, article) for article in articles]
    name_rows(figure, shown, longest=46, spare=0.6)
    return figure
