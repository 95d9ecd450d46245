"""What analyses keep of the articles: how much it is, where, and a button to empty it."""

import streamlit as st

from pages.shared.progress import STAGES
from pages.shared.text import md
from study import kept_results
from wording.language import count


def draw() -> None:
    """Draw what is kept; nothing of it is the user's: it can be made again."""
    held = kept_results.held()
    size = held["bytes"].sum() / 10**6
    title = f"Analysed results: {size:,.1f} MB"
    with st.expander(title, icon=":material/database:"):
        limit = kept_results.limit()
        st.caption(
            "What is read out of each article is kept, so that a corpus opens at once the next time. "
            + (f"At most {limit:,} MB, the longest unused goes first. " if limit else "")
            + "Emptying costs the time to read the articles again, nothing else."
        )
        st.caption(md(kept_results.address()))
        for row in held.itertuples():
            st.text(
                f"{STAGES[row.idea].capitalize()}: {count(row.articles, 'article')}, "
                f"{row.bytes / 10**6:,.1f} MB"
            )
        st.button(
            "Empty",
            key="empty-results",
            icon=":material/delete_sweep:",
            disabled=not size,
            on_click=kept_results.forget_all,
        )
