"""The list of the selected articles."""

import pandas as pd
import streamlit as st

from pages.shared.show.charts import frame, narrow_rows
from study import View, readings
from study.tokens import words_by_article
from wording.language import LANGUAGES, count


def draw(view: View) -> None:
    """Show the selected articles as a table; a click on a row opens it in the reader."""

    def open_row() -> None:
        rows = st.session_state["list"].selection.rows
        if rows:
            st.session_state["article"] = view.ids[shown.index[rows[0]]]

    articles = view.articles
    table = articles[["date", "source", "title", "origin", "language", "url"]].assign(
        words=pd.Series(words_by_article(view), articles.index).where(
            readings.read_mask(view.corpus)[view.mask]
        ),
        url=articles["url"].where(articles["url"].str.match("https?://"), ""),
        language=articles["language"].replace(LANGUAGES),
    )
    st.caption(f"{count(len(table), 'article')}. Tick a row to read it below.")
    shown = narrow_rows(table, key="list")
    frame(shown, key="list", on_select=open_row, selection_mode="single-row", height=300)
