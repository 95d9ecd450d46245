"""A chart with its n, its table and its export; sentences as evidence."""

import streamlit as st

from charts.theme import slide, style
from exports.names import file_name
from exports.sheets.tables import to_csv
from exports.web.chart_page import to_html
from pages.shared import article_names
from pages.shared.address import shared
from pages.shared.show import camera, columns, tray
from pages.shared.text import md

_CONFIG = {"displaylogo": False, "showSendToCloud": False, "displayModeBar": False}
_LASSO = {
    **_CONFIG,
    "displayModeBar": True,
    "modeBarButtons": [["lasso2d", "select2d", "resetScale2d"]],
}


def beside():
    """Return two places beside each other; below each other where the page is narrow."""
    grid = st.grid(2, min_column_width=430, gap=("small", "medium"))
    return grid.cell(), grid.cell()


def chart(figure, table, *, title, note, key, pick=None, lasso=None):
    """Show a chart with what belongs to it: title, n, table, export.

    Parameters
    ----------
    figure : plotly Figure
    table : DataFrame
        The numbers that the chart draws, in columns that a reader understands.
    title : str
        What the chart shows.
    note : Made
        From what and how it was made.
    key : str
        Its name on the page, unique.
    pick : callable, optional
        Called with the customdata of the mark that was clicked.
    lasso : callable, optional
        Called with the list of customdata of the marks in a lasso or box.
    """
    st.subheader(md(title), anchor=False)
    selecting = (
        {}
        if pick is None
        else {
            "on_select": lambda: _picked(key, pick, lasso),
            "selection_mode": ["points", "lasso", "box"] if lasso else "points",
        }
    )
    st.plotly_chart(
        style(figure, dark=_dark()),
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
    with st.expander("The numbers as a table", icon=":material/table:"):
        frame(table, key=f"{key}-table")


def table(rows, *, title, note, key, **options):
    """Show a table with what belongs to it: title, n, download.

    Parameters: `rows`, in columns that a reader understands; `title`, `note`, `key` as in `chart`;
    `options`, those of `frame`.
    """
    st.subheader(md(title), anchor=False)
    frame(rows, key=key, **options)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(md(note.text))
        tray.button(note, lambda: (None, rows, "table"), title=title, key=key)
        data = to_csv(rows)
        st.download_button(
            "Data (CSV)",
            data,
            file_name(title, "csv", data if len(data) > 2**20 else b""),
            "text/csv",
            on_click="ignore",
            key=f"{key}-csv",
            icon=":material/download:",
            type="tertiary",
        )


def frame(table, *, key, **options):
    """Show a table with readable headings."""
    return st.dataframe(
        table, hide_index=True, column_config=columns.config(table), key=key, **options
    )


def _dark():
    return st.context.theme.type == "dark"


def _picked(key, pick, lasso):
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
def _export(figure, table, title, note, key):
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


def matrix(table, row, column, value, rows):
    """Return a long table as the matrix that a heatmap draws, its rows in the order given."""
    columns = table[column].unique()
    return table.pivot(index=row, columns=column, values=value).loc[rows, columns]


READABLE = 60  # rows or columns of a matrix that a reader can still tell apart


def readable(matrix, kept, *, axes=(0,)):
    """Return the part of a matrix that can be read: all of it, or else what the filters keep.

    Parameters: `kept`, the ids that the filters keep; `axes`, which axes hold them. When that is
    still too much, the page says so and None is returned.
    """
    kept = set(kept)
    for axis in axes:
        if matrix.shape[axis] > READABLE:
            matrix = matrix.loc(axis=axis)[[one for one in matrix.axes[axis] if one in kept]]
    most = max(matrix.shape[axis] for axis in axes)
    if most <= READABLE:
        return matrix
    st.info(
        f"A matrix of {most:,} articles cannot be read. Choose up to {READABLE} with the filters "
        "(an outlet, a period, some words), and it is drawn here.",
        icon=":material/filter_alt:",
    )
    return None


NUMBERED_FROM = 11  # with so many columns or more, numbers stand above them and a list below


def group_names(articles, by):
    """Return what to call the outlets or the articles at an axis."""
    return article_labels(articles) if by == "articles" else {"": "Unknown outlet"}


def headings(names):
    """Return the names to write above columns: themselves, or numbers when there are many."""
    if len(names) < NUMBERED_FROM:
        return names
    return [str(number) for number in range(1, len(names) + 1)]


def legend(names):
    """Say what the numbers above the columns stand for, where there are numbers."""
    if len(names) >= NUMBERED_FROM:
        st.caption(md(" · ".join(f"{number} {name}" for number, name in enumerate(names, start=1))))


def article_labels(articles):
    """Return article_id → the short name that axes carry."""
    return article_names.short(articles)


def threshold(pairs, within):
    """Draw the slider for the fewest windows a link needs; return it."""
    from analysis.cooccurrence.thresholds import readable_threshold

    most = int(pairs["count"].max())
    start = min(readable_threshold(pairs), most)
    if most == 1:
        return 1
    return st.slider(
        f"Draw links of at least so many {within}s",
        1,
        most,
        start,
        key=f"least-{within}",
        bind="query-params",
        help="Starts where the picture is readable; lower it to see more, raise it to see the core.",
    )


def keep_article(article_id):
    """Keep the article whose mark was clicked."""
    st.session_state["clicked-article"] = article_id


def article_link(view):
    """Offer to read the article whose mark was clicked; before that, say that marks can be clicked."""
    names = article_names.long(view.articles)
    clicked = st.session_state.get("clicked-article")
    if clicked not in names:
        left_out = clicked in set(view.corpus.articles["article_id"])
        st.caption(
            "The filters leave that article out."
            if left_out
            else "Click a mark to see which article it is."
        )
        return
    st.page_link(
        "pages/articles.py",
        label=md(f"Read: {names[clicked]}"),
        icon=":material/article:",
        query_params=shared(article=names[clicked]),
    )


def nothing(message):
    """Say why there is nothing to draw and what to do; the page ends here."""
    st.info(message, icon=":material/info:")
    st.stop()
