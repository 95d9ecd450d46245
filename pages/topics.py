"""Topics: what the paragraphs speak about, by article and outlet, over time; in the reader's hands."""

import streamlit as st

from pages.parts.topics import cards as topics_cards
from pages.parts.topics import choices as topics_choices
from pages.parts.topics import map as topics_map
from pages.parts.topics import over_time as topics_over_time
from pages.parts.topics import shares as topics_shares
from pages.parts.topics import strip as topics_strip
from pages.shared import cached, frame, sidebar
from pages.shared.show import charts as show

corpus = frame.begin("pages/topics.py")
view = sidebar.choose(corpus, rename=False)
TABS = {
    "Topics": topics_cards,
    "Shares": topics_shares,
    "Over time": topics_over_time,
    "Along the text": topics_strip,
    "Map": topics_map,
    "Number and choices": topics_choices,
}
found = cached.topics(corpus)
for tab, part in zip(
    st.tabs(list(TABS), key="tab", bind="query-params"), TABS.values(), strict=True
):
    if tab.open:
        with tab:
            if found.terms.empty and part is not topics_choices:
                show.nothing(
                    "Topics need a few dozen paragraphs to stand apart; this corpus has too little "
                    "text, or all topics are left out. Add articles, or look at the keywords and "
                    "entities instead."
                )
            part.draw(view)
