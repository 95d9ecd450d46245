"""What the reader decides beyond the articles: aliases, names of topics, the tray, with undo.

A kept corpus keeps it in the store. For the sample or a folder it lasts as long as the browser's
tab, and goes into the copy that can be made of it.
"""

from dataclasses import dataclass
from itertools import pairwise

import streamlit as st

from corpus import store as kept_store
from pages.shared.cached import store
from pages.shared.decisions import changes


@dataclass(frozen=True)
class Step:
    """What was decided at one moment: kind and key → value, and what led there."""

    what: str
    values: dict[tuple[str, str], str]


def read(corpus, kind):
    """Return key → value of all notes of a kind, by key."""
    if corpus.kept is not None:
        table = kept_store.notes(store(), corpus.kept, kind)
        return dict(zip(table["key"], table["value"], strict=True))
    values = _steps(corpus)[-1].values
    return {key: values[known, key] for known, key in sorted(values) if known == kind}


def write(corpus, values, *, what):
    """Keep notes, (kind, key) → value (None forgets it), as one step that can be undone.

    Parameters: `what`, what was done, in words for the list of changes.
    """
    if corpus.kept is not None:
        made = [kept_store.Note(kind, key, value) for (kind, key), value in values.items()]
        changes.make(corpus, *made, what=what)
        return
    steps = _steps(corpus)
    new = {**steps[-1].values, **values}
    kept = {name: value for name, value in new.items() if value is not None}
    _state(corpus, "done", [*steps, Step(what, kept)])
    _state(corpus, "undone", [])


def bar(corpus):
    """Draw undo and redo of the reader's decisions; say how long they are kept."""
    if corpus.kept is not None:
        changes.bar(corpus, imports=False)
        return
    changes.trouble()
    done, undone = _steps(corpus), _undone(corpus)
    last = done[-1].what if len(done) > 1 else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        changes.button("Undo", "undo", last, _undo, corpus)
        changes.button("Redo", "redo", undone[-1].what if undone else "", _redo, corpus)
        changes.last(last)
    if last:
        changes.offer_copy(corpus, steps(corpus))


def steps(corpus):
    """Return what was decided for the sample or a folder: what each step was called, its notes."""
    done = _steps(corpus)
    return tuple(
        (later.what, tuple(_difference(before.values, later.values)))
        for before, later in pairwise(done)
    )


def _difference(before, after):
    for kind, key in sorted(before.keys() | after.keys()):
        value = after.get((kind, key))
        if value != before.get((kind, key)):
            yield kept_store.Note(kind, key, value)


def _steps(corpus):
    return st.session_state.get(f"notes-done {corpus.key}") or [Step("", {})]


def _undone(corpus):
    return st.session_state.get(f"notes-undone {corpus.key}") or []


def _state(corpus, name, steps):
    st.session_state[f"notes-{name} {corpus.key}"] = steps


def _undo(corpus):
    *rest, last = _steps(corpus)
    _state(corpus, "undone", [*_undone(corpus), last])
    _state(corpus, "done", rest)


def _redo(corpus):
    *rest, last = _undone(corpus)
    _state(corpus, "done", [*_steps(corpus), last])
    _state(corpus, "undone", rest)
