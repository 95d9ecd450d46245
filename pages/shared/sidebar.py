"""The reader's filters: in the sidebar of every page, kept in the address."""

from datetime import date

import pandas as pd
import streamlit as st

from corpus import Selection
from pages.shared import address
from pages.shared.choices import one_of
from pages.shared.decisions import counted, topic_names
from pages.shared.text import md
from study import Corpus, View, article_names, filters, topics
from study.memory import is_ready
from wording.language import LANGUAGES, count

BOUND = {"bind": "query-params"}
RULES = {"quarter": "a quarter of its text", "main": "its main topic"}
SHORT = 8  # digits of an article's id that the address carries
EMPTY = {
    "outlet": [],
    "topic": [],
    "from": None,
    "to": None,
    "language": [],
    "words": "",
    "match": "all words",
    "only": [],
}


def choose(corpus: Corpus, *, topics_needed: bool = False) -> View:
    """Draw the filters; give the view that they keep. An empty one is explained and ends the page.

    Parameters
    ----------
    topics_needed
        Whether the page needs the topics anyway; elsewhere they are found when the reader asks for
        their list.
    """
    with st.sidebar:
        st.divider()
        selection = _selection(corpus, topics_needed)
        address.settle(st.session_state["page"])
        view = filters.view(corpus, selection)
        st.caption(f"{count(len(view.articles), 'article')} of {len(corpus.articles):,} selected")
        if selection.once:
            st.caption(md(f"{filters.say_once(selection)} counted once"))
        if selection != Selection(once=selection.once):
            _clear_button("clear", icon=":material/filter_alt_off:")
    if view.articles.empty:
        _explain_empty(selection)
    return view


def _selection(corpus: Corpus, topics_needed: bool) -> Selection:
    """Draw each filter; give what they say together."""
    outlets = _several(
        "Outlet",
        filters.outlets(corpus),
        key="outlet",
        none="All outlets",
        names={"": "Unknown outlet"},
    )
    chosen_topics, rule = _topics(corpus, topics_needed)
    start, end = _period(corpus.articles["date"].dropna())
    languages = _several(
        "Language",
        filters.languages(corpus),
        key="language",
        none="All languages",
        names=LANGUAGES,
    )
    words, match = _words()
    return Selection(
        sources=outlets,
        topics=chosen_topics,
        start=start,
        end=end,
        languages=languages,
        words=words,
        match=match,
        variables=_variables(corpus),
        articles=_only(corpus),
        once=counted.families_once(corpus),
        topic_rule=rule,
    )


def _several(
    label: str, options: tuple[str, ...], *, key: str, none: str, names: dict[str, str]
) -> tuple[str, ...]:
    """Draw a list from which several may be chosen, kept in the address."""
    chosen = st.multiselect(
        label,
        options,
        key=key,
        placeholder=none,
        format_func=lambda option: names.get(option, option),
        **BOUND,
    )
    return tuple(chosen)


def _topics(corpus: Corpus, needed: bool) -> tuple[tuple[int, ...], str]:
    """Draw the list of topics, or, where they would have to be found first, what asks for it.

    Returns
    -------
    tuple[tuple[int, ...], str]
        The numbers chosen, and when an article has a topic.
    """
    if "topic" not in st.session_state:  # by numbers: names are the reader's and change
        named = st.query_params.get_all("topic")
        st.session_state["topic"] = [text.partition(" · ")[0] for text in named]
    asked = st.session_state.get("topics-asked") == corpus.key
    if not (needed or asked or st.session_state["topic"] or is_ready(topics.topics, corpus)):
        st.button(
            "Choose topics",
            icon=":material/category:",
            key="ask-topics",
            on_click=st.session_state.update,
            args=({"topics-asked": corpus.key},),
            width="stretch",
            help="Finds the topics of this corpus first, which takes a while where it is large.",
        )
        return (), "quarter"
    names = topic_names.names(corpus)
    options = [str(topic) for topic in names]
    st.session_state["topic"] = [one for one in st.session_state["topic"] if one in options]
    chosen = st.multiselect(
        "Topic",
        options,
        key="topic",
        placeholder="All topics",
        format_func=lambda topic: topic_names.option(names, topic),
        disabled=not names,
        help="Keeps the articles that speak of one of these topics.",
        persist_state="session",
    )
    address.write("topic", chosen)
    if not chosen:
        return (), "quarter"
    rule = one_of("An article has a topic", RULES, key="topic-rule")
    return tuple(int(topic) for topic in chosen), rule


def _period(dates: pd.Series) -> tuple[date | None, date | None]:
    if dates.empty:
        return None, None
    bounds = {
        "min_value": dates.min().date(),
        "max_value": dates.max().date(),
        "format": "DD/MM/YYYY",
    }
    # Below each other: half the sidebar's width cuts the year off.
    start = st.date_input("From", None, key="from", **bounds, **BOUND)
    end = st.date_input("To", None, key="to", **bounds, **BOUND)
    return start, end


def _words() -> tuple[str, str]:
    words = st.text_input(
        "Words",
        key="words",
        placeholder="e.g. gazoduc",
        type="search",
        help="Whole words, wherever they stand in title or text; accents and capitals do not matter.",
        **BOUND,
    )
    match = one_of(
        "Words match",
        ["all words", "phrase"],
        key="match",
        label_visibility="collapsed",
    )
    return words.strip(), "phrase" if match == "phrase" else "all"


def _variables(corpus: Corpus) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Draw a list for each column of the user's own that has few enough values to choose from."""
    chosen = [
        (
            name,
            _several(md(name), values, key=f"{address.OWN}{name}", none="All", names={"": "none"}),
        )
        for name, values in filters.variables(corpus).items()
    ]
    return tuple((name, values) for name, values in chosen if values)


def _only(corpus: Corpus) -> tuple[str, ...]:
    """Draw the articles chosen one by one (on a map, say), where some are."""
    if "only" not in st.session_state:
        st.session_state["only"] = st.query_params.get_all("only")
    if st.session_state["only"]:
        names = {one[:SHORT]: name for one, name in article_names.long(corpus).items()}
        st.session_state["only"] = [one for one in st.session_state["only"] if one in names]
    if st.session_state["only"]:
        st.multiselect(
            "Articles", list(names), key="only", format_func=names.get, persist_state="session"
        )
    address.write("only", st.session_state["only"])
    return tuple(st.session_state["only"])


def keep_only(ids: list[str]) -> None:
    """Keep these articles and no other, as a filter."""
    st.session_state["only"] = [one[:SHORT] for one in ids]


def _clear_button(key: str, **options: str) -> None:
    st.button("Clear all filters", on_click=_clear, key=key, **options)


def _clear() -> None:
    st.session_state.update(EMPTY)
    own = [key for key in st.session_state if str(key).startswith(address.OWN)]
    st.session_state.update({key: [] for key in own})


def _explain_empty(selection: Selection) -> None:
    st.info(
        f"No article passes all the filters together: {md(filters.describe(selection))}. "
        "Take one of them away, or clear them all.",
        icon=":material/filter_alt:",
    )
    _clear_button("clear_empty")
    st.stop()
