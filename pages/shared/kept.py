"""What the site keeps open, and how it says what is being worked on."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from corpus import store as kept_store
from study import memory


@st.cache_resource(show_spinner="Opening your corpora…")
def store() -> kept_store.Store:
    """Give the store of the user's corpora; raises a StoreError when it cannot be used."""
    return kept_store.open_store()


_WORK = threading.local()


@contextmanager
def spinner(message: str) -> Iterator[None]:
    """Show what is being worked on, until it is done; of work within work the outer one."""
    if getattr(_WORK, "shown", False):
        yield
        return
    _WORK.shown = True
    try:
        with st.spinner(message):
            yield
    finally:
        _WORK.shown = False


memory.announce(spinner)
