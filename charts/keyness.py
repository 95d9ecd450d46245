"""Keyness as figures: all groups' words by frequency and ratio, and one group against the rest."""

import math
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts.theme import GREY, INK, plain

HEIGHT = 560
# Where labels are placed, the plot is taken to be this large: as on a narrow page, so that on a
# wider one there is only more room.
_WIDTH, _TALL = 430, 360
_LETTER, _LINE, _MARK = 7.2, 17, 7
_SIDES = {
    "middle right": (1, 0),
    "middle left": (-1, 0),
    "top center": (0, 1),
    "bottom center": (0, -1),
}


def keyness_scatter(
    table: pd.DataFrame, colours: Mapping[str, str], names: Mapping[str, str], *, labels: int = 45
) -> go.Figure:
    """Draw each word by how often its group uses it and how much more than the rest.

    Parameters
    ----------
    table : DataFrame
        `group, term, per_thousand, rest_per_thousand, count, log_ratio`, the words to be labelled
        first on top; each row has a count above 0.
    colours, names : dict
        Group → colour; group → what to call it.
    labels : int
        The most labels; those that would lie on another label or mark are left out, and the word
        can be read by pointing at its mark.

    Returns
    -------
    go.Figure
        Its marks carry `[group, term]` as customdata.
    """
    rows = table.reset_index(drop=True)
    sides = _label_sides(rows, labels)
    figure = go.Figure()
    for group in sorted(set(rows["group"])):
        part = rows[rows["group"] == group]
        name = plain(names.get(group, group), 28)
        figure.add_scatter(
            x=part["per_thousand"].tolist(),
            y=part["log_ratio"].tolist(),
            mode="markers+text",
            name=name,
            text=[plain(term, 24) if row in sides else "" for row, term in part["term"].items()],
            textposition=[sides.get(row, "middle right") for row in part.index],
            textfont={"size": 13},
            customdata=part[["group", "term"]].values.tolist(),
            hovertext=[_hover_text(row, name) for row in part.itertuples()],
            hovertemplate="%{hovertext}<extra></extra>",
            cliponaxis=False,
            marker={
                "color": colours.get(group, INK),
                "size": 9,
                "line": {"width": 1, "color": "rgba(255,255,255,0.7)"},
            },
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 0.45}},
        )
    figure.update_layout(
        height=HEIGHT,
        hovermode="closest",
        showlegend=rows["group"].nunique() > 1,
        meta={"chart": "keyness"},
    )
    figure.update_xaxes(
        type="log", title_text="occurrences in 1,000 words of the group", dtick="D2"
    )
    figure.update_yaxes(title_text="log ratio: each step is twice as often as the rest")
    return figure


def _hover_text(row, name):
    return (
        f"<b>{plain(row.term)}</b> · {name}<br>{row.count} times, {row.per_thousand:.2f} in 1,000 "
        f"words; the rest {row.rest_per_thousand:.2f}<br>log ratio {row.log_ratio:.1f}"
    )


def _label_sides(rows, most):
    """Find room for labels, row by row: row → side of its mark. A row without room has none."""
    if rows.empty:
        return {}
    across = _scale_to([math.log10(value) for value in rows["per_thousand"]], _WIDTH)
    up = _scale_to(rows["log_ratio"].tolist(), _TALL)
    points = list(zip(across, up, strict=True))
    marks = {(x - _MARK, y - _MARK, x + _MARK, y + _MARK) for x, y in points}
    boxes: list[tuple[float, ...]] = []
    sides: dict[int, str] = {}
    for row, ((x, y), term) in enumerate(zip(points, rows["term"], strict=True)):
        own = (x - _MARK, y - _MARK, x + _MARK, y + _MARK)
        for side, direction in _SIDES.items():
            box = _box(x, y, min(len(term), 24) * _LETTER, direction)
            if not any(_meet(box, other) for other in boxes) and not any(
                _meet(box, other) for other in marks if other != own
            ):
                boxes.append(box)
                sides[row] = side
                break
        if len(sides) == most:
            break
    return sides


def _scale_to(values, size):
    low, high = min(values), max(values)
    return [size * (value - low) / ((high - low) or 1) for value in values]


def _box(x, y, width, direction):
    """Give the corners of a label beside a mark."""
    right, above = direction
    x += right * (_MARK + width / 2)
    y += above * (_MARK + _LINE / 2)
    return x - width / 2, y - _LINE / 2, x + width / 2, y + _LINE / 2


def _meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def keyness_bars(table: pd.DataFrame, colour: str, *, top: int = 12) -> go.Figure:
    """Draw what one group says more, to the right, and less than the rest, to the left.

    Parameters
    ----------
    table : DataFrame
        `term, count, log_ratio, log_likelihood` of one group, sorted as `keyness` does.
    colour : str
        The group's; what it says less is grey.
    top : int
        The most bars on each side.

    Returns
    -------
    go.Figure
        Its bars carry the term as customdata; their length is the log ratio.
    """
    more = table[table["log_ratio"] > 0].head(top)
    less = table[table["log_ratio"] < 0].tail(top)
    figure = go.Figure()
    for rows, shade, name in ((more, colour, "more than the rest"), (less, GREY, "less")):
        figure.add_bar(
            x=rows["log_ratio"].tolist(),
            y=[plain(term, 32) for term in rows["term"]],
            customdata=rows["term"].tolist(),
            orientation="h",
            name=name,
            text=[_times(row) for row in rows.itertuples()],
            textposition="outside",
            cliponaxis=False,
            marker_color=shade,
            hovertemplate="%{y}: %{text}, log ratio %{x:.1f}<extra></extra>",
        )
    order = [plain(term, 32) for part in (more, less) for term in part["term"]]
    figure.update_layout(
        height=120 + 25 * len(order),
        barmode="overlay",
        showlegend=bool(len(more) and len(less)),
        meta={"chart": "bars"},
    )
    reach = 1.45 * max(table["log_ratio"].abs().max(), 1) if order else 1
    figure.update_xaxes(
        title_text="log ratio: each step is twice as often", range=[-reach * bool(len(less)), reach]
    )
    figure.update_yaxes(
        type="category",
        categoryorder="array",
        categoryarray=order,
        autorange="reversed",
        showgrid=False,
    )
    return figure


def _times(row):
    """Say in words what a log ratio means."""
    if row.count == 0:
        return "never"
    if row.rest_per_thousand == 0:
        return "only here"
    return f"× {2**row.log_ratio:.1f}" if row.log_ratio > 0 else f"÷ {2**-row.log_ratio:.1f}"
