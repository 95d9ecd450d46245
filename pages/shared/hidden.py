"""The reader's stop list: words hidden from keyness, collocations and keyword tables, with undo.

It is kept in the address. A word is hidden in all its forms.
"""

import streamlit as st

from pages.shared.text import count, md

KEY = "hidden"


def words():
    """Return the hidden words, in the order in which they were hidden."""
    return tuple(st.session_state.get(KEY) or st.query_params.get_all(KEY))


def choose():
    """Draw the list, to add to and to take from; return the hidden words."""
    known = words()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.popover(_title(known), icon=":material/visibility_off:", type="tertiary"):
            chosen = st.multiselect(
                "Hidden words",
                list(known),
                key=KEY,
                accept_new_options=True,
                placeholder="Type a word to hide it",
                help="Hidden in all their forms, here and now; the texts stay as they are.",
                bind="query-params",
            )
        if known:
            undo = f"Show “{known[-1]}” again"
            st.button(md(undo), icon=":material/undo:", type="tertiary", on_click=_undo, key="undo")
    return tuple(chosen)


def _title(known):
    return count(len(known), "hidden word") if known else "Hide words"


def button(word, *, key):
    """Draw the button that hides a word."""
    st.button(
        md(f"Hide “{word}”"),
        icon=":material/visibility_off:",
        on_click=hide,
        args=(word,),
        key=key,
        type="tertiary",
        help="As with a stop word: it goes from the charts until you take it back.",
    )


def hide(word):
    """Add a word to the list."""
    st.session_state[KEY] = [*(each for each in words() if each != word), word]


def _undo():
    st.session_state[KEY] = list(words()[:-1])


def without(table, column, language="fr"):
    """Return the rows of a table whose word in that column is not hidden."""
    from analysis.terms import is_hidden

    hidden = frozenset(words())
    if not hidden:
        return table
    return table[[not is_hidden(word, language, hidden) for word in table[column]]]
