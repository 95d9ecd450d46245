"""Corpus: add articles, mend what is known of them, see what cleaning cut, take them out."""

import streamlit as st

from pages.parts.corpus import adding, cleaning, corpora_table, doubles, metadata, takeout
from pages.shared import frame, sidebar
from pages.shared.trouble import confine

corpus = frame.begin("pages/corpus.py", empty=True)
add, data, cuts, alike, out, own = st.tabs(
    ["Add articles", "Edit", "Cleaning", "Duplicates", "Take out", "My corpora"],
    key="part",
    bind="query-params",
)
with add, confine("Add articles"):
    if add.open:
        adding.draw(corpus)
with own, confine("My corpora"):
    if own.open:
        corpora_table.draw(corpus)
if corpus.articles.empty:
    st.stop()
view = sidebar.choose(corpus)
for place, part in ((data, metadata), (cuts, cleaning), (alike, doubles), (out, takeout)):
    if place.open:
        with place, confine("This part"):
            part.draw(view)
