"""Each topic as a card: its name, how solid it is, its terms, outlets and period; its passages."""

import streamlit as st

from charts.classes import classes
from charts.topics import topic_terms
from pages.shared.choices import choose, picker
from pages.shared.decisions import topic_names
from pages.shared.show import sentences
from pages.shared.show.charts import chart
from pages.shared.show.figures import figure_of
from pages.shared.text import md
from study import View, methods, topics
from study.provenance import note
from wording.language import count

TERMS = 8
OUTLETS = 3


def draw(view: View) -> None:
    """Draw the tab."""
    corpus = view.corpus
    found = topics.topics(corpus)
    names = topic_names.names(corpus)
    st.caption(
        "A topic is a group of words that stand together in the paragraphs. Solid: its words come "
        "back when a fifth of the paragraphs is left out. Fragile ones are grey: read them with care."
    )
    grid = st.grid(2, min_column_width=420, gap=("small", "small"))
    for topic, name in names.items():
        with grid.cell(), st.container(border=True):
            _card(view, topic, name)
    if corpus.themes.method == "reinert":
        _dendrogram(view, names)
    options = topic_names.options(names)
    chart(
        figure_of(topic_terms, found.terms, {topic: options[str(topic)] for topic in names}),
        found.terms.assign(name=found.terms["topic"].map(names)),
        title="The terms of each topic",
        note=note(
            view,
            f"topics found on {count(len(found.segments), 'passage')} of the whole corpus",
            method=methods.topics(corpus.themes),
        ),
        key="terms",
        pick=picker("topic-shown", options),
    )
    topic = choose(
        "Passages that speak most of",
        list(options),
        key="topic-shown",
        names=options,
        help="Or click the bars of a topic.",
    )
    sentences.passages(topics.topic_passages(view, int(topic)), view)


def _card(view: View, topic: int, name: str) -> None:
    row = topics.solidity(view.corpus).loc[topic]
    fragile = bool(row["fragile"])
    st.markdown(f":gray[**{topic:,} · {md(name)}**]" if fragile else f"**{topic:,} · {md(name)}**")
    how = "fragile" if fragile else "solid"
    st.caption(
        md(f"{how}: {row['solidity']:.0%} of its words come back · {_where_and_when(view, topic)}")
    )
    st.markdown(md(" · ".join(topics.leading_terms(view.corpus, topic, top=TERMS))))
    topic_names.field(view.corpus, topic, f"Name of topic {topic}")
    with st.expander("Its most typical paragraphs", icon=":material/format_quote:"):
        sentences.passages(topics.topic_passages(view, topic, top=2), view)


def _where_and_when(view: View, topic: int) -> str:
    """Say which outlets give most room to a topic, and when its articles appeared."""
    theirs = topics.leading_outlets(view, topic, top=OUTLETS)
    shares = ", ".join(
        f"{source} {share:.0f} %"
        for source, share in zip(theirs["source"], theirs["share"], strict=True)
    )
    dates = topics.topic_dates(view, topic)
    period = f", {dates.min():%d %b %Y} to {dates.max():%d %b %Y}" if len(dates) else ""
    if not view.outlets:
        return count(topics.topic_articles(view, topic), "article") + period
    return (shares or "not in the selected articles") + period


def _dendrogram(view: View, names: dict[int, str]) -> None:
    chosen = view.corpus.themes
    found = topics.reinert_classes(view.corpus, chosen.number, chosen.double)
    if chosen.merged or chosen.left_out or found.tree.empty:
        st.caption("The tree of classes is drawn when no class is merged or left out.")
        return
    sizes = topics.class_sizes(view.corpus)
    chart(
        figure_of(classes, found.tree, found.terms, names, sizes),
        found.terms,
        title="How the classes were divided, and their most typical words",
        note=note(
            view,
            f"{count(sum(sizes.values()), 'segment')} of {len(found.segments):,} classified",
            method=methods.topics(chosen),
        ),
        key="classes",
        pick=picker("topic-shown", topic_names.options(names)),
    )
