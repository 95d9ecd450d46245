"""How many topics, by which method; topics merged and left out; with undo."""

import streamlit as st

from charts.curve import curve
from pages.shared import sayings
from pages.shared.decisions import notes, topic_names
from pages.shared.show.charts import beside, chart
from pages.shared.show.figures import figure_of
from pages.shared.text import md
from study import Corpus, View, decisions, methods, topics
from study.provenance import note

METHODS = {"nmf": "NMF: words that stand together", "reinert": "Reinert: classes of segments"}
USUAL = 0


def draw(view: View) -> None:
    """Draw the tab."""
    corpus = view.corpus
    notes.bar(corpus)
    left, right = beside()
    with left:
        _method(corpus)
        _edits(corpus)
    with right:
        _proposal(view)


def _method(corpus: Corpus) -> None:
    chosen = corpus.themes
    st.subheader("Method and number", anchor=False)
    method = st.radio(
        "Method",
        list(METHODS),
        index=list(METHODS).index(chosen.method),
        format_func=METHODS.get,
        key=f"method {chosen.method}",
        help="NMF (default) finds topics that may share words. Reinert's descending classification, "
        "known from Alceste and IRaMuTeQ, divides the segments into classes by chi-squared.",
    )
    double = chosen.double
    if method == "reinert":
        double = st.toggle(
            "Double classification",
            chosen.double,
            key=f"double {chosen.double}",
            help="Classifies twice, with short and long segments, and keeps what both agree on.",
        )
    number = st.slider(
        "How many (0: the usual number for this corpus)", 0, 20, chosen.number,
        key=f"number {chosen.number}",
    )  # fmt: skip
    st.button(
        "Find the topics anew",
        icon=":material/refresh:",
        disabled=(method, double, number) == (chosen.method, chosen.double, chosen.number),
        key="topics-anew",
        on_click=_find_anew,
        args=(corpus, method, double, number),
        help="What was merged or left out before is forgotten; undo brings it back.",
    )


def _find_anew(corpus: Corpus, method: str, double: bool, number: int) -> None:
    what = f"{number or 'the usual number of'} topics by {method}"
    number = max(number, 2) if number else USUAL
    values = decisions.fresh_topic_values(method=method, double=double, number=number)
    notes.write(corpus, values, what=what)
    st.session_state["topic"] = []


def _edits(corpus: Corpus) -> None:
    if topics.numbered_topics(corpus).terms.empty:
        return
    st.subheader("Merge, leave out", anchor=False)
    names = topic_names.names(corpus)
    here = sorted(names)
    group = st.multiselect(
        "Make one topic of",
        here,
        format_func=lambda topic: topic_names.option(names, topic),
        key=f"merge {corpus.themes.merged}",
    )
    st.button(
        "Merge",
        icon=":material/merge:",
        disabled=len(group) < 2,
        key="merge-topics",
        on_click=_merge,
        args=(corpus, tuple(group)),
    )
    out = st.multiselect(
        "Leave out",
        here,
        format_func=lambda topic: topic_names.option(names, topic),
        key=f"out {corpus.themes.left_out}",
        help="The shares of the others then add up to the whole.",
    )
    st.button(
        "Leave out",
        icon=":material/visibility_off:",
        disabled=not out or len(out) == len(here),
        key="leave-out",
        on_click=_leave_out,
        args=(corpus, tuple(out)),
    )
    _state(corpus)


def _merge(corpus: Corpus, group: tuple[int, ...]) -> None:
    what = f"topics {', '.join(map(str, sorted(group)))} merged"
    notes.decide(corpus, lambda now: decisions.merge_values(now, group), what=what)


def _leave_out(corpus: Corpus, out: tuple[int, ...]) -> None:
    what = f"topic {', '.join(map(str, out))} left out"
    notes.decide(corpus, lambda now: decisions.leave_out_values(now, out), what=what)


def _state(corpus: Corpus) -> None:
    chosen = corpus.themes
    if not (chosen.merged or chosen.left_out):
        return
    merged = "; ".join(" + ".join(map(str, group)) for group in chosen.merged)
    left_out = ", ".join(map(str, chosen.left_out))
    parts = [merged and f"merged: {merged}", left_out and f"left out: {left_out}"]
    st.caption(md(" · ".join(part for part in parts if part)))
    st.button(
        "All topics as they were found",
        icon=":material/restart_alt:",
        key="topics-whole",
        type="tertiary",
        on_click=_restore,
        args=(corpus,),
    )


def _restore(corpus: Corpus) -> None:
    notes.decide(
        corpus,
        lambda now: decisions.topic_values(now, merged=None, left_out=None),
        what="merged topics and those left out are back",
    )


def _proposal(view: View) -> None:
    st.subheader("How many topics hold?", anchor=False)
    if not st.toggle("Try several numbers", key="try-numbers", bind="query-params"):
        st.caption("Takes a few seconds for some hundred articles, a minute or more for thousands.")
        return
    table = topics.proposal(view.corpus)
    if table.empty:
        st.info("There is too little text to try.", icon=":material/info:")
        return
    st.markdown(md(sayings.proposed_number(table)))
    best = int(table.loc[table["chosen"], "n_topics"].iloc[0])
    chosen = view.corpus.themes
    st.button(
        f"Take {best:,}",
        icon=":material/check:",
        key="take-number",
        disabled=(chosen.method, chosen.number) == ("nmf", best),
        on_click=_find_anew,
        args=(view.corpus, "nmf", False, best),
    )
    chart(
        figure_of(curve, table),
        table,
        title="Stability and coherence by number of topics",
        note=note(view, "the ring: proposed", method=methods.TOPIC_NUMBER),
        key="curve",
    )
