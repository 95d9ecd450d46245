"""Keyness on the page Words: groups compared by the words they use, with the sentences."""

import streamlit as st

from charts.keyness import keyness_bars, keyness_scatter
from charts.theme import OUTLET_COLOURS, outlet_colours
from pages.shared import cached, methods
from pages.shared.choices import choose, picker
from pages.shared.decisions import hidden, topic_names
from pages.shared.show import charts as show
from pages.shared.show import made, sentences
from pages.shared.sidebar import LANGUAGES
from pages.shared.text import count, md

GROUPS = {"source": "outlets", "topic": "topics", "period": "periods", "language": "languages"}
_DRAWN = 30  # words a group in the scatter
_LISTED = 150  # words a group in the list to choose from
_SURE = 0.05


def draw(view, hidden_words):
    """Draw the tab."""
    by, unit, least_articles = _controls(view)
    table = cached.keyness(view, by, unit, least_articles, hidden_words)
    if table.empty:
        show.nothing(_why_nothing(view, by, unit))
    names = _names(view, by)
    colours = _colours(view, by, table)
    groups = list(dict.fromkeys(table["group"]))
    more = table[table["log_ratio"] > 0].groupby("group").head(_DRAWN)
    more = more.sort_values("log_likelihood", ascending=False, kind="stable")
    show.chart(
        keyness_scatter(more, colours, names),
        _named(more, names),
        title=f"What each of the {GROUPS[by]} says more than the others",
        note=made.note(view, _how_sure(table), method=methods.keyness(GROUPS[by])),
        key="keyness",
        pick=_pick(table),
    )
    _left_out(view, (by, unit), groups, names)
    _one_group(view, table, (by, unit), names, colours)


def _controls(view):
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.segmented_control(
            "Compare",
            [by for by in GROUPS if _possible(view, by)],
            default="source",
            required=True,
            key="keyness-by",
            format_func=GROUPS.get,
            bind="query-params",
        )
        unit = "month"
        if by == "period":
            unit = st.segmented_control(
                "by",
                ["day", "week", "month", "year"],
                default="month",
                required=True,
                key="unit",
                bind="query-params",
            )
        least = st.toggle(
            "Leave out what a single article says",
            True,
            key="spread",
            help="A word that one article repeats says something of that article, not of the outlet.",
            bind="query-params",
        )
    return by, unit, 2 if least else 1


def _possible(view, by):
    articles = view.articles
    if by == "topic":
        return cached.topics(view.corpus).terms.size > 0
    if by == "period":
        return articles["date"].notna().any()
    return by == "source" or articles[by].nunique() > 1


def _why_nothing(view, by, unit):
    if cached.article_groups(view, by, unit).nunique() < 2:
        return (
            f"Keyness compares several {GROUPS[by]}; the selected articles have one. "
            "Compare something else, or take a filter away."
        )
    return (
        "There is nothing to compare: no word stands three times in the selected articles, or no "
        f"two {GROUPS[by]} share a language."
    )


def _names(view, by):
    if by == "topic":
        names = topic_names.names(view.corpus)
        return {str(topic): topic_names.option(names, topic) for topic in names}
    return {"": "Unknown outlet"} if by == "source" else LANGUAGES if by == "language" else {}


def _colours(view, by, table):
    if by == "source":
        return outlet_colours(view.corpus.articles["source"])
    groups = sorted(set(table["group"]))
    return {group: OUTLET_COLOURS[i % len(OUTLET_COLOURS)] for i, group in enumerate(groups)}


def _named(table, names):
    shown = table.assign(group=table["group"].map(lambda group: names.get(group, group)))
    return shown if shown["language"].nunique() > 1 else shown.drop(columns="language")


def _how_sure(table):
    sure = int(((table["p_adjusted"] < _SURE) & (table["log_ratio"] > 0)).sum())
    if not sure:
        return "none of these differences is sure (p adjusted 0.05): read them as hints"
    return f"{count(sure, 'difference')} with p adjusted below 0.05"


def _left_out(view, grouping, groups, names):
    """Say what is not compared: groups alone in their language; between languages, common words."""
    if grouping[0] == "language":
        st.caption(
            "Between languages, only words with a capital are compared, as they are written."
        )
        return
    alone = set(cached.article_groups(view, *grouping).astype("str")) - set(groups)
    if alone:
        listed = ", ".join(sorted(names.get(group, group) for group in alone))
        st.caption(md(f"Not compared, for want of another in the same language: {listed}."))


def _pick(table):
    groups = picker("group", table["group"])
    terms = picker("key-word", table["term"], part=1)

    def pick(ids):
        groups(ids)
        terms(ids)

    return pick


def _one_group(view, table, grouping, names, colours):
    groups = list(dict.fromkeys(table["group"]))
    left, right = show.beside()
    with left:
        group = choose(
            "One against the others",
            groups,
            key="group",
            names=names,
            help="Or click a mark: it also takes the word.",
        )
        theirs = table[table["group"] == group]
        name = names.get(group, group)
        show.chart(
            keyness_bars(theirs, colours[group]),
            _named(theirs, names),
            title=f"{name}: more and less than the others",
            note=made.note(
                view,
                "the surest differences by log-likelihood",
                method=methods.keyness(GROUPS[grouping[0]]),
            ),
            key="one-group",
            pick=picker("key-word", theirs["term"]),
        )
    with right:
        _sentences(view, theirs, grouping, group, name)


def _sentences(view, theirs, grouping, group, name):
    listed = [*theirs["term"].head(_LISTED), *theirs["term"].tail(_LISTED)[::-1]]
    picked = st.session_state.get("key-word")
    listed += [picked] if picked in set(theirs["term"]) else []
    term = choose(
        "Sentences with", list(dict.fromkeys(listed)), key="key-word", help="Or click a bar."
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        inside = st.segmented_control(
            "Sentences of",
            [True, False],
            default=True,
            required=True,
            key="inside",
            format_func=lambda own: name if own else "the others",
            label_visibility="collapsed",
        )
        hidden.button(view.corpus, term, key="hide-term")
    found = cached.term_evidence(view, term, grouping, group, inside)
    with st.container(height=620, border=True):
        sentences.evidence(found, view.articles, key="term-evidence")
