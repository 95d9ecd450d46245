"""Who is named with whom: entities as marks, co-occurrence as lines."""

import numpy as np
import plotly.graph_objects as go

from charts.theme import TYPE_COLOURS, TYPE_NAMES, TYPE_SYMBOLS, plain

LINE = "rgba(128, 136, 148, {:.2f})"
WIDTHS = 5  # lines are drawn in this many widths, one trace each


def network(pairs, entities, places):
    """Draw the network of entities.

    Parameters
    ----------
    pairs : DataFrame
        `entity_a, entity_b, count`, one row a line.
    entities : DataFrame
        `entity, type, count`, one row a mark.
    places : DataFrame
        `entity, x, y`, where each mark stands (0 to 1).

    Returns
    -------
    Figure: marks sized by the root of their count, coloured and shaped by type, carrying the
    entity as customdata; a small mark in the middle of each line carries both names.
    """
    nodes = places.assign(side=_label_sides(places)).merge(entities, on="entity")
    where = {
        name: (x, y) for name, x, y in zip(places["entity"], places["x"], places["y"], strict=True)
    }
    figure = go.Figure()
    _lines(figure, pairs, where)
    _middles(figure, pairs, where)
    most = max(nodes["count"].max(), 1) if len(nodes) else 1
    for kind in TYPE_NAMES:
        _marks(figure, nodes[nodes["type"] == kind], kind, most)
    figure.update_layout(height=640, hovermode="closest", showlegend=True)
    hidden = {"visible": False, "showgrid": False, "zeroline": False}
    figure.update_xaxes(range=[-0.06, 1.06], **hidden)
    figure.update_yaxes(range=[-0.06, 1.06], **hidden)
    return figure


def _label_sides(places):
    """Put each label on the side away from the other marks, the nearer ones counting more."""
    x, y = places["x"].to_numpy(float), places["y"].to_numpy(float)
    across, up = x[:, None] - x[None, :], y[:, None] - y[None, :]
    distance = across**2 + up**2
    push = np.where(distance > 0, 1 / np.maximum(distance, 1e-4), 0)
    right, above = (across * push).sum(axis=1), (up * push).sum(axis=1)
    # A label beside its mark takes more room than one above it: only where clearly freer.
    sideways = np.abs(right) > 1.6 * np.abs(above)
    beside = np.where(right > 0, "middle right", "middle left")
    return np.where(sideways, beside, np.where(above > 0, "top center", "bottom center"))


def _lines(figure, pairs, where):
    most = max(pairs["count"].max(), 1) if len(pairs) else 1
    step = ((pairs["count"] / most) ** 0.5 * WIDTHS).clip(upper=WIDTHS - 0.01).astype(int)
    for level in range(WIDTHS):
        rows = pairs[step == level]
        points = [
            (where[a], where[b]) for a, b in zip(rows["entity_a"], rows["entity_b"], strict=True)
        ]
        figure.add_scatter(
            x=[x for (start, end) in points for x in (start[0], end[0], None)],
            y=[y for (start, end) in points for y in (start[1], end[1], None)],
            mode="lines",
            line={"width": 0.8 + 1.4 * level, "color": LINE.format(0.3 + 0.09 * level)},
            hoverinfo="skip",
            showlegend=False,
        )


def _middles(figure, pairs, where):
    ends = [(where[a], where[b]) for a, b in zip(pairs["entity_a"], pairs["entity_b"], strict=True)]
    figure.add_scatter(
        x=[(start[0] + end[0]) / 2 for start, end in ends],
        y=[(start[1] + end[1]) / 2 for start, end in ends],
        mode="markers",
        marker={"size": 11, "opacity": 0, "color": "rgb(128,136,148)"},
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0}},
        customdata=pairs[["entity_a", "entity_b"]].values.tolist(),
        text=[
            f"{plain(a)} – {plain(b)}: {count}"
            for a, b, count in pairs[["entity_a", "entity_b", "count"]].itertuples(index=False)
        ],
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
    )


def _marks(figure, nodes, kind, most):
    figure.add_scatter(
        x=nodes["x"].tolist(),
        y=nodes["y"].tolist(),
        mode="markers+text",
        name=TYPE_NAMES[kind],
        text=[plain(name, 26) for name in nodes["entity"]],
        textposition=nodes["side"].tolist(),
        textfont={"size": 13},
        customdata=nodes["entity"].tolist(),
        hovertext=[
            f"{plain(name)}: named {count} times"
            for name, count in zip(nodes["entity"], nodes["count"], strict=True)
        ],
        hovertemplate="%{hovertext}<extra>" + TYPE_NAMES[kind] + "</extra>",
        cliponaxis=False,
        marker={
            "symbol": TYPE_SYMBOLS[kind],
            "color": TYPE_COLOURS[kind],
            "size": [12 + 30 * (count / most) ** 0.5 for count in nodes["count"]],
            "line": {"width": 1.5, "color": "rgba(255,255,255,0.85)"},
            "opacity": 0.95,
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0.35}},
    )
