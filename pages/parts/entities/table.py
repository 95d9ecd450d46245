"""Every name in one table: where it first stands, who names it, and in which part of the text."""

import streamlit as st

from charts.theme import TYPE_NAMES
from pages.shared import article_names, cached, methods
from pages.shared.choices import choose
from pages.shared.show import charts as show
from pages.shared.show import made, sentences
from pages.shared.text import count

PARTS = {"title": "in_title", "lead": "in_lead", "body": "in_body"}


def draw(view):
    """Draw the tab."""
    table = cached.entity_table(view).rename(columns=PARTS)
    names = article_names.long(view.articles)
    shown = table.assign(
        type=table["type"].map(TYPE_NAMES), first_article=table["first_article"].map(names)
    )
    last = shown.pop("first_article")
    order = table["entity"].tolist()
    show.table(
        shown.assign(first_article=last),
        title="All names",
        note=made.note(
            view,
            count(len(table), "name"),
            "choose a row to see its sentences",
            method=methods.ENTITIES,
        ),
        key="names-table",
        height=560,
        on_select=lambda: _chosen(order),
        selection_mode="single-row",
    )
    entity = choose("Sentences that name", order, key="entity", help="Or choose a row.")
    with st.container(height=520, border=True):
        found = cached.entity_evidence(view, entity)
        sentences.evidence(found, view.articles, key="table-evidence")


def _chosen(order):
    rows = st.session_state["names-table"].selection.rows
    if rows:
        st.session_state["entity"] = order[rows[0]]
