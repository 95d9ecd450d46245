"""Words to begin with, where nothing has been typed yet."""

from typing import NoReturn

import streamlit as st

from pages.shared.text import md
from study import View, keywords


def offer(view: View, message: str, *, key: str) -> NoReturn:
    """Say what to do and offer the leading keywords; the page ends here.

    Parameters
    ----------
    key
        The key of the field that takes the word.
    """
    st.info(message, icon=":material/search:")
    with st.container(horizontal=True):
        for keyword in keywords.corpus_keywords(view)["keyword"].head(6):
            st.button(
                md(keyword),
                on_click=st.session_state.update,
                args=({key: keyword},),
                key=f"{key}-{keyword}",
            )
    st.stop()
