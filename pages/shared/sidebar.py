"""The reader's filters: in the sidebar of every page, kept in the address."""

import streamlit as st

from corpus import Selection, select
from pages.shared import cached, topic_names
from pages.shared.address import settle
from pages.shared.text import count, md

BOUND = {"bind": "query-params"}
LANGUAGES = {
    "fr": "French",
    "en": "English",
    "de": "German",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
}
MOST_VALUES = 50  # of a column of the user's own, to be a filter
KNOWN = {
    "article_id", "title", "source", "origin", "date", "language", "url", "text", "raw", "file",
}  # fmt: skip
FILTERS = {
    "outlet": [],
    "topic": [],
    "from": None,
    "to": None,
    "language": [],
    "words": "",
    "match": "all words",
}


def choose(corpus, *, rename=True):
    """Draw the filters; return the `View` they keep. An empty one is explained and stops the page.

    Parameters: `rename`, whether the fields that rename topics stand in the sidebar too (on every
    page but the one that has them in its middle).
    """
    with st.sidebar:
        st.divider()
        selection = _filters(corpus)
        settle(st.session_state["page"])
        if rename and cached.topics(corpus).terms.size:
            with st.popover("Rename topics", icon=":material/edit:", type="tertiary"):
                topic_names.rename(corpus)
        view = cached.View(corpus, selection, _selected(corpus, selection))
        kept, total = len(view.articles), len(corpus.articles)
        st.caption(f"{count(kept, 'article')} of {total:,} selected")
        if selection != Selection():
            st.button(
                "Clear all filters", icon=":material/filter_alt_off:", on_click=_clear, key="clear"
            )
    if view.articles.empty:
        _explain_empty(selection)
    return view


def _filters(corpus):
    articles = corpus.articles
    st.multiselect(
        "Outlet",
        sorted(set(articles["source"])),
        key="outlet",
        placeholder="All outlets",
        format_func=lambda name: name or "Unknown outlet",
        **BOUND,
    )
    names = topic_names.names(corpus)
    st.multiselect(
        "Topic",
        [str(topic) for topic in names],
        key="topic",
        placeholder="All topics",
        format_func=lambda topic: topic_names.option(names, topic),
        disabled=not names,
        help="Keeps the articles that give at least a quarter of their text to one of these topics.",
        **BOUND,
    )
    _period(articles["date"].dropna())
    languages = sorted(set(articles["language"]) - {""})
    st.multiselect(
        "Language",
        languages,
        key="language",
        placeholder="All languages",
        format_func=lambda code: LANGUAGES.get(code, code),
        **BOUND,
    )
    st.text_input(
        "Words",
        key="words",
        placeholder="e.g. gazoduc",
        type="search",
        help="Whole words, wherever they stand in title or text; accents and capitals do not matter.",
        **BOUND,
    )
    st.segmented_control(
        "Words match",
        ["all words", "phrase"],
        default="all words",
        required=True,
        key="match",
        label_visibility="collapsed",
        **BOUND,
    )
    variables = _variables(articles)
    state = st.session_state
    return Selection(
        sources=tuple(state["outlet"]),
        topics=tuple(int(topic) for topic in state["topic"]),
        start=state.get("from"),
        end=state.get("to"),
        languages=tuple(state["language"]),
        words=state["words"].strip(),
        match="phrase" if state["match"] == "phrase" else "all",
        variables=variables,
    )


def _variables(articles):
    """Draw a list for each column of the user's own that has few enough values to choose from."""
    chosen = []
    for name in [column for column in articles.columns if column not in KNOWN]:
        values = sorted(set(articles[name]))
        if 1 < len(values) <= MOST_VALUES:
            st.multiselect(
                md(name),
                values,
                key=f"own-{name}",
                format_func=lambda value: value or "none",
                **BOUND,
            )
            chosen.append((name, tuple(st.session_state[f"own-{name}"])))
    return tuple((name, values) for name, values in chosen if values)


def _period(dates):
    if dates.empty:
        return
    bounds = {
        "min_value": dates.min().date(),
        "max_value": dates.max().date(),
        "format": "DD/MM/YYYY",
    }
    left, right = st.columns(2)
    left.date_input("From", None, key="from", **bounds, **BOUND)
    right.date_input("To", None, key="to", **bounds, **BOUND)


def _selected(corpus, selection):
    shares = cached.topics(corpus).shares if selection.topics else None
    return select(corpus.articles, selection, topic_shares=shares)


def _clear():
    for key, value in FILTERS.items():
        st.session_state[key] = value
    for key in [key for key in st.session_state if str(key).startswith("own-")]:
        st.session_state[key] = []


def _explain_empty(selection):
    st.info(
        f"No article passes all the filters together: {md(describe(selection))}. "
        "Take one of them away, or clear them all.",
        icon=":material/filter_alt:",
    )
    st.button("Clear all filters", on_click=_clear, key="clear_empty")
    st.stop()


def describe(selection):
    """Say the filters in words; "" when there are none."""
    quoted = f"“{selection.words}”"
    parts = [
        selection.sources
        and "outlet " + " or ".join(name or "unknown" for name in selection.sources),
        selection.topics and "topic " + " or ".join(str(topic) for topic in selection.topics),
        selection.start and f"from {selection.start:%d %b %Y}",
        selection.end and f"until {selection.end:%d %b %Y}",
        selection.languages
        and "in " + " or ".join(LANGUAGES.get(code, code) for code in selection.languages),
        *(f"{name} " + " or ".join(values) for name, values in selection.variables),
        selection.words
        and (f"the phrase {quoted}" if selection.match == "phrase" else f"all the words {quoted}"),
    ]
    return ", ".join(part for part in parts if part)
