"""One SQLite file: who may open it, how it is written and read, and what its errors say."""

import contextlib
import os
import re
import sqlite3
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from corpus.messages import Message
from corpus.store.schema import fingerprints

# On WAL with SQLite before 3.51.3 (3.50.7, 3.44.6): a rare race between two connections of which
# both write or checkpoint can damage the file. Here one connection does both, for the whole
# process and behind one lock; readers are opened read-only, which can do neither, and the lock
# file keeps other Recoupes out. So WAL is safe on every version, and none is refused.
_WRITER = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # macOS: fsync alone leaves the data in the disk's own memory
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",  # people delete what sources gave them
    "PRAGMA mmap_size = 0",
    "PRAGMA journal_size_limit = 67108864",
)
_READER = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA query_only = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
)


DAMAGED = "-damaged"  # at the end of a backup's name: something in it is not whole
_BROKEN_TABLE = re.compile(
    r"no such (?:table|column|index)|malformed database schema|unknown database"
)
_FULL = Message("The disk is full: nothing was changed. Make room, then try again.")
_NOT_TAKEN = Message(
    "The disk did not take what was written: nothing was changed. Check that it has room and is "
    "still connected, then try again."
)


class StoreError(Exception):
    """The store cannot be used: `message` says what is wrong and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class StoreBusy(StoreError):
    """Another Recoupe has the store open."""


class StoreNewer(StoreError):
    """The file was written by a later Recoupe."""


class StoreFull(StoreError):
    """Nothing more can be written; what was there is kept."""


class StoreDamaged(StoreError):
    """The file cannot be trusted; `backups` are the files to restore from, newest first."""

    def __init__(self, message: Message, backups: tuple[Path, ...] = ()) -> None:
        super().__init__(message)
        self.backups = backups


@dataclass(frozen=True)
class Store:
    """An open store: its file, its one writing connection and whose turn it is to write.

    A backup that is restored brings another connection to the same store: `held` has one, and
    none once the store is closed.
    """

    path: Path
    held: list[sqlite3.Connection] = field(repr=False, compare=False)
    turn: threading.RLock = field(repr=False, compare=False)
    lock: IO[str] = field(repr=False, compare=False)

    @property
    def connection(self) -> sqlite3.Connection:
        """Give the connection that writes."""
        if not self.held:
            raise StoreError(Message("The corpora were closed; open them again."))
        return self.held[-1]


def connect(path: Path) -> sqlite3.Connection:
    """Open the one connection that writes; it has changed nothing before `settle`."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.text_factory = _text
    fingerprints(connection)
    return connection


def settle(connection: sqlite3.Connection) -> None:
    """Set how the one connection that writes keeps its promises."""
    for setting in _WRITER:
        connection.execute(setting)


def read_only(path: Path) -> sqlite3.Connection:
    """Open a file so that nothing can be written to it."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None
    )
    connection.text_factory = _text
    fingerprints(connection)
    try:
        for setting in _READER:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def _text(stored: bytes) -> str:
    """Read a text even when its bytes are damaged: its fingerprint tells, the others still open."""
    return stored.decode("utf-8", "replace")


@contextlib.contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Say in plain words what SQLite's errors mean for the reader."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise damage_error(path) from error  # SQLite quotes a broken table in its own message
    except sqlite3.DatabaseError as error:
        told = _in_plain_words(path, getattr(error, "sqlite_errorcode", 0) & 0xFF, str(error))
        if told is None:
            raise
        raise told from error


def _in_plain_words(path: Path, code: int, text: str) -> StoreError | None:
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return StoreFull(_FULL if code == sqlite3.SQLITE_FULL else _NOT_TAKEN)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damage_error(path)
    if code == sqlite3.SQLITE_ERROR and _BROKEN_TABLE.match(text):
        return damage_error(path)  # what is asked never changes, so the table must have
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusy(
            Message(
                "Another program is using {file}: nothing was changed. Close it, then try again.",
                file=path.name,
            )
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return StoreError(
            Message("{file} cannot be opened for writing; check its permissions.", file=str(path))
        )
    return None


def damage_error(path: Path) -> StoreDamaged:
    """Give the error that says a file is damaged, with the backups there are."""
    files = backup_files(path)
    if not files:
        what = Message("The file {file} is damaged; there is no backup to restore.", file=str(path))
        return StoreDamaged(what)
    what = Message(
        "The file {file} is damaged; restore the backup {backup}.",
        file=str(path),
        backup=files[0].name,
    )
    return StoreDamaged(what, files)


def backup_files(path: Path) -> tuple[Path, ...]:
    """Give the backups of a store, newest first; those of a damaged store come last."""
    return tuple(sorted(backup_folder(path).glob(f"{path.stem}-*.db"), key=_age, reverse=True))


def backup_folder(path: Path) -> Path:
    """Give the folder in which the backups of a store are."""
    return path.parent / "backups"


def _age(file: Path) -> tuple[bool, str]:
    """Give a backup's age by its name; a file's own date does not outlive being copied."""
    return not file.stem.endswith(DAMAGED), file.name


def take(path: Path) -> IO:
    """Take the store for this process; the system gives it back when the process ends."""
    # An open file for as long as the store is open: no `with`.
    lock = open(path.with_name(f"{path.name}.lock"), "a+", encoding="ascii")  # noqa: SIM115
    try:
        _lock(lock)
    except OSError as error:
        lock.seek(0)
        holder = lock.read().strip() if os.name != "nt" else ""
        lock.close()
        if not holder.isdigit():
            holder = "?"
        raise StoreBusy(
            Message(
                "The corpora are open in another Recoupe (process {process}); stop it first, or "
                "give this one another folder with RECOUPE_DATA.",
                process=holder,
            )
        ) from error
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


if sys.platform == "win32":
    import msvcrt

    def _lock(lock: IO) -> None:
        lock.seek(0)
        msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(lock: IO) -> None:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def sync_folder(folder: Path) -> None:
    """Make names that were made or replaced in a folder outlive a power cut."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
