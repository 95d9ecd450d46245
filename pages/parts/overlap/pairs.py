"""Two articles beside each other: how alike, how much shared, which passages."""

import streamlit as st

from analysis.similarity import pairs as analysis_pairs
from pages.shared import article_names, cached, choices
from pages.shared.address import shared
from pages.shared.show import marked, sentences
from pages.shared.text import count, escape, md

MEASURES = {"likeness": "Likeness of vocabulary", "shared": "Shared text"}
TITLES = {
    "likeness": "How alike the articles are, from 0 to 1",
    "shared": "How much of each article stands in each other, in per cent",
}
UNITS = {"likeness": "likeness", "shared": "% of the article on the left"}
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


def choose(view):
    """Draw the two lists of articles; return the two ids. At the start, the closest two selected."""
    corpus = view.corpus
    names = article_names.long(corpus.articles)
    left, right = st.columns(2, gap="large")
    with left:
        a = choices.choose(
            "Article A", closest_first(view), key="a", names=names, help="Or click a cell."
        )
    others = neighbours(view, a)
    if st.session_state.get("b") == a:  # A was set to what B had been
        st.session_state["b"] = others[0]
    with right:
        b = choices.choose("Article B, the closest to A first", others, key="b", names=names)
    return a, b


def closest_first(view):
    """Return the ids of all articles, those of the closest selected pair first."""
    pair = closest_pair(view)
    rest = [article for article in view.corpus.articles["article_id"] if article not in pair]
    return [*pair, *rest]


def closest_pair(view):
    """Return the two selected articles with the highest cosine, () when there are not two."""
    return analysis_pairs.closest_pair(cached.similarity(view.corpus).loc[view.ids, view.ids])


def neighbours(view, article):
    """Return all other articles, the selected ones first, the most alike first."""
    row = cached.similarity(view.corpus)[article].drop(article)
    order = row.sort_values(ascending=False, kind="stable").index
    kept = set(view.ids)
    return [one for one in order if one in kept] + [one for one in order if one not in kept]


def cosine(corpus, a, b):
    return cached.similarity(corpus).at[a, b]


MOST = 50  # pairs of articles listed
NUMBERED_FROM = 5  # with so many articles or more, columns are headed by the number of the row


def axis_names(articles, shown):
    """Return what to write at the rows and at the columns of a matrix of the articles shown."""
    short = article_names.narrow(articles)
    names = [short[article] for article in shown]
    if len(names) < NUMBERED_FROM:
        return names, names
    numbers = [str(number) for number in range(1, len(names) + 1)]
    return [f"{number} · {name}" for name, number in zip(names, numbers, strict=True)], numbers


def table(matrix, labels, measure):
    """Return the matrix as a table with readable names, for the page and for export."""
    named = matrix.round(3 if measure == "likeness" else 1).rename(index=labels, columns=labels)
    return named.rename_axis("article").reset_index()


def contained(corpus, a, b):
    """Return the share of a that stands in b, 0 to 1."""
    rows = cached.containment(corpus)
    rows = rows[(rows["article_a"] == a) & (rows["article_b"] == b)]
    return float(rows["share_of_a"].iloc[0]) if len(rows) else 0.0


def between(corpus, a, b):
    """Return the shared passages of a and b, in the order of a."""
    return analysis_pairs.between(cached.passages(corpus), a, b)


def of_outlets(view, outlets, without, words):
    """Return the closest articles of two outlets with readable names, for a table."""
    cosines = cached.similarity(view.corpus, without, words)
    found = analysis_pairs.pairs_of_outlets(cosines, view.articles, *outlets).head(MOST)
    names = article_names.titled(view.corpus.articles)
    return found.assign(
        a=found["article_a"],
        b=found["article_b"],
        article_a=found["article_a"].map(names),
        article_b=found["article_b"].map(names),
        share_of_a=[
            contained(view.corpus, x, y) for x, y in zip(found["article_a"], found["article_b"])
        ],
        share_of_b=[
            contained(view.corpus, y, x) for x, y in zip(found["article_a"], found["article_b"])
        ],
    )


def shared_text(corpus, a, b):
    """Say how much the two articles share."""
    st.subheader("What they share", anchor=False)
    measures(corpus, a, b, between(corpus, a, b))


def measures(corpus, a, b, found):
    """Write the shares of both and what the passages are."""
    if found.empty:
        st.info("No passage of eight words or more stands in both.", icon=":material/info:")
        return
    with st.container(horizontal=True):
        st.metric("of A stands in B", f"{contained(corpus, a, b):.0%}", border=True)
        st.metric("of B stands in A", f"{contained(corpus, b, a):.0%}", border=True)
        st.metric("Likeness", f"{cosine(corpus, a, b):.2f}", border=True, help=HELP["likeness"])
    kinds = found["kind"].value_counts()
    parts = ", ".join(f"{number} {KINDS[kind]}" for kind, number in kinds.items())
    st.markdown(
        f"{count(len(found), 'shared passage')}, {count(int(found['words'].sum()), 'word')} in all: "
        f"{md(parts)}. A shared passage says that there is a common source, not who had it first."
    )


def side_by_side(corpus, a, b):
    """Show each shared passage twice, side by side, the words that differ marked."""
    from analysis.overlap.passages import differences

    found = between(corpus, a, b)
    if found.empty:
        return
    st.subheader("Shared passages side by side", anchor=False)
    st.caption("Orange: other words in the same place. Red: words that only one of the two has.")
    texts = corpus.articles.set_index("article_id")["text"]
    heads = corpus.articles.set_index("article_id")
    with st.container(key="heads"):
        for place, article in zip(st.columns(2, gap="large"), (a, b), strict=True):
            place.html(
                marked.block(f'<div class="head">{sentences.heading(heads.loc[article])}</div>')
            )
    for number, row in enumerate(found.itertuples(), start=1):
        first, second = texts[a][row.start_a : row.end_a], texts[b][row.start_b : row.end_b]
        pieces = differences(first, second)
        label = escape(f"{number} · {KINDS[row.kind]} · {count(row.words, 'word')}")
        for side, text, place in zip(
            "ab", (first, second), st.columns(2, gap="large"), strict=True
        ):
            place.html(
                marked.block(f'<p class="where">{label}</p><p>{_marked(text, pieces, side)}</p>')
            )


def _marked(text, pieces, side):
    spans = [
        (start, end, "changed" if kind == "changed" else "only")
        for start, end, kind in pieces[[f"start_{side}", f"end_{side}", "kind"]].itertuples(
            index=False
        )
        if kind != "equal"
    ]
    return marked.mark(text, spans)


def show_closest(view):
    """Show the closest two selected articles and what they share, with the way there."""
    pair = closest_pair(view)
    if not pair:
        return
    corpus = view.corpus
    a, b = pair
    heads = corpus.articles.set_index("article_id")
    st.subheader("The closest two articles", anchor=False)
    lines = "".join(
        f'<div class="head">{sentences.heading(heads.loc[article])}</div>' for article in pair
    )
    st.html(marked.block(lines))
    with st.container(horizontal=True):
        st.metric("Likeness", f"{cosine(corpus, a, b):.2f}", border=True, help=HELP["likeness"])
        st.metric(
            "of the first stands in the second", f"{contained(corpus, a, b):.0%}", border=True
        )
        st.metric(
            "of the second stands in the first", f"{contained(corpus, b, a):.0%}", border=True
        )
    names = article_names.long(corpus.articles)
    st.page_link(
        "pages/overlap.py",
        label="See them side by side",
        icon=":material/compare_arrows:",
        query_params=shared(a=names[a], b=names[b]),
    )
