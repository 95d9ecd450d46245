"""The reader's stop list: words hidden from keywords, keyness and collocations, with undo.

A kept corpus keeps it; that of the sample or a folder is kept in the address. A word is hidden in
all its forms.
"""

import streamlit as st

from corpus import store as kept_store
from pages.shared.cached import store
from pages.shared.decisions import changes
from pages.shared.text import count, md

KIND = "hidden"  # of the notes in the store


def words(corpus):
    """Return the hidden words, in the order in which they were hidden."""
    key = _key(corpus)
    if key in st.session_state:
        return tuple(st.session_state[key])
    return _stored(corpus) if corpus.kept is not None else tuple(st.query_params.get_all(key))


def choose(corpus):
    """Draw the list, to add to and to take from; return the hidden words."""
    known, key = words(corpus), _key(corpus)
    bound = {"bind": "query-params"} if corpus.kept is None else {"persist_state": "session"}
    if corpus.kept is not None and key not in st.session_state:
        st.session_state[key] = list(known)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.popover(_title(known), icon=":material/visibility_off:", type="tertiary"):
            chosen = st.multiselect(
                "Hidden words",
                list(known),
                key=key,
                accept_new_options=True,
                placeholder="Type a word to hide it",
                help="Hidden in all their forms; the texts stay as they are.",
                on_change=_keep,
                args=(corpus,),
                **bound,
            )
        if known:
            undo = f"Show “{known[-1]}” again"
            st.button(
                md(undo), icon=":material/undo:", type="tertiary", on_click=_set,
                args=(corpus, known[:-1]), key="show-again",
            )  # fmt: skip
    return tuple(chosen)


def _title(known):
    return count(len(known), "hidden word") if known else "Hide words"


def button(corpus, word, *, key):
    """Draw the button that hides a word."""
    st.button(
        md(f"Hide “{word}”"),
        icon=":material/visibility_off:",
        on_click=hide,
        args=(corpus, word),
        key=key,
        type="tertiary",
        help="As with a stop word: it goes from the charts until you take it back.",
    )


def hide(corpus, word):
    """Add a word to the list."""
    _set(corpus, [*(each for each in words(corpus) if each != word), word])


def without(corpus, table, column, language="fr"):
    """Return the rows of a table whose word in that column is not hidden."""
    from analysis.tokens.terms import is_hidden

    hidden = frozenset(words(corpus))
    if not hidden:
        return table
    return table[[not is_hidden(word, language, hidden) for word in table[column]]]


def _key(corpus):
    return "hidden" if corpus.kept is None else f"hidden-{corpus.kept}"


def _set(corpus, chosen):
    st.session_state[_key(corpus)] = list(chosen)
    _keep(corpus)


def _keep(corpus):
    """Write the list of a kept corpus into the store, each word with its place."""
    if corpus.kept is None:
        return
    chosen, stored = list(st.session_state[_key(corpus)]), _stored(corpus)
    gone = [kept_store.Note(KIND, word, None) for word in stored if word not in chosen]
    kept = [kept_store.Note(KIND, word, f"{place:04}") for place, word in enumerate(chosen)]
    changes.make(corpus, *gone, *kept)


def _stored(corpus):
    notes = kept_store.notes(store(), corpus.kept, KIND)
    return tuple(notes.sort_values("value")["key"])
