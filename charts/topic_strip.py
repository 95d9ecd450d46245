"""One article as a strip of its topics, in reading order."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts.bars import legend_room
from charts.lines import topic_colours
from charts.strip import ROW, WIDTH
from charts.theme import OUTLET_COLOURS, plain

# The eleventh topic has the first one's colour and another pattern.
PATTERNS = ("", "/", "x", ".", "-")
_GAP = 0.0022  # of the longest bar, between two blocks


def topic_strip(
    segments: pd.DataFrame,
    names: Mapping[int, str],
    titles: Mapping[str, str],
    *,
    texts: Mapping[str, str] | None = None,
) -> go.Figure:
    """Draw one bar an article, its segments in reading order, coloured by their topic.

    Parameters
    ----------
    segments : DataFrame
        One row a segment: `article_id, start, end` (offsets into the text), `topic, weight`.
    names : dict
        Topic → its name, in the order of the legend; segments of other topics are left blank.
    titles : dict
        article_id → what to write at its bar; its order is that of the bars, the first on top.
    texts : mapping, optional
        article_id → text: what is pointed at shows its first words.

    Returns
    -------
    Figure of one trace a topic, whose blocks carry `[article_id, topic, start, end]` as customdata.
    """
    rows = {article: row for row, article in enumerate(titles)}
    table = segments[segments["article_id"].isin(list(rows))]
    longest = int(table["end"].max()) if len(table) else 0
    length = (table["end"] - table["start"]).astype("float64")
    table = table.assign(
        row=table["article_id"].map(rows),
        # A gap and not a line around: a line would have to know the colour of the page.
        length=(length - _GAP * longest).clip(lower=0.35 * length),
        said=[_said(block, names, titles, texts) for block in table.itertuples()],
    )
    figure = go.Figure()
    for topic, name in names.items():
        _blocks(figure, table[table["topic"] == topic], topic, name)
    figure.update_layout(
        height=110 + ROW * len(rows) + legend_room(len(names), len(rows)),
        barmode="overlay",
        hovermode="closest",
        showlegend=True,
        legend_traceorder="normal",
        meta={"chart": "strip"},
    )
    figure.update_xaxes(
        title_text="characters", rangemode="tozero", showgrid=False, range=[0, longest or 1]
    )
    figure.update_yaxes(
        tickvals=list(rows.values()),
        ticktext=[plain(title, 40) for title in titles.values()],
        range=[len(rows) - 0.5, -0.5],
        showgrid=False,
        zeroline=False,
    )
    return figure


def _blocks(figure, blocks, topic, name):
    """Add one topic's trace; drawn without blocks too, so that the legend names every topic."""
    empty = not len(blocks)
    places = blocks[["article_id", "topic", "start", "end"]].astype(object)
    colour = topic_colours([topic])[topic]
    figure.add_bar(
        x=[None] if empty else blocks["length"].to_numpy(),
        y=[None] if empty else blocks["row"].to_numpy(),
        base=[0] if empty else blocks["start"].to_numpy(),
        customdata=places.assign(topic=places["topic"].astype("str")).to_numpy(),
        orientation="h",
        width=WIDTH,
        name=plain(name, 40),
        hovertext=blocks["said"].tolist(),
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "color": colour,
            "line": {"width": 0},
            "pattern": {
                "shape": PATTERNS[(int(topic) - 1) // len(OUTLET_COLOURS) % len(PATTERNS)],
                "size": 6,
                "solidity": 0.3,
                "fgcolor": "#FFFFFF",
                "bgcolor": colour,
            },
        },
        unselected={"marker": {"opacity": 0.5}},
    )


def _said(block, names, titles, texts):
    lines = [f"<b>{plain(titles[block.article_id], 70)}</b>"]
    if texts is not None:
        lines.append(plain(texts[block.article_id][block.start : block.end], 90))
    lines.append(
        f"{plain(names.get(block.topic, ''), 40)} ({block.weight:.0%} of the segment's fit)"
    )
    return "<br>".join(lines)
