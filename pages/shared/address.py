"""What of the address every page shares: the corpus, the filters, the names of topics."""

from urllib.parse import urlencode

import streamlit as st

SHARED = ("corpus", "outlet", "topic", "from", "to", "language", "words", "match", "only")
PREFIXES = ("topic-", "own-")  # names of topics; columns of the user's own


def hold():
    """Hold what the address said on the page before: a value nobody has touched is lost otherwise."""
    for name in list(st.session_state):
        if name in SHARED or str(name).startswith(PREFIXES):
            st.session_state[name] = st.session_state[name]


def settle(page):
    """See to it that the address of a page just opened names the filters that hold.

    Where it lacks one, the script runs once more: it is written there then. Where it names them, the
    browser may still be about to drop them with the page before: they are sent once more.
    """
    held = [
        name for name in SHARED[1:] if st.session_state.get(name) not in (None, [], "", "all words")
    ]
    missing = [name for name in held if name not in st.query_params]
    tried = st.session_state.get("settled")
    st.session_state["settled"] = (page, missing)
    if missing and tried != (page, missing):
        st.rerun()
    if held and (tried is None or tried[0] != page):
        st.query_params["again"] = "1"  # writing any parameter sends them all
        del st.query_params["again"]


def shared(**more):
    """Return the parameters that a link to another page must carry, with `more` of its own."""
    here = {
        name: list(dict.fromkeys(st.query_params.get_all(name)))
        for name in st.query_params
        if name in SHARED or name.startswith(PREFIXES)
    }
    return {**here, **more}


def link(page, **more):
    """Return the address of a page of this site, for a link in HTML."""
    return f"{page}?{urlencode(shared(**more), doseq=True)}"
