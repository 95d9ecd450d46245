"""How each outlet names somebody: the words it uses, counted, with their sentences."""

import streamlit as st

from charts.bars import stacked
from charts.theme import outlet_colours
from pages.shared import cached, methods
from pages.shared.choices import choose, picker
from pages.shared.show import charts as show
from pages.shared.show import made, sentences
from pages.shared.text import count

MOST = 20
KINDS = {
    "name": "the name alone",
    "title": "title or function and name",
    "apposition": "set beside the name",
    "function": "function without the name",
    "periphrasis": "other words",
}


def draw(view):
    """Draw the tab."""
    sure_only = st.toggle(
        "Only what the text makes certain",
        value=True,
        key="certain",
        bind="query-params",
        help="“Le président russe” is certain where the articles tie these very words to one "
        "person. Off: the likeliest bearer is counted too.",
    )
    counted = cached.designation_counts(view, sure_only)
    richest = cached.designated(view, sure_only)
    if not richest:
        show.nothing("No name in the selected articles.")
    left, right = show.beside()
    with left:
        entity = choose(
            "Words for",
            richest,
            key="words-for",
            help="Those whom the articles call by the most different words come first.",
        )
        theirs = counted[counted["entity"] == entity]
        order = theirs.groupby("designation", sort=False)["count"].sum()
        order = order.sort_values(ascending=False, kind="stable").index.tolist()
        show.chart(
            stacked(
                theirs,
                name="designation",
                group="source",
                value="count",
                axis="times used",
                colours=outlet_colours(view.corpus.articles["source"]),
                order=order[:MOST],
            ),
            theirs.assign(kind=theirs["kind"].map(KINDS)),
            title=f"The words for {entity}, by outlet",
            note=made.note(view, count(len(order), "expression"), method=methods.DESIGNATIONS),
            key="designations",
            pick=picker("designation", order),
        )
    with right:
        words = choose("Sentences with", order, key="designation", help="Or click a bar.")
        with st.container(height=680, border=True):
            found = cached.designation_evidence(view, entity, words, sure_only)
            sentences.evidence(
                found,
                view.articles,
                key="designation-evidence",
                title=f"“{words}” for {entity}",
                made=made.note(view, method=methods.DESIGNATIONS),
            )
