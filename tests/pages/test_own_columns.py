"""A column of the reader's own may have any name, and there may be many: the pages show it."""

import dataclasses

import pytest

from corpus import load_articles, store
from corpus.importing.copying import entries, incoming
from corpus.table import MOST_COLUMNS
from pages.shared.kept import store as kept
from tests.shown import opened, press, text_of

NAMES = (
    "ticked", "article_id", "text", "title", "Date", "raw", "position", "imported", "index",
    "level_0", "edited", "corpus", "outlet", "words", " ", "*", "a\nb", "_index", "marks", "kind",
)  # fmt: skip


def kept_with(names):
    """Keep the sample's first articles, each with a value in these columns; give its name."""
    articles = load_articles().head(4)
    extra = tuple((name, f"v{place}") for place, name in enumerate(names))
    rows = [
        dataclasses.replace(one, article=dataclasses.replace(one.article, extra=extra))
        for one in incoming(articles)
    ]
    name = f"Colonnes {len(store.corpora(kept()))}"
    store.create_filled(kept(), name, rows, entries(articles))
    return name


@pytest.mark.parametrize(
    ("file", "part"),
    [
        ("app.py", ""),
        ("pages/articles.py", ""),
        ("pages/corpus.py", "Edit"),
        ("pages/corpus.py", "Take out"),
    ],
)
def test_columns_of_any_name_break_no_page(open_page, file, part):
    open_page("app.py")
    page = opened(file, corpus=kept_with(NAMES), **({"part": part} if part else {}))
    assert "4 articles" in text_of(page)


def test_a_column_is_set_removed_and_back(open_page):
    open_page("app.py")
    name = kept_with(["ticked"])
    page = opened("pages/corpus.py", corpus=name, part="Edit")
    press(page, "remove-ticked")
    number = int(store.corpora(kept()).set_index("name").loc[name, "id"])
    assert store.variables(kept(), number) == ()
    press(page, "undo")
    assert store.variables(kept(), number) == ("ticked",)


def test_as_many_columns_as_are_taken_can_be_shown(open_page):
    open_page("app.py")
    name = kept_with([f"colonne {place}" for place in range(MOST_COLUMNS + 5)])
    number = int(store.corpora(kept()).set_index("name").loc[name, "id"])
    assert len(store.variables(kept(), number)) == MOST_COLUMNS
    page = opened("pages/corpus.py", corpus=name, part="Edit")
    assert "4 articles" in text_of(page)
