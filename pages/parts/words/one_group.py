"""One group against the others: its words, and the sentences of one of them."""

import pandas as pd
import streamlit as st

from charts.keyness import keyness_bars
from pages.parts.words.compared import GROUPS, Compared
from pages.shared.choices import choose, picker
from pages.shared.decisions import hidden
from pages.shared.show import sentences
from pages.shared.show.charts import beside, chart
from pages.shared.show.figures import figure_of
from study import View, methods, words
from study.provenance import note

_LISTED = 150  # words at each end of the list to choose from


def draw(view: View, table: pd.DataFrame, compared: Compared) -> None:
    """Draw the bars of a group and the sentences."""
    left, right = beside()
    with left:
        group = choose(
            "One against the others",
            table["group"].unique().tolist(),
            key="group",
            names=compared.names,
            help="Or click a mark: it also takes the word.",
        )
        theirs = table[table["group"] == group]
        chart(
            figure_of(keyness_bars, theirs, compared.colours[group]),
            compared.with_names(theirs),
            title=f"{compared.name(group)}: more and less than the others",
            note=note(
                view,
                "the surest differences by log-likelihood",
                method=methods.keyness(GROUPS[compared.by]),
            ),
            key="one-group",
            pick=picker("key-word", theirs["term"]),
        )
    with right:
        _sentences(view, theirs, compared, group)


def _sentences(view: View, theirs: pd.DataFrame, compared: Compared, group: str) -> None:
    picked = st.session_state.get("key-word")
    listed = words.ends_of_list(theirs, most=_LISTED, picked=picked)
    term = choose("Sentences with", listed, key="key-word", help="Or click a bar.")
    with st.container(horizontal=True, vertical_alignment="center"):
        inside = st.segmented_control(
            "Sentences of",
            [True, False],
            default=True,
            required=True,
            key="inside",
            format_func=lambda own: compared.name(group) if own else "the others",
            label_visibility="collapsed",
        )
        hidden.button(view.corpus, term, key="hide-term")
    found = words.term_evidence(view, term, (compared.by, compared.unit), group, inside)
    with st.container(height=620, border=True):
        sentences.evidence(found, view, key="term-evidence")
