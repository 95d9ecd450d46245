"""Families: articles that come from one text, the earliest first; versions; counted once or each."""

import pandas as pd
import streamlit as st

from pages.shared.decisions import counted, notes
from pages.shared.show import marked, sentences
from pages.shared.show.charts import frame
from pages.shared.text import md
from study import Corpus, View, article_names, overlap
from wording.language import count

MOST = 12  # families shown at once


def draw(view: View) -> None:
    """Draw the tab."""
    corpus = view.corpus
    found = overlap.families(corpus)
    st.caption(
        "Articles whose own words (quotations and repeated lines apart) are largely the same: "
        "versions of one text, agency copy. Nothing is removed: a family counts once only where you "
        "say so, in all charts."
    )
    if found.empty:
        st.info("No two articles come from one text.", icon=":material/info:")
        return
    notes.bar(corpus)
    once = {frozenset(ids) for ids in counted.families_once(corpus)}
    numbers = found["family"].unique()
    everything = len(numbers) <= MOST or st.toggle("Show all families", key="families-all")
    shown = numbers if everything else numbers[:MOST]
    st.caption(
        f"{count(len(numbers), 'family', 'families')} with {count(len(found), 'article')}"
        + (f", the {len(shown)} largest shown" if len(shown) < len(numbers) else "")
    )
    for number in shown:
        _family(corpus, found[found["family"] == number], once, int(number))


def _family(corpus: Corpus, rows: pd.DataFrame, once: set[frozenset[str]], number: int) -> None:
    ids = rows["article_id"].tolist()
    about = corpus.articles.set_index("article_id").loc[ids]
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{number:,} · {md(about['title'].iloc[0])}**")
            counts_once = frozenset(ids) in once
            st.button(
                "Count each" if counts_once else "Count once",
                icon=":material/filter_none:" if counts_once else ":material/filter_1:",
                key=f"once-{number}",
                on_click=counted.choose,
                args=(corpus, ids, not counts_once),
                type="primary" if counts_once else "secondary",
            )
        frame(
            about.reset_index()[["date", "source", "origin", "title"]].assign(
                share_of_article=rows["share_of_article"].round(2).tolist(),
                share_of_first=rows["share_of_first"].round(2).tolist(),
            ),
            key=f"family-{number}",
        )
        st.caption(
            "The first one is the earliest here."
            if rows["first"].any()
            else "Which was first cannot be said: the earliest share a day, or a date is missing."
        )
        if st.toggle("Compare two versions", key=f"versions-{number}"):
            _versions(corpus, ids, number)


def _versions(corpus: Corpus, ids: list[str], number: int) -> None:
    names = article_names.long(corpus)
    left, right = st.columns(2, gap="large")
    a = left.selectbox("Version", ids, key=f"version-a-{number}", format_func=names.get)
    others = [one for one in ids if one != a]
    b = right.selectbox("Other version", others, key=f"version-b-{number}", format_func=names.get)
    pieces = overlap.versions(corpus, a, b)
    st.caption("Orange: other words in the same place. Red: what only this one has.")
    about = corpus.articles.set_index("article_id")
    for side, article, place in zip("ab", (a, b), st.columns(2, gap="large"), strict=True):
        text = marked.mark(about.at[article, "text"], marked.differences(pieces, side))
        with place, st.container(height=480, border=True):
            head = sentences.heading(about.loc[article])
            st.html(marked.block(f'<div class="head">{head}</div><p>{text}</p>'))
