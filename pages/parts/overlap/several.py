"""What several outlets share: keywords, names or passages, by the outlets that have them."""

import streamlit as st

from charts.theme import outlet_colours
from charts.upset import upset
from pages.shared import cached, methods
from pages.shared.choices import choose, picker
from pages.shared.show import charts as show
from pages.shared.show import made, sentences
from pages.shared.text import count, md

KINDS = {"keywords": "keywords", "names": "names", "passages": "passages"}
METHODS = {
    "keywords": methods.KEYWORDS,
    "names": methods.ENTITIES,
    "passages": methods.OVERLAP,
}
MOST = 20  # columns


def draw(view):
    """Draw the tab."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = st.segmented_control(
            "Shared",
            list(KINDS),
            default="keywords",
            required=True,
            key="several",
            format_func=KINDS.get,
            bind="query-params",
        )
        least = st.segmented_control(
            "By at least",
            [1, 2, 3],
            default=2,
            required=True,
            key="several-least",
            format_func=lambda number: count(number, "outlet"),
            bind="query-params",
        )
    if view.outlets < 2:
        show.nothing("This takes articles of two known outlets or more.")
    every = cached.combinations(view, kind)
    drawn = every[every["degree"] >= least]
    if drawn.empty:
        show.nothing(f"No {KINDS[kind][:-1]} is shared by {count(least, 'outlet')} or more.")
    labels = {str(index): " + ".join(row) for index, row in drawn["groups"].items()}
    show.chart(
        upset(
            every,
            colours=outlet_colours(view.corpus.articles["source"]),
            unit=KINDS[kind],
            least=least,
            most=MOST,
        ),
        drawn.assign(groups=drawn["groups"].map(" + ".join)),
        title=f"Which outlets share which {KINDS[kind]}",
        note=made.note(
            view,
            "each counts in one column only: that of all the outlets that have it",
            *([f"the {MOST} largest of {len(drawn):,} columns"] if len(drawn) > MOST else []),
            method=METHODS[kind],
        ),
        key=f"upset-{kind}",
        pick=picker("combination", list(labels)),
    )
    _items(view, kind, drawn, labels)


def _items(view, kind, drawn, labels):
    """List what the chosen outlets, and no other, share; one item with its sentences."""
    from analysis.sharing import items_of

    chosen = choose(
        "Shared by exactly",
        list(labels),
        key="combination",
        names=labels,
        help="Or click a column.",
    )
    groups = drawn.loc[int(chosen), "groups"]
    items = items_of(cached.memberships(view, kind), groups)["item"].tolist()
    left, right = show.beside()
    with left:
        st.markdown(
            f"**{count(len(items), KINDS[kind][:-1])}** shared by {md(labels[chosen])} and no other"
        )
        item = choose(f"Sentences with the {KINDS[kind][:-1]}", items, key="shared-item")
    with right, st.container(height=460, border=True):
        if kind == "passages":
            places = cached.passage_places(view)
            sentences.passages(places[places["item"] == item], view.articles)
        else:
            found = cached.keyword_evidence if kind == "keywords" else cached.entity_evidence
            sentences.evidence(found(view, item), view.articles, key="shared-evidence")
