"""Bars: one value a name, or one value a name and group."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts.theme import GREY, INK, Groups, name_rows, plain

ROW = 27  # pixels a bar takes, with its gap
FEW = 6  # a larger whole number has room for ticks of whole numbers
WIDTH = 0.78  # of the row; left to plotly, each colour would get a width of its own


def bars(
    table: pd.DataFrame,
    *,
    name: str,
    value: str,
    axis: str,
    group: Groups | None = None,
    digits: int = 0,
) -> go.Figure:
    """Draw one horizontal bar a row, the first row on top.

    Parameters
    ----------
    table : DataFrame
    name, value : str
        The columns that hold the bar's name and its length; rows of one name are bars of their own.
    axis : str
        What the length is, in words.
    group : Groups, optional
        The column that colours the bars, its colours and the legend's words.
    digits : int
        Digits after the point of the value written at the bar's end.

    Returns
    -------
    go.Figure
        Its bars carry the name as customdata.
    """
    figure = go.Figure()
    table = table.reset_index(drop=True)  # the number of a row is its place
    for kind, rows in _by_group(table, group):
        figure.add_bar(
            x=rows[value].tolist(),
            y=rows.index.tolist(),
            customdata=rows[name].tolist(),
            orientation="h",
            width=WIDTH,
            name="" if group is None else group.names[kind],
            text=[f"{number:,.{digits}f}" for number in rows[value]],
            hovertext=[plain(text) for text in rows[name]],
            textposition="outside",
            cliponaxis=False,
            marker_color=INK if group is None else group.colours[kind],
            unselected={"marker": {"opacity": 0.6}},
            hovertemplate="%{hovertext}<br>" + plain(axis) + ": %{text}<extra></extra>",
        )
    figure.update_layout(barmode="overlay", showlegend=group is not None, meta={"chart": "bars"})
    if len(table):  # room for the number at the end of the longest bar
        figure.update_xaxes(range=[0, 1.13 * max(table[value].max(), 1e-9)])
    return _horizontal(figure, axis, list(table[name]))


def _by_group(table, group):
    if group is None:
        return [(None, table)]
    return [(kind, table[table[group.column] == kind]) for kind in group.names]


def stacked_bars(
    table: pd.DataFrame,
    *,
    name: str,
    group: str,
    value: str,
    axis: str,
    colours: Mapping[str, str],
    order: list[str],
) -> go.Figure:
    """Draw one horizontal bar a name, cut into its groups.

    Parameters
    ----------
    table : DataFrame
        Long: `name`, `group` and `value` are its columns; rows of one name and group are added up.
    axis : str
        What the length is, in words.
    colours : dict
        Group → colour, in the order of the pieces; a group without one is grey and comes last.
    order : list of str
        The names, the first on top.

    Returns
    -------
    go.Figure
        Its bars carry the name as customdata.
    """
    figure = go.Figure()
    parts = {str(label): part for label, part in table.groupby(group, sort=True)}
    labels = [label for label in colours if label in parts]
    for label in [*labels, *(label for label in parts if label not in colours)]:
        part = parts[label]
        rows = part.groupby(name, sort=False)[value].sum().reindex(order).reset_index()
        shown = plain(label or "Unknown outlet", 28)
        figure.add_bar(
            x=rows[value].tolist(),
            y=list(range(len(order))),
            customdata=order,
            orientation="h",
            width=WIDTH,
            name=shown,
            marker_color=colours.get(label, GREY),
            hovertext=[plain(text) for text in order],
            unselected={"marker": {"opacity": 0.6}},
            hovertemplate="%{hovertext}: %{x}<extra>" + shown + "</extra>",
        )
    figure.update_layout(
        legend_traceorder="normal",
        barmode="stack",
        showlegend=len(parts) > 1,
        meta={"chart": "stacked"},
    )
    _horizontal(figure, axis, order)
    room = legend_room(len(parts), len(order))
    return figure.update_layout(height=figure.layout.height + room)


def legend_room(groups: int, rows: int) -> int:
    """Return the pixels to add for a legend that, on a narrow page, has a line for each group."""
    return max(0, 20 * groups - 9 * rows) if groups > 1 else 0


def _few(figure):
    """Say whether all bars are whole numbers so small that plotly would write halves between them."""
    values = [value for trace in figure.data for value in trace.x if pd.notna(value)]
    return bool(values) and max(values) <= FEW and all(value == int(value) for value in values)


def _horizontal(figure, axis, names):
    """Lay out level bars: what their length is at the foot, their names at the left."""
    figure.update_layout(height=100 + ROW * len(names))
    figure.update_xaxes(title_text=plain(axis), rangemode="tozero")
    if _few(figure):
        figure.update_xaxes(dtick=1)  # no half articles
    name_rows(figure, names, longest=38)
    return figure
