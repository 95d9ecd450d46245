"""How the store is opened, closed and put back: one process has it, and one opening of it."""

import atexit
import contextlib
import os
import shutil
import sqlite3
import threading
from pathlib import Path

from corpus.messages import Message
from corpus.store.backup import (
    backup_when_due,
    before_migration,
    check,
    quick_check,
    stamp,
    sync_file,
)
from corpus.store.connection import (
    Store,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreNewer,
    backup_files,
    connect,
    damaged,
    errors_told,
    settle,
    sync_folder,
    take,
)
from corpus.store.schema import APPLICATION_ID, VERSION, migrate

FILE = "recoupe.db"
_OPEN: dict[Path, Store] = {}
_OPENING = threading.Lock()


def data_folder() -> Path:
    """Give the folder the store is in: RECOUPE_DATA, else the user's own data folder."""
    named = os.environ.get("RECOUPE_DATA", "").strip()
    if named:
        return Path(named).expanduser().absolute()
    import platformdirs

    return platformdirs.user_data_path("recoupe", appauthor=False)


def open_store(path: str | os.PathLike | None = None) -> Store:
    """Open the store, or make it; brought to this version and checked, backed up once a day.

    A process that opens it again gets the same one.

    Raises
    ------
    StoreBusy
        Another process has it open.
    StoreNewer
        A later Recoupe wrote it.
    StoreDamaged
        Its structure is broken, or it is no store; `backups` are the files for `restore`.
    StoreFull, StoreError
        There is no room for it, or the folder cannot be written to.
    """
    path = (data_folder() / FILE if path is None else Path(path)).absolute()
    with _OPENING:
        if path not in _OPEN:
            _OPEN[path] = _opened(path)
        return _OPEN[path]


def close_store(store: Store) -> None:
    """Close the store, so that another process can open it."""
    with _OPENING, store.turn:
        if _OPEN.get(store.path) is store:
            del _OPEN[store.path]
        store.connection.close()
        store.lock.close()


@atexit.register
def _close_all() -> None:
    for store in list(_OPEN.values()):
        close_store(store)


def is_open(path: str | os.PathLike) -> bool:
    """Tell whether this process has the store open."""
    return Path(path).absolute() in _OPEN


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
    path, backup = Path(path), Path(backup)
    if is_open(path):
        raise StoreBusy(Message("The corpora are open; close them, then restore."))
    try:
        with contextlib.closing(take(path)):
            check(backup)
            fresh = path.with_name(f"{path.name}.restoring")
            shutil.copyfile(backup, fresh)
            sync_file(fresh)
            aside = _put_aside(path)
            os.replace(fresh, path)
            sync_folder(path.parent)
    except OSError as error:
        what = Message(
            "{file} could not be restored ({reason}).",
            file=backup.name,
            reason=str(error.strerror),
        )
        raise StoreError(what) from error
    return aside


def _put_aside(path: Path) -> Path:
    """Keep the old file under another name too; its own name is never without a file."""
    aside = path.with_name(f"{path.stem}-aside-{stamp()}.db")
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


def _opened(path: Path) -> Store:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = take(path)
    except OSError as error:
        what = Message(
            "{folder} cannot be used ({reason}).",
            folder=str(path.parent),
            reason=str(error.strerror),
        )
        raise StoreError(what) from error
    try:
        with errors_told(path):
            connection = _connected(path)
        store = Store(path, connection, threading.RLock(), lock)
    except BaseException:
        lock.close()
        raise
    backup_when_due(store)
    return store


def _connected(path: Path) -> sqlite3.Connection:
    """Connect to a file of this version, whatever it was before."""
    is_new = not path.exists() or not path.stat().st_size
    if is_new:
        _check_is_first(path)
    connection = connect(path)
    try:
        kept = _checked_version(connection, path)
        if not kept:
            _check_is_first(path)
        settle(connection)
        if kept:
            _remove_leftovers(path)
        if 0 < kept < VERSION:
            before_migration(connection, path, kept)
        if kept < VERSION:
            migrate(connection, kept)
        if is_new:
            os.chmod(path, 0o600)
            sync_folder(path.parent)
    except BaseException:
        connection.close()
        raise
    return connection


def _checked_version(connection: sqlite3.Connection, path: Path) -> int:
    (kind,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    tables = _tables(connection, path)
    if kind == 0 and version == 0 and tables == 0:
        return 0  # new, or nobody came further than the empty file
    if kind != APPLICATION_ID:
        raise StoreError(
            Message(
                "{file} is a file of another program; give another with RECOUPE_DATA.",
                file=str(path),
            )
        )
    if version > VERSION:
        raise StoreNewer(
            Message(
                "{file} was written by a later Recoupe (its version is {version}, this one knows "
                "{known}); open it with that one. Nothing was changed.",
                file=str(path),
                version=version,
                known=VERSION,
            )
        )
    if quick_check(connection):
        raise damaged(path)
    return version


def _check_is_first(path: Path) -> None:
    """An empty file beside backups is no new store: the corpora are lost, and can be had back."""
    files = backup_files(path)
    if files:
        what = Message(
            "The file {file} is gone or empty, but there are backups: restore {backup}, or move "
            "the folder backups away to begin anew.",
            file=str(path),
            backup=files[0].name,
        )
        raise StoreDamaged(what, files)


def _tables(connection: sqlite3.Connection, path: Path) -> int:
    try:
        return connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
            raise damaged(path) from error  # a table's own definition is broken
        raise


def _remove_leftovers(path: Path) -> None:
    """Remove copies that a killed process left unfinished."""
    unfinished = [path.with_name(f"{path.name}.restoring"), *path.parent.glob("backups/*.part*")]
    for file in unfinished:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
