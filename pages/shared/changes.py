"""Changes of a kept corpus: made, undone, made again."""

import streamlit as st

from corpus import store as kept_store
from pages.shared import corpora
from pages.shared.cached import store
from pages.shared.text import md

READ_ONLY = (
    "The sample and folders are shown as they are. To change something, import the articles into "
    "a corpus of your own (Add articles), or make a copy here."
)


def make(corpus, *changes):
    """Make changes, all or none; a mistake is told on the page, nothing is lost."""
    st.session_state.pop("trouble", None)
    try:
        kept_store.edit(store(), corpus.kept, changes)
    except (ValueError, kept_store.StoreError) as error:
        st.session_state["trouble"] = str(error)


def bar(corpus):
    """Draw undo and redo with what they would do, and what went wrong last."""
    trouble = st.session_state.get("trouble")
    if trouble:
        st.warning(md(trouble), icon=":material/warning:")
    history = kept_store.history(store(), corpus.kept)
    done = history[history["state"] == "done"]["what"]
    undone = history[history["state"] == "undone"]["what"]
    with st.container(horizontal=True, vertical_alignment="center"):
        _turn("Undo", "undo", kept_store.undo, corpus, done.iloc[0] if len(done) else "")
        _turn("Redo", "redo", kept_store.redo, corpus, undone.iloc[-1] if len(undone) else "")
        st.caption(md(f"Last change: {done.iloc[0]}" if len(done) else "No change so far."))


def _turn(label, icon, turn, corpus, what):
    st.button(
        label,
        icon=f":material/{icon}:",
        key=icon,
        disabled=not what,
        help=md(what) or None,
        on_click=turn,
        args=(store(), corpus.kept),
    )


def read_only(corpus):
    """Say that this corpus cannot be changed, and offer a copy; True when so."""
    if corpus.kept is not None:
        return False
    st.info(READ_ONLY, icon=":material/lock:")
    st.button(
        "Make a copy that can be changed",
        icon=":material/content_copy:",
        on_click=_copy,
        args=(corpus,),
        key="copy",
    )
    return True


def _copy(corpus):
    from corpus.copying import entries, incoming

    kept = store()
    try:
        name = corpora.free(f"{corpus.name} (copy)", corpora.names())
        number = kept_store.create_corpus(kept, name)
        kept_store.add_articles(kept, number, incoming(corpus.articles), entries(corpus.articles))
    except (ValueError, kept_store.StoreError) as error:
        st.session_state["trouble"] = str(error)
        return
    corpora.open_next(name)
