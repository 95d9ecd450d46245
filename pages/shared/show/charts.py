"""A chart with its n, its table and its export; a table; why there is nothing to draw."""

from collections.abc import Callable
from typing import Any, NoReturn

import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from charts.theme import slide
from corpus.text.folding import bare
from exports.names import file_name
from exports.sheets.tables import to_csv
from exports.web.chart_page import to_html
from pages.shared.show import camera, columns, tray
from pages.shared.show.figures import style_once
from pages.shared.text import md
from study.provenance import Made

_CONFIG = {"displaylogo": False, "showSendToCloud": False, "displayModeBar": False}
_LASSO = {
    **_CONFIG,
    "displayModeBar": True,
    "modeBarButtons": [["lasso2d", "select2d", "resetScale2d"]],
}

ROWS = 1000  # of a table that a browser is sent at once


def beside() -> tuple[Any, Any]:
    """Give two places beside each other; below each other where the page is narrow."""
    grid = st.grid(2, min_column_width=430, gap=("small", "medium"))
    return grid.cell(), grid.cell()


def chart(
    figure: Figure,
    table: pd.DataFrame,
    *,
    title: str,
    note: Made,
    key: str,
    pick: Callable[[Any], None] | None = None,
    lasso: Callable[[list[Any]], None] | None = None,
) -> None:
    """Show a chart with what belongs to it: title, n, table, export.

    Parameters
    ----------
    figure
        What is drawn.
    table
        The numbers that the chart draws, in columns that a reader understands.
    title
        What the chart shows.
    note
        From what and how it was made.
    key
        Its name on the page, unique.
    pick
        Called with the customdata of the mark that was clicked.
    lasso
        Called with the list of customdata of the marks in a lasso or box.
    """
    st.subheader(md(title), anchor=False)
    selecting = (
        {}
        if pick is None
        else {
            "on_select": lambda: _pick(key, pick, lasso),
            "selection_mode": ["points", "lasso", "box"] if lasso else "points",
        }
    )
    st.plotly_chart(
        style_once(figure, dark=_is_dark()),
        theme=None,
        key=key,
        config=_LASSO if lasso else _CONFIG,
        alt=title,
        **selecting,
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(md(note.text))
        kind = figure.layout.meta["chart"]
        tray.button(note, lambda: (figure, table, kind), title=title, key=key)
        if st.button("Export", icon=":material/download:", key=f"{key}-export", type="tertiary"):
            _export(figure, table, title, note.text, key)
    numbers = st.expander(
        "The numbers as a table", icon=":material/table:", key=f"{key}-numbers", on_change="rerun"
    )
    if numbers.open:  # closed, its rows are not sent
        with numbers:
            frame(table, key=f"{key}-table")


def table(
    rows: pd.DataFrame,
    *,
    title: str,
    note: Made,
    key: str,
    whole: pd.DataFrame | None = None,
    **options: Any,
) -> None:
    """Show a table with what belongs to it: title, n, download.

    Parameters
    ----------
    rows
        In columns that a reader understands.
    title, note, key
        As in `chart`.
    whole
        What the download holds, where `rows` are a part of it.
    options
        Those of `frame`.
    """
    st.subheader(md(title), anchor=False)
    frame(rows, key=key, **options)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(md(note.text))
        tray.button(note, lambda: (None, rows, "table"), title=title, key=key)
        every = rows if whole is None else whole
        st.download_button(
            "Data (CSV)",
            lambda: to_csv(every),
            file_name(title, "csv"),
            "text/csv",
            on_click="ignore",
            key=f"{key}-csv",
            icon=":material/download:",
            type="tertiary",
        )


def frame(table: pd.DataFrame, *, key: str, **options: Any) -> Any:
    """Show a table with readable headings; of a long one, rows are sent as they are looked at."""
    if len(table) > ROWS and "on_select" not in options:
        options["lazy"] = True
    return st.dataframe(
        table, hide_index=True, column_config=columns.config(table), key=key, **options
    )


def narrow_rows(rows: pd.DataFrame, *, key: str) -> pd.DataFrame:
    """Give the part of a long table that is shown: its first rows, or those in which a text stands.

    A table whose rows can be chosen is sent whole. A short one is given back as it is, and nothing
    is drawn.
    """
    if len(rows) <= ROWS:
        return rows
    asked = st.text_input(
        "Find in the table", key=f"{key}-find", type="search", placeholder="a word, or part of one"
    )
    found = rows[_holds(rows, bare(asked.strip()))] if asked.strip() else rows
    if len(found) > ROWS:
        st.caption(
            f"The first {ROWS:,} of {len(found):,} rows: a word above finds the others, and the "
            "file under the table has all."
        )
    elif found.empty:
        st.caption("It stands in no row.")
    return found.head(ROWS)


def _holds(rows: pd.DataFrame, asked: str) -> pd.Series:
    """Say in which rows a text stands, capitals and accents apart."""
    has = pd.Series(False, index=rows.index)
    for column in rows.columns:
        if isinstance(rows[column].dtype, pd.CategoricalDtype | pd.StringDtype):
            has |= rows[column].astype("str").map(bare).str.contains(asked, regex=False)
    return has


def _is_dark() -> bool:
    return st.context.theme.type == "dark"


def _pick(key: str, pick: Callable, lasso: Callable | None) -> None:
    selection = st.session_state[key].selection
    points = selection.points
    if lasso and points and (selection.lasso or selection.box):
        lasso([point["customdata"] for point in points])
        return
    if points and points[0].get("customdata") is not None:
        st.session_state[f"{key}-last"] = points[0]["customdata"]
    # A second click on a mark takes plotly's selection away, not the reader's choice.
    if f"{key}-last" in st.session_state:
        pick(st.session_state[f"{key}-last"])


@st.dialog("Export this chart", width="large")
def _export(figure: Figure, table: pd.DataFrame, title: str, note: str, key: str) -> None:
    st.caption(
        "The picture as it goes on a slide, 16:9. The web page stays interactive and works offline."
    )
    page = to_html(figure, title=title, note=note)
    csv = to_csv(table)
    with st.container(horizontal=True):
        camera.buttons(chart=f"{key}-slide", name=file_name(title, "png")[:-4])
        for label, data, ending, mime in (
            ("Data (CSV)", csv, "csv", "text/csv"),
            ("Web page (HTML)", page, "html", "text/html"),
        ):
            st.download_button(
                label,
                data,
                file_name(title, ending, data if len(data) > 2**20 else b""),
                mime,
                on_click="ignore",
                key=f"{key}-{ending}",
                icon=":material/download:",
            )
    with st.container(key=f"{key}-slide"):
        st.plotly_chart(
            slide(figure, title=title, note=note),
            theme=None,
            key=f"{key}-picture",
            width="content",
            config={**_CONFIG, "displayModeBar": True, "modeBarButtons": [["toImage"]]},
        )


def nothing(message: str) -> NoReturn:
    """Say why there is nothing to draw and what to do; the page ends here."""
    st.info(message, icon=":material/info:")
    st.stop()
