"""Similarity and overlap: which articles are alike, why, and the passages they share."""

import streamlit as st

from charts.bars import bars
from charts.heatmap import heatmap
from pages.shared import cached, frame, pairs, show, sidebar
from pages.shared.choices import pair_picker
from pages.shared.text import count

corpus = frame.begin("pages/overlap.py")
view = sidebar.choose(corpus)
articles = corpus.articles
if len(articles) < 2:
    show.nothing("Comparing takes two articles; this corpus has one.")

measure = st.segmented_control(
    "Compare by",
    list(pairs.MEASURES),
    default="likeness",
    required=True,
    key="measure",
    format_func=pairs.MEASURES.get,
    bind="query-params",
)
st.caption(pairs.HELP[measure])
matrix = cached.likeness_matrix(corpus) if measure == "likeness" else cached.shared_matrix(corpus)
matrix = show.readable(matrix, view.ids, axes=(0, 1))
if matrix is not None:
    rows, columns = pairs.axis_names(articles, matrix.index)
    show.chart(
        heatmap(
            matrix,
            unit=pairs.UNITS[measure],
            digits=2 if measure == "likeness" else 0,
            row_names=rows,
            column_names=columns,
            faded=cached.left_out(view, "article"),
        ),
        pairs.table(matrix, show.article_labels(articles), measure),
        title=pairs.TITLES[measure],
        note=show.note(view, "grey: left out by the filters"),
        key="matrix",
        pick=pair_picker("a", "b", matrix.index),
    )

a, b = pairs.choose(view)
terms = cached.explain(corpus, a, b)
left, right = show.beside()
with left:
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
        note=f"TF-IDF cosine {pairs.cosine(corpus, a, b):.2f} · {count(len(terms), 'common term')}",
        key="why",
    )
with right:
    pairs.shared_text(corpus, a, b)
pairs.side_by_side(corpus, a, b)
