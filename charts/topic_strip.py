"""One article as a strip of its topics, in reading order."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts.bars import legend_room
from charts.lines import topic_colours
from charts.strip import ROW, add_blocks, lay_out, part
from charts.theme import OUTLET_COLOURS, plain

# The eleventh topic has the first one's colour and another pattern.
PATTERNS = ("", "/", "x", ".", "-")


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
    go.Figure
        One trace a topic, whose blocks carry `[article_id, topic, start, end]` as
        customdata.
    """
    rows = {article: row for row, article in enumerate(titles)}
    table = segments[segments["article_id"].isin(list(rows))]
    longest = int(table["end"].max()) if len(table) else 0
    length = (table["end"] - table["start"]).astype("float64")
    table = table.assign(
        row=table["article_id"].map(rows),
        begin=table["start"],
        length=part(length, longest),
        opacity=1.0,
        carried=table["topic"].astype("str"),
        said=[_hover_text(block, names, titles, texts) for block in table.itertuples()],
    )
    figure = go.Figure()
    for topic, name in names.items():
        add_blocks(
            figure,
            table[table["topic"] == topic],
            ["article_id", "carried", "start", "end"],
            name=plain(name, 40),
            colour=topic_colours([topic])[topic],
            pattern=PATTERNS[(int(topic) - 1) // len(OUTLET_COLOURS) % len(PATTERNS)],
            ink="#FFFFFF",
        )
    height = 110 + ROW * len(rows) + legend_room(len(names), len(rows))
    lay_out(figure, list(titles.values()), height=height)
    figure.update_xaxes(
        title_text="characters", rangemode="tozero", showgrid=False, range=[0, longest or 1]
    )
    return figure


def _hover_text(block, names, titles, texts):
    lines = [f"<b>{plain(titles[block.article_id], 70)}</b>"]
    if texts is not None:
        lines.append(plain(texts[block.article_id][block.start : block.end], 90))
    lines.append(
        f"{plain(names.get(block.topic, ''), 40)} ({block.weight:.0%} of the segment's fit)"
    )
    return "<br>".join(lines)
