"""Bars: one value a name, or one value a name and group."""

import plotly.graph_objects as go

from charts.theme import GREY, INK, plain

ROW = 27  # pixels a bar takes, with its gap


def bars(table, *, name, value, axis, group=None, digits=0):
    """Draw one horizontal bar a row, the first row on top.

    Parameters
    ----------
    table : DataFrame
    name, value : str
        The columns that hold the bar's name (unique) and its length.
    axis : str
        What the length is, in words.
    group : Groups, optional
        The column that colours the bars, its colours and the legend's words.
    digits : int
        Digits after the point of the value written at the bar's end.

    Returns
    -------
    Figure whose bars carry the name as customdata.
    """
    figure = go.Figure()
    for kind, rows in _by_group(table, group):
        names = rows[name].tolist()
        figure.add_bar(
            x=rows[value].tolist(),
            y=[plain(text, 38) for text in names],
            customdata=names,
            orientation="h",
            name="" if group is None else group.names[kind],
            text=[f"{number:.{digits}f}" for number in rows[value]],
            textposition="outside",
            cliponaxis=False,
            marker_color=INK if group is None else group.colours[kind],
            hovertemplate="%{y}<br>" + plain(axis) + ": %{text}<extra></extra>",
        )
    figure.update_layout(barmode="overlay", showlegend=group is not None)
    figure.update_yaxes(
        categoryorder="array", categoryarray=[plain(text, 38) for text in table[name]]
    )
    return _horizontal(figure, axis, len(table))


def _by_group(table, group):
    if group is None:
        return [(None, table)]
    return [(kind, table[table[group.column] == kind]) for kind in group.names]


def stacked(table, *, name, group, value, axis, colours, order):
    """Draw one horizontal bar a name, cut into its groups.

    Parameters
    ----------
    table : DataFrame
        Long: one row a name and group; `name`, `group` and `value` are its columns.
    axis : str
        What the length is, in words.
    colours : dict
        Group → colour; a group without one is grey.
    order : list of str
        The names, the first on top.

    Returns
    -------
    Figure whose bars carry the name as customdata.
    """
    figure = go.Figure()
    for label, part in table.groupby(group, sort=True):
        rows = part.set_index(name).reindex(order).reset_index()
        shown = plain(label or "Unknown outlet", 28)
        figure.add_bar(
            x=rows[value].tolist(),
            y=[plain(text, 38) for text in order],
            customdata=order,
            orientation="h",
            name=shown,
            marker_color=colours.get(label, GREY),
            hovertemplate="%{y}: %{x}<extra>" + shown + "</extra>",
        )
    figure.update_layout(
        legend_traceorder="normal", barmode="stack", showlegend=table[group].nunique() > 1
    )
    return _horizontal(figure, axis, len(order))


def _horizontal(figure, axis, rows):
    figure.update_layout(height=100 + ROW * rows)
    figure.update_xaxes(title_text=plain(axis), rangemode="tozero")
    figure.update_yaxes(type="category", autorange="reversed", showgrid=False)
    return figure
