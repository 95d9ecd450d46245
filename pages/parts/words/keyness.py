"""Keyness on the page Words: groups compared by the words they use."""

import pandas as pd
import streamlit as st

from charts.keyness import keyness_scatter
from charts.theme import OUTLET_COLOURS
from pages.parts.words import one_group
from pages.parts.words.compared import GROUPS, Compared
from pages.shared.choices import both, one_of, picker
from pages.shared.decisions import hidden, topic_names
from pages.shared.show.charts import chart, nothing
from pages.shared.show.figures import colours_of, figure_of
from pages.shared.text import md
from study import View, methods, words
from study.provenance import note
from wording.language import LANGUAGES, count

_DRAWN = 30  # words a group in the scatter
_UNITS = ["day", "week", "month", "year"]


def draw(view: View) -> None:
    """Draw the tab."""
    by, unit, least_articles = _controls(view)
    table = words.keyness(view, by, unit, least_articles, hidden.words(view.corpus))
    if table.empty:
        nothing(_why_nothing(view, by, unit))
    compared = Compared(by, unit, _names(view, by), _colours(view, by, table))
    more = words.overused_words(table, top=_DRAWN)
    chart(
        figure_of(keyness_scatter, more, compared.colours, compared.names),
        compared.with_names(more),
        title=f"What each of the {GROUPS[by]} says more than the others",
        note=note(view, _how_sure(table), method=methods.keyness(GROUPS[by])),
        key="keyness",
        pick=both(picker("group", table["group"]), picker("key-word", table["term"], part=1)),
    )
    _say_left_out(view, compared, table)
    one_group.draw(view, table, compared)


def _controls(view: View) -> tuple[str, str, int]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        possible = {by: GROUPS[by] for by in words.possible_groups(view)}
        usual = "topic" if view.is_by_article else next(iter(possible))
        by = one_of("Compare", possible, key="keyness-by", default=usual)
        unit = "month"
        if by == "period":
            unit = one_of("by", _UNITS, default="month", key="unit")
        least = st.toggle(
            "Leave out what a single article says",
            True,
            key="spread",
            help="A word that one article repeats says something of that article, not of the outlet.",
            bind="query-params",
        )
    return by, unit, 2 if least else 1


def _why_nothing(view: View, by: str, unit: str) -> str:
    groups = words.article_groups(view, by, unit).nunique()
    if groups < 2:
        return (
            f"Keyness compares several {GROUPS[by]}; the selected articles have "
            f"{'one' if groups else 'none'}. Compare something else, or take a filter away."
        )
    return (
        "There is nothing to compare: no word stands three times in the selected articles, or no "
        f"two {GROUPS[by]} share a language."
    )


def _names(view: View, by: str) -> dict[str, str]:
    if by == "topic":
        return topic_names.options(topic_names.names(view.corpus))
    return LANGUAGES if by == "language" else {}


def _colours(view: View, by: str, table: pd.DataFrame) -> dict[str, str]:
    if by == "source":
        return colours_of(view.corpus)
    groups = sorted(table["group"].unique())
    return {group: OUTLET_COLOURS[i % len(OUTLET_COLOURS)] for i, group in enumerate(groups)}


def _how_sure(table: pd.DataFrame) -> str:
    sure = words.sure_differences(table)
    if not sure:
        return "none of these differences is sure (p adjusted 0.05): read them as hints"
    return f"{count(sure, 'difference')} with p adjusted below 0.05"


def _say_left_out(view: View, compared: Compared, table: pd.DataFrame) -> None:
    """Say what is not compared: groups alone in their language; between languages, common words."""
    if compared.by == "language":
        st.caption(
            "Between languages, only words with a capital are compared, as they are written."
        )
        return
    alone = words.groups_alone(view, compared.by, compared.unit, set(table["group"].unique()))
    if alone:
        listed = ", ".join(sorted(compared.name(group) for group in alone))
        st.caption(md(f"Not compared, for want of another in the same language: {listed}."))
