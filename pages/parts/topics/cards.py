"""Each topic as a card: its name, how solid it is, its terms, outlets and period; its passages."""

import streamlit as st

from charts.classes import classes
from charts.topics import topic_terms
from pages.shared import cached, methods
from pages.shared.choices import choose, picker
from pages.shared.decisions import topic_names
from pages.shared.show import charts as show
from pages.shared.show import made, sentences
from pages.shared.text import count, md

TERMS = 8
OUTLETS = 3


def draw(view):
    """Draw the tab."""
    corpus = view.corpus
    found = cached.topics(corpus)
    names = topic_names.names(corpus)
    solid = cached.solidity(corpus)
    st.caption(
        "A topic is a group of words that stand together in the paragraphs. Solid: its words come "
        "back when a fifth of the paragraphs is left out. Fragile ones are grey: read them with care."
    )
    grid = st.grid(2, min_column_width=420, gap=("small", "small"))
    outlets = cached.topic_outlets(view)
    for topic in names:
        with grid.cell(), st.container(border=True):
            _card(view, topic, (found, names, solid, outlets))
    if corpus.themes.method == "reinert":
        _dendrogram(view, names)
    options = [str(topic) for topic in names]
    labels = {topic: topic_names.option(names, topic) for topic in names}
    show.chart(
        topic_terms(found.terms, labels),
        found.terms.assign(name=found.terms["topic"].map(names)),
        title="The terms of each topic",
        note=made.note(
            view,
            f"topics found on {count(len(found.segments), 'passage')} of the whole corpus",
            method=methods.topics(corpus.themes),
        ),
        key="terms",
        pick=picker("topic-shown", options),
    )
    topic = choose(
        "Passages that speak most of",
        options,
        key="topic-shown",
        names={option: topic_names.option(names, option) for option in options},
        help="Or click the bars of a topic.",
    )
    sentences.passages(cached.topic_passages(view, int(topic)), view.articles)


def _card(view, topic, tables):
    found, names, solid, outlets = tables
    row = solid.loc[topic]
    fragile, name = bool(row["fragile"]), names[topic]
    st.markdown(f":gray[**{topic:,} · {md(name)}**]" if fragile else f"**{topic:,} · {md(name)}**")
    mark = "fragile" if fragile else "solid"
    where = _where(view, topic, outlets)
    st.caption(md(f"{mark}: {row['solidity']:.0%} of its words come back · {where}"))
    terms = found.terms[found.terms["topic"] == topic].head(TERMS)
    st.markdown(md(" · ".join(terms["term"])))
    topic_names.field(view.corpus, topic, f"Name of topic {topic}")
    passages = cached.topic_passages(view, topic, top=2)
    with st.expander("Its most typical paragraphs", icon=":material/format_quote:"):
        sentences.passages(passages, view.articles)


def _where(view, topic, outlets):
    """Say which outlets give most room to a topic, and when its articles appeared."""
    theirs = outlets[(outlets["topic"] == topic) & (outlets["share"] > 0)]
    theirs = theirs.sort_values("share", ascending=False, kind="stable").head(OUTLETS)
    shares = ", ".join(
        f"{source or 'unknown outlet'} {share:.0f} %"
        for source, share in zip(theirs["source"], theirs["share"], strict=True)
    )
    about = cached.topic_passages(view, topic, top=10**6)["article_id"]
    dates = view.articles.loc[view.articles["article_id"].isin(about), "date"].dropna()
    period = f", {dates.min():%d %b %Y} to {dates.max():%d %b %Y}" if len(dates) else ""
    return (shares or "not in the selected articles") + period


def _dendrogram(view, names):
    chosen = view.corpus.themes
    found = cached.classes(view.corpus, chosen.number, chosen.double)
    if chosen.merged or chosen.left_out or found.tree.empty:
        st.caption("The tree of classes is drawn when no class is merged or left out.")
        return
    sizes = found.segments.loc[found.segments["class"] > 0, "class"].value_counts().to_dict()
    show.chart(
        classes(found.tree, found.terms, names, sizes),
        found.terms,
        title="How the classes were divided, and their most typical words",
        note=made.note(
            view,
            f"{count(sum(sizes.values()), 'segment')} of {len(found.segments):,} classified",
            method=methods.topics(chosen),
        ),
        key="classes",
        pick=picker("topic-shown", [str(topic) for topic in names]),
    )
