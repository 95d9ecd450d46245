"""Where each article's text comes from: one bar an article, one block a paragraph."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from charts.theme import name_rows, plain

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
    go.Figure
        One trace a kind, whose blocks carry `[article_id, other, start, end]` as
        customdata.

    Raises
    ------
    ValueError
        For a kind that is not one of the five.
    """
    unknown = sorted(set(blocks["kind"]) - set(KINDS))
    if unknown:
        raise ValueError(f"blocks: kind {unknown[0]!r} is not one of {', '.join(KINDS)}")
    order = list(dict.fromkeys(blocks["article_id"]))
    table = _with_places(blocks, order, share)
    table["opacity"] = _opacity(blocks, highlight)
    table["said"] = [_hover_text(row, names, texts) for row in blocks.itertuples()]
    figure = go.Figure()
    carried = ["article_id", "other", "start", "end"]
    for kind, (name, colour, pattern, ink) in KINDS.items():
        rows = table[table["kind"] == kind]
        add_blocks(figure, rows, carried, name=name, colour=colour, pattern=pattern, ink=ink)
    height = 190 + ROW * len(order)  # room for the legend of a narrow page
    lay_out(figure, [names.get(article, article) for article in order], height=height)
    figure.update_xaxes(
        title_text="% of the article" if share else "words", rangemode="tozero", showgrid=False
    )
    return figure


def lay_out(figure: go.Figure, names: Sequence[str], *, height: int) -> None:
    """Lay out a strip: its bars over one another, their names at the left, the kinds above."""
    figure.update_layout(
        height=height,
        barmode="overlay",
        hovermode="closest",
        showlegend=True,
        legend_traceorder="normal",
        meta={"chart": "strip"},
    )
    name_rows(figure, names, longest=40)


def part(length: pd.Series, longest: float) -> pd.Series:
    """Shorten blocks a little, so that there is a gap between two.

    A gap and not a line around: a line would have to know the colour of the page.
    """
    return (length - _GAP * longest).clip(lower=0.35 * length)


def add_blocks(
    figure: go.Figure,
    blocks: pd.DataFrame,
    carried: list[str],
    *,
    name: str,
    colour: str,
    pattern: str,
    ink: str | None,
) -> None:
    """Draw the blocks of one kind; one without blocks too, so that the legend names all kinds.

    Parameters
    ----------
    figure : Figure
    blocks : DataFrame
        `row, begin, length, opacity, said` (what is read when it is pointed at).
    carried : list of str
        The columns that a block carries as customdata.
    name, colour, pattern, ink
        Of the kind: what the legend says, its colour, its pattern and the pattern's colour.
    """
    empty = not len(blocks)
    figure.add_bar(
        x=[None] if empty else blocks["length"].to_numpy(),
        y=[None] if empty else blocks["row"].to_numpy(),
        base=[0] if empty else blocks["begin"].to_numpy(),
        customdata=blocks[carried].astype(object).to_numpy(),
        orientation="h",
        width=WIDTH,
        name=name,
        hovertext=blocks["said"].tolist(),
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "color": colour,
            "opacity": 1 if empty else blocks["opacity"].to_numpy(),
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


def _with_places(blocks, order, share):
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
    return blocks.assign(row=blocks["article_id"].map(rows), begin=begin, length=part(length, end))


def _opacity(blocks, highlight):
    if highlight is None:
        return 1.0
    near = blocks["article_id"].eq(highlight) | blocks["other"].eq(highlight)
    return near.map({True: 1.0, False: _FAINT})


def _hover_text(row, names, texts):
    lines = [f"<b>{plain(names.get(row.article_id, row.article_id), 70)}</b>"]
    if texts is not None:
        lines.append(plain(texts[row.article_id][row.start : row.end], 90))
    lines.append(f"{row.words:,} words: {KINDS[row.kind][0]}")
    if row.other:
        more = f" and {row.others - 1} more" if row.others > 1 else ""
        lines.append(f"with {plain(names.get(row.other, row.other), 70)}{more}")
    return "<br>".join(lines)
