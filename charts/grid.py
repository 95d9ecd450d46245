"""A grid of statements by articles or outlets: who tells what, and how far up."""

import textwrap

import pandas as pd
import plotly.graph_objects as go

from charts.heatmap import heatmap
from charts.theme import plain

WIDE = 38  # letters of a line of a statement
ROW_MORE = 8  # pixels that two lines take more than one
PLACES = {4: "title", 3: "lead", 2: "body", 1: "last lines"}


def grid(
    told: pd.DataFrame,
    missing: pd.DataFrame,
    *,
    row_names: list[str],
    column_names: list[str],
) -> go.Figure:
    """Draw which column tells which statement; the darker, the further up it stands.

    Parameters
    ----------
    told : DataFrame
        Statements by columns: 4 in the title, 3 in the lead, 2 in the body, 1 in the last lines,
        NaN where it is not told.
    missing : DataFrame
        The same shape (str): what to write where it is not told and that is no omission ("earlier",
        "brief"), else "".
    row_names, column_names : list of str
        What to write for the ids.

    Returns
    -------
    go.Figure
        Its cells carry `[statement, column]` as customdata.
    """
    figure = heatmap(
        told, unit="", digits=0, row_names=row_names, column_names=column_names, top=5.0
    )
    places = {f"{number}": place for number, place in PLACES.items()}
    for trace in figure.select_traces({"type": "scatter"}):
        if trace.mode == "text":
            trace.text = [places[number] for number in trace.text]
        elif trace.mode == "markers":
            trace.text = [_in_words(text, places) for text in trace.text]
    figure.update_yaxes(ticktext=[_two_lines(name) for name in row_names])
    figure.update_layout(height=figure.layout.height + ROW_MORE * len(row_names))
    blank = [
        (i, j, missing.iat[i, j])
        for i in range(len(missing))
        for j in range(len(missing.columns))
        if missing.iat[i, j]
    ]
    figure.add_scatter(
        x=[j for _, j, _ in blank],
        y=[i for i, _, _ in blank],
        mode="text",
        text=[text for *_, text in blank],
        textfont={"size": 11, "color": "rgb(125, 131, 141)"},
        hoverinfo="skip",
    )
    return figure


def _two_lines(name):
    lines = textwrap.wrap(name, WIDE)
    return "<br>".join(plain(line, WIDE + 1) for line in _cut(lines))


def _cut(lines):
    return lines if len(lines) <= 2 else [lines[0], lines[1][: WIDE - 1] + "…"]


def _in_words(text, places):
    head, _, number = text.rpartition("<br>")
    return f"{head}<br>in the <b>{places[number.removeprefix('<b>').partition('<')[0]]}</b>"
