"""Articles or passages as a map: what is alike stands near."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts.theme import GREY, OUTLET_COLOURS, Groups, plain

HEIGHT = 600
MOST = 12  # groups with a colour; the smaller ones are drawn together in grey
SYMBOLS = (
    "circle", "square", "diamond", "triangle-up", "cross",
    "triangle-down", "pentagon", "star", "x", "hexagram",
)  # fmt: skip


def scatter_map(
    points: pd.DataFrame, *, group: Groups, names: Mapping[str, str], sizes: str | None = None
) -> go.Figure:
    """Draw a mark a point, coloured and shaped by its group.

    Parameters
    ----------
    points : DataFrame
        `article_id, x, y`, the column of `group`, and `start, end` where a point is a part of an
        article; a point without a place (NaN) is left out.
    group : Groups
        The column that colours the marks, each value's colour and what to call it.
    names : dict
        article_id → what to write when it is pointed at.
    sizes : str, optional
        A column whose root gives the marks' sizes.

    Returns
    -------
    go.Figure
        One trace a group, the largest first, whose marks carry the `article_id` as
        customdata, or `[article_id, start, end]` where the points are parts.
    """
    placed = points[points["x"].notna() & points["y"].notna()]
    placed = placed.assign(mark_size=_mark_sizes(placed, sizes))
    counts = placed[group.column].value_counts()
    order = sorted(counts.index, key=lambda value: (-counts[value], str(value)))
    if len(order) > MOST:
        order = order[: MOST - 1]
    figure = go.Figure()
    # By its place among all, not among those drawn: a filter changes neither colour nor shape.
    strangers = sorted(set(order) - set(group.colours), key=str)
    known = {value: place for place, value in enumerate([*group.colours, *strangers])}
    for value in order:
        shade = group.colours.get(value, OUTLET_COLOURS[known[value] % len(OUTLET_COLOURS)])
        look = {"color": shade, "symbol": _symbol(known[value])}
        name = plain(group.names.get(value, "Unknown outlet" if value == "" else value), 28)
        _marks(figure, placed[placed[group.column] == value], name, look, names)
    rest = placed[~placed[group.column].isin(order)]
    if len(rest):
        look = {"color": GREY, "symbol": "circle"}
        _marks(figure, rest, f"{len(counts) - len(order)} others", look, names)
    figure.update_layout(
        height=HEIGHT, hovermode="closest", showlegend=len(counts) > 1, meta={"chart": "map"}
    )
    bare = {"showgrid": False, "zeroline": False, "showline": False, "showticklabels": False}
    figure.update_xaxes(**bare)
    figure.update_yaxes(**bare)
    return figure


def _symbol(place):
    """Give each group its shape: the eleventh, whose colour is the first's, has another."""
    return SYMBOLS[(place + place // len(OUTLET_COLOURS)) % len(SYMBOLS)]


def _marks(figure, rows, name, look, names):
    parts = {"start", "end"} <= set(rows.columns)
    ids = rows["article_id"].tolist()
    figure.add_scatter(
        x=rows["x"].round(4).tolist(),
        y=rows["y"].round(4).tolist(),
        mode="markers",
        name=name,
        customdata=rows[["article_id", "start", "end"]].values.tolist() if parts else ids,
        text=[plain(names.get(article, article), 90) for article in ids],
        hovertemplate="%{text}<extra>" + name + "</extra>",
        marker={
            **look,
            "size": rows["mark_size"].tolist(),
            "opacity": 0.85,
            "line": {"width": 0.8, "color": "rgba(255, 255, 255, 0.7)"},
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0.2}},
    )


def _mark_sizes(points, sizes):
    """Size marks by the root of a column; else they grow smaller as they grow many."""
    if sizes is None:
        return 12 if len(points) <= 60 else 9 if len(points) <= 600 else 6
    values = points[sizes].clip(lower=0)
    return 7 + 17 * (values / max(values.max(), 1e-9)) ** 0.5
