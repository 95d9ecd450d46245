"""What several outlets share: keywords, names or passages, by the outlets that have them."""

import pandas as pd
import streamlit as st

from charts.upset import upset
from pages.shared.choices import choose, one_of, picker
from pages.shared.show import sentences
from pages.shared.show.charts import beside, chart, nothing
from pages.shared.show.figures import colours_of, figure_of
from pages.shared.text import md
from study import View, entities, keywords, methods, sharing
from study.provenance import note
from wording.language import count

SHARED = {
    "keywords": sharing.shared_keywords,
    "names": sharing.shared_names,
    "passages": sharing.shared_passages,
}
METHODS = {
    "keywords": methods.KEYWORDS,
    "names": methods.ENTITIES,
    "passages": methods.OVERLAP,
}
MOST = 20  # columns


def draw(view: View) -> None:
    """Draw the tab."""
    kind, least = _controls()
    if view.outlets < 2:
        nothing("This takes articles of two known outlets or more.")
    shared = SHARED[kind](view)
    drawn = shared.combinations[shared.combinations["degree"] >= least]
    if drawn.empty:
        nothing(f"No {kind[:-1]} is shared by {count(least, 'outlet')} or more.")
    groups = drawn["groups"].map(" + ".join)
    labels = {str(index): label for index, label in groups.items()}
    chart(
        figure_of(
            upset,
            shared.combinations,
            colours=colours_of(view.corpus),
            unit=kind,
            least=least,
            most=MOST,
        ),
        drawn.assign(groups=groups),
        title=f"Which outlets share which {kind}",
        note=note(
            view,
            f"among {count(view.outlets, 'outlet')}",
            "each counts in one column only: that of all the outlets that have it",
            *([f"the {MOST} largest of {len(drawn):,} columns"] if len(drawn) > MOST else []),
            method=METHODS[kind],
        ),
        key=f"upset-{kind}",
        pick=picker("combination", list(labels)),
    )
    _items(view, kind, shared, drawn, labels)


def _controls() -> tuple[str, int]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = one_of("Shared", list(SHARED), key="several")
        numbers = {number: count(number, "outlet") for number in (1, 2, 3)}
        least = one_of("By at least", numbers, key="several-least", default=2)
    return kind, least


def _items(
    view: View, kind: str, shared: sharing.Shared, drawn: pd.DataFrame, labels: dict[str, str]
) -> None:
    """List what the chosen outlets, and no other, share; one item with its sentences."""
    chosen = choose(
        "Shared by exactly",
        list(labels),
        key="combination",
        names=labels,
        help="Or click a column.",
    )
    items = sharing.items(shared, drawn.at[int(chosen), "groups"])
    left, right = beside()
    with left:
        st.markdown(
            f"**{count(len(items), kind[:-1])}** shared by {md(labels[chosen])} and no other"
        )
        item = choose(f"Sentences with the {kind[:-1]}", items, key="shared-item")
    with right, st.container(height=460, border=True):
        if kind == "passages":
            places = sharing.passage_places(view)
            sentences.passages(places[places["item"] == item], view)
        elif kind == "names":
            found = entities.entity_evidence(view, item)
            sentences.evidence(found, view, key="shared-evidence")
        else:
            found = keywords.keyword_evidence(view, item)
            sentences.evidence(found, view, key="shared-evidence")
