"""Articles that are there twice: the same text under two names, and near-duplicates."""

from typing import Any

import streamlit as st

from corpus import store as kept_store
from pages.shared.decisions import changes
from pages.shared.kept import store
from pages.shared.show import marked, sentences
from study import Corpus, View, overlap
from wording.language import count

BOTH = "both count"


def draw(view: View) -> None:
    """Draw the tab: the pairs that nobody has decided about yet, then those decided."""
    corpus = view.corpus
    st.caption(
        "Articles of which at least four fifths stand in each other: agency copy published twice, "
        "an updated version, a file saved under two names. Nothing is removed unless you say so."
    )
    if corpus.kept is not None:
        changes.bar(corpus)
    pairs = overlap.near_duplicates(corpus)
    decided = _pairs_decided(corpus)
    waiting = [row for row in pairs.itertuples() if (row.article_a, row.article_b) not in decided]
    if pairs.empty:
        st.info("No two articles are that much alike.", icon=":material/check:")
    for number, row in enumerate(waiting):
        _pair(corpus, row, number)
    if len(pairs) > len(waiting):
        st.caption(f"{count(len(pairs) - len(waiting), 'pair')} that you decided to count as two.")


def _pairs_decided(corpus: Corpus) -> set[tuple[str, str]]:
    if corpus.kept is None:
        return set()
    table = kept_store.decisions(store(), corpus.kept)
    return set(zip(table["article_a"], table["article_b"], strict=True))


def _pair(corpus: Corpus, row: Any, number: int) -> None:
    articles = corpus.articles.set_index("article_id")
    with st.container(border=True):
        lines = "".join(
            f'<div class="head">{sentences.heading(articles.loc[article])}</div>'
            for article in (row.article_a, row.article_b)
        )
        st.html(marked.block(lines))
        same = articles.at[row.article_a, "text"] == articles.at[row.article_b, "text"]
        st.caption(
            "The same text."
            if same
            else f"{row.share_of_a:.0%} of the first stands in the second, "
            f"{row.share_of_b:.0%} the other way."
        )
        if corpus.kept is None:
            return
        with st.container(horizontal=True):
            st.button(
                "Count both",
                key=f"both-{number}",
                on_click=changes.make,
                args=(corpus, kept_store.Decide(row.article_a, row.article_b, BOTH)),
            )
            for which, article in (("first", row.article_a), ("second", row.article_b)):
                st.button(
                    f"Take out the {which}",
                    key=f"{which}-{number}",
                    on_click=changes.make,
                    args=(corpus, kept_store.DeleteArticles((article,))),
                )
