"""From a mark in a chart to the article behind it."""

import streamlit as st

from pages.shared.address import parameters
from pages.shared.text import md
from study import View, article_names


def keep_article(article_id: str) -> None:
    """Keep the article whose mark was clicked."""
    st.session_state["clicked-article"] = article_id


def article_link(view: View) -> None:
    """Offer to read the article whose mark was clicked; before that, say that marks can be clicked."""
    names = article_names.long(view.corpus)
    clicked = st.session_state.get("clicked-article")
    if clicked not in names:
        st.caption("Click a mark to see which article it is.")
        return
    if clicked not in view.ids:
        st.caption("The filters leave that article out.")
        return
    st.page_link(
        "pages/articles.py",
        label=md(f"Read: {names[clicked]}"),
        icon=":material/article:",
        query_params=parameters(article=names[clicked]),
    )
