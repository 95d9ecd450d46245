"""Words: what each group says more, every place of a word, and the company it keeps."""

import streamlit as st

from pages.parts.words import collocations as words_collocations
from pages.parts.words import concordance as words_concordance
from pages.parts.words import keyness as words_keyness
from pages.shared import frame, sidebar
from pages.shared.decisions import hidden

corpus = frame.begin("pages/words.py")
view = sidebar.choose(corpus)
hidden_words = hidden.choose(corpus)
keyness, concordance, collocations = st.tabs(
    ["Keyness", "Concordance", "Collocations"], key="tab", bind="query-params"
)
if keyness.open:
    with keyness:
        words_keyness.draw(view, hidden_words)
if concordance.open:
    with concordance:
        words_concordance.draw(view)
if collocations.open:
    with collocations:
        words_collocations.draw(view, hidden_words)
