"""Every name in one table: where it first stands, who names it, and in which part of the text."""

import streamlit as st

from charts.theme import TYPE_NAMES
from pages.shared.choices import choose
from pages.shared.show import charts, sentences
from study import View, article_names, entities, methods
from study.provenance import note
from wording.language import count

PARTS = {"title": "in_title", "lead": "in_lead", "body": "in_body"}


def draw(view: View) -> None:
    """Draw the tab."""
    table = entities.entity_table(view).rename(columns=PARTS)
    named = table.assign(type=table["type"].map(TYPE_NAMES))
    first = named.pop("first_article").map(article_names.long(view.corpus))
    named = named.assign(first_article=first)
    shown = charts.narrow_rows(named, key="names")
    order = shown["entity"].tolist()
    charts.table(
        shown,
        title="All names",
        note=note(
            view,
            count(len(table), "name"),
            "choose a row to see its sentences",
            method=methods.ENTITIES,
        ),
        key="names-table",
        whole=named,
        height=560,
        on_select=lambda: _choose(order),
        selection_mode="single-row",
    )
    names = table["entity"].tolist()
    entity = choose("Sentences that name", names, key="entity", help="Or choose a row.")
    with st.container(height=520, border=True):
        sentences.evidence(entities.entity_evidence(view, entity), view, key="table-evidence")


def _choose(order: list[str]) -> None:
    rows = st.session_state["names-table"].selection.rows
    if rows:
        st.session_state["entity"] = order[rows[0]]
