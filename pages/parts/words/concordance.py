"""Concordance on the page Words: lines, counts and dispersion of a search."""

import pandas as pd
import streamlit as st

from charts.bars import bars
from charts.dispersion import dispersion
from charts.theme import Groups
from pages.parts.words import kwic
from pages.parts.words.examples import offer
from pages.shared.choices import one_of
from pages.shared.show.charts import chart, nothing, table
from pages.shared.show.figures import colours_of
from pages.shared.show.reading import article_link, keep_article
from pages.shared.text import md
from study import View, article_names, methods, words
from study.provenance import note
from wording.language import count

MODES = {"words": "words and phrases", "lemma": "all forms", "regex": "regular expression"}
SORTS = {"position": "place in the text", "left": "word to the left", "right": "word to the right"}
COUNTED = {"source": "outlets", "article_id": "articles"}
_WIDTH = 12  # words of context
_LINES = 100  # shown at first; the rest on demand
_ROWS = 40  # articles in the dispersion chart, outlets or articles in the bars


def draw(view: View) -> None:
    """Draw the tab."""
    query, mode = _controls(view)
    try:
        hits = words.concordance(view, query, mode, _WIDTH)
    except ValueError as problem:  # a wrong or too slow pattern
        nothing(md(str(problem).removeprefix("query: ")))
    if hits.empty:
        advice = "" if mode == "regex" else " Try `*` for an ending, or all forms."
        nothing(md(f"“{query}” stands nowhere in the selected articles.") + advice)
    _lines(view, query, hits)
    _counts(view, query, mode)
    _dispersion(view, query, mode)


def _controls(view: View) -> tuple[str, str]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        query = st.text_input(
            "Search",
            key="query",
            placeholder="e.g. conseil * sécurité, négoci*",
            type="search",
            help="Capitals and accents do not matter. `*` inside a word is any ending or beginning, "
            "alone any one word; `lemma:négocier` is that word in all its forms.",
            bind="query-params",
        ).strip()
        mode = one_of("Look for", MODES, key="mode")
    if not query:
        offer(view, "Type a word to see every place where it stands.", key="query")
    return query, mode


def _lines(view: View, query: str, hits: pd.DataFrame) -> None:
    found = f"{count(len(hits), 'line')} in {count(hits['article_id'].nunique(), 'article')}"
    st.subheader(md(f"“{query}”: {found}"), anchor=False)
    by = one_of("Sort by", SORTS, key="sort")
    ordered = words.sorted_lines(hits, by)
    everything = len(hits) <= _LINES or st.toggle("Show all lines", key="all-lines")
    with st.container(height=640 if len(hits) > 18 else "content", border=True):
        kwic.lines(ordered if everything else ordered.head(_LINES), view.corpus)
    st.caption("The outlet's name opens the full text; point at a line to read it whole.")
    lines = st.expander(
        "The lines as a table", icon=":material/table:", key="lines-open", on_change="rerun"
    )
    if lines.open:
        with lines:
            table(
                words.line_table(view, ordered),
                title=f"“{query}” in its sentences",
                note=note(view, count(len(hits), "line"), method=methods.concordance(query)),
                key="lines",
            )


def _counts(view: View, query: str, mode: str) -> None:
    usual = "article_id" if view.is_by_article else "source"
    by = one_of("Count by", COUNTED, key="count-by", default=usual)
    colours = colours_of(view.corpus)
    outlets = {source: source or "Unknown outlet" for source in colours}
    labels = outlets if by == "source" else article_names.with_titles(view.corpus)
    counts = words.hit_counts(view, query, mode, _WIDTH, by)
    if counts.empty:
        st.info("It stands in articles without an outlet only: count it by article.")
        return
    named = counts.assign(name=counts["group"].map(labels))
    shown = named.head(_ROWS)
    present = {source: outlets[source] for source in sorted(set(shown["outlet"]))}
    figure = bars(
        shown,
        name="name",
        value="per_thousand",
        axis="occurrences in 1,000 words",
        group=Groups("outlet", colours, present),
        digits=2,
    )
    chart(
        figure.update_layout(showlegend=by != "source" and len(present) > 1),
        named[["name", "count", "articles", "per_thousand"]],
        title=f"“{query}” by {COUNTED[by].removesuffix('s')}",
        note=note(
            view,
            count(int(counts["count"].sum()), "occurrence"),
            method=methods.concordance(query),
        ),
        key="hit-counts",
    )


def _dispersion(view: View, query: str, mode: str) -> None:
    places = words.dispersion(view, query, mode, _WIDTH)
    drawn = words.densest_places(places, top=_ROWS)
    names = article_names.short(view.corpus)
    named = places.assign(article=places["article_id"].map(names))
    chart(
        dispersion(drawn, colours_of(view.corpus), names),
        named[["article", "source", "position"]],
        title=f"Where in its articles “{query}” stands",
        note=note(
            view,
            f"{count(drawn['article_id'].nunique(), 'article')} with the most occurrences",
            method=methods.concordance(query),
        ),
        key="dispersion",
        pick=keep_article,
    )
    article_link(view)
