"""The corpus in two sentences and a few numbers."""

import pandas as pd
import streamlit as st

from pages.shared.text import md
from study import View, summary
from study.tokens import word_count


def draw(view: View, keywords: pd.DataFrame, entities: pd.DataFrame) -> None:
    """Draw the sentences and the numbers."""
    st.markdown(md(summary.sentences(view, keywords, entities)))
    dates = view.articles["date"].dropna()
    with st.container(horizontal=True):
        st.metric("Articles", f"{len(view.articles):,}", border=True)
        st.metric("Outlets", f"{view.outlets:,}" if view.outlets else "unknown", border=True)
        st.metric("Words", f"{word_count(view):,}", border=True)
        if len(dates):
            st.metric("First article", f"{dates.min():%d %b %Y}", border=True)
            st.metric("Last article", f"{dates.max():%d %b %Y}", border=True)
