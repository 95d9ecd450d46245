"""The matrix of likeness or of shared text, articles or outlets; a cell says why."""

import streamlit as st

from analysis.similarity.arrangement import arrange, tree
from charts.bars import bars
from charts.heatmap import heatmap
from pages.parts.overlap import pairs
from pages.shared import cached, choices, methods
from pages.shared.choices import pair_picker
from pages.shared.show import charts as show
from pages.shared.show import made
from pages.shared.text import count, md

LEFT_OUT = {"names": "names", "quotes": "quotations", "agency": "agency copy"}
WORDS = {"lemmas": "in all their forms", "words": "as written"}
METHODS = {"likeness": methods.SIMILARITY, "shared": methods.OVERLAP}
OF = {"articles": "Articles", "outlets": "Outlets"}


def draw(view):
    """Draw the tab."""
    measure, of, without, words = _asked(view)
    st.caption(pairs.HELP[measure])
    matrix = _matrix(view.corpus, measure, of, without, words)
    if of == "outlets" and len(matrix) < 2:
        show.nothing("Comparing outlets takes two; the articles name fewer.")
    kept = view.ids if of == "articles" else sorted(set(view.articles["source"]))
    matrix = show.readable(matrix, kept, axes=(0, 1))
    if matrix is not None:
        _draw(view, matrix, measure, of)
    if of == "outlets":
        _of_outlets(view, without, words)
        return
    a, b = pairs.choose(view)
    left, right = show.beside()
    with left:
        _why(view, (a, b), without, words)
    with right:
        pairs.shared_text(view.corpus, a, b)
        choices.tab_button("Read them side by side", "Side by side")


def _asked(view):
    with st.container(horizontal=True, vertical_alignment="bottom"):
        measure = st.segmented_control(
            "Compare by",
            list(pairs.MEASURES),
            default="likeness",
            required=True,
            key="measure",
            format_func=pairs.MEASURES.get,
            bind="query-params",
        )
        of = st.segmented_control(
            "Of",
            list(OF),
            default="articles",
            required=True,
            key="compared",
            format_func=OF.get,
            bind="query-params",
        )
        without = st.pills(
            "Leave out",
            list(LEFT_OUT),
            selection_mode="multi",
            key="left-out",
            format_func=LEFT_OUT.get,
            bind="query-params",
            help="Agency copy: passages of articles that credit an agency.",
        )
        words = "lemmas"
        if measure == "likeness":
            words = st.segmented_control(
                "Words",
                list(WORDS),
                default="lemmas",
                required=True,
                key="word-forms",
                format_func=WORDS.get,
                bind="query-params",
            )
    return measure, of, tuple(without), words


def _matrix(corpus, measure, of, without, words):
    if measure == "shared":
        found = cached.shared_matrix if of == "articles" else cached.outlet_containment
        return found(corpus, without)
    found = cached.likeness_matrix if of == "articles" else cached.outlet_likeness
    return found(corpus, without, words)


def _draw(view, matrix, measure, of):
    order = arrange(matrix)
    branches = tree(matrix) if len(matrix) > 3 else None
    matrix = matrix.loc[order, order]
    articles = view.corpus.articles
    if of == "articles":
        rows, columns = pairs.axis_names(articles, order)
        labels, faded = show.article_labels(articles), cached.left_out(view, "article")
        pick = pair_picker("a", "b", order)
    else:
        rows = columns = order
        labels, faded = {}, cached.left_out(view, "outlet")
        pick = pair_picker("outlet-a", "outlet-b", order)
    show.chart(
        heatmap(
            matrix,
            unit=pairs.UNITS[measure].replace("article", of[:-1]),
            digits=2 if measure == "likeness" else 0,
            row_names=rows,
            column_names=columns,
            faded=faded,
            tree=branches,
        ),
        pairs.table(matrix, labels, measure),
        title=pairs.TITLES[measure].replace("article", of[:-1]),
        note=made.note(
            view,
            *made.grey(view),
            "in the order of a clustering by likeness",
            method=METHODS[measure],
        ),
        key=f"matrix-{of}",
        pick=pick,
    )


def _why(view, pair, without, words):
    terms = cached.explain(view.corpus, *pair, without, words)
    if terms.empty:
        st.subheader("Why these two are alike", anchor=False)
        st.info("They have no word in common that tells anything.", icon=":material/info:")
        return
    cosine = cached.similarity(view.corpus, without, words).at[pair]
    show.chart(
        bars(
            terms.head(12).assign(percent=terms["share"] * 100),
            name="term",
            value="percent",
            axis="% of their likeness",
            digits=1,
        ),
        terms,
        title="Why these two are alike",
        note=made.note(
            view,
            f"likeness {cosine:.2f}",
            f"{count(len(terms), 'common term')}, which sum to it",
            method=methods.SIMILARITY,
        ),
        key="why",
    )


def _of_outlets(view, without, words):
    """List the closest articles of the two outlets; a row chosen is read side by side."""
    outlets = sorted(set(view.corpus.articles["source"]) - {""})
    left, right = st.columns(2, gap="large")
    a = left.selectbox("Outlet A", outlets, key="outlet-a", help="Or click a cell.")
    b = right.selectbox("Outlet B", outlets[1:] + outlets[:1], key="outlet-b")
    found = pairs.of_outlets(view, (a, b), without, words)
    if found.empty:
        show.nothing("These two have no pair of articles to compare.")

    def opened():
        rows = st.session_state["outlet-pairs"].selection.rows
        if rows:
            row = found.iloc[rows[0]]
            st.session_state.update({"a": row["a"], "b": row["b"], "tab": "Side by side"})

    st.subheader(md(f"The closest articles of {a} and {b}"), anchor=False)
    show.frame(
        found.drop(columns=["a", "b"]),
        key="outlet-pairs",
        on_select=opened,
        selection_mode="single-row",
    )
    st.caption("Choose a row to read the two side by side.")
