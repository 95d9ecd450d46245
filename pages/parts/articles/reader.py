"""The list of articles and the reader."""

import streamlit as st

from pages.shared import article_names, cached, choices
from pages.shared.address import shared
from pages.shared.show import charts as show
from pages.shared.show import marked
from pages.shared.sidebar import LANGUAGES
from pages.shared.text import count, escape, md

LAYERS = {
    "keyword": "Keywords",
    "entity": "Names",
    "passage": "Shared passages",
}
_LEGEND = """
<span class="keyword">keyword</span> · <span class="PER">person</span> ·
<span class="LOC">place</span> · <span class="ORG">organisation</span> ·
<span class="passage">shared passage</span> · <span class="quote">shared quotation</span>
"""


def listing(view):
    """Show the selected articles as a table; a click on a row opens it in the reader."""
    names = article_names.long(view.articles)

    def opened():
        rows = st.session_state["list"].selection.rows
        if rows:
            st.session_state["article"] = view.ids[rows[0]]

    table = view.articles[["date", "source", "title", "origin", "language", "url"]].assign(
        words=cached.words_by_article(view),
        url=view.articles["url"].where(view.articles["url"].str.match("https?://"), ""),
        language=view.articles["language"].map(lambda code: LANGUAGES.get(code, code)),
    )
    st.caption(f"{count(len(names), 'article')}. Tick a row to read it below.")
    show.frame(table, key="list", on_select=opened, selection_mode="single-row", height=300)


def choose(view):
    """Draw the list to choose from; return the article (a row of the table)."""
    names = article_names.long(view.articles)
    chosen = choices.choose("Article", view.ids, key="article", names=names)
    return view.articles.set_index("article_id", drop=False).loc[chosen]


def layers():
    """Draw the switches; return what is to be highlighted."""
    chosen = st.pills(
        "Highlight",
        list(LAYERS),
        selection_mode="multi",
        default=list(LAYERS),
        key="highlight",
        format_func=LAYERS.get,
        bind="query-params",
    )
    st.html(marked.block(_LEGEND))
    return chosen


def text(view, article, layers):
    """Show the article, the chosen layers highlighted."""
    st.html(marked.paragraphs(article["text"], spans(view, article, layers)))


def spans(view, article, layers):
    """Return what to mark in the article: `(start, end, class, hint)`."""
    found = []
    if "passage" in layers:
        found += _passage_spans(view.corpus, article)
    if "entity" in layers:
        rows = _of(cached.mentions(view.corpus), article)
        found += list(zip(rows["start"], rows["end"], rows["type"], rows["entity"], strict=True))
    if "keyword" in layers:
        rows = cached.own_keywords(view.corpus, article["article_id"])
        hints = "keyword: " + rows["keyword"]
        found += list(zip(rows["start"], rows["end"], ["keyword"] * len(rows), hints, strict=True))
    return found


def _passage_spans(corpus, article):
    names = article_names.short(corpus.articles)
    rows = cached.own_passages(corpus, article["article_id"])
    classes = rows["kind"].map({"quote": "quote", "names": "names"}).fillna("passage")
    hints = [f"also in {names[other]}" for other in rows["other"]]
    return list(zip(rows["start"], rows["end"], classes, hints, strict=True))


def _of(table, article):
    return table[table["article_id"] == article["article_id"]]


def about(view, article):
    """Show where the article comes from and what it shares with which others."""
    day = f"{article['date']:%d %B %Y}" if article["date"] == article["date"] else "no date"
    lines = [article["source"] or "Unknown outlet", day]
    lines += [f"Credited to {article['origin']}"] if article["origin"] else []
    st.html(marked.block("".join(f"<div>{escape(line)}</div>" for line in lines)))
    _others(view.corpus, article)


def _others(corpus, article):
    rows = cached.own_passages(corpus, article["article_id"])
    if rows.empty:
        st.caption("Shares no passage of eight words or more with another article.")
        return
    st.caption("Shares passages with")
    long, short = article_names.long(corpus.articles), article_names.short(corpus.articles)
    words = rows.groupby("other")["words"].sum().sort_values(ascending=False, kind="stable")
    for other, number in words.items():
        st.page_link(
            "pages/overlap.py",
            label=md(short[other]),
            help=f"{count(int(number), 'word')} in shared passages; opens the two side by side",
            query_params=shared(a=long[article["article_id"]], b=long[other]),
        )
        st.caption(count(int(number), "shared word"))


# What nearly every text needs, and what would hide the cuts that matter.
SIGNS = {"spaces", "apostrophes", "blank lines", "invisible characters", "letters composed"}


def removed(cuts, article):
    """Show what cleaning took out or mended, in the text as it was read."""
    lines, signs = cuts[~cuts["rule"].isin(SIGNS)], cuts[cuts["rule"].isin(SIGNS)]
    title = f"What cleaning removed: {count(len(lines), 'cut')}, {count(len(signs), 'sign')} mended"
    with st.expander(title, icon=":material/cleaning_services:"):
        if cuts.empty:
            st.caption("Nothing: the text was clean.")
            return
        shown = cuts if st.toggle("Show spaces and other signs too", key="signs") else lines
        show.frame(shown[["rule", "removed", "replacement"]], key="cuts", height=220)
        st.caption("The text as it was read, which is kept; what was taken out is struck through.")
        spans = [(row.start, row.end, "cut", row.rule) for row in shown.itertuples()]
        body = marked.mark(article["raw"], spans)
        st.html(marked.block(f'<div style="white-space:pre-wrap">{body}</div>'))
