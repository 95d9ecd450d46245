"""The reader's filters: in the sidebar of every page, kept in the address."""

import streamlit as st

from corpus import Selection, select
from pages.shared import article_names, cached
from pages.shared.address import settle
from pages.shared.decisions import counted, topic_names
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
RULES = {"quarter": "a quarter of its text", "main": "its main topic"}
SHORT = 8  # digits of an article's id that the address carries
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
    "only": [],
}


def choose(corpus, *, rename=True):
    """Draw the filters; return the `View` they keep. An empty one is explained and stops the page.

    Parameters: `rename`, whether the names of topics must be carried on (on every page but the one
    that has the fields for them).
    """
    with st.sidebar:
        st.divider()
        selection = _filters(corpus)
        settle(st.session_state["page"])
        if rename and cached.topics(corpus).terms.size:
            topic_names.carry(corpus)
        view = cached.View(corpus, selection, _selected(corpus, selection))
        kept, total = len(view.articles), len(corpus.articles)
        st.caption(f"{count(kept, 'article')} of {total:,} selected")
        if selection.once:
            st.caption(
                f"{count(len(selection.once), 'family', 'families')} of one text counted once"
            )
        if selection != Selection(once=selection.once):
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
        help="Keeps the articles that speak of one of these topics.",
        **BOUND,
    )
    if st.session_state["topic"]:
        st.segmented_control(
            "An article has a topic",
            list(RULES),
            default="quarter",
            required=True,
            key="topic-rule",
            format_func=RULES.get,
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
    _only(articles)
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
        articles=tuple(state.get("only", ())),
        once=counted.once(corpus),
        topic_rule=state.get("topic-rule", "quarter") if state["topic"] else "quarter",
    )


def _only(articles):
    """Draw the articles chosen one by one (on a map, say), where some are."""
    if "only" not in st.session_state:
        st.session_state["only"] = st.query_params.get_all("only")
    chosen = st.session_state["only"]
    known = [one[:SHORT] for one in articles["article_id"]]
    st.session_state["only"] = [one for one in chosen if one in known]
    if st.session_state["only"]:
        names = dict(zip(known, article_names.long(articles).values(), strict=True))
        st.multiselect(
            "Articles", known, key="only", format_func=names.get, persist_state="session"
        )
    _address("only", st.session_state["only"])


def _address(name, values):
    """Write into the address what no widget of its own writes there."""
    if values and st.query_params.get_all(name) != values:
        st.query_params[name] = values
    elif not values and name in st.query_params:
        del st.query_params[name]


def keep_only(ids):
    """Keep these articles and no other, as a filter."""
    st.session_state["only"] = [one[:SHORT] for one in ids]


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
        selection.topics
        and ("main topic " if selection.topic_rule == "main" else "topic ")
        + " or ".join(str(topic) for topic in selection.topics),
        selection.start and f"from {selection.start:%d %b %Y}",
        selection.end and f"until {selection.end:%d %b %Y}",
        selection.languages
        and "in " + " or ".join(LANGUAGES.get(code, code) for code in selection.languages),
        *(f"{name} " + " or ".join(values) for name, values in selection.variables),
        selection.articles and f"{count(len(selection.articles), 'article')} chosen one by one",
        selection.once
        and f"{count(len(selection.once), 'family', 'families')} of one text counted once",
        selection.words
        and (f"the phrase {quoted}" if selection.match == "phrase" else f"all the words {quoted}"),
    ]
    return ", ".join(part for part in parts if part)
