"""The store: what is kept, changed, taken back and made again, and by whom."""

import datetime
import os
import sqlite3
import threading

import pandas as pd
import pytest

from corpus import CorpusError, load_articles, store
from corpus.readers.raw import RawArticle, Unreadable
from corpus.store import (
    AddColumn,
    Decide,
    DeleteArticles,
    Incoming,
    KeepCut,
    Note,
    OwnRule,
    RemoveColumn,
    RenameOutlet,
    Set,
    SwitchRule,
    schema,
)
from corpus.store.changes import FIELDS
from corpus.table import COLUMNS
from tests.corpus.store.kept import (
    BODY,
    DAY,
    NOISE,
    TITLE,
    again,
    damage,
    entry,
    everything,
    ids,
    incoming,
)

# Opening


def test_the_doors_are_sorted_and_there():
    assert store.__all__ == sorted(store.__all__)
    assert all(hasattr(store, name) for name in store.__all__)


def test_the_file_keeps_its_promises_by_its_settings(opened):
    ask = lambda name: opened.connection.execute(f"PRAGMA {name}").fetchone()[0]  # noqa: E731
    settings = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema")
    assert [ask(name) for name in settings] == ["wal", 2, 1, 1, 0]
    assert ask("application_id") == schema.APPLICATION_ID
    assert ask("user_version") == schema.VERSION == 3


def test_the_folder_can_be_moved(tmp_path, monkeypatch):
    monkeypatch.setenv("RECOUPE_DATA", str(tmp_path / "mine"))
    kept = store.open_store()
    assert kept.path == tmp_path / "mine" / "recoupe.db" and kept.path.exists()
    store.close_store(kept)
    monkeypatch.delenv("RECOUPE_DATA")
    assert "recoupe" in str(store.data_folder())


def test_a_process_that_opens_it_twice_has_one_store(opened):
    assert store.open_store(opened.path) is opened
    assert store.is_open(opened.path)


def test_a_second_process_is_refused_until_the_first_closes(opened):
    code = "import sys; from corpus import store\ntry: store.open_store(sys.argv[1])\n"
    code += "except store.StoreBusy as error: print(error)\nelse: print('open')"
    import subprocess
    import sys

    def knock():
        command = [sys.executable, "-c", code, str(opened.path)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert f"process {os.getpid()}" in knock()
    store.close_store(opened)
    assert knock() == "open\n"


def test_a_file_of_another_program_or_a_later_version_is_left_alone(tmp_path):
    other, later = tmp_path / "other.db", tmp_path / "later.db"
    for path, settings in ((other, ""), (later, f"application_id = {schema.APPLICATION_ID}")):
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE theirs (x)")
        if settings:
            connection.execute(f"PRAGMA {settings}")
            connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        connection.close()
    before = other.read_bytes(), later.read_bytes()
    with pytest.raises(store.StoreError, match="another program"):
        store.open_store(other)
    with pytest.raises(store.StoreNewer, match="later Recoupe"):
        store.open_store(later)
    assert (other.read_bytes(), later.read_bytes()) == before


def test_a_folder_that_cannot_be_used_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(store.StoreError, match="cannot be used"):
        store.open_store(tmp_path / "file" / "recoupe.db")


def test_no_file_but_the_readers_own_can_be_read_by_others(opened):
    if os.name != "nt":
        assert opened.path.stat().st_mode & 0o077 == 0


# Corpora


def test_an_empty_store_has_the_same_columns(opened):
    listed = store.corpora(opened)
    assert listed.empty
    assert list(listed) == ["id", "name", "articles", "created", "deleted"]
    store.create_corpus(opened, "Vide")
    assert store.corpora(opened).dtypes.equals(listed.dtypes)
    assert store.read_corpus(opened, 1).dtypes.astype(str).to_dict() == COLUMNS
    assert store.cuts(opened, 1).empty and store.history(opened, 1).empty


def test_corpora_are_named_renamed_and_told_apart(opened):
    assert [store.create_corpus(opened, name) for name in ("Un", " Deux ")] == [1, 2]
    assert list(store.corpora(opened)["name"]) == ["Deux", "Un"]
    store.rename_corpus(opened, 1, "UN")
    for name in ("deux", "", " ", "x" * 201):
        with pytest.raises(ValueError, match="name is"):
            store.rename_corpus(opened, 1, name)
    assert list(store.corpora(opened)["name"]) == ["Deux", "UN"]


def test_a_corpus_goes_to_the_bin_and_back(filled):
    before = everything(filled)
    store.delete_corpus(filled, 1)
    assert store.corpora(filled)["deleted"].notna().all()
    with pytest.raises(ValueError, match="corpus_id is 1"):
        store.edit(filled, 1, [AddColumn("pays")])
    assert store.create_corpus(filled, "Grèves") == 2
    assert store.restore_corpus(filled, 1) == "Grèves (2)"
    assert everything(filled) == before
    with pytest.raises(ValueError, match="in the bin"):
        store.restore_corpus(filled, 1)


def test_an_emptied_bin_leaves_no_word_in_the_file(filled):
    gone = incoming(9, text="Unmistakable sentence about herrings.")
    store.add_articles(filled, 1, [gone], [])
    store.edit(filled, 1, [Set(ids(filled)[-1:], "title", "Herring title")])
    article = store.raw_table(filled, 1).query("title == 'Herring title'")["article_id"].iloc[0]
    store.edit(filled, 1, [DeleteArticles((article,))])
    store.empty_bin(filled)
    files = [filled.path, filled.path.with_name("recoupe.db-wal")]
    assert not any(b"erring" in file.read_bytes() for file in files)
    assert len(ids(filled)) == 3
    assert store.history(filled, 1).empty and store.undo(filled, 1) == ""
    store.edit(filled, 1, [AddColumn("pays")])
    assert store.undo(filled, 1) == "column pays added"


def test_a_copy_is_the_same_and_changes_alone(filled):
    store.edit(
        filled,
        1,
        [
            AddColumn("pays"), Set(ids(filled), "pays", "France"), Note("alias", "ONU", '["UN", "ORG"]'),
            KeepCut(ids(filled)[0], 0, 5, "appeal"), SwitchRule("spaces", False),
            OwnRule("Phare", "À lire"), Decide(*ids(filled)[:2], "same"),
            DeleteArticles(ids(filled)[2:]),
        ],
    )  # fmt: skip
    copy = store.duplicate_corpus(filled, 1, "Copie")
    assert everything(filled, copy) == everything(filled)
    assert len(store.inputs(filled, copy)) == 1 and store.history(filled, copy).empty
    before = everything(filled)
    store.edit(filled, copy, [Set(ids(filled, copy), "source", "Autre")])
    assert everything(filled) == before != everything(filled, copy)


# Adding and reading


def test_a_folder_read_and_kept_gives_the_same_articles(opened):
    read = load_articles().head(6)
    store.create_corpus(opened, "Exemple")
    raw = [
        Incoming(
            RawArticle(
                row.title, row.source, row.origin, row.date.date(), row.language, row.url, row.raw
            ),
            row.file,
        )
        for row in read.itertuples()
    ]
    done = store.add_articles(opened, 1, raw, [])
    kept = store.read_corpus(again(opened), 1)
    pd.testing.assert_frame_equal(kept, read)
    assert set(done.added) == set(read["article_id"])


def test_what_a_file_does_not_say_the_text_says():
    text = f"{TITLE} | La Gazette\n{TITLE}\nPublié le 3 mai 2024\n{BODY}\nAvec AFP"
    done = store.complete(Incoming(RawArticle(text=text), "a.txt")).article
    assert (done.title, done.source, done.origin) == (TITLE, "La Gazette", "AFP")
    assert (done.date, done.language) == (datetime.date(2024, 5, 3), "fr")
    said = store.complete(Incoming(RawArticle(title="Net", source="Phare", text=text), "a.txt"))
    assert (said.article.title, said.article.source) == ("Net", "Phare")
    assert store.complete(said) is said


def test_a_date_in_a_file_name_is_the_articles_only_when_it_is_alone():
    one = Incoming(RawArticle(title=TITLE, text=BODY), "2024-05-16_phare.txt")
    assert store.complete(one, alone=True).article.date == DAY
    assert store.complete(one).article.date is None


def test_an_article_of_a_title_only_is_kept_by_its_title(opened):
    store.create_corpus(opened, "Brèves")
    raw = [Incoming(RawArticle(title=f"{TITLE} {number}"), "a.csv") for number in (1, 2)]
    assert len(store.add_articles(opened, 1, raw, []).added) == 2
    assert list(store.read_corpus(opened, 1)["text"]) == [f"{TITLE} 1", f"{TITLE} 2"]
    with pytest.raises(Unreadable, match="nothing is left"):
        store.complete(Incoming(RawArticle(text=NOISE), "a.csv"))


def test_the_title_is_the_first_line_of_the_text_once(opened):
    store.create_corpus(opened, "Titres")
    texts = (BODY, f"{TITLE}\n\n{BODY}")
    raw = [Incoming(RawArticle(title=TITLE, text=text), "a.html") for text in texts]
    store.add_articles(opened, 1, raw, [])
    assert list(store.read_corpus(opened, 1)["text"]) == [f"{TITLE}\n\n{BODY}"] * 2


def test_articles_come_by_date_then_file_then_place(opened):
    store.create_corpus(opened, "Ordre")
    later = datetime.date(2024, 6, 1)
    dated = [(1, None), (2, later), (3, DAY), (4, DAY)]
    raw = [incoming(number, date=date) for number, date in dated]
    store.add_articles(opened, 1, raw, [])
    titles = ["Titre 3", "Titre 4", "Titre 2", "Titre 1"]
    assert list(store.read_corpus(opened, 1)["title"]) == titles
    assert list(store.raw_table(opened, 1)["title"]) == titles


def test_the_same_import_twice_adds_nothing_and_keeps_the_edits(filled):
    store.edit(filled, 1, [Set(ids(filled)[:1], "title", "Corrigé")])
    before = everything(filled), store.version(filled, 1)
    done = store.add_articles(
        filled, 1, [incoming(1), incoming(4), incoming(4)], [entry(1, "already there", 0), entry(2)]
    )
    assert (len(done.added), len(done.already)) == (1, 2)
    assert "Corrigé" in set(store.raw_table(filled, 1)["title"])
    assert list(store.inputs(filled, 1)["status"]) == ["imported", "already there", "imported"]
    store.undo(filled, 1)
    assert (everything(filled), store.version(filled, 1)) == before


def test_an_import_that_fails_at_its_end_leaves_nothing_behind(filled, monkeypatch):
    before = everything(filled), len(store.inputs(filled, 1)), store.version(filled, 1)

    def fail(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("corpus.store.adding.enter", fail)
        store.add_articles(filled, 1, [incoming(8, extra=(("pays", "France"),))], [entry(8)])
    with pytest.raises(ValueError, match="status is 'lost'"):
        store.add_articles(filled, 1, [incoming(8)], [entry(8, "lost")])
    assert (everything(filled), len(store.inputs(filled, 1)), store.version(filled, 1)) == before
    assert len(store.add_articles(filled, 1, [incoming(8)], [entry(8)]).added) == 1


def test_a_deleted_article_comes_back_with_its_file(filled):
    gone = ids(filled)[1]
    store.edit(filled, 1, [Set((gone,), "title", "Corrigé"), DeleteArticles((gone,))])
    assert gone not in ids(filled)
    assert store.add_articles(filled, 1, [incoming(2)], []).added == (gone,)
    assert list(store.raw_table(filled, 1)["title"]) == ["Titre 1", "Titre 2", "Titre 3"]
    store.undo(filled, 1)
    assert gone not in ids(filled)
    store.undo(filled, 1)
    assert list(store.raw_table(filled, 1)["title"]) == ["Titre 1", "Titre 2", "Titre 3"]


def test_variables_of_the_files_are_columns(opened):
    store.create_corpus(opened, "Variables")
    raw = [
        incoming(1, extra=(("author", "NA"), ("text", "12"))),
        incoming(2, extra=(("page", "1e5"), ("empty", ""))),
    ]
    store.add_articles(opened, 1, raw, [])
    assert store.variables(opened, 1) == ("author", "text (variable)", "page")
    read = store.read_corpus(opened, 1)
    assert read[["author", "text (variable)", "page"]].values.tolist() == [
        ["NA", "12", ""], ["", "", "1e5"],
    ]  # fmt: skip
    assert set(read.dtypes[list(store.variables(opened, 1))].astype(str)) == {"str"}


@pytest.mark.parametrize(
    "odd",
    [
        "NA",
        "None",
        "null",
        "1e5",
        "a\0b",
        "\ud800 seul",
        "שלום \u202e",
        "👩‍👩‍👧",
        "'; DROP TABLE log;--",
    ],
)
def test_odd_texts_are_kept_as_they_are(opened, odd):
    store.create_corpus(opened, odd.replace("\0", "").replace("\u202e", "x") or "x")
    one = incoming(1, title=odd, source=odd, text=f"{odd} {BODY}", extra=(("pays", odd),))
    store.add_articles(opened, 1, [one], [])
    kept = odd.replace("\ud800", "?")
    (article,) = store.raw_table(again(opened), 1).itertuples()
    assert (article.title, article.source, article.pays) == (kept, kept, kept)
    assert article.raw == f"{kept} {BODY}"


def test_an_unknown_corpus_is_named(opened):
    for ask in (store.read_corpus, store.raw_table, store.version, store.cuts, store.undo):
        with pytest.raises(ValueError, match="corpus_id is 9"):
            ask(opened, 9)


# Changes


CHANGES = {
    "title": lambda ids: [Set(ids[:1], "title", "Neuf")],
    "source": lambda ids: [Set(ids, "source", "Gazette")],
    "origin": lambda ids: [Set(ids, "origin", "AFP")],
    "date": lambda ids: [Set(ids[:2], "date", datetime.date(999, 1, 2))],
    "no date": lambda ids: [Set(ids[:2], "date", None)],
    "language": lambda ids: [Set(ids, "language", "en")],
    "url": lambda ids: [Set(ids, "url", "https://example.org/a")],
    "column": lambda ids: [AddColumn("pays"), Set(ids[:2], "pays", "France")],
    "column removed": lambda ids: [
        AddColumn("ville"), Set(ids, "ville", "Lyon"), RemoveColumn("ville"), AddColumn("x"),
    ],
    "outlet": lambda ids: [RenameOutlet("Phare", "Le Phare")],
    "articles": lambda ids: [DeleteArticles(ids[1:])],
    "decision": lambda ids: [Decide(ids[1], ids[0], "same")],
    "cut": lambda ids: [KeepCut(ids[0], 3, 9, "appeal")],
    "rule": lambda ids: [SwitchRule("appeal", False)],
    "own rule": lambda ids: [OwnRule("Phare", "À lire aussi")],
    "note": lambda ids: [Note("alias", "ONU", '["Nations unies", "ORG"]')],
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_kept_taken_back_and_made_again_over_restarts(filled, name):
    before, first = everything(filled), store.version(filled, 1)
    assert store.edit(filled, 1, CHANGES[name](ids(filled))) is not None
    after, second = everything(filled), store.version(filled, 1)
    assert after != before and second != first
    kept = again(filled)
    assert everything(kept) == after and store.version(kept, 1) == second
    assert store.undo(kept, 1)
    kept = again(kept)
    assert everything(kept) == before and store.version(kept, 1) == first
    assert store.redo(kept, 1)
    kept = again(kept)
    assert everything(kept) == after and store.version(kept, 1) == second
    store.close_store(kept)


def test_all_changes_are_taken_back_to_the_empty_corpus_and_made_again(filled):
    states, three = [everything(filled)], ids(filled)
    for name in sorted(CHANGES, key=lambda name: name == "articles"):
        if name != "outlet":
            store.edit(filled, 1, CHANGES[name](three))
            states.append(everything(filled))
    for state in reversed(states[:-1]):
        assert store.undo(filled, 1)
        assert everything(filled) == state
    assert store.undo(filled, 1) == "3 articles imported"
    assert ids(filled) == () and store.undo(filled, 1) == ""
    assert set(store.history(filled, 1)["state"]) == {"undone"}
    for state in states:
        assert store.redo(filled, 1)
        assert everything(filled) == state
    assert store.redo(filled, 1) == ""


def test_a_new_change_forgets_what_was_undone(filled):
    store.edit(filled, 1, [AddColumn("a")])
    store.undo(filled, 1)
    store.edit(filled, 1, [AddColumn("b")])
    assert store.redo(filled, 1) == ""
    assert list(store.history(filled, 1)["what"]) == ["column b added", "3 articles imported"]


def test_a_change_that_changes_nothing_is_no_entry(filled):
    assert store.edit(filled, 1, [Set(ids(filled), "source", "Phare")]) is None
    assert store.edit(filled, 1, []) is None
    assert len(store.history(filled, 1)) == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Set(("nobody",), "title", "x"), "article_id is 'nobody'"),
        (Set((), "raw", "x"), "column is 'raw'; it may be one of title, source"),
        (Set(("nobody",), "date", "2024"), "value is '2024'; for date"),
        (AddColumn("Title"), "name is 'Title'"),
        (AddColumn(" "), "name is ' '"),
        (RemoveColumn("title"), "column is 'title'"),
        (RenameOutlet("Personne", "x"), "old is 'Personne'"),
        (OwnRule("", " "), "line is ' '"),
        ("title", "changes holds 'title'"),
    ],
)
def test_a_wrong_change_is_named_and_those_before_it_are_not_made(filled, change, message):
    before = everything(filled)
    with pytest.raises(ValueError, match=message):
        store.edit(filled, 1, [Set(ids(filled), "title", "x"), change])
    assert everything(filled) == before


def test_two_corpora_have_each_their_own_undo(filled):
    store.create_corpus(filled, "Autre")
    store.add_articles(filled, 2, [incoming(1)], [])
    store.edit(filled, 1, [AddColumn("pays")])
    assert store.undo(filled, 2) == "1 article imported"
    assert store.variables(filled, 1) == ("pays",)


# Cleaning


@pytest.fixture
def noisy(opened):
    store.create_corpus(opened, "Bruit")
    text = f"L\u2019accord.\n\n{BODY}\n\nÀ lire demain\n\n{NOISE}"
    raw = [Incoming(RawArticle(title=TITLE, source=source, text=text), "a") for source in "AB"]
    store.add_articles(opened, 1, raw, [])
    return opened


def texts(kept):
    return store.read_corpus(kept, 1).set_index("source")["text"].to_dict()


def test_a_cut_undone_is_back_and_only_that_one(noisy):
    first = store.read_corpus(noisy, 1).set_index("source").loc["A", "article_id"]
    cut = store.cuts(noisy, 1).query("article_id == @first and rule == 'comment form'").iloc[0]
    store.edit(noisy, 1, [KeepCut(first, int(cut["start"]), int(cut["end"]), cut["rule"])])
    clean = f"{TITLE}\n\nL'accord.\n\n{BODY}\n\nÀ lire demain"
    assert texts(noisy) == {"A": f"{clean}\n\n{NOISE}", "B": clean}
    cuts = store.cuts(noisy, 1)
    assert list(cuts.query("not made")["article_id"]) == [first]
    store.edit(
        noisy, 1, [KeepCut(first, int(cut["start"]), int(cut["end"]), cut["rule"], kept=False)]
    )
    assert texts(noisy) == {"A": clean, "B": clean}


def test_a_rule_switched_off_holds_in_the_corpus(noisy):
    store.edit(noisy, 1, [SwitchRule("comment form", False), SwitchRule("apostrophes", False)])
    text = f"{TITLE}\n\nL\u2019accord.\n\n{BODY}\n\nÀ lire demain\n\n{NOISE}"
    assert texts(noisy) == {"A": text, "B": text}
    assert not store.cuts(noisy, 1)["made"].any()
    store.edit(noisy, 1, [SwitchRule("comment form", True)])
    assert NOISE not in texts(noisy)["A"]


@pytest.mark.parametrize("line", ["à lire  demain !", "À lire demain"])
def test_the_readers_own_rule_removes_a_line_in_its_outlet(noisy, line):
    store.edit(noisy, 1, [OwnRule("A", line)])
    clean = f"{TITLE}\n\nL'accord.\n\n{BODY}"
    assert texts(noisy) == {"A": clean, "B": f"{clean}\n\nÀ lire demain"}
    store.edit(noisy, 1, [RenameOutlet("A", "C")])
    assert texts(noisy)["C"] == clean
    store.edit(noisy, 1, [OwnRule("", line)])
    assert texts(noisy) == {"B": clean, "C": clean}


def test_cuts_made_in_the_raw_text_give_the_text(noisy):
    store.edit(noisy, 1, [OwnRule("A", "À lire demain"), SwitchRule("comment form", False)])
    raws = store.raw_table(noisy, 1).set_index("article_id")["raw"]
    read = store.read_corpus(noisy, 1).set_index("article_id")["text"]
    for article_id, cuts in store.cuts(noisy, 1).groupby("article_id"):
        text, position = "", 0
        for cut in cuts.query("made").itertuples():
            assert raws[article_id][cut.start : cut.end] == cut.removed
            text += raws[article_id][position : cut.start] + cut.replacement
            position = cut.end
        assert read[article_id] == f"{TITLE}\n\n{text}{raws[article_id][position:]}"


def test_a_kept_cleaning_is_used_and_a_damaged_or_other_one_is_made_again(noisy, monkeypatch):
    right = texts(noisy)

    def never(raw):
        raise AssertionError("cleaned although the cleaning was kept")

    with monkeypatch.context() as patch:
        patch.setattr("corpus.store.reading.clean_edits", never)
        assert texts(noisy) == right
        damage(noisy, 'UPDATE cleaning SET edits = \'[[0, 4, "", "x"]]\'')
        with pytest.raises(AssertionError, match="cleaned although"):
            texts(noisy)
    assert texts(noisy) == right
    damage(noisy, "UPDATE cleaning SET cleaner = 'an older one'")
    assert texts(noisy) == right


def test_another_cleaning_is_told_by_every_module_that_it_is_made_of():
    """What the cleaner imports stands in the two folders whose files make its version."""
    import ast
    from pathlib import Path

    root, found, waiting = Path(store.__file__).parents[2], set(), ["corpus.cleaning.cleaner"]
    while waiting:
        name = waiting.pop()
        file = root / f"{name.replace('.', '/')}.py"
        if name in found or not file.exists():
            continue
        found.add(name)
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module.startswith("corpus"):
                waiting += [node.module, *(f"{node.module}.{each.name}" for each in node.names)]
    assert len(found) > 5
    assert {name.split(".")[1] for name in found} == {"cleaning", "text"}


# Damage, backups, migration


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE articles SET raw = replace(raw, 'lundi', 'mardi') WHERE article_id = ?",
        "UPDATE articles SET title = 'Faux' WHERE article_id = ?",
        "UPDATE articles SET date = '20x4' WHERE article_id = ?",
        "UPDATE articles SET deleted = 1 WHERE article_id = ?",
        "UPDATE articles SET raw = CAST(x'4cff61' AS TEXT) WHERE article_id = ?",
    ],
)
def test_a_damaged_article_is_named_the_others_open_and_it_can_be_deleted(filled, sql):
    first, *others = ids(filled)
    damage(filled, sql, first)
    for read in (store.read_corpus, store.raw_table):
        with pytest.raises(CorpusError, match=f"{first}.*damaged") as caught:
            read(filled, 1)
        assert list(caught.value.articles["article_id"]) == others
    if "title" in sql:
        with pytest.raises(store.StoreDamaged, match="cannot be changed"):
            store.edit(filled, 1, [Set((first,), "origin", "AFP")])
        store.edit(filled, 1, [DeleteArticles((first,))])
        assert list(ids(filled)) == others
        store.undo(filled, 1)
        with pytest.raises(CorpusError):
            store.raw_table(filled, 1)


def test_a_backup_is_whole_by_itself_and_seven_are_kept(filled):
    made = [store.backup(filled) for _ in range(9)]
    assert store.backup_files(filled.path) == tuple(reversed(made[-7:]))
    elsewhere = made[-1].parent.parent / "elsewhere" / "recoupe.db"
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(made[-1].read_bytes())
    copy = store.open_store(elsewhere)
    assert everything(copy) == everything(filled)
    assert copy.connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    store.close_store(copy)


def test_a_day_has_one_backup_made_before_its_first_change(filled):
    assert len(store.backup_files(filled.path)) == 1
    (today,) = store.backup_files(filled.path)
    today.rename(today.with_name("recoupe-2001-01-01T00-00-00-000000Z.db"))
    store.edit(filled, 1, [AddColumn("pays")])
    store.edit(filled, 1, [AddColumn("ville")])
    newest, _ = store.backup_files(filled.path)
    connection = sqlite3.connect(newest)
    assert connection.execute("SELECT count(*) FROM articles").fetchone() == (3,)
    assert connection.execute("SELECT count(*) FROM variables").fetchone() == (0,)
    connection.close()


def test_a_broken_file_is_told_with_its_backups_and_one_is_restored(filled):
    before = everything(filled)
    saved = store.backup(filled)
    store.close_store(filled)
    whole = filled.path.read_bytes()
    broken = whole[:4096] + b"\xa5" * 8192 + whole[12288:]
    filled.path.write_bytes(broken)
    with pytest.raises(store.StoreDamaged, match="damaged; restore the backup") as caught:
        store.open_store(filled.path)
    assert caught.value.backups[0] == saved
    bad = saved.with_name("bad.db")
    bad.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(store.StoreDamaged, match="no backup to use"):
        store.restore(filled.path, bad)
    aside = store.restore(filled.path, saved)
    assert aside.read_bytes() == broken
    kept = store.open_store(filled.path)
    assert everything(kept) == before
    store.close_store(kept)


@pytest.mark.parametrize(
    "junk", [b"no database at all " * 999, b"SQLite format 3\0" + b"\1" * 5000]
)
def test_a_file_that_is_no_database_is_told(tmp_path, junk):
    (tmp_path / "recoupe.db").write_bytes(junk)
    with pytest.raises(store.StoreDamaged, match="there is no backup"):
        store.open_store(tmp_path / "recoupe.db")
    assert (tmp_path / "recoupe.db").read_bytes() == junk


# What earlier versions left on people's disks, written out: the steps of today must not explain
# themselves.
VERSION_1 = """
CREATE TABLE corpora (
    corpus_id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, created TEXT NOT NULL,
    deleted TEXT) STRICT;
CREATE UNIQUE INDEX corpora_names ON corpora (name) WHERE deleted IS NULL;
CREATE TABLE articles (
    corpus_id INTEGER NOT NULL REFERENCES corpora ON DELETE CASCADE, article_id TEXT NOT NULL,
    title TEXT NOT NULL, source TEXT NOT NULL, origin TEXT NOT NULL, date TEXT NOT NULL,
    language TEXT NOT NULL, url TEXT NOT NULL, raw TEXT NOT NULL, file TEXT NOT NULL,
    PRIMARY KEY (corpus_id, article_id)) STRICT;
INSERT INTO corpora VALUES (1, 'Grèves', '2024-01-01T10:00:00', NULL);
INSERT INTO corpora VALUES (4, 'Vieux', '2024-01-02T10:00:00', '2024-02-02T10:00:00');
INSERT INTO articles VALUES (1, 'aaaaaaaaaaaaaaaa', 'Un', 'Phare', '', '2024-05-16', 'fr', '',
    'Le port rouvre.', 'a.txt');
INSERT INTO articles VALUES (1, 'bbbbbbbbbbbbbbbb', 'Deux', '', 'AFP', '', 'fr', 'https://b.test/',
    'L''usine ferme.', 'b.txt');
INSERT INTO articles VALUES (4, 'aaaaaaaaaaaaaaaa', 'Un', 'Phare', '', '2024-05-16', 'fr', '',
    'Le port rouvre.', 'a.txt');
"""
VERSION_2 = f"""{VERSION_1}
CREATE TABLE imports (
    import_id INTEGER PRIMARY KEY AUTOINCREMENT,
    corpus_id INTEGER NOT NULL REFERENCES corpora ON DELETE CASCADE, imported TEXT NOT NULL) STRICT;
CREATE TABLE inputs (
    import_id INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE, position INTEGER NOT NULL,
    sha256 TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('imported', 'already there', 'refused')),
    reason TEXT NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (import_id, position)) STRICT;
ALTER TABLE articles ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN import_id INTEGER REFERENCES imports;
ALTER TABLE articles ADD COLUMN raw_sha256 TEXT NOT NULL DEFAULT '';
CREATE TABLE variables (
    corpus_id INTEGER NOT NULL REFERENCES corpora ON DELETE CASCADE, name TEXT NOT NULL,
    position INTEGER NOT NULL, PRIMARY KEY (corpus_id, name)) STRICT;
CREATE TABLE variable_values (
    corpus_id INTEGER NOT NULL, article_id TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (corpus_id, article_id, name),
    FOREIGN KEY (corpus_id, article_id) REFERENCES articles ON DELETE CASCADE) STRICT;
INSERT INTO imports VALUES (1, 1, '2024-01-01T10:00:00');
INSERT INTO imports VALUES (2, 4, '2024-01-02T10:00:00');
INSERT INTO inputs VALUES (1, 0, 'abcd', 'a.txt', 15, 'imported', '', 1);
UPDATE articles SET import_id = CASE corpus_id WHEN 1 THEN 1 ELSE 2 END, raw_sha256 = CASE raw
    WHEN 'Le port rouvre.' THEN '{schema.text_digest("Le port rouvre.")}'
    ELSE '{schema.text_digest("L'usine ferme.")}' END;
INSERT INTO variables VALUES (1, 'pays', 1);
INSERT INTO variable_values VALUES (1, 'aaaaaaaaaaaaaaaa', 'pays', 'France');
"""
EARLIER = {1: VERSION_1, 2: VERSION_2}


def write_earlier(path, number):
    connection = sqlite3.connect(path)
    connection.executescript(EARLIER[number])
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {number}")
    connection.close()


def tables(path):
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type, name FROM sqlite_schema ORDER BY 1, 2").fetchall()
    columns = [
        (name, connection.execute(f"PRAGMA table_info({name})").fetchall()) for _, name in rows
    ]
    foreign = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    return rows, columns, foreign


@pytest.mark.parametrize("number", EARLIER)
def test_a_file_of_an_earlier_version_is_brought_to_this_one(tmp_path, number):
    path, fresh = tmp_path / "recoupe.db", tmp_path / "fresh" / "recoupe.db"
    write_earlier(path, number)
    kept = store.open_store(path)
    read = store.read_corpus(kept, 1)
    assert list(read["article_id"]) == ["aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"]
    assert list(read["text"]) == ["Un\n\nLe port rouvre.", "Deux\n\nL'usine ferme."]
    assert read["date"].isna().tolist() == [False, True]
    assert list(store.corpora(kept)["name"]) == ["Grèves", "Vieux"]
    assert store.restore_corpus(kept, 4) == "Vieux" and len(ids(kept, 4)) == 1
    store.edit(kept, 1, [Set(ids(kept), "source", "Gazette")])
    if number == 2:
        assert list(read["pays"]) == ["France", ""]
        assert list(store.inputs(kept, 1)["name"]) == ["a.txt"]
    (before,) = (file for file in store.backup_files(path) if f"version-{number}" in file.name)
    connection = sqlite3.connect(before)
    assert connection.execute("PRAGMA user_version").fetchone() == (number,)
    connection.close()
    store.close_store(kept)
    store.close_store(store.open_store(fresh))
    assert tables(path) == tables(fresh) and tables(path)[2] == []


# Threads


def test_threads_write_in_turn_and_readers_see_whole_imports_only(opened):
    store.create_corpus(opened, "Fils")
    halves, wrong = [], []

    def write(writer):
        try:
            for number in range(6):
                raw = [incoming(1000 * writer + 10 * number + place) for place in range(5)]
                store.add_articles(opened, 1, raw, [entry(articles=5)])
        except BaseException as error:
            wrong.append(error)

    def read():
        while any(thread.is_alive() for thread in threads):
            halves.append(len(store.raw_table(opened, 1)) % 5)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in threads:
        thread.start()
    read()
    assert wrong == [] and set(halves) == {0}
    assert len(ids(opened)) == 120 == store.inputs(opened, 1)["articles"].sum()


def test_a_reader_cannot_write(filled):
    from corpus.store.transactions import reading

    with pytest.raises(store.StoreError, match="permissions"), reading(filled) as connection:
        connection.execute("DELETE FROM corpora")
    assert FIELDS == ("title", "source", "origin", "date", "language", "url")


def test_several_changes_made_together_may_be_named_by_what_they_do(filled):
    notes = [Note("alias", "M. Poutine", "Poutine"), Note("alias", "Poutine", "Poutine")]
    store.edit(filled, 1, notes, what="M. Poutine united with Poutine")
    assert list(store.history(filled, 1)["what"])[0] == "M. Poutine united with Poutine"
    assert store.undo(filled, 1) == "M. Poutine united with Poutine"
    assert store.notes(filled, 1, "alias").empty
