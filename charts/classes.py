"""The dendrogram of a descending classification: who was divided from whom, and by which words."""

import textwrap
from collections.abc import Mapping
from math import isnan

import pandas as pd
import plotly.graph_objects as go

from charts.theme import plain

ROW = 48  # pixels a class takes: two lines
WORDS = 10
# Told apart on light and on dark, and read on both: all as dark, over 4 to 1.
COLOURS = (
    "#387DCD",
    "#C55F05",
    "#148D64",
    "#D14982",
    "#8E66D3",
    "#967804",
    "#0E85AD",
    "#BB634D",
    "#5B881D",
    "#BD51B4",
    "#DE4343",
    "#7076BA",
)
# Where things stand, as parts of the width.
_TREE, _MARK, _NAME, _LIST = 0.14, 0.165, 0.19, 0.44
_NAME_LETTERS = 25  # a line of a name, on a narrow page
_LINE = 32  # letters' heights that a line of words has, on a narrow page
_SMALLEST, _LARGEST = 72, 110  # per cent of the letters' usual size
_BRANCH = "rgba(140, 146, 156, 0.9)"


def classes(
    tree: pd.DataFrame, terms: pd.DataFrame, names: Mapping[int, str], sizes: Mapping[int, int]
) -> go.Figure:
    """Draw how the classes were divided, and beside each its name, its share and its words.

    Parameters
    ----------
    tree : DataFrame
        One row a division, the root first: `parent, left, right` (a class by its number, a larger
        number for what was divided further), `chi_squared`, `segments`.
    terms : DataFrame
        `class, term, chi_squared`, in a class the most typical first. Ten of those over 0 are
        written, as far as two lines hold them, larger the larger their chi-squared.
    names : dict
        Class → its name.
    sizes : dict
        Class → its number of segments.

    Returns
    -------
    go.Figure
        Its marks, names and words carry the class as customdata, as str. From left to
        right the divisions stand in the order in which they were made, evenly spaced.
    """
    order = _order(tree)
    rows = {leaf: row for row, leaf in enumerate(order)}
    colours = {leaf: COLOURS[(leaf - 1) % len(COLOURS)] for leaf in order}
    figure = go.Figure()
    _draw_branches(figure, tree, rows, colours)
    _draw_marks(figure, rows, colours, names, sizes)
    _draw_lines(figure, "names", _NAME, _name_lines(rows, names, sizes), colours)
    _draw_lines(figure, "words", _LIST, _word_lines(rows, terms), colours)
    figure.update_layout(
        height=40 + ROW * max(len(order), 1),
        hovermode="closest",
        showlegend=False,
        meta={"chart": "classes"},
    )
    figure.update_xaxes(range=[0, 1], visible=False)
    figure.update_yaxes(range=[len(order) - 0.5, -0.5], visible=False)
    return figure


def _order(tree):
    """List the classes from top to bottom, as the tree has them from left to right."""
    below = _below(tree)
    if not below:
        return []
    order, waiting = [], [next(iter(below))]
    while waiting:
        node = waiting.pop()
        if node in below:
            waiting += reversed(below[node])
        else:
            order.append(node)
    return order


def _below(tree):
    columns = (tree[name].tolist() for name in ("parent", "left", "right"))
    return {parent: (left, right) for parent, left, right in zip(*columns, strict=True)}


def _draw_branches(figure, tree, rows, colours):
    """Draw the branches, those that end at a class in its colour."""
    below = _below(tree)
    across = {node: _TREE * (0.04 + place) / len(below) for place, node in enumerate(below)}
    across |= dict.fromkeys(rows, _TREE)
    up = dict(rows)
    for node, children in reversed(below.items()):
        up[node] = sum(up[child] for child in children) / 2
    grey, coloured = [], {}
    for node, (left, right) in below.items():
        grey += [(across[node], up[left]), (across[node], up[right]), (None, None)]
        for child in (left, right):
            line = [(across[node], up[child]), (across[child], up[child]), (None, None)]
            if child in rows:
                coloured[child] = line
            else:
                grey += line
    for line, colour in [(grey, _BRANCH), *((coloured[leaf], colours[leaf]) for leaf in coloured)]:
        figure.add_scatter(
            x=[place[0] for place in line],
            y=[place[1] for place in line],
            mode="lines",
            name="tree",
            line={"width": 2, "color": colour, "shape": "linear"},
            hoverinfo="skip",
        )
    _draw_divisions(figure, tree, across, up)


def _draw_divisions(figure, tree, across, up):
    """Lay marks that are not seen over the divisions: what they say is read when pointed at."""
    said = [
        f"{segments:,} segments" + ("" if isnan(value) else f" divided, χ² {value:,.0f}")
        for value, segments in zip(tree["chi_squared"], tree["segments"], strict=True)
    ]
    figure.add_scatter(
        x=[across[node] for node in tree["parent"].tolist()],
        y=[up[node] for node in tree["parent"].tolist()],
        mode="markers",
        name="divisions",
        marker={"size": 14, "opacity": 0, "color": _BRANCH},
        # Not in the list of classes, so that a click on it chooses none.
        customdata=[str(node) for node in tree["parent"].tolist()],
        text=said,
        hovertemplate="%{text}<extra></extra>",
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
    )


def _draw_marks(figure, rows, colours, names, sizes):
    """Draw a mark a class, its area its share."""
    largest = max((sizes[leaf] for leaf in rows), default=1) or 1
    figure.add_scatter(
        x=[_MARK] * len(rows),
        y=list(rows.values()),
        mode="markers",
        name="classes",
        customdata=[str(leaf) for leaf in rows],
        marker={
            "size": [6 + 16 * (sizes[leaf] / largest) ** 0.5 for leaf in rows],
            "color": [colours[leaf] for leaf in rows],
            "line": {"width": 0},
            "opacity": 1,
        },
        text=[f"<b>{plain(names[leaf])}</b><br>{sizes[leaf]:,} segments" for leaf in rows],
        hovertemplate="%{text}<extra></extra>",
        unselected={"marker": {"opacity": 0.5}},
    )


def _name_lines(rows, names, sizes):
    """Write the share and the name of each class, in two lines at most."""
    total = sum(sizes[leaf] for leaf in rows) or 1
    for leaf in rows:
        share = f"{100 * sizes[leaf] / total:.0f} %"
        # A line breaks behind what joins two words, not before it.
        text = f"{share}  {names[leaf]}".replace(" ·", "\u00a0·").replace(" %", "\u00a0%")
        first, *rest = textwrap.wrap(text, _NAME_LETTERS, break_on_hyphens=False)
        lines = [plain(first), *([plain(" ".join(rest), _NAME_LETTERS)] if rest else [])]
        yield leaf, [f"<b>{line}</b>" for line in lines]


def _word_lines(rows, terms):
    """Write the words most typical of each class, as many as two lines hold."""
    for leaf in rows:
        own = terms[(terms["class"] == leaf) & (terms["chi_squared"] > 0)].head(WORDS)
        lines: list[list[str]] = [[]]
        room = _LINE
        for term, value in zip(own["term"], own["chi_squared"], strict=True):
            size = _SMALLEST + (_LARGEST - _SMALLEST) * (value / own["chi_squared"].max()) ** 0.5
            word = plain(term, 24)
            needed = (0.56 * len(word) + 1) * size / 100
            if needed > room and lines[-1]:
                if len(lines) == 2:
                    break
                lines, room = [*lines, []], _LINE
            lines[-1].append(f'<span style="font-size:{size:.0f}%">{word}</span>')
            room -= needed
        yield leaf, ["\u2002".join(line) for line in lines]


def _draw_lines(figure, name, place, written, colours):
    """Write lines of text, one point a line: so they stay lines wherever the figure is drawn."""
    points = []
    for row, (leaf, lines) in enumerate(written):
        offsets = (0,) if len(lines) == 1 else (-0.21, 0.21)
        points += [(leaf, row + offset, line) for offset, line in zip(offsets, lines, strict=True)]
    figure.add_scatter(
        x=[place] * len(points),
        y=[point[1] for point in points],
        mode="text",
        name=name,
        customdata=[str(point[0]) for point in points],
        text=[point[2] for point in points],
        textposition="middle right",
        textfont_color=[colours[point[0]] for point in points],
        hoverinfo="skip",
        cliponaxis=False,
    )
