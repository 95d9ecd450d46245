"""What several groups share, by the exact groups that share it: an UpSet chart."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts.theme import INK, plain

ROW = 27  # pixels a group takes
BARS = 210  # pixels of the bars above
FEWEST_COLUMNS = 9  # so that the bars of three columns are not planks
_SIZES = 0.17  # of the width: the groups' own bars, at the left of the dots
_ABSENT = "rgba(140, 146, 156, 0.3)"
_LEVEL_UP_TO = 12  # columns; with more, numbers of four digits stand upright
_HEAD = 44  # room above the bars and below the dots


def upset(
    combinations: pd.DataFrame,
    *,
    colours: Mapping[str, str],
    unit: str = "items",
    least: int = 1,
    most: int = 20,
) -> go.Figure:
    """Draw which groups share how much: a bar a combination, and below it a dot a group in it.

    Parameters
    ----------
    combinations : DataFrame
        One row a combination: `groups` (tuple of str), `size`, the largest first.
    colours : dict
        Group → colour; a group without one is in the neutral ink.
    unit : str
        What is counted, in words.
    least : int
        The fewest groups of a combination that is drawn. The bars at the left still count what a
        group has in all combinations.
    most : int
        The most combinations drawn.

    Returns
    -------
    go.Figure
        Its bars above and dots carry the combination's index label, as str, as customdata.
    """
    shown = combinations[combinations["groups"].map(len) >= least].head(most)
    totals = _totals(combinations)
    inside = {group for groups in shown["groups"] for group in groups}
    order = sorted(inside, key=lambda group: (-totals[group], group))
    rows = {group: row for row, group in enumerate(order)}
    figure = go.Figure()
    _bars(figure, shown, colours, unit)
    _dots(figure, shown, rows, colours)
    _own_sizes(figure, {group: totals[group] for group in order}, colours, unit)
    _axes(figure, len(shown), order, unit)
    return figure


def _totals(combinations):
    totals: dict[str, int] = {}
    for groups, size in zip(combinations["groups"], combinations["size"], strict=True):
        for group in groups:
            totals[group] = totals.get(group, 0) + int(size)
    return totals


def _bars(figure, shown, colours, unit):
    one = [groups[0] if len(groups) == 1 else None for groups in shown["groups"]]
    upright = len(shown) > _LEVEL_UP_TO and shown["size"].max() > 999
    if len(shown):  # room for the number above the highest bar
        figure.update_layout(yaxis_range=[0, (1.3 if upright else 1.13) * shown["size"].max()])
    figure.add_bar(
        x=list(range(len(shown))),
        y=shown["size"].tolist(),
        name="shared",
        customdata=[str(label) for label in shown.index],
        text=[f"{size:,}" for size in shown["size"]],
        textposition="outside",
        textangle=-90 if upright else 0,
        textfont_size=12,
        cliponaxis=False,
        constraintext="none",
        width=0.62,
        marker_color=[INK if group is None else colours.get(group, INK) for group in one],
        hovertext=[_hover_text(row, unit) for row in shown.itertuples()],
        hovertemplate="%{hovertext}<extra></extra>",
        unselected={"marker": {"opacity": 0.5}},
    )


def _hover_text(row, unit):
    names = "<br>".join(plain(group, 48) for group in row.groups)
    only = "only in" if len(row.groups) == 1 else f"in exactly these {len(row.groups)}:"
    return f"<b>{row.size:,}</b> {plain(unit)} {only}<br>{names}"


def _dots(figure, shown, rows, colours):
    """Draw a line from the first to the last dot of a column, then all dots, pale where absent."""
    ends = [[rows[group] for group in groups] for groups in shown["groups"]]
    figure.add_scatter(
        x=[place for column in range(len(ends)) for place in (column, column, None)],
        y=[place for found in ends for place in (min(found), max(found), None)],
        yaxis="y2",
        mode="lines",
        name="connection",
        line={"width": 2.5, "color": INK},
        hoverinfo="skip",
    )
    spots = [(column, group) for column in range(len(shown)) for group in rows]
    present = [group in shown["groups"].iloc[column] for column, group in spots]
    figure.add_scatter(
        x=[column for column, _ in spots],
        y=[rows[group] for _, group in spots],
        yaxis="y2",
        mode="markers",
        name="groups",
        customdata=[str(shown.index[column]) for column, _ in spots],
        hovertext=[plain(group, 48) for _, group in spots],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "size": [14 if there else 7 for there in present],
            "color": [
                colours.get(group, INK) if there else _ABSENT
                for (_, group), there in zip(spots, present, strict=True)
            ],
            "line": {"width": 0},
            "opacity": 1,
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0.5}},
    )


def _own_sizes(figure, totals, colours, unit):
    figure.add_bar(
        x=list(totals.values()),
        y=list(range(len(totals))),
        xaxis="x2",
        yaxis="y2",
        orientation="h",
        name="all",
        width=0.6,
        marker_color=[colours.get(group, INK) for group in totals],
        text=[f"{total:,}" for total in totals.values()],
        textposition="outside",
        textfont_size=12,
        cliponaxis=False,
        constraintext="none",
        hovertext=[plain(group, 48) for group in totals],
        hovertemplate="%{hovertext}: %{text} " + plain(unit) + " in all<extra></extra>",
        unselected={"marker": {"opacity": 1}},
    )


def _axes(figure, columns, order, unit):
    dots = ROW * max(len(order), 1)
    height = dots + BARS + _HEAD
    foot = dots / (dots + BARS)
    bare = {"showgrid": False, "zeroline": False, "showline": False}
    figure.update_layout(
        height=height,
        hovermode="closest",
        showlegend=False,
        meta={"chart": "upset"},
        xaxis={
            "domain": [_SIZES + 0.05, 1],
            "range": [-0.6, max(columns, FEWEST_COLUMNS) - 0.4],
            "anchor": "y2",
            "showticklabels": False,
            **bare,
        },
        yaxis={
            "domain": [foot + 0.03, 1],
            "title_text": f"{plain(unit)} in exactly these",
            "nticks": 5,
            "zeroline": False,
        },
        xaxis2={
            "domain": [0, _SIZES],
            "anchor": "y2",
            "showticklabels": False,
            "rangemode": "tozero",
            **bare,
        },
        yaxis2={
            "domain": [0, foot],
            "anchor": "x2",
            "range": [len(order) - 0.5, -0.5],
            "tickvals": list(range(len(order))),
            "ticktext": [plain(group, 30) for group in order],
            "ticklabelstandoff": 5,
            **bare,
        },
    )
    if order:  # room for the number at the end of the longest bar
        figure.update_layout(xaxis2_range=[0, 1.4 * max(figure.data[-1].x)])
