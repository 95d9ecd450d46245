"""The reader's choices, kept in the address: one of a few, several, or one of a long list.

One of a long list is chosen in two ways: click a mark in a chart, or take it from the list.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, Literal, TypeVar

import streamlit as st

from corpus.text.folding import bare

LISTED = 500  # options of a list that a browser is sent at once
LINK = "{} – {}"  # how a pair of names is written in a list


Option = TypeVar("Option", bound=Hashable)


def one_of(
    label: str,
    options: Mapping[Option, str] | Sequence[Option],
    *,
    key: str,
    default: Option | None = None,
    help: str | None = None,
    label_visibility: Literal["visible", "hidden", "collapsed"] = "visible",
) -> Option:
    """Draw a few choices beside each other; give the one chosen.

    Parameters
    ----------
    options
        Option → what to write for it, or a list of what is written as it is.
    default
        The first without.
    """
    names = _names(options)
    return st.segmented_control(
        label,
        list(names),
        default=next(iter(names)) if default is None else default,
        required=True,
        key=key,
        format_func=lambda option: names[option],
        bind="query-params",
        help=help,
        label_visibility=label_visibility,
    )


def several_of(
    label: str,
    options: Mapping[Option, str] | Sequence[Option],
    *,
    key: str,
    default: Sequence[Option] = (),
    help: str | None = None,
) -> list[Option]:
    """Draw a few choices of which several may hold; give those that do."""
    names = _names(options)
    return st.pills(
        label,
        list(names),
        selection_mode="multi",
        default=list(default),
        key=key,
        format_func=lambda option: names[option],
        bind="query-params",
        help=help,
    )


def _names(options: Mapping[Option, str] | Sequence[Option]) -> Mapping[Option, str]:
    if isinstance(options, Mapping):
        return options
    return {option: str(option) for option in options}


Pick = Callable[[Any], None]  # what a chart calls with the ids of the mark that was clicked


def choose(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    names: Mapping[str, str] | None = None,
    help: str | None = None,
) -> str:
    """Draw the list; give what is chosen, the first option at the start.

    Parameters
    ----------
    names
        Option → what to write for it.

    A list too long for a browser holds its first options, or those that a word finds.
    """
    name = (names or {}).get
    return st.selectbox(
        label,
        options if len(options) <= LISTED else _some(label, options, key, names or {}),
        key=key,
        help=help,
        bind="query-params",
        format_func=lambda option: name(option, option),
    )


def _some(label: str, options: Sequence[str], key: str, names: Mapping[str, str]) -> list[str]:
    """Draw what finds an option by a word; give the first that have it, and the one chosen."""
    asked = st.text_input(
        f"Find in {len(options):,}: {label}",
        key=f"{key}-find",
        type="search",
        placeholder="a word, or part of one",
        help=f"The list holds {LISTED} of them.",
    )
    wanted = bare(asked.strip())
    found = (one for one in options if not wanted or wanted in bare(names.get(one, one)))
    listed = list(islice(found, LISTED))
    chosen, named = st.session_state.get(key), st.query_params.get(key)
    kept = [one for one in options if one == chosen or names.get(one, one) == named]
    return listed + [one for one in kept if one not in listed]


def picker(key: str, options: Iterable[str], *, part: int = 0) -> Pick:
    """Give what a chart calls when a mark is clicked: it sets the list of that key.

    Parameters
    ----------
    part
        Which of the mark's ids it is, when a mark carries several.
    """

    def pick(ids: Any) -> None:
        chosen = ids if isinstance(ids, str) else ids[part]
        if chosen in set(options):  # looked at when there is a click: they may be many
            st.session_state[key] = chosen

    return pick


def either_picker(one: Pick, two: Pick) -> Pick:
    """Give what a network calls: `one` for a mark (an id), `two` for a line (both ids joined)."""

    def pick(ids: Any) -> None:
        if isinstance(ids, str):
            one(ids)
        else:
            two(LINK.format(*ids))

    return pick


def pair_picker(key_a: str, key_b: str, options: Iterable[str]) -> Pick:
    """Give what a matrix calls when a cell is clicked: it sets both lists."""
    return both(picker(key_a, options, part=0), picker(key_b, options, part=1))


def both(first: Pick, second: Pick) -> Pick:
    """Give what a chart calls when a click means two things."""

    def pick(ids: Any) -> None:
        first(ids)
        second(ids)

    return pick


def tab_button(label: str, tab: str, *, key: str = "to-tab", **chosen: str) -> None:
    """Draw a button that opens another tab of the page, with more chosen there."""
    st.button(
        label,
        icon=":material/arrow_forward:",
        key=key,
        on_click=st.session_state.update,
        args=({"tab": tab, **chosen},),
    )
