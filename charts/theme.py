"""The one look of every chart: colours, templates, safe labels, the slide version.

A chart function leaves colours of text and background alone; `style` gives them the light or
the dark template, `slide` the size and the letters of a presentation.
"""

import html
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import plotly.graph_objects as go

# Told apart by colour-blind readers and on both backgrounds; .streamlit/config.toml has the same.
OUTLET_COLOURS = (
    "#2F6DB5",
    "#E07B00",
    "#1B9E77",
    "#B5336B",
    "#7A5CC2",
    "#B59400",
    "#3FA7D6",
    "#8C564B",
    "#6B8E23",
    "#D977B8",
)
# Communities, any two of them told apart with any of the three colour blindnesses.
GROUP_COLOURS = (
    "#47C3ED",
    "#7F4206",
    "#8282ED",
    "#A58831",
    "#ED479A",
    "#31594F",
    "#9BCC0A",
    "#7C0BED",
    "#ED9D82",
    "#A508A5",
)
TYPE_COLOURS = {"PER": "#2F6DB5", "LOC": "#1B9E77", "ORG": "#E07B00"}
TYPE_SYMBOLS = {"PER": "circle", "LOC": "square", "ORG": "diamond"}
TYPE_NAMES = {"PER": "People", "LOC": "Places", "ORG": "Organisations"}
INK = "#5C6B7F"  # bars that stand for no outlet
FAINT = "rgba(47, 109, 181, 0.28)"  # bars with words on them
GREY = "rgba(140, 146, 156, 0.45)"
# One hue; steep at the foot, because most cells of a matrix are small.
SEQUENTIAL = (
    (0, "rgba(47, 109, 181, 0.03)"),
    (0.1, "rgba(47, 109, 181, 0.2)"),
    (0.35, "rgba(47, 109, 181, 0.48)"),
    (1, "rgba(47, 109, 181, 1)"),
)
# System letters, so that a saved picture looks like the page.
FONT = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"
SLIDE = (960, 540)  # 16:9; saved at twice that for PNG


@dataclass(frozen=True)
class Groups:
    """How marks are coloured: by which column, each value's colour, each value's name."""

    column: str
    colours: Mapping[str, str]
    names: Mapping[str, str]


KINDS = Groups("type", TYPE_COLOURS, TYPE_NAMES)

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def outlet_colours(sources: Iterable[str]) -> dict[str, str]:
    """Give each outlet of the corpus its colour, the same in every chart and for every filter.

    Parameters
    ----------
    sources : iterable of str
        The outlets of the whole corpus, not only the selected.

    Returns
    -------
    dict[str, str]
        Outlet → colour; the eleventh outlet begins the ten colours again, and the articles of
        no known outlet ("") have none of them.
    """
    names = sorted(set(sources) - {""})
    colours = {name: OUTLET_COLOURS[i % len(OUTLET_COLOURS)] for i, name in enumerate(names)}
    return {**colours, "": INK}


def plain(text: object, width: int | None = None) -> str:
    """Make any text safe and literal inside a figure; cut at `width` characters with an ellipsis.

    Plotly reads a small HTML in titles, ticks and hovers: a headline must not be read so.

    Examples
    --------
    >>> plain("<b>Pékin & Moscou</b>", 9)
    '&lt;b&gt;Pékin…'
    """
    line = " ".join(_CONTROL.sub(" ", str(text)).split())
    if width is not None and len(line) > width:
        line = line[: width - 1].rstrip() + "…"
    return html.escape(line, quote=False)


def template(*, dark: bool = False) -> go.layout.Template:
    """Return the light or the dark plotly template."""
    ink, paper, grid = (
        ("#E8ECF1", "#12161C", "#2B333E") if dark else ("#1C2430", "#FFFFFF", "#E3E7EC")
    )
    axis = {
        "gridcolor": grid,
        "linecolor": grid,
        "zerolinecolor": grid,
        "automargin": True,
        "title": {"standoff": 12},
    }
    layout = {
        "font": {"family": FONT, "size": 14, "color": ink},
        "paper_bgcolor": paper,
        "plot_bgcolor": paper,
        "colorway": list(OUTLET_COLOURS),
        "xaxis": axis,
        "yaxis": axis,
        "margin": {"l": 10, "r": 16, "t": 16, "b": 10},
        "hoverlabel": {
            "bgcolor": paper,
            "font": {"family": FONT, "size": 13, "color": ink},
            "align": "left",
        },
        "legend": {
            "orientation": "h",
            "yanchor": "bottom",
            "y": 1.01,
            "x": 0,
            "title": {"text": ""},
        },
        "bargap": 0.25,
    }
    return go.layout.Template(layout=layout)


def style(figure: go.Figure, *, dark: bool = False) -> go.Figure:
    """Return a copy of the figure in the light or the dark template.

    What is in the figure has been checked already: the copy is not, which takes a tenth of the time.
    """
    chosen = _template_dict(dark)
    copy = figure.to_dict()
    copy["layout"]["template"] = chosen
    for trace in copy["data"]:
        if trace["type"] == "scatter" and trace.get("mode") == "text":
            # A click elsewhere would fade what is written: plotly takes it for unselected marks.
            colour = trace.get("textfont", {}).get("color") or chosen["layout"]["font"]["color"]
            trace["unselected"] = {"textfont": {"color": colour}}
    return go.Figure(copy, _validate=False)


@cache
def _template_dict(dark: bool) -> dict[str, Any]:
    return template(dark=dark).to_plotly_json()


def slide(figure: go.Figure, *, title: str, note: str) -> go.Figure:
    """Return the figure as it goes on a slide: 16:9, light, large letters, title and note on it.

    Parameters
    ----------
    figure : Figure
    title : str
        What the chart shows.
    note : str
        Its n and filters, written below the title.
    """
    copy = go.Figure(figure)
    width, height = SLIDE
    legend = copy.layout.showlegend is True
    copy.update_layout(
        template=template(),
        width=width,
        height=height,
        autosize=False,
        font_size=16,
        title={
            "text": f"<b>{plain(title, 72)}</b>",
            "font": {"size": 24},
            "subtitle": {"text": plain(note, 140), "font": {"size": 13}},
            "x": 0.025,
            "xanchor": "left",
            "y": 0.955,
            "yanchor": "top",
        },
        margin={"l": 24, "r": 32, "t": 96, "b": 24},
    )
    if legend:  # beside the chart: above it, its lines would run into the note
        copy.update_layout(
            legend={"orientation": "v", "x": 1.02, "xanchor": "left", "y": 1, "yanchor": "top"},
            legend_font_size=13,
        )
    _headings(copy)
    rows = _rows(copy)
    if rows:
        size = min(16, max(8, 290 // rows))
        copy.update_yaxes(tickfont_size=size)
        copy.update_traces(textfont_size=min(12, size), selector={"mode": "text"})
    return copy


def name_rows(figure: go.Figure, names: Sequence[str], *, longest: int, spare: float = 0.5) -> None:
    """Write the names of rows at the left, the first on top; two that are cut alike stay two.

    Parameters
    ----------
    figure : Figure
        Drawn with the rows' places, 0 for the first.
    names : sequence of str
        As they are; each is cut at `longest` characters.
    spare : float
        What the plot has above the first row and below the last, in rows.
    """
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=[plain(name, longest) for name in names],
        range=[len(names) - 1 + spare, -spare],
        showgrid=False,
        zeroline=False,
    )


def _headings(figure):
    """Make room for column headings; slanted ones level, or upright when there are many."""
    axis = figure.layout.xaxis
    if axis.side != "top":
        return
    names = list(axis.ticktext)
    if axis.tickangle and len(names) > 10:
        room, angle = 6.5 * max(map(len, names)), -90
    else:
        wide = 13 if len(names) <= 7 else 9
        names = ["<br>".join(textwrap.wrap(name, wide, break_long_words=False)) for name in names]
        room, angle = 16 * max(name.count("<br>") + 1 for name in names), 0
    axis.update(ticktext=names, tickangle=angle, tickfont_size=12)
    figure.update_layout(margin_t=int(96 + room), margin_r=32)


def _rows(figure):
    """Count the names at the left of the chart, 0 when there are none."""
    if figure.layout.yaxis.ticktext:
        return len(figure.layout.yaxis.ticktext)
    bars = [trace for trace in figure.data if trace.type == "bar"]
    return len({name for trace in bars for name in trace.y})
