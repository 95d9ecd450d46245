"""Entities: who and what is named, with whom, by which words; and the reader's say in it."""

import streamlit as st

from pages.shared import (
    cached,
    entities_aliases,
    entities_named,
    entities_table,
    entities_together,
    entities_words,
    frame,
    show,
    sidebar,
)

corpus = frame.begin("pages/entities.py")
view = sidebar.choose(corpus)
named, together, words, table, aliases = st.tabs(
    ["Most named", "Named together", "By which words", "All names", "Correct the names"],
    key="tab",
    bind="query-params",
)
if aliases.open:
    with aliases:
        entities_aliases.draw(view)
elif cached.entity_counts(view).empty:
    show.nothing(
        "No person, place or organisation was found in the selected articles. Choose others in the "
        "sidebar, or name what should be found under “Correct the names”."
    )
if named.open:
    with named:
        entities_named.draw(view)
if together.open:
    with together:
        entities_together.draw(view)
if words.open:
    with words:
        entities_words.draw(view)
if table.open:
    with table:
        entities_table.draw(view)
