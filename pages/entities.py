"""Entities: who and what is named, with whom, by which words; and the reader's say in it."""

from types import ModuleType

from pages.parts.entities import aliases, named, table, together, words
from pages.shared import frame, progress, sidebar
from pages.shared.show.charts import nothing
from study import entities

TABS = {
    "Most named": named,
    "Named together": together,
    "By which words": words,
    "All names": table,
    "Correct the names": aliases,
}

corpus = frame.begin("pages/entities.py")
view = sidebar.choose(corpus)
progress.need_some(corpus)


def draw(part: ModuleType) -> None:
    """Draw a tab; without any name only the one that can add some."""
    if part is not aliases and entities.entity_counts(view).empty:
        nothing(
            "No person, place or organisation was found in the selected articles. Choose others in "
            "the sidebar, or name what should be found under “Correct the names”."
        )
    part.draw(view)


frame.tabs(TABS, draw)
