"""The page Corpus: files in, an account of each, changes that can be undone, nothing lost."""

import pytest

from corpus import store as kept_store
from tests.shown import checked, opened, press, text_of

GAS = "Le gaz manque à Nantes\n\nLe préfet a annoncé mardi une coupure dans trois quartiers de la ville."
SNOW = "La neige bloque Brest\n\nLes écoles de Brest sont fermées depuis lundi, a dit la maire aux parents."


@pytest.fixture
def store(monkeypatch, tmp_path):
    """Give each test a store of its own: the page must find it by itself."""
    from pages.shared import kept

    monkeypatch.setenv("RECOUPE_DATA", str(tmp_path))
    monkeypatch.setenv("RECOUPE_CORPUS", "")
    kept.store.clear()
    opened = kept_store.open_store()
    yield opened
    kept.store.clear()
    kept_store.close_store(opened)


def imported(*files, name="Essai"):
    page = opened("pages/corpus.py")
    for file, text in files:
        page.file_uploader[0].upload(file, text.encode("utf-8"), "text/plain")
    page = checked(page.run())
    page = press(page, "look")
    page = checked(page.text_input(key="new-name").set_value(name).run())
    return press(page, "import")


def titles(store, name):
    table = kept_store.corpora(store)
    number = int(table.loc[table["name"] == name, "id"].iloc[0])
    return sorted(kept_store.read_corpus(store, number)["title"])


def test_files_are_looked_into_then_imported_and_accounted_for(store):
    page = imported(("gaz.txt", GAS), ("neige.txt", SNOW), ("vide.txt", ""))
    assert titles(store, "Essai") == ["La neige bloque Brest", "Le gaz manque à Nantes"]
    assert "2 articles imported into Essai, 0 there already" in text_of(page)
    assert "2 imported, 1 refused" in text_of(page)
    assert any(part.value.startswith("vide.txt") for part in page.text)


def test_nothing_is_kept_before_the_reader_says_so(store):
    page = opened("pages/corpus.py")
    page.file_uploader[0].upload("gaz.txt", GAS.encode(), "text/plain")
    page = checked(page.run())
    page = press(page, "look")
    press(page, "discard")
    assert kept_store.corpora(store).empty


def test_the_same_file_again_is_there_already(store):
    imported(("gaz.txt", GAS))
    page = opened("pages/corpus.py", corpus="Essai")
    page.file_uploader[0].upload("gaz.txt", GAS.encode(), "text/plain")
    page = checked(page.run())
    page = press(page, "look")
    page = press(page, "import")
    assert "0 articles imported into Essai, 1 there already. Of 1 file: 1 already there" in text_of(
        page
    )
    assert titles(store, "Essai") == ["Le gaz manque à Nantes"]


def test_a_pasted_text_is_an_article(store):
    page = opened("pages/corpus.py")
    page = checked(page.text_area[0].set_value(SNOW).run())
    page = press(page, "look")
    press(page, "import")
    assert titles(store, "My corpus") == ["La neige bloque Brest"]


def test_a_second_new_corpus_gets_a_name_of_its_own(store):
    for text in (GAS, SNOW):
        page = opened("pages/corpus.py")
        page = checked(page.text_area[0].set_value(text).run())
        page = press(page, "look")
        press(page, "import")
    assert titles(store, "My corpus 2") == ["La neige bloque Brest"]


def test_an_outlet_is_renamed_everywhere_and_back(store):
    imported(("gaz.txt", GAS), ("neige.txt", SNOW))
    page = opened("pages/corpus.py", corpus="Essai", part="Edit")
    page = checked(page.radio(key="whom").set_value("all the articles in the table").run())
    page = checked(page.selectbox(key="fill-field").set_value("source").run())
    page = checked(page.text_input(key="fill-value").set_value("Le Nord").run())
    page = press(page, "fill")
    page = checked(page.text_input(key="new-outlet").set_value("Le Sud").run())
    page = press(page, "rename-outlet")
    sources = kept_store.read_corpus(store, 1)["source"]
    assert set(sources) == {"Le Sud"}
    page = press(page, "undo")
    assert set(kept_store.read_corpus(store, 1)["source"]) == {"Le Nord"}
    press(page, "redo")
    assert set(kept_store.read_corpus(store, 1)["source"]) == {"Le Sud"}


def test_the_sample_is_read_only_and_can_be_copied(store):
    page = opened("pages/corpus.py", part="Edit")
    assert "shown as they are" in text_of(page)
    press(page, "copy")
    assert len(titles(store, "Sample: Moscow and Beijing (copy)")) == 24


def test_topics_keep_their_numbers_when_an_article_comes(store):
    copied = checked(opened("pages/corpus.py", part="Edit").button(key="copy").click().run())
    name = copied.session_state["corpus"]
    before = opened("pages/topics.py", corpus=name)
    page = opened("pages/corpus.py", corpus=name)
    page.file_uploader[0].upload("gaz.txt", GAS.encode(), "text/plain")
    page = checked(page.run())
    page = press(page, "look")
    press(page, "import")
    after = opened("pages/topics.py", corpus=name)
    old, new = (
        {number: set(phrases) for number, *phrases in (label.split(" · ") for label in labels)}
        for labels in (one.multiselect(key="topic").options for one in (before, after))
    )
    assert len(old) == 10 and old.keys() == new.keys()
    assert all(old[number] & new[number] for number in old)


def test_a_deleted_corpus_comes_back_from_the_bin(store):
    imported(("gaz.txt", GAS))
    page = opened("pages/corpus.py", corpus="Essai", part="My corpora")
    page = press(page, "delete")
    assert kept_store.corpora(store)["deleted"].notna().all()
    page = opened("pages/corpus.py", part="My corpora")
    press(page, "restore-1")
    assert titles(store, "Essai") == ["Le gaz manque à Nantes"]


def test_a_cut_is_undone_and_a_line_of_ones_own_is_removed(store):
    noise = GAS + "\n\nPartager sur Facebook\n\nLe carnet de la rédaction"
    imported(("gaz.txt", noise))
    assert "Partager" not in kept_store.read_corpus(store, 1)["text"][0]
    page = opened("pages/corpus.py", corpus="Essai", part="Cleaning")
    page = checked(page.text_input(key="rule-line").set_value("Le carnet de la rédaction").run())
    press(page, "rule-add")
    assert kept_store.read_corpus(store, 1)["text"][0].endswith("quartiers de la ville.")


@pytest.mark.parametrize("part", ["Edit", "Cleaning", "Duplicates", "Take out", "My corpora"])
def test_every_part_shows_the_sample(store, part):
    opened("pages/corpus.py", part=part)


def test_a_hidden_word_stays_hidden_with_its_corpus_and_comes_back(store):
    imported(("gaz.txt", GAS), ("neige.txt", SNOW))

    def keywords():
        return opened("pages/keywords.py", corpus="Essai")

    page = keywords()
    word = page.selectbox(key="keyword").value
    page = press(page, "hide-keyword")
    assert word not in page.selectbox(key="keyword").options
    again = keywords()  # another session, the same corpus
    assert word not in again.selectbox(key="keyword").options
    again = checked(again.button(key="show-again").click().run())
    assert word in again.selectbox(key="keyword").options
    assert kept_store.notes(store, 1, "hidden").empty


def test_a_damaged_store_is_told_and_restored_from_its_backup(store):
    imported(("gaz.txt", GAS))
    kept_store.backup(store)
    kept_store.close_store(store)
    store.path.write_bytes(b"broken" * 1000)
    from pages.shared import kept

    kept.store.clear()
    page = opened("pages/articles.py")
    assert page.warning
    button = next(part for part in page.button if str(part.key).startswith("backup-"))
    checked(button.click().run())
    restored = kept_store.open_store()
    assert titles(restored, "Essai") == ["Le gaz manque à Nantes"]
    kept_store.close_store(restored)


def test_the_columns_of_a_table_and_the_order_of_its_dates_are_asked(store):
    table = "Titre,Corps,Jour\n" + "".join(
        f"Le gaz {n},Le préfet de Nantes a annoncé mardi une coupure numéro {n} en ville.,03/04/2024\n"
        for n in range(3)
    )
    page = opened("pages/corpus.py")
    page.file_uploader[0].upload("t.csv", table.encode(), "text/csv")
    page = checked(page.run())
    page = press(page, "look")
    page = checked(page.selectbox(key="order-t.csv").set_value("month").run())
    page = press(page, "again-t.csv")
    press(page, "import")
    assert set(kept_store.read_corpus(store, 1)["date"].astype(str)) == {"2024-03-04"}
