"""What another window, or the terminal's import, changed of a corpus since this one last looked."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

import streamlit as st

from corpus import store as kept_store
from pages.shared.kept import store
from pages.shared.text import md
from study import Corpus, opened
from wording.language import count

_SEEN = "versions seen"  # number of a corpus → its version, of those that this window has shown
_TOLD = "changed elsewhere"
_MOST = 5  # changes told one by one


@contextmanager
def own_change() -> Iterator[None]:
    """Make a change of this window's own; what others changed before it is still told."""
    kept = store()
    with kept.turn:  # nobody else changes anything between looking and changing
        _look(kept, _seen_here())
        try:
            yield
        finally:
            st.session_state[_SEEN] = _versions(kept, _seen_here())


def tell(corpus: Corpus) -> None:
    """Say once what was changed elsewhere since this window showed the corpus."""
    if corpus.kept is None or corpus.store is None:
        return
    _look(corpus.store, _seen_here())
    st.session_state[_SEEN] = _versions(corpus.store, {*_seen_here(), corpus.kept})
    told = st.session_state[_TOLD].pop(corpus.kept, None)
    if told is None:
        return
    what = "; ".join(told[-_MOST:]) if told else "something was undone or restored"
    if len(told) > _MOST:
        what = f"{what}, and before that {count(len(told) - _MOST, 'other change')}"
    st.info(
        f"Changed in another window since you last looked: {md(what)}. You see it as it is now.",
        icon=":material/sync:",
    )


def _seen_here() -> dict[int, str]:
    seen: dict[int, str] = st.session_state.get(_SEEN, {})
    return seen


def _versions(kept: kept_store.Store, numbers: Iterable[int]) -> dict[int, str]:
    """Give the versions of corpora; those that were removed for good have none."""
    found = {}
    for number in numbers:
        with suppress(ValueError):
            found[number] = opened.kept_version(kept, number)
    return found


def _look(kept: kept_store.Store, seen: dict[int, str]) -> None:
    """Remember what was changed since, corpus by corpus, until it can be told."""
    told: dict[int, list[str]] = st.session_state.setdefault(_TOLD, {})
    for number, version in _versions(kept, seen).items():
        if version != seen[number]:
            changed = kept_store.changes_since(kept, number, seen[number])
            told.setdefault(number, []).extend(map(str, changed or ()))
