"""The reader's stop list: words hidden from keywords, keyness and collocations, with undo.

A word is hidden in all its forms.
"""

from collections.abc import Sequence

import streamlit as st

from pages.shared.decisions import notes
from pages.shared.text import md
from study import Corpus, decisions
from wording.language import count

_KEY = "hidden"  # of the list to choose from


def words(corpus: Corpus) -> tuple[str, ...]:
    """Give the hidden words, in the order in which they were hidden."""
    return decisions.hidden_words(notes.of(corpus))


def choose(corpus: Corpus) -> tuple[str, ...]:
    """Draw the list, to add to and to take from; give the hidden words."""
    known = words(corpus)
    st.session_state[_KEY] = list(known)  # the notes know best, after an undo too
    title = count(len(known), "hidden word") if known else "Hide words"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.popover(title, icon=":material/visibility_off:", type="tertiary"):
            st.multiselect(
                "Hidden words",
                list(known),
                key=_KEY,
                accept_new_options=True,
                placeholder="Type a word to hide it",
                help="Hidden in all their forms; the texts stay as they are.",
                on_change=_take,
                args=(corpus, known),
            )
            notes.bar(corpus)
        if known:
            st.button(
                md(f"Show “{known[-1]}” again"),
                icon=":material/undo:",
                type="tertiary",
                on_click=hide_and_show,
                args=(corpus, [], known[-1:]),
                key="show-again",
            )
    return known


def button(corpus: Corpus, word: str, *, key: str) -> None:
    """Draw the button that hides a word."""
    st.button(
        md(f"Hide “{word}”"),
        icon=":material/visibility_off:",
        on_click=_hide,
        args=(corpus, word),
        key=key,
        type="tertiary",
        help="As with a stop word: it goes from the charts until you take it back.",
    )


def _hide(corpus: Corpus, word: str) -> None:
    hide_and_show(corpus, [word], [])


def _take(corpus: Corpus, known: tuple[str, ...]) -> None:
    """Take from the list what differs from what the page showed."""
    chosen = st.session_state[_KEY]
    hide_and_show(
        corpus,
        [word for word in chosen if word not in known],
        [word for word in known if word not in chosen],
    )


def hide_and_show(corpus: Corpus, hide: Sequence[str], show: Sequence[str]) -> None:
    """Hide and show words; those that another window hid meanwhile stay hidden."""
    said = [f"“{word}” hidden" for word in hide] + [f"“{word}” shown again" for word in show]

    def values(now: decisions.Notes) -> decisions.Values:
        rest = [word for word in decisions.hidden_words(now) if word not in (*hide, *show)]
        return decisions.hidden_values(now, [*rest, *hide])

    notes.edit(corpus, values, what=", ".join(said))
