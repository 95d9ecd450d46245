"""How each outlet names somebody: the words it uses, counted, with their sentences."""

import streamlit as st

from charts.bars import stacked_bars
from pages.shared.choices import choose, picker
from pages.shared.show import sentences
from pages.shared.show.charts import beside, chart, nothing
from pages.shared.show.figures import colours_of, figure_of
from study import View, entities, methods
from study.provenance import note
from wording.language import count

MOST = 20
KINDS = {
    "name": "the name alone",
    "title": "title or function and name",
    "apposition": "set beside the name",
    "function": "function without the name",
    "periphrasis": "other words",
}


def draw(view: View) -> None:
    """Draw the tab."""
    sure_only = st.toggle(
        "Only what the text makes certain",
        value=True,
        key="certain",
        bind="query-params",
        help="“Le président russe” is certain where the articles tie these very words to one "
        "person. Off: the likeliest bearer is counted too.",
    )
    named = entities.most_designated(view, sure_only)
    if not named:
        nothing("No name in the selected articles.")
    left, right = beside()
    with left:
        entity = choose(
            "Words for",
            named,
            key="words-for",
            help="Those whom the articles call by the most different words come first.",
        )
        order = entities.commonest_designations(view, sure_only, entity)
        _bars(view, sure_only, entity, order)
    with right:
        words = choose("Sentences with", order, key="designation", help="Or click a bar.")
        with st.container(height=680, border=True):
            sentences.evidence(
                entities.designation_evidence(view, entity, words, sure_only),
                view,
                key="designation-evidence",
                title=f"“{words}” for {entity}",
                made=note(view, method=methods.DESIGNATIONS),
            )


def _bars(view: View, sure_only: bool, entity: str, order: list[str]) -> None:
    counts = entities.designation_counts(view, sure_only)
    theirs = counts[counts["entity"] == entity]
    # One expression may be of two kinds: "le président", title here and function there.
    sums = theirs.groupby(["designation", "source"], as_index=False)["count"].sum()
    chart(
        figure_of(
            stacked_bars,
            sums,
            name="designation",
            group="source",
            value="count",
            axis="times used",
            colours=colours_of(view.corpus),
            order=order[:MOST],
        ),
        theirs.assign(kind=theirs["kind"].map(KINDS)),
        title=f"The words for {entity}, by outlet",
        note=note(view, count(len(order), "expression"), method=methods.DESIGNATIONS),
        key="designations",
        pick=picker("designation", order),
    )
