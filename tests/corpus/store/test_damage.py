"""A store that was damaged says so, heals what can be healed and loses nothing it can keep."""

import json
import sqlite3
import threading

import pytest

from corpus import CorpusError, store
from corpus.store import Note, Set
from corpus.store.connection import DAMAGED
from corpus.store.transactions import reading
from tests import SHARED
from tests.corpus.store.kept import damage, entry, everything, ids, incoming

ATTACKS = SHARED / "attacks"
needs_attacks = pytest.mark.skipif(not ATTACKS.exists(), reason="the damaged stores are not there")

TEXT = "UPDATE articles SET raw = replace(raw, 'lundi', 'mardi') WHERE article_id = ?"
TITLE = "UPDATE articles SET title = 'Faux' WHERE article_id = ?"
GONE = "UPDATE articles SET deleted = 1 WHERE article_id = ?"
NAME = "UPDATE articles SET article_id = 'f' || substr(article_id, 2) WHERE article_id = ?"
BYTES = "UPDATE articles SET raw = CAST(x'4cff61' AS TEXT) WHERE article_id = ?"
KINDS = [TEXT, TITLE, GONE, BYTES]


@pytest.mark.parametrize("sql", KINDS)
def test_a_damaged_article_is_listed_and_healed_from_a_backup(filled, sql):
    before, first = everything(filled), ids(filled)[0]
    saved = store.backup(filled)
    damage(filled, sql, first)
    (row,) = store.damaged_articles(filled, 1).itertuples()
    assert (row.article_id, row.backup) == (first, str(saved))
    assert store.article_ids(filled, 1) == ids_without(before, first)
    seen = store.version(filled, 1)
    assert store.heal_article(filled, 1, first) == saved
    assert everything(filled) == before
    assert store.damaged_articles(filled, 1).empty
    assert store.version(filled, 1) != seen


def ids_without(before, first):
    lines = before[0].splitlines()[1:]
    found = {line.split(",")[1] for line in lines if line[:1].isdigit()} - {first}
    return tuple(sorted(found))


@pytest.mark.parametrize("sql", KINDS)
def test_importing_the_same_text_heals_it(filled, sql):
    before, first = store.read_corpus(filled, 1), ids(filled)[0]
    damage(filled, sql, first)
    done = store.add_articles(filled, 1, [incoming(1), incoming(2)], [entry(2, articles=2)])
    assert done.healed == (first,) and done.added == ()
    assert len(done.already) == 1
    assert store.read_corpus(filled, 1).equals(before)


def test_a_text_that_is_healed_keeps_what_the_reader_changed(filled):
    saved, first = store.backup(filled), ids(filled)[0]
    store.edit(filled, 1, [Set((first,), "title", "Mon titre")])
    damage(filled, TEXT, first)
    assert store.heal_article(filled, 1, first) == saved
    assert "Mon titre" in set(store.raw_table(filled, 1)["title"])
    damage(filled, TEXT, first)
    store.add_articles(filled, 1, [incoming(1)], [entry(2)])
    assert "Mon titre" in set(store.raw_table(filled, 1)["title"])


def test_an_article_whose_id_is_damaged_is_found_by_its_text(filled):
    before, first = everything(filled), ids(filled)[0]
    store.backup(filled)
    damage(filled, NAME, first)
    (row,) = store.damaged_articles(filled, 1).itertuples()
    assert row.article_id == f"f{first[1:]}"
    store.heal_article(filled, 1, row.article_id)
    assert everything(filled) == before


@pytest.mark.parametrize("sql", [*KINDS, NAME])
def test_a_damaged_article_is_deleted_by_itself_and_comes_back_by_import(filled, sql):
    first, *others = ids(filled)
    damage(filled, sql, first)
    (row,) = store.damaged_articles(filled, 1).itertuples()
    store.delete_damaged(filled, 1, row.article_id)
    assert list(ids(filled)) == others
    done = store.add_articles(filled, 1, [incoming(1)], [entry(2)])
    assert done.added == (first,)
    assert sorted(ids(filled)) == sorted([first, *others])


def test_what_no_backup_has_whole_cannot_be_healed_so(filled):
    first = ids(filled)[0]
    damage(filled, TEXT, first)
    assert store.damaged_articles(filled, 1)["backup"].tolist() == [""]
    with pytest.raises(store.StoreError, match="No backup holds"):
        store.heal_article(filled, 1, first)
    with pytest.raises(ValueError, match="one of the damaged"):
        store.heal_article(filled, 1, ids_of_whole(filled)[0])


def ids_of_whole(kept):
    return store.article_ids(kept, 1)


def test_imports_and_edits_work_beside_a_damaged_article(filled):
    first, second, _ = ids(filled)
    damage(filled, TITLE, first)
    done = store.add_articles(filled, 1, [incoming(7)], [entry(7)])
    store.edit(filled, 1, [Set((second,), "title", "Neuf"), Note("hidden", "port", "0001")])
    with pytest.raises(CorpusError) as caught:
        store.read_corpus(filled, 1)
    assert set(done.added) < set(caught.value.articles["article_id"])
    assert len(caught.value.articles) == 3


def test_a_backup_of_a_damaged_store_takes_the_place_of_none(filled):
    good = [store.backup(filled) for _ in range(7)]
    damage(filled, TEXT, ids(filled)[0])
    assert store.health(filled, wait=True) is not None
    made = [store.backup(filled) for _ in range(3)]
    assert all(file.stem.endswith(DAMAGED) for file in made)
    kept = store.backup_files(filled.path)
    assert kept[:7] == tuple(reversed(good)) and kept[7:] == (made[-1],)


def test_a_backup_is_restored_while_the_store_is_open(filled):
    before, saved = everything(filled), store.backup(filled)
    store.edit(filled, 1, [Set((ids(filled)[0],), "title", "Neuf")])
    aside = store.restore(filled.path, saved)
    assert everything(filled) == before
    assert store.open_store(filled.path) is filled
    store.edit(filled, 1, [Set((ids(filled)[0],), "title", "Encore")])
    assert "Encore" in set(store.raw_table(filled, 1)["title"])
    with sqlite3.connect(aside) as connection:
        titles = connection.execute("SELECT title FROM articles").fetchall()
    connection.close()
    assert ("Neuf",) in titles
    bad = saved.with_name("bad.db")
    bad.write_bytes(saved.read_bytes()[:5000])
    with pytest.raises(store.StoreDamaged, match="no backup to use"):
        store.restore(filled.path, bad)
    assert "Encore" in set(store.raw_table(filled, 1)["title"])


def test_an_index_that_is_not_its_table_is_made_anew(filled):
    """It is taken out of the schema while a row is added, so that it knows nothing of it."""
    store.add_articles(filled, 1, [incoming(4)], [entry(4)])
    path, where = filled.path, "name = 'articles_by_text'"
    before = everything(filled)
    store.close_store(filled)
    steps = (
        ["PRAGMA writable_schema = ON", f"CREATE TEMP TABLE kept AS SELECT * FROM sqlite_schema"
         f" WHERE {where}", f"DELETE FROM sqlite_schema WHERE {where}",
         "PRAGMA writable_schema = RESET"],
        ["CREATE TEMP TABLE row AS SELECT * FROM articles WHERE title = 'Titre 1'",
         "DELETE FROM articles WHERE title = 'Titre 1'",
         "INSERT INTO articles SELECT * FROM row"],
        ["PRAGMA writable_schema = ON", "INSERT INTO sqlite_schema SELECT * FROM kept",
         "PRAGMA writable_schema = RESET"],
    )  # fmt: skip
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in [one for step in steps for one in step]:
        connection.execute(statement)
    wrong = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    connection.close()
    assert "index articles_by_text" in wrong
    again = store.open_store(path)
    if not store.health(again, wait=True).is_sound:
        assert store.mend_store(again).is_sound
    assert everything(again) == before
    assert store.health(again, wait=True).is_sound


@needs_attacks
@pytest.mark.parametrize("name", sorted(file.name for file in ATTACKS.glob("store-*.db")))
def test_a_damaged_store_is_told_or_healed_and_never_short_in_silence(tmp_path, name):
    path = tmp_path / "recoupe.db"
    path.write_bytes((ATTACKS / name).read_bytes())
    try:
        kept = store.open_store(path)
    except store.StoreDamaged:
        return
    try:
        for corpus_id in store.corpora(kept)["id"]:
            ways = [
                store.raw_table, store.read_corpus, store.cuts, store.decisions, store.inputs,
                store.variables, store.cleaning_choices, store.history, store.damaged_articles,
            ]  # fmt: skip
            for way in ways:
                try:
                    way(kept, int(corpus_id))
                except CorpusError as error:
                    assert len(store.damaged_articles(kept, 1)) == len(error.problems)
        found = store.health(kept, wait=True)
        assert len(store.raw_table(kept, 1)) == 24 or not found.is_sound
        assert store.mend_store(kept).is_sound and len(store.raw_table(kept, 1)) == 24
    except (store.StoreDamaged, CorpusError):
        pass
    finally:
        store.close_store(kept)


# Two tabs


def add_to_list(name):
    """Give what puts a name at the end of a list that is one note."""

    def values(notes):
        names = json.loads(notes("order of slides").get("order", "[]"))
        return {("order of slides", "order"): json.dumps([*names, name])}

    return values


def test_two_tabs_that_add_to_one_list_both_find_what_they_added(filled):
    names = [f"{number:012x}" for number in range(8)]
    tabs = [
        threading.Thread(target=store.edit_notes, args=(filled, 1, add_to_list(name)))
        for name in names
    ]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    (value,) = store.notes(filled, 1, "order of slides")["value"]
    assert sorted(json.loads(value)) == names
    store.undo(filled, 1)
    (value,) = store.notes(filled, 1, "order of slides")["value"]
    assert len(json.loads(value)) == 7


def test_no_note_is_no_change(filled):
    assert store.edit_notes(filled, 1, lambda notes: {}) is None
    assert store.edit_notes(filled, 1, lambda notes: {("hidden", "a"): None}) is None


def test_what_another_tab_changed_since_is_told(filled):
    seen = store.version(filled, 1)
    assert store.changes_since(filled, 1, seen) == ()
    store.edit(filled, 1, [Note("hidden", "port", "0001")], what="port hidden")
    store.edit(filled, 1, [Set(ids(filled)[:1], "title", "Neuf")])
    assert store.changes_since(filled, 1, seen) == ("port hidden", "title of 1 article set to Neuf")
    assert store.changes_since(filled, 1, "0" * 16) is None


def test_a_wrong_note_is_left_out_named_and_removed(filled):
    good, bad = Note("alias", "Xi", '["Xi Jinping", "PER"]'), Note("alias", "Li", "nope")
    store.edit(filled, 1, [good, bad])
    assert store.notes(filled, 1, "alias")["key"].tolist() == ["Xi"]
    (row,) = store.wrong_notes(filled, 1).itertuples()
    assert (row.kind, row.key) == ("alias", "Li") and "a decision on a name" in row.what
    store.edit(filled, 1, [Note(row.kind, row.key, None)])
    assert store.wrong_notes(filled, 1).empty


def test_a_corpus_is_made_and_filled_at_once_or_not_at_all(opened):
    steps = [("port hidden", [Note("hidden", "port", "0001")])]
    number, done = store.create_filled(opened, "Grèves", [incoming(1)], [entry()], steps)
    assert len(done.added) == 1 and len(store.raw_table(opened, number)) == 1
    assert store.history(opened, number)["what"].tolist() == ["port hidden", "1 article imported"]
    wrong = [("", [Set(("none",), "title", "x")])]
    with pytest.raises(ValueError, match="article_id"):
        store.create_filled(opened, "Autre", [incoming(1)], [entry()], wrong)
    with pytest.raises(ValueError, match="no other corpus has"):
        store.create_filled(opened, "GRÈVES", [incoming(1)], [entry()])
    assert store.corpora(opened)["name"].tolist() == ["Grèves"]
    with reading(opened) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (1,)
    store.create_filled(opened, "Autre", [incoming(1)], [entry()])
