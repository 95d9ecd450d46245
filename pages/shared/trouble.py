"""A part of a page that fails says so in our own words, and leaves the others standing."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pages.shared.text import md

_LOG = logging.getLogger(__name__)


@contextmanager
def confine(what: str) -> Iterator[None]:
    """Draw a part; where it fails, say what and what to do; the log has where.

    Parameters
    ----------
    what
        The name of the part, as the page has it.
    """
    try:
        yield
    except Exception as error:
        _LOG.exception("%s could not be drawn", what)
        st.error(
            f"“{md(what)}” went wrong ({md(type(error).__name__)}). Nothing of yours is lost, and the "
            "other parts work. Try other filters; the terminal in which Recoupe runs says more, "
            "which helps those who mend it.",
            icon=":material/error:",
        )
