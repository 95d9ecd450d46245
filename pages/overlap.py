"""Similarity and overlap: which articles are alike and why, who shares what with whom."""

import streamlit as st

from pages.shared import (
    frame,
    overlap_families,
    overlap_map,
    overlap_matrix,
    overlap_pair,
    overlap_several,
    overlap_strip,
    show,
    sidebar,
)

corpus = frame.begin("pages/overlap.py")
view = sidebar.choose(corpus)
if len(corpus.articles) < 2:
    show.nothing("Comparing takes two articles; this corpus has one.")
TABS = {
    "Matrix": overlap_matrix,
    "Side by side": overlap_pair,
    "Block by block": overlap_strip,
    "Families": overlap_families,
    "Shared by several": overlap_several,
    "Map": overlap_map,
}
for tab, part in zip(
    st.tabs(list(TABS), key="tab", bind="query-params"), TABS.values(), strict=True
):
    if tab.open:
        with tab:
            part.draw(view)
