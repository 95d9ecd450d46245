"""Entities: who and what is named, and who is named with whom."""

import streamlit as st

from charts.bars import bars
from charts.network import network
from charts.theme import KINDS, TYPE_NAMES
from pages.shared import cached, frame, show, sidebar
from pages.shared.choices import LINK, choose, either_picker, picker
from pages.shared.text import count

corpus = frame.begin("pages/entities.py")
view = sidebar.choose(corpus)
entities = cached.entity_counts(view)
if entities.empty:
    show.nothing("No person, place or organisation was found in the selected articles.")

left, right = show.beside()
order = entities["entity"].tolist()
with left:
    kinds = st.pills(
        "Kinds",
        list(TYPE_NAMES),
        selection_mode="multi",
        default=list(TYPE_NAMES),
        key="kinds",
        format_func=TYPE_NAMES.get,
        bind="query-params",
    )
    shown = entities[entities["type"].isin(kinds)]
    show.chart(
        bars(
            shown.head(20),
            name="entity",
            value="count",
            axis="times named",
            group=KINDS,
        ),
        shown.assign(type=shown["type"].map(TYPE_NAMES)),
        title="Most named",
        note=show.note(view, count(len(shown), "name")),
        key="named",
        pick=picker("entity", order),
    )
with right:
    entity = choose(
        "Sentences that name", order, key="entity", help="Or click a bar or a mark of the network."
    )
    with st.container(height=680, border=True):
        show.evidence(cached.entity_evidence(view, entity), view.articles, key="entity-evidence")

st.divider()
within = st.segmented_control(
    "Named together in the same",
    ["sentence", "paragraph", "article"],
    default="sentence",
    required=True,
    key="within",
    bind="query-params",
)
pairs = cached.cooccurrence(view, within)
if pairs.empty:
    show.nothing(f"No two names stand in the same {within} of the selected articles.")
least = show.threshold(pairs, within)
drawn = cached.drawn_pairs(view, within, least)
place = cached.layout(view, within, least)
links = [LINK.format(a, b) for a, b in zip(drawn["entity_a"], drawn["entity_b"], strict=True)]
show.chart(
    network(drawn, entities, place),
    drawn,
    title=f"Who is named with whom in the same {within}",
    note=show.note(
        view,
        f"{count(len(place), 'name')} and {count(len(drawn), 'link')} of {len(pairs):,}: "
        f"those in at least {count(least, within)}",
    ),
    key="network",
    pick=either_picker(picker("entity", order), picker("link", links)),
)
link = choose("Sentences that name both", links, key="link", help="Or click the middle of a line.")
row = drawn.iloc[links.index(link)]
with st.container(height=520, border=True):
    both = cached.pair_evidence(view, row["entity_a"], row["entity_b"], within)
    show.evidence(both, view.articles, key="pair-evidence")
