"""Two articles beside each other: how alike, how much shared, which passages."""

import pandas as pd
import streamlit as st

from pages.shared import choices
from pages.shared.address import parameters
from pages.shared.show import marked, sentences
from pages.shared.text import escape, md
from study import Corpus, View, article_names, overlap, similarity
from wording.language import count

HELP = {
    "likeness": "TF-IDF cosine: 1 is the same words with the same weight, 0 no word in common; words "
    "that every article uses count little. Two articles on one event may be alike without one having "
    "copied the other.",
    "shared": "Words of the article on the left that stand in passages of at least eight words shared "
    "with the article on top. The two directions differ: a short article may stand whole in a long one.",
}
KINDS = {
    "verbatim": "word for word",
    "reworded": "reworded",
    "quote": "the same quotation",
    "names": "a list of names",
}


def choose(view: View) -> tuple[str, str]:
    """Draw the two lists of articles; give the two ids. At the start, the closest two selected."""
    names = article_names.long(view.corpus)
    left, right = st.columns(2, gap="large")
    with left:
        first = similarity.closest_first(view)
        a = choices.choose("Article A", first, key="a", names=names, help="Or click a cell.")
    others = similarity.neighbours(view, a)
    if st.session_state.get("b") == a:  # A was set to what B had been
        st.session_state["b"] = others[0]
    with right:
        b = choices.choose("Article B, the closest to A first", others, key="b", names=names)
    return a, b


def shared_text(corpus: Corpus, a: str, b: str) -> None:
    """Say how much the two articles share."""
    st.subheader("What they share", anchor=False)
    measures(corpus, a, b, overlap.pair_passages(corpus, a, b))


def measures(corpus: Corpus, a: str, b: str, found: pd.DataFrame) -> None:
    """Write the shares of both and what the passages are."""
    if found.empty:
        st.info("No passage of eight words or more stands in both.", icon=":material/info:")
        return
    with st.container(horizontal=True):
        _shares(corpus, a, b, "of A stands in B", "of B stands in A")
        _likeness(corpus, a, b)
    kinds = found["kind"].value_counts()
    parts = ", ".join(f"{number} {KINDS[kind]}" for kind, number in kinds.items())
    st.markdown(
        f"{count(len(found), 'shared passage')}, {count(int(found['words'].sum()), 'word')} in all: "
        f"{md(parts)}. A shared passage says that there is a common source, not who had it first."
    )


def _shares(corpus: Corpus, a: str, b: str, of_a: str, of_b: str) -> None:
    st.metric(of_a, f"{overlap.share_contained(corpus, a, b):.0%}", border=True)
    st.metric(of_b, f"{overlap.share_contained(corpus, b, a):.0%}", border=True)


def _likeness(corpus: Corpus, a: str, b: str) -> None:
    cosine = similarity.cosine(corpus, a, b)
    st.metric("Likeness", f"{cosine:.2f}", border=True, help=HELP["likeness"])


def side_by_side(corpus: Corpus, a: str, b: str) -> None:
    """Show each shared passage twice, side by side, the words that differ marked."""
    found = overlap.pair_passages(corpus, a, b)
    if found.empty:
        return
    st.subheader("Shared passages side by side", anchor=False)
    st.caption("Orange: other words in the same place. Red: words that only one of the two has.")
    about = corpus.articles.set_index("article_id")
    with st.container(key="heads"):
        for place, article in zip(st.columns(2, gap="large"), (a, b), strict=True):
            place.html(marked.block(head(about.loc[article])))
    for number, row in enumerate(found.itertuples(), start=1):
        texts = (
            about.at[a, "text"][row.start_a : row.end_a],
            about.at[b, "text"][row.start_b : row.end_b],
        )
        pieces = overlap.differences(*texts)
        label = escape(f"{number} · {KINDS[row.kind]} · {count(row.words, 'word')}")
        for side, text, place in zip("ab", texts, st.columns(2, gap="large"), strict=True):
            body = marked.mark(text, marked.differences(pieces, side))
            place.html(marked.block(f'<p class="where">{label}</p><p>{body}</p>'))


def head(article: pd.Series) -> str:
    """Give an article's title, outlet and date as the head of a column, in HTML."""
    return f'<div class="head">{sentences.heading(article)}</div>'


def show_closest(view: View) -> None:
    """Show the closest two selected articles and what they share, with the way there."""
    pair = similarity.closest_pair(view)
    if not pair:
        return
    corpus = view.corpus
    a, b = pair
    about = corpus.articles.set_index("article_id")
    st.subheader("The closest two articles", anchor=False)
    st.html(marked.block(head(about.loc[a]) + head(about.loc[b])))
    with st.container(horizontal=True):
        _likeness(corpus, a, b)
        _shares(
            corpus, a, b, "of the first stands in the second", "of the second stands in the first"
        )
    names = article_names.long(corpus)
    st.page_link(
        "pages/overlap.py",
        label="See them side by side",
        icon=":material/compare_arrows:",
        query_params=parameters(a=names[a], b=names[b]),
    )
