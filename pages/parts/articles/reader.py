"""The reader: a text with what was found in it, whom it shares with, and what cleaning removed."""

import pandas as pd
import streamlit as st

from pages.shared import choices
from pages.shared.address import parameters
from pages.shared.choices import several_of
from pages.shared.show import marked
from pages.shared.show.charts import frame
from pages.shared.text import escape, md
from study import Corpus, View, article_names, entities, keywords, overlap
from study.memory import is_ready
from wording.language import count

FEW = 300  # articles that are compared without being asked to
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
# What nearly every text needs, and what would hide the cuts that matter.
SIGNS = {"spaces", "apostrophes", "blank lines", "invisible characters", "letters composed"}


def choose(view: View) -> pd.Series:
    """Draw the list to choose from; give the article (a row of the table)."""
    names = article_names.long(view.corpus)
    chosen = choices.choose("Article", view.ids, key="article", names=names)
    return view.articles.set_index("article_id", drop=False).loc[chosen]


def layers() -> list[str]:
    """Draw the switches; give what is to be highlighted."""
    chosen = several_of("Highlight", LAYERS, default=list(LAYERS), key="highlight")
    st.html(marked.block(_LEGEND))
    return chosen


def text(view: View, article: pd.Series, layers: list[str]) -> None:
    """Show the article, the chosen layers highlighted."""
    spans: list[marked.Span] = []
    if "passage" in layers and _compares(view.corpus):
        spans += _passage_spans(view.corpus, article)
    if "entity" in layers:
        rows = entities.article_mentions(view.corpus, article["article_id"])
        spans += zip(rows["start"], rows["end"], rows["type"], rows["entity"], strict=True)
    if "keyword" in layers:
        rows = keywords.own_keywords(view.corpus, article["article_id"])
        hints = "keyword: " + rows["keyword"]
        spans += zip(rows["start"], rows["end"], ["keyword"] * len(rows), hints, strict=True)
    st.html(marked.paragraphs(article["text"], spans))


def _compares(corpus: Corpus) -> bool:
    """Say whether shared passages are shown: an article opens without the others being compared.

    Where they are few, or have been compared, they are shown at once; else when asked for.
    """
    if corpus.so_far:
        return False
    asked = st.session_state.get("passages-asked") == corpus.key
    return asked or len(corpus.articles) <= FEW or is_ready(overlap.passages, corpus)


def _passage_spans(corpus: Corpus, article: pd.Series) -> list[marked.Span]:
    names = article_names.short(corpus)
    rows = overlap.article_passages(corpus, article["article_id"])
    classes = rows["kind"].map({"quote": "quote", "names": "names"}).fillna("passage")
    hints = "also in " + rows["other"].map(names)
    return list(zip(rows["start"], rows["end"], classes, hints, strict=True))


def about(view: View, article: pd.Series) -> None:
    """Show where the article comes from and what it shares with which others."""
    day = f"{article['date']:%d %B %Y}" if pd.notna(article["date"]) else "no date"
    lines = [article["source"] or "Unknown outlet", day]
    lines += [f"Credited to {article['origin']}"] if article["origin"] else []
    st.html(marked.block("".join(f"<div>{escape(line)}</div>" for line in lines)))
    if _compares(view.corpus):
        _others(view.corpus, article)
    elif view.corpus.so_far:
        st.caption("What it shares with others is shown once all articles are read.")
    else:
        st.button(
            "Look for shared passages",
            key="ask-passages",
            icon=":material/compare_arrows:",
            on_click=st.session_state.update,
            args=({"passages-asked": view.corpus.key},),
            help="Compares all articles of this corpus, which takes a while where they are many.",
        )


def _others(corpus: Corpus, article: pd.Series) -> None:
    words = overlap.sharers(corpus, article["article_id"])
    if words.empty:
        st.caption("Shares no passage of eight words or more with another article.")
        return
    st.caption("Shares passages with")
    long, short = article_names.long(corpus), article_names.short(corpus)
    for other, number in words.items():
        st.page_link(
            "pages/overlap.py",
            label=md(short[other]),
            help=f"{count(int(number), 'word')} in shared passages; opens the two side by side",
            query_params=parameters(a=long[article["article_id"]], b=long[other]),
        )
        st.caption(count(int(number), "shared word"))


def show_cuts(cuts: pd.DataFrame, article: pd.Series) -> None:
    """Show what cleaning took out or mended, in the text as it was read."""
    lines, signs = cuts[~cuts["rule"].isin(SIGNS)], cuts[cuts["rule"].isin(SIGNS)]
    title = f"What cleaning removed: {count(len(lines), 'cut')}, {count(len(signs), 'sign')} mended"
    with st.expander(title, icon=":material/cleaning_services:"):
        if cuts.empty:
            st.caption("Nothing: the text was clean.")
            return
        shown = cuts if st.toggle("Show spaces and other signs too", key="signs") else lines
        frame(shown[["rule", "removed", "replacement"]], key="cuts", height=220)
        st.caption("The text as it was read, which is kept; what was taken out is struck through.")
        spans = [(row.start, row.end, "cut", row.rule) for row in shown.itertuples()]
        body = marked.mark(article["raw"], spans)
        st.html(marked.block(f'<div style="white-space:pre-wrap">{body}</div>'))
