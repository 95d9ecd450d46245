"""Changes of a kept corpus: made, undone, made again."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from corpus import CorpusError
from corpus import store as kept_store
from pages.shared import corpora
from pages.shared.decisions import elsewhere
from pages.shared.kept import store
from pages.shared.text import md
from study import Corpus, opened

Steps = tuple[tuple[str, tuple[kept_store.Note, ...]], ...]  # what each was called, its notes

READ_ONLY = (
    "The sample and folders are shown as they are. To change something, import the articles into "
    "a corpus of your own (Add articles), or make a copy here."
)


def attempt(act: Callable[[], Any]) -> bool:
    """Do what may fail on what the reader gave; a mistake is told on the page, and False given."""
    st.session_state.pop("trouble", None)
    try:
        with elsewhere.own_change():
            act()
    except (ValueError, CorpusError, kept_store.StoreError) as error:
        st.session_state["trouble"] = str(error)
        return False
    return True


def say_trouble() -> None:
    """Say what went wrong last, if something did."""
    message = st.session_state.get("trouble")
    if message:
        st.warning(md(message), icon=":material/warning:")


def make(corpus: Corpus, *changes: Any, what: str = "") -> None:
    """Make changes, all or none; a mistake is told on the page, nothing is lost.

    Parameters
    ----------
    what
        What they do together, for the list of changes.
    """
    attempt(lambda: kept_store.edit(store(), corpus.kept, changes, what=what))


def bar(corpus: Corpus, *, imports: bool = True) -> None:
    """Draw undo and redo with what they would do, and what went wrong last.

    Parameters
    ----------
    imports
        Whether an import can be undone here too.
    """
    say_trouble()
    history = opened.kept_history(store(), corpus.kept)
    done = history[history["state"] == "done"]["what"]
    if not imports and len(done) and done.iloc[0].endswith(" imported"):
        done = done.iloc[:0]
    undone = history[history["state"] == "undone"]["what"]
    before, after = done.iloc[0] if len(done) else "", undone.iloc[-1] if len(undone) else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        button("Undo", "undo", before, _turn, corpus, kept_store.undo)
        button("Redo", "redo", after, _turn, corpus, kept_store.redo)
        say_last(before)


def button(label: str, icon: str, what: str, turn: Callable[..., None], *args: Any) -> None:
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


def say_last(what: str) -> None:
    """Say what was done last."""
    st.caption(md(f"Last change: {what}" if what else "No change so far."))


def _turn(corpus: Corpus, turn: Callable[[kept_store.Store, int | None], Any]) -> None:
    attempt(lambda: turn(store(), corpus.kept))


def read_only(corpus: Corpus) -> bool:
    """Say that this corpus cannot be changed, and offer a copy; True when so."""
    if corpus.kept is not None:
        return False
    st.info(READ_ONLY, icon=":material/lock:")
    copy_button(corpus)
    return True


def copy_button(corpus: Corpus, steps: Steps = ()) -> None:
    """Draw the button that makes a copy that can be changed.

    Parameters
    ----------
    steps
        The decisions that go into the copy: what each was called, and its notes.
    """
    st.button(
        "Make a copy that can be changed",
        icon=":material/content_copy:",
        on_click=_copy,
        args=(corpus, steps),
        key="copy",
    )


def offer_copy(corpus: Corpus, steps: Steps) -> None:
    """Say that decisions last as long as the tab, and offer a copy that keeps them.

    Parameters
    ----------
    steps
        What was decided, as `copy_button` takes it.
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


def _copy(corpus: Corpus, steps: Steps) -> None:
    def copy() -> None:
        from corpus.importing.copying import entries, incoming

        kept = store()
        name = corpora.free(f"{corpus.name} (copy)", corpora.names())
        kept_store.create_filled(
            kept, name, incoming(corpus.articles), entries(corpus.articles), steps
        )
        corpora.open_next(name)

    attempt(copy)
