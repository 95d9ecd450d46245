"""Articles that are there twice: the same text under two names, and near-duplicates."""

import streamlit as st

from analysis.overlap.near import near_duplicates
from corpus import store as kept_store
from pages.shared import cached
from pages.shared.decisions import changes
from pages.shared.show import marked, sentences
from pages.shared.text import count

BOTH = "both count"


def tab(corpus):
    """Draw the tab: the pairs that nobody has decided about yet, then those decided."""
    st.caption(
        "Articles of which at least four fifths stand in each other: agency copy published twice, "
        "an updated version, a file saved under two names. Nothing is removed unless you say so."
    )
    if corpus.kept is not None:
        changes.bar(corpus)
    pairs = near_duplicates(cached.containment(corpus))
    decided = _decided(corpus)
    waiting = [row for row in pairs.itertuples() if (row.article_a, row.article_b) not in decided]
    if pairs.empty:
        st.info("No two articles are that much alike.", icon=":material/check:")
    for number, row in enumerate(waiting):
        _pair(corpus, row, number)
    if len(pairs) > len(waiting):
        st.caption(f"{count(len(pairs) - len(waiting), 'pair')} that you decided to count as two.")


def _decided(corpus):
    if corpus.kept is None:
        return set()
    table = kept_store.decisions(cached.store(), corpus.kept)
    return set(zip(table["article_a"], table["article_b"], strict=True))


def _pair(corpus, row, number):
    articles = corpus.articles.set_index("article_id")
    with st.container(border=True):
        lines = "".join(
            f'<div class="head">{sentences.heading(articles.loc[article])}</div>'
            for article in (row.article_a, row.article_b)
        )
        st.html(marked.block(lines))
        same = articles.at[row.article_a, "text"] == articles.at[row.article_b, "text"]
        said = (
            "The same text."
            if same
            else (
                f"{row.share_of_a:.0%} of the first stands in the second, {row.share_of_b:.0%} the other way."
            )
        )
        st.caption(said)
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
