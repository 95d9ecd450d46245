"""Copies of the store that stand by themselves: made once a day and before each migration."""

import contextlib
import datetime
import os
import sqlite3
from pathlib import Path

from corpus.messages import Message
from corpus.store.connection import (
    DAMAGED,
    Store,
    StoreDamaged,
    StoreError,
    backup_files,
    backup_folder,
    plain_errors,
    read_only,
    sync_folder,
)
from corpus.store.health import examine, integrity
from corpus.store.schema import APPLICATION_ID, VERSION

KEPT = 7


def backup(store: Store) -> Path:
    """Write a consistent copy of the whole store beside it, keep the newest seven; give its path.

    The copy is read back and checked before it gets its name. One of a store in which something
    is damaged is called so, stands apart from the seven and never takes the place of one of them.

    Raises
    ------
    StoreFull
        When there is no room for it; the store itself and earlier backups stand.
    StoreDamaged
        When the store is too damaged to be copied; earlier backups stand.
    """
    with store.turn:
        with plain_errors(store.path):
            is_sound = examine(store.connection).is_sound
        made = copy(store.connection, store.path, f"{stamp()}{'' if is_sound else DAMAGED}.db")
    _keep_newest(store.path)
    return made


def backup_when_due(store: Store) -> None:
    """Make the day's backup (UTC) when there is none yet, before the day's first change.

    When it cannot be made, as on a full disk, nobody is kept from working: the next change tries
    again, and the date of the newest backup tells.
    """
    today = f"{store.path.stem}-{stamp()[:10]}T*Z"
    folder = backup_folder(store.path)
    if not any(folder.glob(f"{today}.db")) and not any(folder.glob(f"{today}{DAMAGED}.db")):
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
        with plain_errors(path):
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
            problem = integrity(connection)
            (kind,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        problem = str(error)
    if not problem and (kind != APPLICATION_ID or not 0 < version <= VERSION):
        problem = "it is no store of this version"
    if problem:
        raise StoreDamaged(
            Message(
                "The file {file} is damaged and is no backup to use ({problem}).",
                file=str(path),
                problem=problem,
            )
        )


def before_migration(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """Keep a copy of a file of an earlier version; never one of the seven."""
    return copy(connection, path, f"{stamp()}-version-{version}.db")


def _keep_newest(path: Path) -> None:
    files = backup_files(path)
    whole = [file for file in files if file.stem.endswith("Z")]
    of_damaged = [file for file in files if file.stem.endswith(DAMAGED)]
    for old in (*whole[KEPT:], *of_damaged[1:]):
        old.unlink(missing_ok=True)


def stamp() -> str:
    """Give the moment (UTC) as a backup's name has it."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H-%M-%S-%fZ")


def sync_file(file: Path) -> None:
    """Have a file on the disk before it gets another name."""
    with open(file, "r+b") as written:
        os.fsync(written.fileno())
