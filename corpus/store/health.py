"""Whether a store can be believed: its structure, its tables, its articles one by one.

`quick_check` alone passes a file in which an index leaves articles out, and no check of SQLite
looks at what a text says. So three things are looked at: the whole structure with every index
(`integrity_check`), the tables against those of this version, and each article's own fingerprints.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.store.connection import read_only
from corpus.store.schema import ROW_SHA256, TEXT_SHA256, fingerprints, migrate

_IMPORTS_SINCE = 2  # version of a file
_STEPS = 20_000  # of SQLite's machine, between two looks at whether to stop
# An article as it was stored: its row by its fingerprint, its text by the fingerprint in its row.
WHOLE = f"(articles.row_sha256 = {ROW_SHA256} AND articles.raw_sha256 = {TEXT_SHA256})"
# One that is there and is not whole, or that damage alone made look deleted. (One that was deleted
# while it was damaged has no fingerprint.)
BROKEN = (
    f"(articles.deleted = 0 AND NOT {WHOLE}"
    f" OR articles.row_sha256 <> '' AND articles.row_sha256 <> {ROW_SHA256})"
)
_ASTRAY = (
    "articles NOT INDEXED JOIN imports ON imports.import_id = articles.import_id"
    " WHERE imports.corpus_id <> articles.corpus_id"
)


@dataclass(frozen=True, slots=True)
class Health:
    """What an examination found: the first thing wrong with the structure ("" when it is sound),
    and how many articles are damaged.
    """

    structure: str
    damaged: int

    @property
    def is_sound(self) -> bool:
        """Say whether nothing was found."""
        return not self.structure and not self.damaged


def examine(connection: sqlite3.Connection) -> Health:
    """Look at all of a store: 0.1 to 0.5 seconds for a thousand articles.

    It asks no index where the articles are, for an index may leave some out.
    """
    structure = integrity(connection)
    try:
        (damaged,) = connection.execute(
            f"SELECT count(*) FROM articles NOT INDEXED WHERE {BROKEN}"
        ).fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise
        return Health(structure or str(error), 0)
    return Health(structure, damaged)


def integrity(connection: sqlite3.Connection) -> str:
    """Give the first thing that is wrong with a file's structure, every index compared."""
    try:
        (answer,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        lost = connection.execute("PRAGMA foreign_key_check").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        astray = (
            version >= _IMPORTS_SINCE
            and connection.execute(f"SELECT 1 FROM {_ASTRAY} LIMIT 1").fetchone()
        )
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise
        return str(error)
    if answer != "ok":
        return str(answer)
    if lost:
        return f"a row of {lost[0]} belongs to none of {lost[2]}"
    return "an article is in another corpus than its import" if astray else ""


def mend(connection: sqlite3.Connection) -> None:
    """Make every index anew, and put articles back to where their import is; no text is touched.

    An index holds nothing that its table does not; what the tables themselves have lost only a
    backup brings back.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("DELETE FROM cleaning")  # computed again when it is missing
        connection.execute("REINDEX")
        astray = connection.execute(
            f"SELECT articles.rowid, imports.corpus_id FROM {_ASTRAY}"
        ).fetchall()
        connection.executemany(
            "UPDATE OR IGNORE articles SET corpus_id = ?2 WHERE rowid = ?1", astray
        )
        connection.execute("COMMIT")
    except sqlite3.IntegrityError:  # a table holds two rows of one key: no index can mend that
        connection.execute("ROLLBACK")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def index_leaves_out(connection: sqlite3.Connection) -> bool:
    """Say whether an index counts fewer or more rows than its table: the quick part of the check."""
    indexes = connection.execute(
        "SELECT tbl_name, name FROM sqlite_schema WHERE type = 'index'"
        " AND (sql IS NULL OR sql NOT LIKE '% WHERE %')"
    ).fetchall()
    for table, index in indexes:
        counts = {
            connection.execute(f'SELECT count(*) FROM "{table}" {how}').fetchone()[0]
            for how in (f'INDEXED BY "{index}"', "NOT INDEXED")
        }
        if len(counts) > 1:
            return True
    return False


def quick_check(connection: sqlite3.Connection) -> str:
    """Give the first thing that is wrong with a file's structure, indexes left aside."""
    (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return "" if answer == "ok" else str(answer)


def tables(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    """Give every table and index of a file with its definition, in a fixed order."""
    return sorted(
        (str(kind), str(name), str(table), str(sql))
        for kind, name, table, sql in connection.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
        )
    )


@cache
def right_tables() -> list[tuple[str, ...]]:
    """Give the tables and indexes that a file of this version has."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        fingerprints(connection)
        migrate(connection, 0)
        return tables(connection)


@dataclass(frozen=True)
class Examination:
    """An examination under way in a thread of its own; `found` is its result once it has one."""

    found: "Future[Health]"
    stop: threading.Event
    thread: threading.Thread


def begin(path: Path) -> Examination:
    """Examine a store in the background, by a connection that can only read."""
    found: Future[Health] = Future()
    stop = threading.Event()
    thread = threading.Thread(target=_run, args=(path, found, stop), daemon=True)
    thread.start()
    return Examination(found, stop, thread)


def end(examination: Examination) -> None:
    """Stop an examination and wait until it has let go of the file."""
    examination.stop.set()
    examination.thread.join()


def _run(path: Path, found: "Future[Health]", stop: threading.Event) -> None:
    try:
        with _stoppable(path, stop) as connection:
            found.set_result(examine(connection))
    except Exception as error:
        # Stopped, or the file cannot even be opened: whoever asks is told what.
        found.set_exception(error)


@contextlib.contextmanager
def _stoppable(path: Path, stop: threading.Event) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(read_only(path)) as connection:
        connection.set_progress_handler(stop.is_set, _STEPS)
        yield connection
