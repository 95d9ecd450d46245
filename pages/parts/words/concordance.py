"""Concordance on the page Words: lines, counts and dispersion of a search."""

import streamlit as st

from charts.bars import bars
from charts.dispersion import dispersion
from charts.theme import Groups, outlet_colours
from pages.parts.words import kwic
from pages.shared import article_names, cached, methods
from pages.shared.show import charts as show
from pages.shared.show import made
from pages.shared.text import count, md

MODES = {"words": "words and phrases", "lemma": "all forms", "regex": "regular expression"}
SORTS = {"position": "place in the text", "left": "word to the left", "right": "word to the right"}
_WIDTH = 12  # words of context
_LINES = 100  # shown at first; the rest on demand
_ROWS = 40  # articles in the dispersion chart, outlets or articles in the bars


def draw(view):
    """Draw the tab."""
    query, mode = _asked(view)
    try:
        hits = cached.concordance(view, query, mode, _WIDTH)
    except ValueError as problem:  # a wrong or too slow pattern
        show.nothing(md(str(problem).removeprefix("query: ")))
    if hits.empty:
        advice = "" if mode == "regex" else " Try `*` for an ending, or all forms."
        show.nothing(md(f"“{query}” stands nowhere in the selected articles.") + advice)
    _lines(view, query, hits)
    _counts(view, query, mode)
    _dispersion(view, query, mode)


def _asked(view):
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
        mode = st.segmented_control(
            "Look for",
            list(MODES),
            default="words",
            required=True,
            key="mode",
            format_func=MODES.get,
            bind="query-params",
        )
    if not query:
        examples(view, "Type a word to see every place where it stands.", key="query")
    return query, mode


def examples(view, message, *, key):
    """Say what to do and offer the leading keywords; the page ends here."""
    found = cached.corpus_keywords(view)["keyword"].head(6).tolist()
    st.info(message, icon=":material/search:")
    with st.container(horizontal=True):
        for keyword in found:
            st.button(md(keyword), on_click=_take, args=(key, keyword), key=f"{key}-{keyword}")
    st.stop()


def _take(key, keyword):
    st.session_state[key] = keyword


def _lines(view, query, hits):
    from analysis.concordance.kwic import sorted_hits

    found = f"{count(len(hits), 'line')} in {count(hits['article_id'].nunique(), 'article')}"
    st.subheader(md(f"“{query}”: {found}"), anchor=False)
    by = st.segmented_control(
        "Sort by",
        list(SORTS),
        default="position",
        required=True,
        key="sort",
        format_func=SORTS.get,
        bind="query-params",
    )
    ordered = sorted_hits(hits, by)
    everything = len(hits) <= _LINES or st.toggle("Show all lines", key="all-lines")
    with st.container(height=640 if len(hits) > 18 else "content", border=True):
        kwic.lines(ordered if everything else ordered.head(_LINES), _line_names(view))
    st.caption("The outlet's name opens the full text; point at a line to read it whole.")
    _table(view, query, ordered)


def _table(view, query, hits):
    about = view.articles.set_index("article_id")[["source", "date", "title"]]
    columns = ["source", "date", "title", "left", "match", "right"]
    table = hits.join(about, on="article_id")[columns]
    with st.expander("The lines as a table", icon=":material/table:"):
        show.table(
            table,
            title=f"“{query}” in its sentences",
            note=made.note(view, count(len(table), "line"), method=methods.concordance(query)),
            key="lines",
        )


def _line_names(view):
    short, long = article_names.short(view.articles), article_names.long(view.articles)
    return {article: (short[article], long[article]) for article in short}


def _counts(view, query, mode):
    by = st.segmented_control(
        "Count by",
        ["source", "article_id"],
        default="source",
        required=True,
        key="count-by",
        format_func={"source": "outlets", "article_id": "articles"}.get,
        bind="query-params",
    )
    counts = cached.hit_counts(view, query, mode, _WIDTH, by)
    colours = outlet_colours(view.corpus.articles["source"])
    names = {source: source or "Unknown outlet" for source in colours}
    outlet = dict(zip(view.articles["article_id"], view.articles["source"], strict=True))
    labels = names if by == "source" else article_names.titled(view.articles)
    named = counts.assign(
        name=counts["group"].map(labels),
        outlet=counts["group"] if by == "source" else counts["group"].map(outlet),
    )
    shown = named.head(_ROWS)
    present = {source: names[source] for source in sorted(set(shown["outlet"]))}
    figure = bars(
        shown,
        name="name",
        value="per_thousand",
        axis="occurrences in 1,000 words",
        group=Groups("outlet", colours, present),
        digits=2,
    )
    show.chart(
        figure.update_layout(showlegend=by != "source" and len(present) > 1),
        named[["name", "count", "articles", "per_thousand"]],
        title=f"“{query}” by {'outlet' if by == 'source' else 'article'}",
        note=made.note(
            view,
            f"{count(int(counts['count'].sum()), 'occurrence')}",
            method=methods.concordance(query),
        ),
        key="hit-counts",
    )


def _dispersion(view, query, mode):
    places = cached.dispersion(view, query, mode, _WIDTH)
    most = places["article_id"].value_counts(sort=True).index[:_ROWS]
    drawn = places[places["article_id"].isin(most)].sort_values(
        ["source", "article_id", "position"], kind="stable"
    )
    names = article_names.short(view.articles)
    show.chart(
        dispersion(drawn, outlet_colours(view.corpus.articles["source"]), names),
        places.assign(article=places["article_id"].map(names))[["article", "source", "position"]],
        title=f"Where in its articles “{query}” stands",
        note=made.note(
            view,
            count(len(most), "article") + " with the most occurrences",
            method=methods.concordance(query),
        ),
        key="dispersion",
        pick=show.keep_article,
    )
    show.article_link(view)
