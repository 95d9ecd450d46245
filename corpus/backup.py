"""Copies of the store that stand by themselves: made once a day and before each migration."""

import contextlib
import datetime
import os
import shutil
import sqlite3
from pathlib import Path

from corpus.database import (
    Store,
    StoreBusy,
    StoreDamaged,
    StoreError,
    errors_told,
    read_only,
    sync_folder,
    take,
)
from corpus.schema import APPLICATION_ID, VERSION

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
        made = copy(store.connection, store.path, f"{_now()}.db")
    _keep_newest(store.path)
    return made


def backup_files(path: Path) -> tuple[Path, ...]:
    """Give the backups of a store, newest first."""
    return tuple(sorted(_folder(path).glob(f"{path.stem}-*.db"), key=_age, reverse=True))


def backup_when_due(store: Store) -> None:
    """Make the day's backup (UTC) when there is none yet, before the day's first change.

    When it cannot be made, as on a full disk, nobody is kept from working: the next change tries
    again, and the date of the newest backup tells.
    """
    if not any(_folder(store.path).glob(f"{store.path.stem}-{_now()[:10]}T*Z.db")):
        with contextlib.suppress(StoreError):
            backup(store)


def restore(path: str | os.PathLike, backup: str | os.PathLike) -> Path:
    """Put a backup in the place of a store that is not open; give where the old file is kept.

    Raises
    ------
    StoreDamaged
        When the backup itself is damaged or is none; the store is not touched.
    StoreBusy
        When the store is open, here or in another Recoupe.
    StoreError
        When there is no room, or the folder cannot be written to.
    """
    from corpus.store import is_open

    path, backup = Path(path), Path(backup)
    if is_open(path):
        raise StoreBusy("The corpora are open; close them, then restore.")
    try:
        with contextlib.closing(take(path)):
            check(backup)
            fresh = path.with_name(f"{path.name}.restoring")
            shutil.copyfile(backup, fresh)
            _sync(fresh)
            aside = _put_aside(path)
            os.replace(fresh, path)
            sync_folder(path.parent)
    except OSError as error:
        raise StoreError(f"{backup.name} could not be restored ({error.strerror}).") from error
    return aside


def _put_aside(path: Path) -> Path:
    """Keep the old file under another name too; its own name is never without a file."""
    aside = path.with_name(f"{path.stem}-aside-{_now()}.db")
    if path.exists():
        try:
            os.link(path, aside)
        except OSError:  # not every disk has links
            shutil.copyfile(path, aside)
    # The old file's journal goes with it: the new file must never be read with that.
    for ending in ("-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            os.replace(f"{path}{ending}", f"{aside}{ending}")
    sync_folder(path.parent)
    return aside


def copy(connection: sqlite3.Connection, path: Path, ending: str) -> Path:
    """Write a checked copy of an open file into the folder of backups."""
    folder = _folder(path)
    target = folder / f"{path.stem}-{ending}"
    fresh = folder / f"{target.name}.part"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        with errors_told(path):
            connection.execute("VACUUM INTO ?", (str(fresh),))
        check(fresh)
        _sync(fresh)
        os.replace(fresh, target)
        sync_folder(folder)
    except OSError as error:
        raise StoreError(f"No backup could be written to {folder} ({error.strerror}).") from error
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
        raise StoreDamaged(f"The file {path} is damaged and is no backup to use ({problem}).")


def quick_check(connection: sqlite3.Connection) -> str:
    """Give the first thing that is wrong with a file's structure, "" when it is sound."""
    (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return "" if answer == "ok" else answer


def before_migration(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """Keep a copy of a file of an earlier version; never one of the seven."""
    return copy(connection, path, f"{_now()}-version-{version}.db")


def _keep_newest(path: Path) -> None:
    for old in [file for file in backup_files(path) if file.stem.endswith("Z")][KEPT:]:
        old.unlink(missing_ok=True)


def _folder(path: Path) -> Path:
    return path.parent / "backups"


def _age(file: Path) -> str:
    """The name tells the time; a file's own date does not outlive being copied."""
    return file.name


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H-%M-%S-%fZ")


def _sync(file: Path) -> None:
    with open(file, "r+b") as written:
        os.fsync(written.fileno())
