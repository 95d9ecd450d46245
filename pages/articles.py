"""Articles: the list, and a reader that highlights what was found."""

import streamlit as st

from pages.parts.articles import listing, reader
from pages.shared import frame, sidebar
from pages.shared.trouble import confine
from study import cleaning

corpus = frame.begin("pages/articles.py")
view = sidebar.choose(corpus)
listing.draw(view)
article = reader.choose(view)
st.divider()
layers = reader.layers()
text, side = st.columns([2, 1], gap="large")
with text, confine("The text"):
    reader.text(view, article, layers)
with side, confine("What is known of the article"):
    reader.about(view, article)
reader.show_cuts(cleaning.cuts(corpus, article["article_id"]), article)
