"""Names that may be one: each with its reason and its sentences, to be united or kept apart."""

from typing import Any

import streamlit as st

from pages.shared import sayings
from pages.shared.decisions import aliases, notes
from pages.shared.show import sentences
from pages.shared.text import md
from study import Corpus, decisions, entities
from study.opened import whole_view
from wording.language import count

MOST = 8  # proposals shown at once


def draw(corpus: Corpus) -> None:
    """Draw the proposals, the surest first."""
    st.subheader("Perhaps the same", anchor=False)
    found = entities.suggestions(corpus, aliases.refused_pairs(corpus))
    if found.empty:
        st.caption("No two names look as if they were one.")
        return
    st.caption(f"{count(len(found), 'proposal')}, the surest first.")
    for number, row in enumerate(found.head(MOST).itertuples()):
        with st.container(border=True):
            _proposal(corpus, number, row)


def _proposal(corpus: Corpus, number: int, row: Any) -> None:
    st.markdown(
        f"**{md(row.other)}** ({count(row.other_count, 'mention')}) and "
        f"**{md(row.entity)}** ({count(row.count, 'mention')}): "
        f"{md(sayings.union_reason(row.reason, row.shared))}."
    )
    with st.container(horizontal=True):
        st.button(
            "The same",
            icon=":material/merge:",
            key=f"same-{number}",
            on_click=unite,
            args=(corpus, (row.entity, row.other), row.entity),
        )
        st.button(
            "Keep apart",
            key=f"apart-{number}",
            on_click=aliases.refuse,
            args=(corpus, row.entity, row.other),
        )
        with st.popover("Sentences", icon=":material/format_quote:", type="tertiary"):
            for name in (row.entity, row.other):
                st.markdown(f"**{md(name)}**")
                found = entities.some_evidence(corpus, name)
                sentences.evidence(found, whole_view(corpus), key=f"proposal-{number}-{name}")


def unite(corpus: Corpus, names: tuple[str, ...], into: str) -> None:
    """Make several names one, and go on with it in the editor."""
    gone = ", ".join(name for name in names if name != into)
    what = f"{gone} united with {into}"
    notes.decide(corpus, lambda now: decisions.unite_values(now, names, into), what=what)
    st.session_state["edited"] = into
