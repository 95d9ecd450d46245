"""The page Corpus: what was found is put right before anything is kept."""

import pytest

from corpus import store as kept_store
from tests import FILES
from tests.shown import checked, opened, press, text_of


@pytest.fixture
def store(monkeypatch, tmp_path):
    """Give each test a store of its own: the page must find it by itself."""
    from pages.shared import kept

    monkeypatch.setenv("RECOUPE_DATA", str(tmp_path))
    monkeypatch.setenv("RECOUPE_CORPUS", "")
    kept.store.clear()
    made = kept_store.open_store()
    yield made
    kept.store.clear()
    kept_store.close_store(made)


def looked_into(name):
    page = opened("pages/corpus.py")
    page.file_uploader[0].upload(name, (FILES / "cases" / name).read_bytes(), "text/plain")
    return press(checked(page.run()), "look")


def titles(page, store):
    page = checked(page.text_input(key="new-name").set_value("Essai").run())
    press(page, "import")
    number = int(kept_store.corpora(store)["id"].iloc[0])
    return sorted(kept_store.read_corpus(store, number)["title"])


def test_a_digest_is_read_apart_when_the_reader_says_so(store):
    page = looked_into("digest_german.rtf")
    assert "3 articles, separated by" in page.checkbox(key="apart-digest_german.rtf").label
    page = checked(page.checkbox(key="apart-digest_german.rtf").set_value(True).run())
    assert page.button(key="one-digest_german.rtf").label.endswith("read it as one article again")
    assert titles(page, store) == [
        "Des travaux en ville", "Le conseil vote le texte", "Le port attend",
    ]  # fmt: skip


def test_a_table_that_was_refused_is_read_once_its_text_is_named(store):
    page = looked_into("table_short_cells.csv")
    assert "has no column with the articles' text" in text_of(page)
    box = page.selectbox(key="column-table_short_cells.csv-extrait")
    page = checked(box.set_value("text").run())
    page = checked(
        page.selectbox(key="column-table_short_cells.csv-intitule").set_value("title").run()
    )
    page = press(page, "again-table_short_cells.csv")
    assert titles(page, store) == ["Travaux en ville", "Un accord enfin"]
