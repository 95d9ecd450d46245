"""When each outlet published."""

from collections.abc import Container, Mapping

import pandas as pd
import plotly.graph_objects as go

from charts.lines import FEW, STEPS, TICKS
from charts.theme import GREY, INK, plain


def timeline(
    articles: pd.DataFrame, colours: Mapping[str, str], *, selected: Container[str] | None = None
) -> go.Figure:
    """Draw one mark an article: its day from left to right, one line an outlet.

    Parameters
    ----------
    articles : DataFrame
        `article_id, title, source, date`; articles without a date are left out.
    colours : dict
        Outlet → colour, as `charts.theme.outlet_colours` gives.
    selected : collection of article_id, optional
        The articles that the filters keep; the others turn grey. None keeps all.

    Returns
    -------
    go.Figure
        Its marks carry the `article_id` as customdata.
    """
    dated = articles[articles["date"].notna()]
    figure = go.Figure()
    for source, rows in sorted(dated.groupby("source"), reverse=True):
        name = plain(source or "Unknown outlet", 28)
        kept = [selected is None or article in selected for article in rows["article_id"]]
        figure.add_scatter(
            x=rows["date"].dt.strftime("%Y-%m-%d").tolist(),
            y=[name] * len(rows),
            mode="markers",
            name=name,
            customdata=rows["article_id"].tolist(),
            text=[plain(title, 90) for title in rows["title"]],
            hovertemplate="%{x|%d %b %Y}<br>%{text}<extra>" + name + "</extra>",
            marker={
                "color": [colours[str(source)] if keep else GREY for keep in kept],
                "size": 15,
                "line": {"width": 1, "color": "rgba(255,255,255,0.8)"},
                "opacity": 0.9,
            },
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 0.6}},
        )
    figure.update_layout(
        showlegend=False, height=110 + 38 * dated["source"].nunique(), meta={"chart": "lines"}
    )
    figure.update_xaxes(type="date", showgrid=True)
    if len(dated) and dated["date"].max() - dated["date"].min() <= pd.Timedelta(days=10):
        figure.update_xaxes(dtick=86_400_000, tickformat="%d %b %Y")  # days, never hours
    figure.update_yaxes(type="category", showgrid=True)
    return figure


def published_lines(counts: pd.DataFrame, colours: Mapping[str, str], *, unit: str) -> go.Figure:
    """Draw one line an outlet: how many articles it published in each period.

    Parameters
    ----------
    counts : DataFrame
        `period` (datetime64, its first day), `source`, `articles`.
    colours : dict
        Outlet → colour, as `charts.theme.outlet_colours` gives; others are grey.
    unit : str
        day, week, month or year: how periods are written.

    Returns
    -------
    Figure of one trace an outlet, in the order of the table.
    """
    figure = go.Figure()
    for source, rows in counts.groupby("source", sort=False):
        colour = colours.get(str(source), INK)
        name = plain(source or "Unknown outlet", 28)
        figure.add_scatter(
            x=rows["period"].dt.strftime("%Y-%m-%d").tolist(),
            y=rows["articles"].tolist(),
            mode="lines+markers",
            name=name,
            hovertemplate=f"%{{x|{TICKS[unit]}}}: %{{y:,}}<extra>{name}</extra>",
            line={"color": colour, "width": 2},
            marker={"color": colour, "size": 6},
        )
    figure.update_layout(height=360, showlegend=True, meta={"chart": "lines"})
    figure.update_xaxes(type="date", tickformat=TICKS[unit])
    if 0 < counts["period"].nunique() <= FEW:
        first = counts["period"].min().strftime("%Y-%m-%d")
        figure.update_xaxes(dtick=STEPS[unit], tick0=first)
    figure.update_yaxes(title_text=f"articles a {unit}", rangemode="tozero")
    return figure
