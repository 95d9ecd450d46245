"""The presentation: what the reader put into it, in which order, kept with the corpus."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from exports import VERSION
from exports.exhibit import Exhibit, from_json, to_json
from pages.shared.address import here
from pages.shared.decisions import notes
from pages.shared.show import columns
from study import Corpus, article_names
from study.decisions import Notes, Values
from study.provenance import Made, provenance

_LONGEST_KEPT = 200_000  # characters of a slide that is kept as it was read
EXHIBIT, ORDER = "slide", "order of slides"  # kinds of notes

Make = Callable[[], tuple[Figure | None, pd.DataFrame, str]]


def order(corpus: Corpus) -> list[str]:
    """Give the numbers of the slides, in their order."""
    return _listed_slides(notes.of(corpus))


def exhibits(corpus: Corpus) -> dict[str, Exhibit]:
    """Give number → exhibit, in their order."""
    kept = notes.of(corpus)(EXHIBIT)
    return {number: _read(kept[number]) for number in order(corpus) if number in kept}


def _read(text: str) -> Exhibit:
    return _read_before(text) if len(text) < _LONGEST_KEPT else from_json(text)


@lru_cache(maxsize=200)  # a presentation's: reading one takes as long as drawing it
def _read_before(text: str) -> Exhibit:
    return from_json(text)


def button(made: Made, make: Make, *, title: str, key: str) -> None:
    """Draw the button that puts a chart or table into the presentation.

    Parameters
    ----------
    make
        Called without arguments when it is pressed; it gives the figure (None for a table), the
        table and the kind of exhibit.
    """
    st.button(
        "Add to presentation",
        icon=":material/add_to_photos:",
        key=f"{key}-add",
        type="tertiary",
        on_click=_add_and_tell,
        args=(made, make, title),
    )


def _add_and_tell(made: Made, make: Make, title: str) -> None:
    figure, table, kind = make()
    add(made, figure, table, kind=kind, title=title)
    st.toast("Added: see the page Presentation.", icon=":material/check:")


def add(made: Made, figure: Figure | None, table: pd.DataFrame, *, kind: str, title: str) -> None:
    """Put a chart or table into the presentation, as it is now, at the end."""
    corpus = made.view.corpus
    labels = {column: columns.label(column) for column in table.columns}
    if kind == "evidence":
        names = article_names.long(corpus)
        table = table.assign(article=table["article_id"].map(names))
        labels = {"text": "Sentence", "article": "Article"}
    exhibit = Exhibit(
        kind=kind,
        title=title,
        comment="",
        figure=figure,
        table=table,
        labels=labels,
        provenance=provenance(made, version=VERSION),
        view=here(),
    )
    text = to_json(exhibit)

    def values(now: Notes) -> Values:
        before = _listed_slides(now)
        number = hashlib.sha256(f"{len(before)} {before} {text}".encode()).hexdigest()[:12]
        return {(EXHIBIT, number): text, **_order([*before, number])}

    notes.edit(corpus, values, what=f"“{title}” added to the presentation")


def move(corpus: Corpus, number: str, step: int) -> None:
    """Move a slide so many places down (up when below zero)."""

    def values(now: Notes) -> Values:
        numbers = _listed_slides(now)
        place = _place(numbers, number)
        numbers.insert(max(place + step, 0), numbers.pop(place))
        return _order(numbers)

    notes.edit(corpus, values, what="slide moved")


def arrange(corpus: Corpus, numbers: Sequence[str]) -> None:
    """Put the slides into another order; those that came meanwhile follow."""

    def values(now: Notes) -> Values:
        listed = _listed_slides(now)
        here = [number for number in numbers if number in listed]
        return _order([*here, *(number for number in listed if number not in numbers)])

    notes.edit(corpus, values, what="slides put in order")


def remove(corpus: Corpus, number: str) -> None:
    """Take a slide out."""

    def values(now: Notes) -> Values:
        numbers = _listed_slides(now)
        numbers.pop(_place(numbers, number))
        return {(EXHIBIT, number): None, **_order(numbers)}

    notes.edit(corpus, values, what="slide removed")


def change(corpus: Corpus, number: str, exhibit: Exhibit, **changed: Any) -> None:
    """Change the title or comment of a slide, and no other thing of it."""

    def values(now: Notes) -> Values:
        kept = now(EXHIBIT)
        _place(list(kept), number)
        return {(EXHIBIT, number): to_json(replace(from_json(kept[number]), **changed))}

    what = f"{' and '.join(changed)} of “{exhibit.title}” changed"
    notes.edit(corpus, values, what=what)


def clear(corpus: Corpus, numbers: Sequence[str]) -> None:
    """Take these slides out, all that the page shows."""

    def values(now: Notes) -> Values:
        rest = [number for number in _listed_slides(now) if number not in numbers]
        return {(EXHIBIT, number): None for number in numbers} | _order(rest)

    notes.edit(corpus, values, what="all slides removed")


def _listed_slides(now: Notes) -> list[str]:
    """Give the numbers of the slides in their order, as the notes of this moment have them."""
    numbers: list[str] = json.loads(now(ORDER).get("order", "[]"))
    return numbers


def _order(numbers: list[str]) -> Values:
    return {(ORDER, "order"): json.dumps(numbers)}


def _place(numbers: list[str], number: str) -> int:
    if number not in numbers:
        raise ValueError("This slide was removed in another window: nothing was changed.")
    return numbers.index(number)
