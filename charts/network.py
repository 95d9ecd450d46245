"""Who is named with whom: entities as marks, co-occurrence as lines."""

from typing import Literal

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.labels import SIDES, label_sides
from charts.theme import (
    GREY,
    GROUP_COLOURS,
    INK,
    TYPE_COLOURS,
    TYPE_NAMES,
    TYPE_SYMBOLS,
    plain,
)

LINE = "rgba(128, 136, 148, {:.2f})"
FAINT_LINE = "rgba(128, 136, 148, 0.16)"
FAINT_NAME = "rgba(128, 136, 148, 0.55)"
WIDTHS = 5  # lines are drawn in this many widths, one trace each
READABLE = 100  # lines that a reader can follow at full ink
LETTERS = 26
_ALONE = 0  # the colour group of the entities that share none


def network(
    pairs: pd.DataFrame,
    entities: pd.DataFrame,
    places: pd.DataFrame,
    *,
    communities: pd.DataFrame | None = None,
    colour: Literal["type", "community"] = "type",
    weight: Literal["count", "npmi"] = "count",
    focus: str | None = None,
) -> go.Figure:
    """Draw the network of entities.

    Parameters
    ----------
    pairs : DataFrame
        `entity_a, entity_b, count`, and `npmi` for lines by it; one row a line.
    entities : DataFrame
        `entity, type, count`, one row a mark.
    places : DataFrame
        `entity, x, y`, where each mark stands (0 to 1).
    communities : DataFrame, optional
        `entity, community`, needed to colour by it.
    colour : str
        What the colours tell; the shapes always tell the type.
    weight : str
        What the widths of the lines tell.
    focus : str, optional
        An entity: it, those named with it and their links stay, all else goes grey. One that is
        not drawn changes nothing.

    Returns
    -------
    go.Figure
        Marks sized by the root of their count, carrying the entity as customdata; a small
        mark in the middle of each line carries both names. Names for which there is no room are
        left out.

    Raises
    ------
    ValueError
        When `colour` or `weight` is none of theirs, or communities are missing.
    """
    _check(colour, weight, communities)
    nodes = _nodes(pairs, entities, places, communities)
    near = _near(pairs, focus, nodes)
    far = ~nodes["entity"].isin(near)
    figure = go.Figure()
    _lines(figure, pairs, places, weight, near)
    _middles(figure, pairs, places, near)
    _marks(figure, nodes[far], "Others", GREY, legend=False, faint=True)
    if colour == "community":
        _groups(figure, nodes[~far], nodes)
    else:
        for kind in TYPE_NAMES:
            _marks(
                figure, nodes[~far & (nodes["type"] == kind)], TYPE_NAMES[kind], TYPE_COLOURS[kind]
            )
    lines = max(0, sum(trace.showlegend is not False for trace in figure.data) - 3)
    figure.update_layout(
        height=640 + 16 * lines, hovermode="closest", showlegend=True, meta={"chart": "network"}
    )
    axis = {"visible": False, "showgrid": False, "zeroline": False}
    figure.update_xaxes(range=[-0.04, 1.04], **axis)  # names at the edges of a narrow page
    figure.update_yaxes(range=[0, 1], **axis)
    return figure


def _check(colour, weight, communities):
    if colour not in ("type", "community"):
        raise ValueError(f"colour: {colour!r}; allowed are type and community")
    if weight not in ("count", "npmi"):
        raise ValueError(f"weight: {weight!r}; allowed are count and npmi")
    if colour == "community" and communities is None:
        raise ValueError("communities: None; colouring by community needs the table of them")


def _nodes(pairs, entities, places, communities):
    """Give one row a mark: place, type, count, community, size, name as written and its side."""
    nodes = places.merge(entities[["entity", "type", "count"]], on="entity")
    if communities is not None:
        nodes = nodes.merge(communities[["entity", "community"]], on="entity", how="left")
    else:
        nodes = nodes.assign(community=_ALONE)
    nodes = nodes.sort_values(["count", "entity"], ascending=[False, True], ignore_index=True)
    most = max(nodes["count"].max(), 1) if len(nodes) else 1
    nodes["size"] = 12 + 26 * (nodes["count"] / most) ** 0.5
    nodes["name"] = [plain(name, LETTERS) for name in nodes["entity"]]
    at = {name: row for row, name in enumerate(nodes["entity"])}
    ends = zip(pairs["entity_a"], pairs["entity_b"], strict=True)
    lines = [(at[a], at[b]) for a, b in ends if a in at and b in at]
    written = [name[:LETTERS] for name in nodes["entity"]]
    nodes["side"] = label_sides(nodes[["x", "y"]].to_numpy(), nodes["size"], written, lines)
    return nodes


def _near(pairs, focus, nodes):
    """Give the entities that stay: all, or the one in focus and those named with it."""
    names = set(nodes["entity"])
    if focus not in names:
        return names
    ends = zip(pairs["entity_a"], pairs["entity_b"], strict=True)
    return {focus}.union(*(pair for pair in ends if focus in pair))


def _touching(pairs, near, places):
    """Tell which pairs stay: with everything in view all, else those of the one in focus."""
    if near >= set(places["entity"]):
        return np.ones(len(pairs), dtype=bool)
    return (pairs["entity_a"].isin(near) & pairs["entity_b"].isin(near)).to_numpy()


def _lines(figure, pairs, places, weight, near):
    stays = _touching(pairs, near, places)
    where = _where(places)
    value = pairs[weight].clip(lower=0).fillna(0)
    most = value.max() if len(value) and value.max() > 0 else 1
    step = ((value / most) ** 0.75 * WIDTHS).clip(upper=WIDTHS - 0.01).astype(int)
    ink = np.clip((READABLE / max(len(pairs), 1)) ** 0.5, 0.55, 1)  # many lines: fainter
    _segments(figure, pairs[~stays], where, {"width": 0.8, "color": FAINT_LINE})
    for level in range(WIDTHS):
        line = {"width": 1 + 1.4 * level, "color": LINE.format(ink * (0.5 + 0.07 * level))}
        _segments(figure, pairs[stays & (step == level)], where, line)


def _segments(figure, pairs, where, line):
    ends = [(where[a], where[b]) for a, b in zip(pairs["entity_a"], pairs["entity_b"], strict=True)]
    figure.add_scatter(
        x=[x for start, end in ends for x in (start[0], end[0], None)],
        y=[y for start, end in ends for y in (start[1], end[1], None)],
        mode="lines",
        line=line,
        hoverinfo="skip",
        showlegend=False,
    )


def _where(places):
    rows = zip(places["entity"], places["x"], places["y"], strict=True)
    return {name: (x, y) for name, x, y in rows}


def _middles(figure, pairs, places, near):
    pairs = pairs[_touching(pairs, near, places)]
    where = _where(places)
    ends = [(where[a], where[b]) for a, b in zip(pairs["entity_a"], pairs["entity_b"], strict=True)]
    figure.add_scatter(
        x=[(start[0] + end[0]) / 2 for start, end in ends],
        y=[(start[1] + end[1]) / 2 for start, end in ends],
        mode="markers",
        marker={"size": 11, "opacity": 0, "color": "rgb(128,136,148)"},
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0}},
        customdata=pairs[["entity_a", "entity_b"]].values.tolist(),
        text=_hover_text(pairs),
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
    )


def _hover_text(pairs):
    """Say of each line what it stands for."""
    association = pairs["npmi"] if "npmi" in pairs else [float("nan")] * len(pairs)
    return [
        f"{plain(a)} – {plain(b)}: {count}" + ("" if np.isnan(npmi) else f", NPMI {npmi:.2f}")
        for a, b, count, npmi in zip(
            pairs["entity_a"], pairs["entity_b"], pairs["count"], association, strict=True
        )
    ]


def _groups(figure, nodes, everything):
    """Draw the marks by community: ten colours at most; grey for the rest and for those alone."""
    sizes = everything["community"].value_counts()
    shared = [number for number in sorted(sizes.index) if sizes[number] > 1 and number]
    coloured = shared[: len(GROUP_COLOURS)]
    for number, shade in zip(coloured, GROUP_COLOURS, strict=False):
        leading = everything.loc[everything["community"] == number, "entity"].tolist()
        more = ", …" if len(leading) > 3 else ""
        name = f"Group {number:.0f}: {', '.join(plain(one, 18) for one in leading[:3])}{more}"
        _swatch(figure, name, shade)
        _marks(figure, nodes[nodes["community"] == number], name, shade, legend=False)
    if not everything["community"].isin(coloured).all():
        _marks(figure, nodes[~nodes["community"].isin(coloured)], "In no large group", INK)
    for kind in (kind for kind in TYPE_NAMES if (everything["type"] == kind).any()):
        figure.add_scatter(  # tells the shapes, which no colour does here
            x=[None],
            y=[None],
            mode="markers",
            name=TYPE_NAMES[kind],
            marker={"symbol": TYPE_SYMBOLS[kind], "color": GREY, "size": 11},
            hoverinfo="skip",
        )


def _swatch(figure, name, shade):
    """Put a bar of a group's colour in the legend: a mark there would tell a type."""
    line = {"color": shade, "width": 9}
    figure.add_scatter(
        x=[None], y=[None], mode="lines", name=name, legendgroup=name, line=line, hoverinfo="skip"
    )


def _marks(figure, nodes, name, shade, *, legend=True, faint=False):
    if faint and nodes.empty:
        return
    figure.add_scatter(
        x=nodes["x"].tolist(),
        y=nodes["y"].tolist(),
        mode="markers+text",
        name=name,
        legendgroup=name,
        showlegend=legend,
        text=[
            text if side else "" for text, side in zip(nodes["name"], nodes["side"], strict=True)
        ],
        textposition=[side or SIDES[0] for side in nodes["side"]],
        textfont={"size": 13, **({"color": FAINT_NAME} if faint else {"shadow": "auto"})},
        customdata=nodes["entity"].tolist(),
        hovertext=[
            f"{plain(one)}: named {count} times"
            for one, count in zip(nodes["entity"], nodes["count"], strict=True)
        ],
        hovertemplate=[
            "%{hovertext}<extra>" + TYPE_NAMES.get(kind, "") + "</extra>" for kind in nodes["type"]
        ],
        cliponaxis=False,
        marker={
            "symbol": [TYPE_SYMBOLS.get(kind, "circle") for kind in nodes["type"]],
            "color": shade,
            "size": nodes["size"].tolist(),
            "line": {"width": 1.5, "color": "rgba(255,255,255,0.85)"},
            "opacity": 0.95,
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0.35}},
    )
