"""The keywords by outlet, and the sentences of one of them."""

import pandas as pd
import streamlit as st

from charts.bars import stacked_bars
from pages.shared.choices import choose, picker
from pages.shared.decisions import hidden
from pages.shared.show import sentences
from pages.shared.show.charts import beside, chart
from pages.shared.show.figures import colours_of, figure_of
from pages.shared.text import md
from study import View, entities, keywords, methods
from study.provenance import note
from wording.language import count


def draw(view: View, ranked: pd.DataFrame) -> None:
    """Draw the bars and the sentences."""
    order = ranked["keyword"].tolist()
    left, right = beside()
    with left:
        chart(
            figure_of(
                stacked_bars,
                keywords.keyword_counts(view, tuple(order), "source"),
                name="keyword",
                group="group",
                value="count",
                axis="occurrences",
                colours=colours_of(view.corpus),
                order=order,
            ),
            ranked,
            title="Keywords of the selected articles",
            note=note(
                view, "keywords by YAKE, those of many articles first", method=methods.KEYWORDS
            ),
            key="bars",
            pick=picker("keyword", order),
        )
    with right:
        keyword = choose("Sentences with", order, key="keyword", help="Or click a bar or a cell.")
        hidden.button(view.corpus, keyword, key="hide-keyword")
        _say_other_count(view, keyword)
        with st.container(height=680, border=True):
            sentences.evidence(
                keywords.keyword_evidence(view, keyword),
                view,
                key="keyword-evidence",
                title=f"Sentences with “{keyword}”",
                made=note(view, method=methods.KEYWORDS),
            )


def _say_other_count(view: View, keyword: str) -> None:
    """Say why the page Entities counts a name otherwise, where it does."""
    here, there = keywords.keyword_total(view, keyword), entities.name_total(view, keyword)
    if there and there != here:
        st.caption(
            md(
                f"{count(here, 'time')} as words; {there:,} on the page Entities, which counts whom "
                f"is meant: other names of the same count there, the same words for others do not."
            )
        )
