"""Matrices: rows by columns, a colour and, while there is room, a number in each cell."""

import textwrap
from collections.abc import Collection

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.theme import GREY, SEQUENTIAL, plain

ROW = 30
NUMBERS_UP_TO = 26  # columns; beyond, numbers would not be read
NARROW_FROM = 18  # columns; with more, smaller numbers
HEADED_UP_TO = 26  # columns; beyond, only every other (third, …) number stands above
TREE_FROM = 8  # rows; fewer need no tree to be read
_TREE_SHARE = 0.1  # of the width
_BRANCH = "rgba(140, 146, 156, 0.9)"


def heatmap(
    matrix: pd.DataFrame,
    *,
    unit: str,
    digits: int = 2,
    row_names: list[str] | None = None,
    column_names: list[str] | None = None,
    top: float | None = None,
    faded: Collection[object] = (),
    tree: pd.DataFrame | None = None,
) -> go.Figure:
    """Draw a matrix; its cells can be clicked.

    Parameters
    ----------
    matrix : DataFrame
        Rows by columns of numbers; NaN cells stay empty. Row and column labels are ids.
    unit : str
        What a cell says, in words (shown when pointing at it).
    digits : int
        Digits after the point.
    row_names, column_names : list of str, optional
        What to write for the ids.
    top : float, optional
        The value of the darkest colour; the largest cell when None.
    faded : collection of ids
        Rows and columns that the filters leave out: drawn in grey.
    tree : DataFrame, optional
        How the rows were put in order, one row a merge of two branches: `position_a, height_a,
        position_b, height_b, height`, positions counted in rows from 0. Drawn at the right, where
        it parts no name from its cells, when there are eight rows or more; its levels are evenly
        spaced, one after the other: by their heights, one close pair would press the rest together.

    Returns
    -------
    go.Figure
        Its cells carry `[row id, column id]` as customdata.
    """
    values = matrix.to_numpy(float)
    grey = _either(matrix.index.isin(list(faded)), matrix.columns.isin(list(faded)))
    top = _largest(values) if top is None else top
    figure = go.Figure()
    _layer(figure, np.where(grey, np.nan, values), top, SEQUENTIAL)
    if grey.any():
        _layer(
            figure, np.where(grey, values, np.nan), top, ((0, "rgba(140,146,156,0.05)"), (1, GREY))
        )
    rows = [plain(name, 36) for name in (row_names or matrix.index)]
    columns = [plain(name, 30) for name in (column_names or matrix.columns)]
    _cells(figure, matrix, (rows, columns), unit=unit, digits=digits)
    if len(columns) <= NUMBERS_UP_TO:
        _numbers(figure, values, digits=digits, dark=(values >= 0.6 * top) & ~grey)
    slanted = len(columns) > 4 and max(map(len, columns)) > 3
    figure.update_layout(
        height=150 + ROW * len(rows),
        hovermode="closest",
        hoverdistance=-1,
        showlegend=False,
        meta={"chart": "matrix"},
    )
    if slanted:  # the last label leans out of the plot
        figure.update_layout(margin_r=5 * max(map(len, columns), default=0))
    ticks = {"showgrid": False, "zeroline": False, "showline": False}
    figure.update_xaxes(
        tickvals=list(range(len(columns))),
        ticktext=columns if slanted else _level(columns),
        side="top",
        tickangle=-40 if slanted else 0,
        range=[-0.5, len(columns) - 0.5],
        **ticks,
    )
    figure.update_yaxes(
        tickvals=list(range(len(rows))), ticktext=rows, range=[len(rows) - 0.5, -0.5], **ticks
    )
    if tree is not None and len(rows) >= TREE_FROM:
        _branches(figure, tree, len(rows))
    return figure


def _branches(figure, tree, rows):
    """Draw the tree at the right of the cells, its leaves towards them."""
    if len(tree) != rows - 1:
        raise ValueError(f"tree: {len(tree)} merges; a tree of {rows} rows has {rows - 1}")
    heights = tree[["height_a", "height", "height", "height_b"]].to_numpy(float)
    lines = np.searchsorted(np.unique(tree["height"]), heights) + (heights > 0)
    # A merge at height 0 (the closest pair) stands one step out too, or it could not be seen.
    lines[:, 1:3] = np.maximum(lines[:, 1:3], 1)
    places = tree[["position_a", "position_a", "position_b", "position_b"]].to_numpy(float)
    apart = np.full((len(tree), 1), np.nan)  # ends the line of one merge
    figure.add_scatter(
        x=np.hstack([lines, apart]).ravel(),
        y=np.hstack([places, apart]).ravel(),
        xaxis="x2",
        mode="lines",
        name="tree",
        line={"width": 1.3, "color": _BRANCH, "shape": "linear"},
        hoverinfo="skip",
    )
    figure.update_layout(
        xaxis_domain=[0, 1 - _TREE_SHARE],
        xaxis2={
            "domain": [1.01 - _TREE_SHARE, 1],
            "range": [0, 1.02 * lines.max()],
            "visible": False,
            "anchor": "y",
        },
    )


def _level(columns):
    """Break headings into lines, so that they stay level; of many, leave some out."""
    step = -(-len(columns) // HEADED_UP_TO) or 1
    return [
        "" if number % step else "<br>".join(textwrap.wrap(name, 15))
        for number, name in enumerate(columns)
    ]


def _either(rows, columns):
    return rows[:, None] | columns[None, :]


def _layer(figure, values, top, colours):
    figure.add_heatmap(
        z=values,
        zmin=0,
        zmax=top,
        colorscale=colours,
        showscale=False,
        hoverinfo="skip",
        xgap=2,
        ygap=2,
    )


def _largest(values):
    return float(np.nanmax(values)) if np.isfinite(values).any() else 1.0


def _cells(figure, matrix, names, *, unit, digits):
    """Lay transparent marks over the cells: heatmaps themselves cannot be clicked."""
    rows, columns = names
    found = np.argwhere(np.isfinite(matrix.to_numpy(float)))
    numbers = [f"{matrix.iat[i, j]:.{digits}f}" for i, j in found]
    figure.add_scatter(
        x=found[:, 1].tolist(),
        y=found[:, 0].tolist(),
        mode="markers",
        marker={"symbol": "square", "size": 20, "opacity": 0, "color": "rgba(140,146,156,1)"},
        selected={"marker": {"opacity": 0.35}},
        unselected={"marker": {"opacity": 0}},
        customdata=[[str(matrix.index[i]), str(matrix.columns[j])] for i, j in found],
        text=[
            f"{rows[i]}<br>{columns[j]}<br><b>{number}</b> {plain(unit)}"
            for (i, j), number in zip(found, numbers, strict=True)
        ],
        hovertemplate="%{text}<extra></extra>",
    )


def _numbers(figure, values, *, digits, dark):
    """Write the numbers: white on the dark cells, in the page's ink on the others."""
    short = values.shape[1] > 14
    for white in (False, True):
        found = np.argwhere(np.isfinite(values) & (dark == white))
        figure.add_scatter(
            x=found[:, 1].tolist(),
            y=found[:, 0].tolist(),
            mode="text",
            text=[_number(values[i, j], digits, short) for i, j in found],
            textfont={
                "size": 10 if values.shape[1] > NARROW_FROM else 12,
                **({"color": "#FFFFFF"} if white else {}),
            },
            hoverinfo="skip",
        )


def _number(value, digits, short):
    """Write a cell's number; without its leading zero where cells are narrow."""
    text = f"{value:.{digits}f}"
    return "·" if value == 0 else text.removeprefix("0") if short and digits else text
