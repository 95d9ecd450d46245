"""Topics: what the paragraphs speak about, by article and outlet, over time; in the reader's hands."""

import streamlit as st

from pages.shared import (
    cached,
    frame,
    show,
    sidebar,
    topics_cards,
    topics_choices,
    topics_map,
    topics_over_time,
    topics_shares,
    topics_strip,
)

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
