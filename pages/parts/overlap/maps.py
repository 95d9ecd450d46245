"""A map of the articles, or of their paragraphs: near is alike."""

import streamlit as st

from pages.shared import sidebar
from pages.shared.choices import one_of
from pages.shared.show.charts import nothing
from pages.shared.show.maps import draw_map
from study import View

LEAST = 13  # articles
OF = {"articles": "Articles", "paragraphs": "Paragraphs"}
BY = {"source": "outlet", "topic": "topic"}


def draw(view: View) -> None:
    """Draw the tab."""
    if view.selection.articles:
        st.button(
            "Show all articles again",
            icon=":material/filter_alt_off:",
            key="map-whole",
            on_click=sidebar.keep_only,
            args=([],),
        )
    if len(view.articles) < LEAST:
        nothing(
            f"A map of fewer than {LEAST} articles says less than the matrix: look there, or keep "
            "more articles."
        )
    draw_map(view, *_controls())


def _controls() -> tuple[str, str]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        of = one_of("Of", OF, key="map-of")
        by = one_of("Coloured by", BY, key="map-by")
    return of, by
