"""A chart with its n, its table and its export; sentences as evidence."""

import streamlit as st

from charts.theme import slide, style
from exports.names import file_name
from exports.page import to_html
from exports.tables import to_csv
from pages.shared import article_names, cached, camera, columns, marked
from pages.shared.address import link, shared
from pages.shared.sidebar import describe
from pages.shared.text import count, escape, md

_CONFIG = {"displaylogo": False, "showSendToCloud": False, "displayModeBar": False}
_SENTENCES = 40  # shown at first; the rest on demand


def note(view, *more):
    """Say what a chart was made from: articles, outlets, words, filters."""
    sizes = (
        count(len(view.articles), "article"),
        *([count(view.outlets, "outlet")] if view.outlets else []),
        count(cached.word_count(view), "word"),
    )
    parts = [f"n = {', '.join(sizes)}", *more]
    filters = describe(view.selection)
    return " · ".join(parts + ([f"filters: {filters}"] if filters else []))


def beside():
    """Return two places beside each other; below each other where the page is narrow."""
    grid = st.grid(2, min_column_width=430, gap=("small", "medium"))
    return grid.cell(), grid.cell()


def chart(figure, table, *, title, note, key, pick=None):
    """Show a chart with what belongs to it: title, n, table, export.

    Parameters
    ----------
    figure : plotly Figure
    table : DataFrame
        The numbers that the chart draws, in columns that a reader understands.
    title, note : str
        What the chart shows, and what it was made from.
    key : str
        Its name on the page, unique.
    pick : callable, optional
        Called with the customdata of the mark that was clicked.
    """
    st.subheader(md(title), anchor=False)
    selecting = (
        {}
        if pick is None
        else {"on_select": lambda: _picked(key, pick), "selection_mode": "points"}
    )
    st.plotly_chart(
        style(figure, dark=_dark()), theme=None, key=key, config=_CONFIG, alt=title, **selecting
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(md(note))
        if st.button("Export", icon=":material/download:", key=f"{key}-export", type="tertiary"):
            _export(figure, table, title, note, key)
    with st.expander("The numbers as a table", icon=":material/table:"):
        frame(table, key=f"{key}-table")


def frame(table, *, key, **options):
    """Show a table with readable headings."""
    return st.dataframe(
        table, hide_index=True, column_config=columns.config(table), key=key, **options
    )


def _dark():
    return st.context.theme.type == "dark"


def _picked(key, pick):
    points = st.session_state[key].selection.points
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
    from analysis.thresholds import readable_threshold

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


def evidence(sentences, articles, *, key):
    """Show the sentences behind a number, by article, the counted words marked.

    Parameters: `sentences`, as `analysis.evidence.evidence` gives them; `articles`, the corpus's
    table; `key`, unique on the page.
    """
    if sentences.empty:
        st.info("No sentence in the selected articles.", icon=":material/search_off:")
        return
    found = sum(len(marks) for marks in sentences["marks"])
    st.caption(
        f"{count(found, 'occurrence')} in {count(len(sentences), 'sentence')} of "
        f"{count(sentences['article_id'].nunique(), 'article')}"
    )
    everything = len(sentences) <= _SENTENCES or st.toggle("Show all sentences", key=f"{key}-all")
    shown = sentences if everything else sentences.head(_SENTENCES)
    about, names = articles.set_index("article_id"), article_names.long(articles)
    body = [
        _of_article(about.loc[article], rows, names[article])
        for article, rows in shown.groupby("article_id", sort=False)
    ]
    st.html(marked.block("".join(body)))
    if not everything:
        st.caption(f"The first {_SENTENCES} sentences of {len(sentences):,}.")


def _of_article(article, rows, name):
    items = "".join(
        f"<li>{marked.mark(text, [(a, b, 'keyword') for a, b in marks])}</li>"
        for text, marks in zip(rows["text"], rows["marks"], strict=True)
    )
    return f'<div class="head">{heading(article, name)}</div><ul>{items}</ul>'


def heading(article, name=None):
    """Return an article's title, outlet and date as HTML; a link to the reader if its name is given."""
    day = f"{article['date']:%d %b %Y}" if article["date"] == article["date"] else "no date"
    where = escape(f"{article['source'] or 'Unknown outlet'}, {day}")
    title = escape(article["title"])
    if name is not None:
        title = f'<a href="{escape(link("articles", article=name))}" target="_self">{title}</a>'
    return f'{title} <span class="where">· {where}</span>'


def passages(found, articles):
    """Show passages of articles, each under its article."""
    if found.empty:
        st.info(
            "No passage of the selected articles speaks mostly of this topic.",
            icon=":material/info:",
        )
        return
    about, names = articles.set_index("article_id"), article_names.long(articles)
    body = []
    for row in found.itertuples():
        article = about.loc[row.article_id]
        text = escape(article["text"][row.start : row.end])
        head = heading(article, names[row.article_id])
        body.append(f'<div class="head">{head}</div><p>{text}</p>')
    st.html(marked.block("".join(body)))
