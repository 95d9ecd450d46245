"""One choice, two ways: click a mark in a chart, or take it from a list. Kept in the address."""

import streamlit as st

LINK = "{} – {}"  # how a pair of names is written in a list


def choose(label, options, *, key, names=None, help=None):
    """Draw the list; return what is chosen, the first option at the start.

    Parameters: `names`, option → what to write for it.
    """
    name = (names or {}).get
    return st.selectbox(
        label,
        options,
        key=key,
        help=help,
        bind="query-params",
        format_func=lambda option: name(option, option),
    )


def picker(key, options, *, part=0):
    """Return what a chart calls when a mark is clicked: it sets the list of that key.

    Parameters: `part`, which of the mark's ids it is, when a mark carries several.
    """
    known = set(options)

    def pick(ids):
        chosen = ids if isinstance(ids, str) else ids[part]
        if chosen in known:
            st.session_state[key] = chosen

    return pick


def either_picker(one, two):
    """Return what a network calls: `one` for a mark (an id), `two` for a line (both ids joined)."""

    def pick(ids):
        if isinstance(ids, str):
            one(ids)
        else:
            two(LINK.format(*ids))

    return pick


def pair_picker(key_a, key_b, options):
    """Return what a matrix calls when a cell is clicked: it sets both lists."""
    first, second = picker(key_a, options, part=0), picker(key_b, options, part=1)

    def pick(ids):
        first(ids)
        second(ids)

    return pick


def tab_button(label, tab, *, key="to-tab", **chosen):
    """Draw a button that opens another tab of the page, with more chosen there."""
    st.button(
        label,
        icon=":material/arrow_forward:",
        key=key,
        on_click=st.session_state.update,
        args=({"tab": tab, **chosen},),
    )
