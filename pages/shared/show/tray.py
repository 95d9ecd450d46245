"""The presentation: what the reader put into it, in which order, kept with the corpus."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
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
from study.decisions import Values
from study.provenance import Made, provenance

EXHIBIT, ORDER = "slide", "order of slides"  # kinds of notes

Make = Callable[[], tuple[Figure | None, pd.DataFrame, str]]


def order(corpus: Corpus) -> list[str]:
    """Give the numbers of the slides, in their order."""
    return json.loads(notes.of(corpus)(ORDER).get("order", "[]"))


def exhibits(corpus: Corpus) -> dict[str, Exhibit]:
    """Give number → exhibit, in their order."""
    kept = notes.of(corpus)(EXHIBIT)
    return {number: from_json(kept[number]) for number in order(corpus) if number in kept}


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
    before = order(corpus)
    number = hashlib.sha256(f"{len(before)} {before} {text}".encode()).hexdigest()[:12]
    _write(corpus, {number: text}, [*before, number], f"“{title}” added to the presentation")


def move(corpus: Corpus, number: str, step: int) -> None:
    """Move a slide so many places down (up when below zero)."""
    numbers = order(corpus)
    place = numbers.index(number)
    numbers.insert(place + step, numbers.pop(place))
    _write(corpus, {}, numbers, "slide moved")


def arrange(corpus: Corpus, numbers: Iterable[str]) -> None:
    """Put the slides into another order."""
    _write(corpus, {}, list(numbers), "slides put in order")


def remove(corpus: Corpus, number: str) -> None:
    """Take a slide out."""
    rest = [one for one in order(corpus) if one != number]
    _write(corpus, {number: None}, rest, "slide removed")


def change(corpus: Corpus, number: str, exhibit: Exhibit, **changed: Any) -> None:
    """Change the title or comment of a slide."""
    text = to_json(replace(exhibit, **changed))
    what = f"{' and '.join(changed)} of “{exhibit.title}” changed"
    notes.write(corpus, {(EXHIBIT, number): text}, what=what)


def clear(corpus: Corpus) -> None:
    """Take all slides out."""
    _write(corpus, dict.fromkeys(order(corpus)), [], "all slides removed")


def _write(corpus: Corpus, slides: dict[str, str | None], numbers: list[str], what: str) -> None:
    values: Values = {(EXHIBIT, number): text for number, text in slides.items()}
    values[ORDER, "order"] = json.dumps(numbers)
    notes.write(corpus, values, what=what)
