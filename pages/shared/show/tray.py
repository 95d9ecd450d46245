"""The presentation: what the reader put into it, in which order, kept with the corpus."""

import hashlib
import json
from dataclasses import replace

import streamlit as st

from exports.exhibit import Exhibit, from_json, to_json
from pages.shared import article_names
from pages.shared.decisions import notes
from pages.shared.show import columns
from pages.shared.show.made import address, provenance

EXHIBIT, ORDER = "slide", "order of slides"  # kinds of notes


def order(corpus):
    """Return the numbers of the slides, in their order."""
    return json.loads(notes.read(corpus, ORDER).get("order", "[]"))


def exhibits(corpus):
    """Return number → exhibit, in their order."""
    kept = notes.read(corpus, EXHIBIT)
    return {number: from_json(kept[number]) for number in order(corpus) if number in kept}


def button(made, make, *, title, key):
    """Draw the button that puts a chart or table into the presentation.

    Parameters: `make`, called without arguments when it is pressed; it returns the figure (None for
    a table), the table and the kind of exhibit.
    """
    st.button(
        "Add to presentation",
        icon=":material/add_to_photos:",
        key=f"{key}-add",
        type="tertiary",
        on_click=_added,
        args=(made, make, title),
    )


def _added(made, make, title):
    figure, table, kind = make()
    add(made, figure, table, kind=kind, title=title)
    st.toast("Added: see the page Presentation.", icon=":material/check:")


def add(made, figure, table, *, kind, title):
    """Put a chart or table into the presentation, as it is now, at the end."""
    corpus = made.view.corpus
    labels = {column: columns.label(column) for column in table.columns}
    if kind == "evidence":
        names = article_names.long(corpus.articles)
        table = table.assign(article=table["article_id"].map(names))
        labels = {"text": "Sentence", "article": "Article"}
    exhibit = Exhibit(
        kind=kind,
        title=title,
        comment="",
        figure=figure,
        table=table,
        labels=labels,
        provenance=provenance(made),
        view=address(),
    )
    text = to_json(exhibit)
    before = order(corpus)
    number = hashlib.sha256(f"{len(before)} {before} {text}".encode()).hexdigest()[:12]
    _write(corpus, {number: text}, [*before, number], f"“{title}” added to the presentation")


def move(corpus, number, step):
    """Move a slide so many places down (up when below zero)."""
    numbers = order(corpus)
    place = numbers.index(number)
    numbers.insert(place + step, numbers.pop(place))
    _write(corpus, {}, numbers, "slide moved")


def arrange(corpus, numbers):
    """Put the slides into another order."""
    _write(corpus, {}, list(numbers), "slides put in order")


def remove(corpus, number):
    """Take a slide out."""
    rest = [one for one in order(corpus) if one != number]
    _write(corpus, {number: None}, rest, "slide removed")


def change(corpus, number, exhibit, **changed):
    """Change the title or comment of a slide."""
    text = to_json(replace(exhibit, **changed))
    what = f"{' and '.join(changed)} of “{exhibit.title}” changed"
    notes.write(corpus, {(EXHIBIT, number): text}, what=what)


def clear(corpus):
    """Take all slides out."""
    _write(corpus, dict.fromkeys(order(corpus)), [], "all slides removed")


def _write(corpus, slides, numbers, what):
    values = {(EXHIBIT, number): text for number, text in slides.items()}
    values[ORDER, "order"] = json.dumps(numbers)
    notes.write(corpus, values, what=what)
