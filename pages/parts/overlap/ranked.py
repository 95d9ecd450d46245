"""The pairs of many articles as a list, the closest first: what stands where a matrix cannot be read."""

import streamlit as st

from pages.parts.overlap.compared import Compared
from pages.shared.choices import one_of
from pages.shared.show.charts import table
from study import View, article_names, methods, similarity
from study.provenance import note
from wording.language import count

OUTLETS: dict[similarity.Outlets, str] = {
    "any": "all",
    "different": "of different outlets",
    "same": "of one outlet",
}
TITLES = {"likeness": "The most alike articles", "shared": "The articles that share the most"}
METHODS = {"likeness": methods.SIMILARITY, "shared": methods.OVERLAP}


def draw(view: View, chosen: Compared) -> None:
    """Draw what narrows the list, and the list; a row chosen is read side by side."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        outlets = one_of("Pairs", OUTLETS, key="pairs-of")
        text = st.text_input(
            "In outlet, day or title of one of them",
            key="pairs-find",
            type="search",
            placeholder="e.g. gazoduc",
            bind="query-params",
        )
    asked = similarity.Asked(chosen.measure, chosen.without, chosen.words, outlets, text)
    found = similarity.ranked_pairs(view, asked)
    if found.empty:
        st.info("No such pair: choose others above.", icon=":material/search_off:")
        return

    def open_row() -> None:
        rows = st.session_state["pairs"].selection.rows
        if rows:
            row = found.iloc[rows[0]]
            st.session_state.update(
                {"a": row["article_a"], "b": row["article_b"], "tab": "Side by side"}
            )

    names = article_names.long(view.corpus)
    listed = found.assign(
        article_a=found["article_a"].map(names), article_b=found["article_b"].map(names)
    )
    first = f"the first {similarity.LISTED:,}: a word above finds others"
    table(
        listed.astype({"article_a": "str", "article_b": "str"}).round(3),
        title=TITLES[chosen.measure],
        note=note(
            view,
            first if len(found) == similarity.LISTED else count(len(found), "pair"),
            "choose a row to read the two side by side",
            method=METHODS[chosen.measure],
        ),
        key="pairs",
        height=560,
        on_select=open_row,
        selection_mode="single-row",
    )
