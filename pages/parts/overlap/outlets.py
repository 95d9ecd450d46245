"""The closest articles of two outlets; a row chosen is read side by side."""

import streamlit as st

from pages.parts.overlap.compared import Compared
from pages.shared.show.charts import frame, nothing
from pages.shared.text import md
from study import View, article_names, filters, similarity


def draw(view: View, chosen: Compared) -> None:
    """Draw the two lists of outlets, and the pairs of their articles."""
    outlets = [name for name in filters.outlets(view.corpus) if name]
    left, right = st.columns(2, gap="large")
    a = left.selectbox("Outlet A", outlets, key="outlet-a", help="Or click a cell.")
    b = right.selectbox("Outlet B", outlets[1:] + outlets[:1], key="outlet-b")
    found = similarity.outlet_pairs(view, (a, b), chosen.without, chosen.words)
    if found.empty:
        nothing("These two have no pair of articles to compare.")

    def open_row() -> None:
        rows = st.session_state["outlet-pairs"].selection.rows
        if rows:
            row = found.iloc[rows[0]]
            st.session_state.update(
                {"a": row["article_a"], "b": row["article_b"], "tab": "Side by side"}
            )

    names = article_names.with_titles(view.corpus)
    st.subheader(md(f"The closest articles of {a} and {b}"), anchor=False)
    frame(
        found.assign(
            article_a=found["article_a"].map(names), article_b=found["article_b"].map(names)
        ),
        key="outlet-pairs",
        on_select=open_row,
        selection_mode="single-row",
    )
    st.caption("Choose a row to read the two side by side.")
