"""Keywords: what stands out, outlet beside outlet, with its sentences."""

import streamlit as st

from charts.bars import stacked
from charts.heatmap import heatmap
from charts.theme import outlet_colours
from pages.shared import cached, frame, methods, sidebar
from pages.shared.choices import choose, picker
from pages.shared.decisions import hidden
from pages.shared.show import charts as show
from pages.shared.show import made, sentences

corpus = frame.begin("pages/keywords.py")
view = sidebar.choose(corpus)
top = st.columns(2)[0].slider("How many keywords", 5, 40, 20, key="keywords", bind="query-params")
hidden.choose(corpus)
ranked = hidden.without(corpus, cached.corpus_keywords(view), "keyword").head(top)
if ranked.empty:
    show.nothing("No keyword was found: the selected articles are too short.")
order = ranked["keyword"].tolist()
by_outlet = cached.keyword_counts(view, tuple(order), "source")

left, right = show.beside()
with left:
    show.chart(
        stacked(
            by_outlet,
            name="keyword",
            group="group",
            value="count",
            axis="occurrences",
            colours=outlet_colours(corpus.articles["source"]),
            order=order,
        ),
        ranked,
        title="Keywords of the selected articles",
        note=made.note(
            view, "keywords by YAKE, those of many articles first", method=methods.KEYWORDS
        ),
        key="bars",
        pick=picker("keyword", order),
    )
with right:
    keyword = choose("Sentences with", order, key="keyword", help="Or click a bar or a cell.")
    hidden.button(corpus, keyword, key="hide-keyword")
    found = cached.keyword_evidence(view, keyword)
    with st.container(height=680, border=True):
        sentences.evidence(
            found,
            view.articles,
            key="keyword-evidence",
            title=f"Sentences with “{keyword}”",
            made=made.note(view, method=methods.KEYWORDS),
        )

by = st.segmented_control(
    "Compare",
    ["outlets", "articles"],
    default="outlets",
    required=True,
    key="compare",
    bind="query-params",
)
counts = by_outlet if by == "outlets" else cached.keyword_counts(view, tuple(order), "article_id")
matrix = show.matrix(counts, "keyword", "group", "per_thousand", order)
matrix = show.readable(matrix, matrix.columns, axes=(1,))
if matrix is None:
    st.stop()
names = show.group_names(view.articles, by)
columns = [names.get(column, column) for column in matrix.columns]
show.chart(
    heatmap(
        matrix,
        unit="per 1,000 words",
        digits=1,
        column_names=show.headings(columns),
    ),
    counts.assign(group=counts["group"].map(lambda group: names.get(group, group))),
    title=f"Keywords across {by}: occurrences per 1,000 words",
    note=made.note(view, method=methods.KEYWORDS),
    key="across",
    pick=picker("keyword", order),
)
show.legend(columns)
