"""Where each article's text comes from: one bar an article, one block a paragraph."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts.theme import plain

ROW = 26
WIDTH = 0.7  # of the row
_GAP = 0.0022  # of the longest bar, between two blocks
_FAINT = 0.25
# Told apart without colour too, on light and on dark: by how dark they are, and by pattern.
# Name, colour, pattern and its colour.
KINDS = {
    "own": ("own words", "rgba(140, 146, 156, 0.35)", "", None),
    "verbatim": ("word for word", "#2566B0", "", None),
    "reworded": ("reworded", "#8CBEEA", "/", "#2566B0"),
    "quotation": ("shared quotation", "#EDAA45", ".", "#7A4A00"),
    "boilerplate": ("the outlet's standing text", "#8A7F94", "x", "#FFFFFF"),
}


def strip(
    blocks: pd.DataFrame,
    names: Mapping[str, str],
    *,
    texts: Mapping[str, str] | None = None,
    share: bool = False,
    highlight: str | None = None,
) -> go.Figure:
    """Draw one bar an article, its blocks in reading order, coloured by where they come from.

    Parameters
    ----------
    blocks : DataFrame
        One row a block, in the order of the articles (the first on top) and of their text:
        `article_id, paragraph, start, end, words, kind` (own, verbatim, reworded, quotation,
        boilerplate), `other` (the article that shares it, "" if none), `others` (how many do).
    names : dict
        article_id → what to write at its bar.
    texts : mapping, optional
        article_id → text: what is pointed at shows its first words.
    share : bool
        All bars of one length, blocks in per cent of their article, instead of words.
    highlight : str, optional
        An article_id: its own bar and the blocks that others share with it stay, the rest fades.

    Returns
    -------
    Figure of one trace a kind, whose blocks carry `[article_id, other, start, end]` as customdata.

    Raises
    ------
    ValueError for a kind that is not one of the five.
    """
    unknown = sorted(set(blocks["kind"]) - set(KINDS))
    if unknown:
        raise ValueError(f"blocks: kind {unknown[0]!r} is not one of {', '.join(KINDS)}")
    order = list(dict.fromkeys(blocks["article_id"]))
    table = _placed(blocks, order, share)
    table["opacity"] = _opacity(blocks, highlight)
    table["said"] = [_said(row, names, texts) for row in blocks.itertuples()]
    figure = go.Figure()
    for kind in KINDS:
        _blocks(figure, table[table["kind"] == kind], kind)
    figure.update_layout(
        height=190 + ROW * len(order),  # room for the legend of a narrow page
        barmode="overlay",
        hovermode="closest",
        showlegend=True,
        legend_traceorder="normal",
        meta={"chart": "strip"},
    )
    figure.update_xaxes(
        title_text="% of the article" if share else "words", rangemode="tozero", showgrid=False
    )
    figure.update_yaxes(
        tickvals=list(range(len(order))),
        ticktext=[plain(names.get(article, article), 40) for article in order],
        range=[len(order) - 0.5, -0.5],
        showgrid=False,
        zeroline=False,
    )
    return figure


def _placed(blocks, order, share):
    """Give each block its row, where it begins and how long it is."""
    rows = {article: row for row, article in enumerate(order)}
    words = blocks["words"].astype("float64")
    of_article = words.groupby(blocks["article_id"])
    begin = of_article.cumsum() - words
    length = words
    if share:
        total = of_article.transform("sum")
        begin, length = 100 * begin / total, 100 * words / total
    end = (begin + length).max() if len(blocks) else 0
    # A gap and not a line around: a line would have to know the colour of the page.
    return blocks.assign(
        row=blocks["article_id"].map(rows),
        begin=begin,
        length=(length - _GAP * end).clip(lower=0.35 * length),
    )


def _opacity(blocks, highlight):
    if highlight is None:
        return 1.0
    near = blocks["article_id"].eq(highlight) | blocks["other"].eq(highlight)
    return near.map({True: 1.0, False: _FAINT})


def _blocks(figure, rows, kind):
    name, colour, pattern, ink = KINDS[kind]
    empty = not len(rows)  # drawn all the same, so that the legend names all kinds
    figure.add_bar(
        x=[None] if empty else rows["length"].to_numpy(),
        y=[None] if empty else rows["row"].to_numpy(),
        base=[0] if empty else rows["begin"].to_numpy(),
        customdata=rows[["article_id", "other", "start", "end"]].astype(object).to_numpy(),
        orientation="h",
        width=WIDTH,
        name=name,
        hovertext=rows["said"].tolist(),
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "color": colour,
            "opacity": 1 if empty else rows["opacity"].to_numpy(),
            "line": {"width": 0},
            "pattern": {
                "shape": pattern,
                "size": 6,
                "solidity": 0.3,
                "fgcolor": ink,
                "bgcolor": colour,
            },
        },
        unselected={"marker": {"opacity": 0.5}},
    )


def _said(row, names, texts):
    lines = [f"<b>{plain(names.get(row.article_id, row.article_id), 70)}</b>"]
    if texts is not None:
        lines.append(plain(texts[row.article_id][row.start : row.end], 90))
    lines.append(f"{row.words:,} words: {KINDS[row.kind][0]}")
    if row.other:
        more = f" and {row.others - 1} more" if row.others > 1 else ""
        lines.append(f"with {plain(names.get(row.other, row.other), 70)}{more}")
    return "<br>".join(lines)
