"""Entities: who and what is named, with whom, by which words; and the reader's say in it."""

import streamlit as st

from pages.parts.entities import aliases as entities_aliases
from pages.parts.entities import named as entities_named
from pages.parts.entities import table as entities_table
from pages.parts.entities import together as entities_together
from pages.parts.entities import words as entities_words
from pages.shared import cached, frame, sidebar
from pages.shared.show import charts as show

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
