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


def make(corpus, *changes, what=""):
    """Make changes, all or none; a mistake is told on the page, nothing is lost.

    Parameters: `what`, what they do together, for the list of changes.
    """
    st.session_state.pop("trouble", None)
    try:
        kept_store.edit(store(), corpus.kept, changes, what=what)
    except (ValueError, kept_store.StoreError) as error:
        st.session_state["trouble"] = str(error)


def bar(corpus, *, imports=True):
    """Draw undo and redo with what they would do, and what went wrong last.

    Parameters: `imports`, whether an import can be undone here too.
    """
    trouble()
    history = kept_store.history(store(), corpus.kept)
    done = history[history["state"] == "done"]["what"]
    if not imports and len(done) and done.iloc[0].endswith(" imported"):
        done = done.iloc[:0]
    undone = history[history["state"] == "undone"]["what"]
    with st.container(horizontal=True, vertical_alignment="center"):
        button("Undo", "undo", done.iloc[0] if len(done) else "", _turn, corpus, kept_store.undo)
        button(
            "Redo", "redo", undone.iloc[-1] if len(undone) else "", _turn, corpus, kept_store.redo
        )
        last(done.iloc[0] if len(done) else "")


def trouble():
    """Say what went wrong last, if something did."""
    said = st.session_state.get("trouble")
    if said:
        st.warning(md(said), icon=":material/warning:")


def button(label, icon, what, turn, *args):
    """Draw a button that undoes or redoes; it is off when there is nothing to do."""
    st.button(
        label,
        icon=f":material/{icon}:",
        key=icon,
        disabled=not what,
        help=md(what) or None,
        on_click=turn,
        args=args,
    )


def last(what):
    """Say what was done last."""
    st.caption(md(f"Last change: {what}" if what else "No change so far."))


def _turn(corpus, turn):
    st.session_state.pop("trouble", None)
    try:
        turn(store(), corpus.kept)
    except kept_store.StoreError as error:
        st.session_state["trouble"] = str(error)


def read_only(corpus):
    """Say that this corpus cannot be changed, and offer a copy; True when so."""
    if corpus.kept is not None:
        return False
    st.info(READ_ONLY, icon=":material/lock:")
    copy_button(corpus)
    return True


def copy_button(corpus, steps=()):
    """Draw the button that makes a copy that can be changed.

    Parameters: `steps`, the decisions that go into the copy: what each was called, and its notes.
    """
    st.button(
        "Make a copy that can be changed",
        icon=":material/content_copy:",
        on_click=_copy,
        args=(corpus, steps),
        key="copy",
    )


def offer_copy(corpus, steps):
    """Say that decisions last as long as the tab, and offer a copy that keeps them.

    Parameters: `steps`, what was decided, as `copy_button` takes it.
    """
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            "Kept until this tab is closed or loaded anew: the sample and folders stay as they are."
        )
        st.button(
            "Keep them in a copy of the corpus",
            icon=":material/content_copy:",
            on_click=_copy,
            args=(corpus, steps),
            key="copy-notes",
            type="tertiary",
        )


def _copy(corpus, steps=()):
    from corpus.importing.copying import entries, incoming

    kept = store()
    try:
        name = corpora.free(f"{corpus.name} (copy)", corpora.names())
        number = kept_store.create_corpus(kept, name)
        kept_store.add_articles(kept, number, incoming(corpus.articles), entries(corpus.articles))
        for what, notes in steps:
            kept_store.edit(kept, number, notes, what=what)
    except (ValueError, kept_store.StoreError) as error:
        st.session_state["trouble"] = str(error)
        return
    corpora.open_next(name)
