"""The share of each topic from one period to the next."""

from collections.abc import Iterable, Mapping

import pandas as pd
import plotly.graph_objects as go

from charts.theme import OUTLET_COLOURS, plain

DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
# How the day of a period is written on an axis, and how far apart the marks are.
TICKS = {"day": "%d %b %Y", "week": "%d %b %Y", "month": "%b %Y", "year": "%Y"}
STEPS = {"day": 86_400_000, "week": 7 * 86_400_000, "month": "M1", "year": "M12"}
# Up to so many periods each has its own mark on the axis.
FEW = 12


def topic_colours(topics: Iterable[int]) -> dict[int, str]:
    """Give each topic its colour, by its number: the same in every chart and for every filter.

    Returns
    -------
    dict[int, str]
        Topic → colour; the eleventh topic begins the ten colours again.
    """
    return {topic: OUTLET_COLOURS[(int(topic) - 1) % len(OUTLET_COLOURS)] for topic in topics}


def lines(shares: pd.DataFrame, names: Mapping[int, str], *, unit: str = "month") -> go.Figure:
    """Draw one line a topic: its share of the text in each period.

    Where a period has no article the line is broken. Lines of the same colour differ by dash.

    Parameters
    ----------
    shares : DataFrame
        `period, topic, share` (0 to 1, NaN without articles), `articles`.
    names : dict
        Topic → its name; topics not in it are not drawn.
    unit : str
        day, week, month or year: how periods are written.

    Returns
    -------
    go.Figure
        One trace a topic, whose marks carry `[topic, period]` as customdata.

    Raises
    ------
    ValueError
        For another unit.
    """
    if unit not in TICKS:
        raise ValueError(f"unit is {unit!r}; it must be one of {list(TICKS)}")
    colours = topic_colours(names)
    figure = go.Figure()
    for topic, name in names.items():
        rows = shares[shares["topic"] == topic]
        days = rows["period"].dt.strftime("%Y-%m-%d").tolist()
        figure.add_scatter(
            x=days,
            y=(100 * rows["share"]).tolist(),
            mode="lines+markers",
            name=plain(name, 40),
            customdata=[[str(topic), day] for day in days],
            text=[_articles(count) for count in rows["articles"].tolist()],
            hovertemplate=f"%{{x|{TICKS[unit]}}}: %{{y:.0f}} %<br>%{{text}}",
            line={"color": colours[topic], "width": 2, "dash": _dash(topic)},
            marker={"color": colours[topic], "size": 7},
            connectgaps=False,
        )
    figure.update_layout(height=420, showlegend=True, meta={"chart": "lines"})
    figure.update_xaxes(type="date", tickformat=TICKS[unit])
    if 0 < shares["period"].nunique() <= FEW:
        first = shares["period"].min().strftime("%Y-%m-%d")
        figure.update_xaxes(dtick=STEPS[unit], tick0=first)
    figure.update_yaxes(title_text="% of the text", rangemode="tozero")
    return figure


def _dash(topic):
    return DASHES[(int(topic) - 1) // len(OUTLET_COLOURS) % len(DASHES)]


def _articles(count):
    return "1 article" if count == 1 else f"{count:,} articles"
