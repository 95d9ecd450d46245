"""How far the articles of the corpus are read: said on every page until all of them are."""

import streamlit as st

from pages.shared.text import md
from study import Corpus, readings
from wording.language import count, duration

EVERY = 2.0  # seconds between two looks
STAGES = {
    "tokens": "words",
    "segments": "paragraphs",
    "keywords": "keywords",
    "entities": "names",
}


def draw(corpus: Corpus) -> None:
    """Draw how far it is, where results are not of all articles; the page follows by itself."""
    now = readings.progress(corpus)
    if now is None:
        _failures(corpus)
        return
    is_working = now.state == "working"
    with st.container(border=True, key="reading"):
        st.fragment(_bar, run_every=EVERY if is_working else None)(corpus)
        st.caption(
            f"What you see is of {now.shown:,} of {now.total:,} articles, and follows by itself. You "
            "may leave: the work goes on, and is kept."
            if is_working
            else f"What you see is of {now.shown:,} of {now.total:,} articles. What is done is kept."
        )
        if is_working:
            st.button(
                "Cancel",
                key="cancel-reading",
                icon=":material/cancel:",
                on_click=readings.cancel,
                args=(corpus,),
                help="What is done is kept; you may have it go on at any time.",
            )
        else:
            st.button(
                "Go on",
                key="go-on-reading",
                icon=":material/play_arrow:",
                on_click=readings.go_on,
                args=(corpus,),
            )


def _bar(corpus: Corpus) -> None:
    """Draw the bar and the stages; once there is more to show, have the page show it."""
    now = readings.progress(corpus)
    if now is None or now.is_news:
        st.rerun()
    done = sum(stage.done for stage in now.stages)
    total = sum(stage.total for stage in now.stages)
    stages = ", ".join(f"{STAGES[stage.idea]} of {stage.done:,}" for stage in now.stages)
    st.progress(done / max(total, 1), f"{_head(now)}: {stages} of {count(now.total, 'article')}")


def _head(now: readings.Progress) -> str:
    if now.state == "working":
        known = now.left_seconds == now.left_seconds
        return "Reading" + (f", about {duration(now.left_seconds)} left" if known else "")
    return "Cancelled" if now.state == "cancelled" else md(f"Stopped, {now.reason}")


def _failures(corpus: Corpus) -> None:
    """List the articles that could not be analysed, with the reasons."""
    if corpus.articles.empty:
        return
    failed = readings.failures(corpus)
    if failed.empty:
        return
    titles = corpus.articles.set_index("article_id")["title"]
    title = f"{count(failed['article_id'].nunique(), 'article')} not analysed in all respects"
    with st.expander(title, icon=":material/warning:"):
        for row in failed.itertuples():
            st.text(f"{titles[row.article_id]}: without {STAGES[row.idea]}, it {row.reason}")


def need_some(corpus: Corpus) -> None:
    """End the page here as long as no article is read: what stands above says how far it is."""
    if not readings.read_mask(corpus).any():
        st.info(
            "Results appear here as soon as the first articles are read.",
            icon=":material/hourglass:",
        )
        st.stop()
