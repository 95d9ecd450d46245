"""Similarity and overlap: which articles are alike and why, who shares what with whom."""

import streamlit as st

from pages.parts.overlap import families as overlap_families
from pages.parts.overlap import map as overlap_map
from pages.parts.overlap import matrix as overlap_matrix
from pages.parts.overlap import pair as overlap_pair
from pages.parts.overlap import several as overlap_several
from pages.parts.overlap import strip as overlap_strip
from pages.shared import frame, sidebar
from pages.shared.show import charts as show

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
