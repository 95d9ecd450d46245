"""Kill the store while it works, with one writer and with two, and while it migrates.

Run: .venv/bin/python -m benchmarks.crash [kills]

Every operation is done once in peace, and what the whole file holds after each is remembered.
Then the same operations are disturbed. Whatever was acknowledged must be there, and the file must
hold exactly what it held after the last acknowledged operation or after the one on its way: never
something between. Times and the stamps made of them are left out of the comparison.
"""

import contextlib
import datetime
import hashlib
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from itertools import chain, count, repeat
from pathlib import Path

from corpus import store
from corpus.readers.raw import RawArticle
from corpus.store import schema
from corpus.store.changes import AddColumn, DeleteArticles, KeepCut, Note, RenameOutlet, Set

KILLS = 200
MODES = ("import", "edit", "delete", "migrate")
BATCH = 20
WORDS = [
    "port",
    "grève",
    "quai",
    "navire",
    "vote",
    "accord",
    "lundi",
    "marché",
    "usine",
    "ville",
    "conseil",
    "loi",
    "projet",
]
_TIMES = {"created", "imported", "at", "stamp", "stamp_before", "stamp_after"}


def article(number, paragraphs=4):
    """Make an article that is clean already, about 2,000 characters long."""
    chance = random.Random(number)
    text = "\n\n".join(" ".join(chance.choices(WORDS, k=80)) + "." for _ in range(paragraphs))
    day = datetime.date(2024, 1, 1) + datetime.timedelta(days=number % 300)
    raw = RawArticle(f"Titre {number}", f"Outlet {number % 5}", "", day, "fr", "", text)
    return store.Incoming(raw, f"file {number // BATCH}.html", ())


def batch(number, size=BATCH):
    """Make one import: its articles and its ledger."""
    articles = [article(number * size + place) for place in range(size)]
    digest = hashlib.sha256(str(number).encode()).hexdigest()
    return articles, [store.Entry(digest, f"batch {number}", 100, "imported", "", size)]


def ids(opened, corpus_id):
    """Give the ids of a corpus's articles in a fixed order."""
    return tuple(sorted(store.raw_table(opened, corpus_id)["article_id"]))


def _import(opened, number):
    store.add_articles(opened, 1, *batch(1_000 + number))


def _edit(opened, number):
    every = ids(opened, 1)
    some = every[number % 7 :: 3]
    changes = (
        [Set(some, "title", f"Neuf {number}"), Note("alias", f"key {number}", "value")],
        [AddColumn(f"column {number}"), Set(some, f"column {number}", "oui")],
        [RenameOutlet(f"Outlet {number // 8 % 5}", f"Outlet {number // 8 % 5} bis")],
        None,
        [Set(every, "date", datetime.date(2023, 1, 1 + number % 28))],
        [KeepCut(one, number, number + 9, "appeal") for one in some],
        None,
        [Set(every, "origin", f"Agency {number}")],
    )[number % 8]
    if changes:
        store.edit(opened, 1, changes)
    elif number % 3:
        store.undo(opened, 1)
    else:
        store.edit(opened, 1, [Note("topic", f"{number}", "name")])


def _delete(opened, number):
    step = number % 6
    if step in (0, 3):
        store.edit(opened, 1, [DeleteArticles(ids(opened, 1)[number % 5 : 40 : 3])])
    elif step == 1:
        store.undo(opened, 1)
    elif step == 2:
        store.duplicate_corpus(opened, 1, f"Copy {number}")
    elif step == 4:
        newest = int(store.corpora(opened)["id"].max())
        store.delete_corpus(opened, newest)
    else:
        store.empty_bin(opened)


def _after_migration(opened, number):
    store.edit(opened, 1, [Note("alias", f"{number}", "value")])


OPERATIONS = {"import": _import, "edit": _edit, "delete": _delete, "migrate": _after_migration}
COUNTS = {"import": 12, "edit": 24, "delete": 12, "migrate": 2}


@contextlib.contextmanager
def in_memory():
    """Give a folder in memory, None where the system has none.

    What a killed process wrote is the system's: it is there whether or not it reached a disk.
    """
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield None
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


def prepare(path, mode, articles=200):
    """Make the store that the operations of a mode begin with."""
    if mode == "migrate":
        write_version_1(path, articles)
        return
    opened = store.open_store(path)
    store.create_corpus(opened, "Base")
    for number in range(articles // BATCH):
        store.add_articles(opened, 1, *batch(number))
    store.close_store(opened)


def write_version_1(path, articles):
    """Write a store as the first version left it."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN")
    for statement in schema.STEPS[0]:
        connection.execute(statement)
    connection.execute("INSERT INTO corpora VALUES (1, 'Base', '2024-01-01T00:00:00', NULL)")
    for number in range(articles):
        made = article(number).article
        connection.execute(
            "INSERT INTO articles VALUES (1, ?, ?, ?, '', ?, 'fr', '', ?, 'a.txt')",
            (f"{number:016x}", made.title, made.source, made.date.isoformat(), made.text),
        )
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.execute("COMMIT")
    connection.close()


def content(path):
    """Give a digest of every row of every table."""
    connection = sqlite3.connect(f"{Path(path).as_uri()}?mode=ro", uri=True)
    digest = hashlib.sha256(str(connection.execute("PRAGMA user_version").fetchone()).encode())
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")
    for (name,) in tables.fetchall():
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        columns = [f'"{column}"' for column in columns if column not in _TIMES]
        if name == "corpora" and '"deleted"' in columns:
            columns[columns.index('"deleted"')] = '"deleted" IS NULL'
        places = ", ".join(str(place + 1) for place in range(len(columns)))
        rows = connection.execute(f"SELECT {', '.join(columns)} FROM {name} ORDER BY {places}")
        digest.update(f"{name} {rows.fetchall()}".encode())
    connection.close()
    return digest.hexdigest()


@dataclass(frozen=True)
class Peace:
    """A mode undisturbed: what the file holds before the first operation and after each."""

    base: Path
    states: tuple[str, ...]


def in_peace(folder, mode, articles=200):
    """Do the operations of a mode once, undisturbed."""
    base = folder / f"{mode}.base"
    prepare(base, mode, articles)
    path = folder / mode / "recoupe.db"
    path.parent.mkdir()
    shutil.copy(base, path)
    states = [content(path)]
    opened = store.open_store(path)
    if mode == "migrate":
        states.append(content(path))
    for number in range(COUNTS[mode]):
        OPERATIONS[mode](opened, number)
        states.append(content(path))
    store.close_store(opened)
    shutil.rmtree(path.parent)
    return Peace(base, tuple(states))


def work(path, mode, tell):
    """Do the operations in a process of its own; each is acknowledged once it is on disk.

    Then it waits to be killed.
    """
    opened = store.open_store(path)
    tell.send_bytes(b"done")
    for number in range(COUNTS[mode]):
        OPERATIONS[mode](opened, number)
        tell.send_bytes(b"done")
    tell.send_bytes(b"end")
    signal.pause()


def processes():
    """Give what starts processes that share nothing with this one."""
    context = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")
    if hasattr(os, "fork"):
        context.set_forkserver_preload(["corpus.store"])
    return context


def run(path, mode, heard, wait):
    """Start the operations, kill them `wait` seconds after the word of so many; give the rest."""
    context = processes()
    hear, tell = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(path, mode, tell))
    process.start()
    tell.close()
    told = [hear.recv_bytes() for _ in range(heard)]
    time.sleep(wait)
    process.kill()
    with contextlib.suppress(EOFError):
        while True:
            told.append(hear.recv_bytes())
    process.join()
    return told.count(b"done")


@dataclass(frozen=True)
class Tally:
    """What was tried and what was lost."""

    tried: int = 0
    operations: int = 0
    articles: int = 0
    lost: int = 0
    between: int = 0
    unopened: int = 0

    def __add__(self, other):
        mine, theirs = vars(self), vars(other)
        return Tally(**{name: mine[name] + theirs[name] for name in mine})


def judge(path, peace, acknowledged):
    """Open a store that was disturbed and compare it with what it must hold."""
    was = content_or_nothing(path)
    try:
        opened = store.open_store(path)
    except store.StoreError as error:
        print(f"  does not open: {error}")
        return Tally(1, acknowledged, unopened=1)
    try:
        table = store.raw_table(opened, 1)
    finally:
        store.close_store(opened)
    allowed = peace.states[acknowledged : acknowledged + 2]
    # Before opening it a file may be of its old version; opening it ends a migration.
    if "migrate" in peace.base.name:
        sound = was in allowed and content(path) in peace.states[max(acknowledged, 1) :][:2]
    else:
        sound = was in allowed and content(path) in allowed
    known = content(path) in peace.states
    return Tally(
        1, acknowledged, len(table), lost=not sound and known, between=not sound and not known
    )


def content_or_nothing(path):
    """Give the digest of a file as it was left, before anything mends it."""
    # Reading a file whose journal was left behind mends its index only, never its data.
    return content(path)


def kill(folder, mode, kills, seed=0, articles=200):
    """Kill a mode's operations at random moments; give the tally.

    Each run is killed a moment after the word of an operation has come, so on the way of the next:
    how long the moment is decides where, never whether.
    """
    began = time.perf_counter()
    peace = in_peace(folder, mode, articles)
    typical = (time.perf_counter() - began) / (COUNTS[mode] + 1)
    chance, tally = random.Random(f"{mode} {seed}"), Tally()
    # Opening a store of an earlier version is an operation of its own, and so its first word.
    first = mode != "migrate"
    for number in range(kills):
        path = folder / f"{mode}-{number}" / "recoupe.db"
        path.parent.mkdir()
        shutil.copy(peace.base, path)
        heard = chance.randrange(COUNTS[mode] + 1)
        done = run(path, mode, heard, chance.uniform(0, typical))
        tally += judge(path, peace, max(done - first, 0))
        shutil.rmtree(path.parent)
    return tally


def die_at(path, statement):
    """Open a store and die before one statement of all that opening it takes."""
    from corpus.store import connection as database

    def connect(*arguments, **choices):
        connection = real(*arguments, **choices)
        connection.set_trace_callback(lambda _: next(left) or os.kill(os.getpid(), signal.SIGKILL))
        return connection

    left = chain(repeat(True, statement), [False])
    real, database.sqlite3.connect = database.sqlite3.connect, connect
    store.open_store(path)


def die_in_turn(folder, original, every):
    """Leave in folders 0, 1, 2 … what dying before each statement leaves."""
    for statement in range(0, 10_000, every):
        path = folder / str(statement) / "recoupe.db"
        path.parent.mkdir()
        shutil.copy(original, path)
        child = os.fork()
        if child == 0:
            with contextlib.suppress(BaseException):
                die_at(path, statement)
            os._exit(0)
        if os.WIFEXITED(os.waitpid(child, 0)[1]):
            return


def migration(folder, original, every=1):
    """Kill a migration before every statement; give the tally and the versions left behind."""
    folder.mkdir()
    new = folder / "recoupe.db"
    shutil.copy(original, new)
    store.close_store(store.open_store(new))
    states = (content(original), content(new))
    process = processes().Process(target=die_in_turn, args=(folder, original, every))
    process.start()
    process.join()
    tally, left_old = Tally(), 0
    for path in sorted(folder.glob("*/recoupe.db"), key=lambda path: int(path.parent.name)):
        was = content(path)
        left_old += was == states[0]
        opened = store.open_store(path)
        articles = int(store.corpora(opened)["articles"].sum())
        store.close_store(opened)
        tally += Tally(1, 0, articles, lost=content(path) != states[1], between=was not in states)
    return tally, left_old


def two_writers(path, tell):
    """Import into two corpora from two threads at once, until killed."""
    opened = store.open_store(path)
    lock = threading.Lock()

    def write(corpus_id):
        for number in count():
            made = batch(corpus_id * 1_000_000 + number, 5)
            store.add_articles(opened, corpus_id, *made)
            with lock:
                tell.send_bytes(b"%d" % corpus_id)

    threads = [threading.Thread(target=write, args=(corpus_id,)) for corpus_id in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def second_process(path, knock):
    """Say that this process is there, and try to open the store when told to."""
    knock.send_bytes(b"ready")
    knock.recv_bytes()
    try:
        store.open_store(path)
        knock.send_bytes(b"opened")
    except store.StoreBusy:
        knock.send_bytes(b"refused")


def writers_at_once(folder, kills, seed=0):
    """Kill two writers while both write and after a second process knocked; tally and refusals.

    Nothing here waits for a time: the second process knocks when both writers have written and
    neither has an end, and they are killed some imports later.
    """
    context, chance = processes(), random.Random(seed)
    tally, refused = Tally(), 0
    for number in range(kills):
        path = folder / f"writers-{number}" / "recoupe.db"
        path.parent.mkdir()
        opened = store.open_store(path)
        for name in ("One", "Two"):
            store.create_corpus(opened, name)
        store.close_store(opened)
        knock, theirs = context.Pipe()
        knocker = context.Process(target=second_process, args=(path, theirs))
        knocker.start()
        knock.recv_bytes()
        hear, tell = context.Pipe(duplex=False)
        process = context.Process(target=two_writers, args=(path, tell))
        process.start()
        tell.close()
        told = []
        while set(told) != {b"1", b"2"}:
            told.append(hear.recv_bytes())
        knock.send_bytes(b"now")
        while not knock.poll():
            told.append(hear.recv_bytes())  # they go on writing, and the pipe must not fill up
        refused += knock.recv_bytes() == b"refused"
        knocker.join()
        told += [hear.recv_bytes() for _ in range(chance.randrange(40))]
        process.kill()
        with contextlib.suppress(EOFError):
            while True:
                told.append(hear.recv_bytes())
        process.join()
        tally += _judge_writers(path, told)
        shutil.rmtree(path.parent)
    return tally, refused


def _judge_writers(path, told):
    opened = store.open_store(path)
    lost = between = articles = 0
    for corpus_id in (1, 2):
        acknowledged = told.count(b"%d" % corpus_id)
        here = len(store.raw_table(opened, corpus_id))
        batches = len(store.inputs(opened, corpus_id))
        entries = len(store.history(opened, corpus_id))
        articles += here
        between += not (here == 5 * batches == 5 * entries)
        # One more may have reached the disk without the word having reached us.
        lost += not acknowledged <= batches <= acknowledged + 1
    store.close_store(opened)
    return Tally(1, len(told), articles, lost, between)


def main():
    """Print the figures."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    with tempfile.TemporaryDirectory() as name, in_memory() as memory:
        folder = memory or Path(name)
        total = Tally()
        for mode in MODES:
            tally = kill(folder, mode, kills // len(MODES))
            total += tally
            print(f"kill -9 during {mode}: {tally}", flush=True)
        print(f"kill -9 in all: {total}", flush=True)
        tally, refused = writers_at_once(folder, max(kills // 10, 2))
        print(f"two writers at once, killed: {tally}; second process refused {refused} times")
        original = folder / "version-1.db"
        write_version_1(original, 20)
        tally, old = migration(folder / "migration", original)
        print(f"migration killed before every statement: {tally}, {old} left the old file")
        (folder / "empty.db").touch()
        tally, old = migration(folder / "creation", folder / "empty.db")
        print(f"creation killed before every statement: {tally}, {old} left nothing")


if __name__ == "__main__":
    main()
