"""Every file is accounted for, and a reader that misbehaves takes nothing with it."""

import re
import sys

import pytest

from corpus import store
from corpus.importing import leash as leashed
from corpus.importing.account import account_of
from corpus.importing.leash import leash
from corpus.importing.previewing import preview
from corpus.limits import Limits
from corpus.messages import in_words
from corpus.readers.raw import Unreadable
from tests.corpus.readers.files_bad import BODY, TEXT, TITLE, row, xlsx, zipped

NASTY = """
import os, sys, tempfile, threading
import corpus.importing.child, corpus.readers
from corpus.readers.raw import RawArticle, Read

NAME, LEAK = "Nasty", []

def read(data, name):
    if "hangs" in name: threading.Event().wait()
    if "crashes" in name: os._exit(3)
    if "eats" in name: bytearray(2_000_000_000)
    if "leaks" in name: LEAK.append(bytearray(120_000_000))
    if "raises" in name: raise KeyError(name)
    if "prints" in name: print('{"refused": ["is not what it says", ""]}', flush=True)
    if "writes" in name:
        with tempfile.TemporaryFile() as file: file.write(data)
    if "lies" in name: return Read((RawArticle(title="x", text=data.decode(), date="never"),))
    return Read((RawArticle(title=name, text=data.decode()),))

corpus.readers.recognise = lambda data, name: sys.modules[__name__]
corpus.importing.child.serve()
"""


@pytest.fixture
def children(monkeypatch):
    """Give the child processes that were started."""
    started, start = [], leashed._start

    def watched(*given):
        child = start(*given)
        started.append(child.process)
        return child

    monkeypatch.setattr(leashed, "_start", watched)
    return started


@pytest.fixture
def nasty(monkeypatch):
    """Let every file be read by a reader that does what the file's name says."""
    monkeypatch.setattr(leashed, "_CHILD", (sys.executable, "-c", NASTY))


@pytest.fixture
def impatient(pass_time):
    """Give a `progress` by which a file that hangs has hung for too long as soon as it is waited for."""
    calls = []

    def progress(done, name):
        calls.append(name)
        if "hangs" in name and calls.count(name) > 1:
            pass_time(1_000)

    return progress


def told(seen):
    return {entry.name: (entry.status, entry.articles) for entry in seen.inputs}


def test_every_file_is_accounted_for_those_in_archives_too():
    inner = zipped([("c.txt", TEXT.encode() + b"C"), ("d.png", b"\x89PNG....")])
    packed = zipped([("a.txt", TEXT.encode()), ("b.txt", b""), ("inner.zip", inner)])
    table = f"titre;texte\n{row('Un')[:-12]}\n{row('Deux')[:-12]}\n".encode()
    calls = []
    seen = preview(
        [("all.zip", packed), ("rows.csv", table), ("none.txt", b""), ("cut.zip", packed[:200])],
        progress=lambda *call: calls.append(call),
    )
    assert told(seen) == {
        "all.zip/a.txt": ("imported", 1),
        "all.zip/b.txt": ("refused", 0),
        "all.zip/inner.zip/c.txt": ("imported", 1),
        "all.zip/inner.zip/d.png": ("refused", 0),
        "rows.csv": ("imported", 2),
        "none.txt": ("refused", 0),
        "cut.zip": ("refused", 0),
    }
    assert len(seen.incoming) == sum(entry.articles for entry in seen.inputs) == 4
    assert {one.file for one in seen.incoming} == set(seen.formats)
    opened = [entry.name for entry in seen.inputs[:-1]]  # the last one never gets to a reader
    assert list(dict.fromkeys(calls)) == list(enumerate(opened))


def test_nothing_given_is_nothing_found():
    seen = preview([])
    assert (seen.incoming, seen.inputs, seen.formats) == ((), (), {})
    assert list(seen.remarks.dtypes.astype(str)) == ["str", "object", "object"]


def test_what_is_told_can_be_put_in_other_words():
    """What the child tells of a file has come through a pipe and still knows its values."""
    seen = preview([("b.txt", b"Leave a Reply")])
    french = {
        "{what} {todo}": "{what} {todo}",
        "holds no article that could be read: {what}": "sans article : {what}",
        "Check what was saved.": "Vérifiez.",
        "{place} {what}": "{place} {what}",
        "article {number:,}": "article {number}",
        "holds no article: nothing is left after cleaning.": "il ne reste rien.",
    }
    assert (
        in_words(seen.inputs[0].reason, french.__getitem__)
        == "sans article : article 1 il ne reste rien. Vérifiez."
    )


def test_the_same_files_give_the_same_preview():
    files = [("a.txt", TEXT.encode()), ("b.csv", f"titre;texte\nUn;{BODY}\n".encode())]
    one, two = preview(files), preview(files)
    assert (one.incoming, one.inputs) == (two.incoming, two.inputs)
    assert one.remarks.equals(two.remarks)


def test_an_exception_in_progress_stops_it_and_leaves_no_child(children):
    class Stop(BaseException):
        pass

    def progress(done, name):
        if done:
            raise Stop

    with pytest.raises(Stop):
        preview([("a.txt", TEXT.encode()), ("b.txt", TEXT.encode())], progress=progress)
    assert len(children) == 1
    assert children[0].poll() is not None


def test_a_file_that_takes_its_time_can_be_stopped_meanwhile(nasty, children):
    calls = []

    def progress(done, name):
        calls.append((done, name))
        if children and len(calls) > 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        preview([("hangs.txt", b"x")], progress=progress)
    assert set(calls) == {(0, "hangs.txt")}
    assert children[0].poll() is not None


def test_a_reader_that_misbehaves_takes_only_its_file_with_it(nasty, impatient, children):
    names = [
        "good",
        "hangs",
        "good",
        "crashes",
        "eats",
        "raises",
        "prints",
        "writes",
        "lies",
        "good",
    ]
    seen = preview(
        [(f"{name}.txt", TEXT.encode()) for name in names],
        progress=impatient,
        limits=Limits(memory_bytes=200_000_000),
    )
    reasons = {entry.name: entry.reason.partition(".")[0] for entry in seen.inputs if entry.reason}
    assert reasons == {
        "hangs.txt": "takes longer than 15 seconds to read",
        "crashes.txt": "needs more than 200 MB of memory, or breaks its reader",
        "eats.txt": "needs more than 200 MB of memory, or breaks its reader",
        "raises.txt": "made its reader stop (KeyError)",
        "writes.txt": reasons["writes.txt"],  # no file can be written, whatever the system calls it
        "lies.txt": "needs more than 200 MB of memory, or breaks its reader",
    }
    assert re.fullmatch(r"made its reader stop \(\w*Error\)", reasons["writes.txt"])
    imported = [entry.name for entry in seen.inputs if entry.status == "imported"]
    assert imported == ["good.txt", "good (2).txt", "prints.txt", "good (3).txt"]
    assert all(child.poll() is not None for child in children)


def test_a_file_is_not_refused_for_what_others_left_in_memory(nasty):
    with leash(limits=Limits(memory_bytes=200_000_000)) as read:
        assert [len(read(TEXT.encode(), f"leaks {n}").incoming) for n in range(3)] == [1, 1, 1]


def test_a_child_that_does_not_start_is_told_for_each_file(monkeypatch):
    monkeypatch.setattr(leashed, "_CHILD", (sys.executable, "-c", "print('hello')"))
    seen = preview([("a.txt", TEXT.encode()), ("b.txt", TEXT.encode())])
    assert [entry.status for entry in seen.inputs] == ["refused"] * 2
    assert "did not start" in seen.inputs[0].reason


def test_the_childs_memory_is_capped():
    """A list of two million words takes ten times the cap."""
    with leash(limits=Limits(memory_bytes=30_000_000)) as read:
        with pytest.raises(Unreadable, match="more than 30 MB of memory"):
            read(b'["abc"' + b',"abc"' * 2_000_000 + b"]", "a.json")
        assert len(read(TEXT.encode(), "a.txt").incoming) == 1


def test_limits_given_hold_for_the_readers_too():
    table = "titre;texte\n" + "".join(f"Titre {n};{BODY} {n}\n" for n in range(5))
    seen = preview([("a.csv", table.encode())], limits=Limits(articles=3))
    assert len(seen.incoming) == 3
    assert seen.remarks["what"].str.contains("limit of 3").any()


def test_files_over_the_limits_are_refused_and_the_others_still_fit():
    files = [("big.txt", b"a " * 2_000), ("a.txt", TEXT.encode()), ("b.txt", TEXT.encode() * 2)]
    seen = preview(files, limits=Limits(file_bytes=1_000, upload_bytes=900))
    assert [entry.status for entry in seen.inputs] == ["refused", "imported", "refused"]
    assert "0.0009 MB of one import" in seen.inputs[2].reason


def test_an_article_with_nothing_in_it_leaves_the_others_of_its_file():
    table = f"titre;texte\nUn;{BODY}\n;Leave a Reply\nTrois;{BODY} Encore.\n"
    seen = preview([("a.csv", table.encode())])
    assert [one.article.title for one in seen.incoming] == ["Un", "Trois"]
    assert "nothing is left after cleaning" in " ".join(seen.remarks["what"])


def test_two_files_of_one_name_are_kept_apart():
    other = TEXT.replace(TITLE, "Un autre titre").encode()
    seen = preview([("a.txt", TEXT.encode()), ("a.txt", other), ("dir/a.txt", other)])
    assert [(one.file, one.article.title) for one in seen.incoming] == [
        ("a.txt", TITLE), ("a (2).txt", "Un autre titre"), ("dir/a.txt", "Un autre titre"),
    ]  # fmt: skip
    remarks = seen.remarks[seen.remarks["what"].str.startswith("is the same file")]
    assert remarks.values.tolist() == [["dir/a.txt", "", "is the same file as a (2).txt."]]


def test_choices_reach_the_reader_of_their_file_only():
    table = f"a;b\n{BODY};{BODY} Encore.\n".encode()
    files = [("one.csv", table), ("two.csv", table)]
    seen = preview(files, choices={"two.csv": {"columns": {"a": "text", "b": "extra"}}})
    assert [one.article.text for one in seen.incoming] == [f"{BODY} Encore.", BODY]


def test_pasted_text_is_a_file_like_another():
    seen = preview([("Pasted text.txt", f"{TITLE}\n\nPublié le 16 mai 2024\n\n{BODY}".encode())])
    (one,) = seen.incoming
    assert (one.article.title, str(one.article.date)) == (TITLE, "2024-05-16")


TITLES = ("NA", "None", "null", "nan", "1e5", "007", "1.0", "TRUE")


@pytest.mark.parametrize("file", ["a.csv", "a.xlsx"])
def test_titles_that_look_like_nothing_or_a_number_stay_titles(tmp_path, file):
    rows = [("titre", "texte"), *((title, f"{BODY} {title}") for title in TITLES)]
    data = xlsx(*rows) if file == "a.xlsx" else "\n".join(map(";".join, rows)).encode()
    seen = preview([(file, data)])
    assert tuple(one.article.title for one in seen.incoming) == TITLES
    with _kept(tmp_path) as (kept, number):
        store.add_articles(kept, number, seen.incoming, seen.inputs)
        assert set(store.read_corpus(kept, number)["title"]) == set(TITLES)


def test_the_same_import_twice_adds_nothing_the_second_time(tmp_path):
    files = [("a.txt", TEXT.encode()), ("b.txt", TEXT.encode()), ("c.txt", b"")]
    seen = preview(files)
    with _kept(tmp_path) as (kept, number):
        for statuses, added in (
            (["imported", "already there", "refused"], 1),
            (["already there", "already there", "refused"], 0),
        ):
            there = store.raw_table(kept, number)["article_id"]
            account = account_of(seen, there)
            assert [entry.status for entry in account] == statuses
            assert len(store.add_articles(kept, number, seen.incoming, account).added) == added
        assert len(store.read_corpus(kept, number)) == 1


class _kept:
    """A store with an empty corpus, closed at the end."""

    def __init__(self, folder):
        self.path = folder / "recoupe.db"

    def __enter__(self):
        self.store = store.open_store(self.path)
        return self.store, store.create_corpus(self.store, "Essai")

    def __exit__(self, *_):
        store.close_store(self.store)
