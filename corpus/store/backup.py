"""Copies of the store that stand by themselves: made once a day and before each migration."""

import contextlib
import datetime
import os
import sqlite3
from pathlib import Path

from corpus.messages import Message
from corpus.store.connection import (
    Store,
    StoreDamaged,
    StoreError,
    backup_files,
    backup_folder,
    errors_told,
    read_only,
    sync_folder,
)
from corpus.store.schema import APPLICATION_ID, VERSION

KEPT = 7


def backup(store: Store) -> Path:
    """Write a consistent copy of the whole store beside it, keep the newest seven; give its path.

    The copy is read back and checked before it gets its name.

    Raises
    ------
    StoreFull
        When there is no room for it; the store itself and earlier backups stand.
    """
    with store.turn:
        made = copy(store.connection, store.path, f"{stamp()}.db")
    _keep_newest(store.path)
    return made


def backup_when_due(store: Store) -> None:
    """Make the day's backup (UTC) when there is none yet, before the day's first change.

    When it cannot be made, as on a full disk, nobody is kept from working: the next change tries
    again, and the date of the newest backup tells.
    """
    if not any(backup_folder(store.path).glob(f"{store.path.stem}-{stamp()[:10]}T*Z.db")):
        with contextlib.suppress(StoreError):
            backup(store)


def copy(connection: sqlite3.Connection, path: Path, ending: str) -> Path:
    """Write a checked copy of an open file into the folder of backups."""
    folder = backup_folder(path)
    target = folder / f"{path.stem}-{ending}"
    fresh = folder / f"{target.name}.part"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        with errors_told(path):
            connection.execute("VACUUM INTO ?", (str(fresh),))
        check(fresh)
        sync_file(fresh)
        os.replace(fresh, target)
        sync_folder(folder)
    except OSError as error:
        what = Message(
            "No backup could be written to {folder} ({reason}).",
            folder=str(folder),
            reason=str(error.strerror),
        )
        raise StoreError(what) from error
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
    return target


def check(path: Path) -> None:
    """Read a file through; StoreDamaged when it is no whole store."""
    try:
        with contextlib.closing(read_only(path)) as connection:
            problem = quick_check(connection)
            (kind,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        problem = str(error)
    if not problem and (kind != APPLICATION_ID or version > VERSION):
        problem = "it is no store of this version"
    if problem:
        raise StoreDamaged(
            Message(
                "The file {file} is damaged and is no backup to use ({problem}).",
                file=str(path),
                problem=problem,
            )
        )


def quick_check(connection: sqlite3.Connection) -> str:
    """Give the first thing that is wrong with a file's structure, "" when it is sound."""
    (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return "" if answer == "ok" else answer


def before_migration(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """Keep a copy of a file of an earlier version; never one of the seven."""
    return copy(connection, path, f"{stamp()}-version-{version}.db")


def _keep_newest(path: Path) -> None:
    for old in [file for file in backup_files(path) if file.stem.endswith("Z")][KEPT:]:
        old.unlink(missing_ok=True)


def stamp() -> str:
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H-%M-%S-%fZ")


def sync_file(file: Path) -> None:
    with open(file, "r+b") as written:
        os.fsync(written.fileno())
