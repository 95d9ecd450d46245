"""The most named, by kind or by outlet, with the sentences that name them."""

import streamlit as st

from charts.bars import bars, stacked
from charts.theme import KINDS, TYPE_NAMES, outlet_colours
from pages.shared import cached, methods
from pages.shared.choices import choose, picker
from pages.shared.show import charts as show
from pages.shared.show import made, sentences
from pages.shared.text import count

MOST = 20  # bars


def draw(view):
    """Draw the tab."""
    left, right = show.beside()
    entities = cached.entity_counts(view)
    order = entities["entity"].tolist()
    with left:
        shown, by = _asked(entities)
        top = shown.head(MOST)
        names = top["entity"].tolist()
        if by == "kind":
            figure = bars(top, name="entity", value="count", axis="times named", group=KINDS)
            table = shown.assign(type=shown["type"].map(TYPE_NAMES))
        else:
            table = cached.entity_counts_by_outlet(view, tuple(names))
            table = table.set_index("entity").loc[names].reset_index()
            figure = stacked(
                table,
                name="entity",
                group="source",
                value="count",
                axis="times named",
                colours=outlet_colours(view.corpus.articles["source"]),
                order=names,
            )
        show.chart(
            figure,
            table,
            title="Most named" if by == "kind" else "Most named, by outlet",
            note=made.note(
                view,
                f"the first {len(top)} of {count(len(shown), 'name')}",
                method=methods.ENTITIES,
            ),
            key=f"named-{by}",
            pick=picker("entity", order),
        )
    with right:
        entity = choose("Sentences that name", order, key="entity", help="Or click a bar.")
        with st.container(height=720, border=True):
            sentences.evidence(
                cached.entity_evidence(view, entity),
                view.articles,
                key="entity-evidence",
                title=f"Sentences that name {entity}",
                made=made.note(view, method=methods.ENTITIES),
            )


def _asked(entities):
    """Draw the choice of kinds and colours; return the entities of these kinds, and by what."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kinds = st.pills(
            "Kinds",
            list(TYPE_NAMES),
            selection_mode="multi",
            default=list(TYPE_NAMES),
            key="kinds",
            format_func=TYPE_NAMES.get,
            bind="query-params",
        )
        by = st.segmented_control(
            "Coloured by",
            ["kind", "outlet"],
            default="kind",
            required=True,
            key="named-by",
            bind="query-params",
        )
    if not kinds:
        show.nothing("Choose at least one kind: people, places or organisations.")
    return entities[entities["type"].isin(kinds)], by
