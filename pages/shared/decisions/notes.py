"""What the reader decides beyond the articles: aliases, names of topics, the tray, with undo.

A kept corpus keeps it in the store. For the sample or a folder it lasts as long as the browser's
tab, and goes into the copy that can be made of it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import streamlit as st

from corpus import store as kept_store
from pages.shared.decisions import changes
from pages.shared.kept import store
from study import Corpus, decisions


@dataclass(frozen=True)
class Step:
    """What was decided at one moment: kind and key → value, and what led there."""

    what: str
    values: dict[tuple[str, str], str]


def of(corpus: Corpus) -> decisions.Notes:
    """Give the notes of a corpus as a function, kind → key → value."""
    return decisions.kept_notes(corpus) if corpus.kept is not None else partial(_of_tab, corpus)


def _of_tab(corpus: Corpus, kind: str) -> dict[str, str]:
    values = _steps(corpus)[-1].values
    return {key: values[known, key] for known, key in sorted(values) if known == kind}


def write(corpus: Corpus, values: decisions.Values, *, what: str) -> None:
    """Keep notes as one step that can be undone; no notes are no step.

    Parameters
    ----------
    values
        (kind, key) → value, None forgets it.
    what
        What was done, in words for the list of changes.
    """
    edit(corpus, lambda now: values, what=what)


def decide(corpus: Corpus, values_of: Callable[[Corpus], decisions.Values], *, what: str) -> None:
    """Keep a decision that builds on those before, as they are now and not as the page saw them.

    Parameters
    ----------
    values_of
        Called with the corpus as it is decided of now; gives (kind, key) → value.
    """
    edit(corpus, lambda now: values_of(decisions.apply(corpus, now)), what=what)


def edit(
    corpus: Corpus, values_of: Callable[[decisions.Notes], decisions.Values], *, what: str
) -> None:
    """Change notes by what they are at this moment, whichever window changed them before.

    Parameters
    ----------
    values_of
        Called with the notes of now, kind → key → value; gives (kind, key) → value. A ValueError
        of it is told on the page, and nothing is changed.
    """
    if corpus.kept is not None:
        changes.attempt(lambda: kept_store.edit_notes(store(), corpus.kept, values_of, what=what))
        return
    values: decisions.Values = {}
    if not changes.attempt(lambda: values.update(values_of(of(corpus)))) or not values:
        return
    steps = _steps(corpus)
    after = {**steps[-1].values, **values}
    kept = {name: value for name, value in after.items() if value is not None}
    _keep_steps(corpus, "done", [*steps, Step(what, kept)])
    _keep_steps(corpus, "undone", [])


def bar(corpus: Corpus) -> None:
    """Draw undo and redo of the reader's decisions; say how long they are kept."""
    if corpus.kept is not None:
        changes.bar(corpus, imports=False)
        return
    changes.say_trouble()
    done, undone = _steps(corpus), _undone(corpus)
    last = done[-1].what if len(done) > 1 else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        changes.button("Undo", "undo", last, _undo, corpus)
        changes.button("Redo", "redo", undone[-1].what if undone else "", _redo, corpus)
        changes.say_last(last)
    if last:
        changes.offer_copy(corpus, steps(corpus))


def steps(corpus: Corpus) -> changes.Steps:
    """Give what was decided for the sample or a folder: what each step was called, its notes."""
    return tuple(
        (later.what, tuple(_difference(before.values, later.values)))
        for before, later in pairwise(_steps(corpus))
    )


def _difference(
    before: dict[tuple[str, str], str], after: dict[tuple[str, str], str]
) -> Iterator[kept_store.Note]:
    for kind, key in sorted(before.keys() | after.keys()):
        value = after.get((kind, key))
        if value != before.get((kind, key)):
            yield kept_store.Note(kind, key, value)


def _steps(corpus: Corpus) -> list[Step]:
    return st.session_state.get(f"notes-done {corpus.key}") or [Step("", {})]


def _undone(corpus: Corpus) -> list[Step]:
    return st.session_state.get(f"notes-undone {corpus.key}") or []


def _keep_steps(corpus: Corpus, name: str, steps: list[Step]) -> None:
    st.session_state[f"notes-{name} {corpus.key}"] = steps


def _undo(corpus: Corpus) -> None:
    *rest, last = _steps(corpus)
    _keep_steps(corpus, "undone", [*_undone(corpus), last])
    _keep_steps(corpus, "done", rest)


def _redo(corpus: Corpus) -> None:
    *rest, last = _undone(corpus)
    _keep_steps(corpus, "done", [*_steps(corpus), last])
    _keep_steps(corpus, "undone", rest)
