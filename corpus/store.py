"""The corpora a reader keeps: everything a page needs of the store, and how it is opened.

The built-in sample is not in it: it is read-only and always there.
"""

import atexit
import contextlib
import os
import sqlite3
import threading
from pathlib import Path

from corpus.adding import Entry, Imported, Incoming, add_articles, complete
from corpus.backup import (
    backup,
    backup_files,
    backup_when_due,
    before_migration,
    quick_check,
    restore,
)
from corpus.changes import (
    AddColumn,
    Decide,
    DeleteArticles,
    KeepCut,
    Note,
    OwnRule,
    RemoveColumn,
    RenameOutlet,
    Set,
    SwitchRule,
)
from corpus.corpora import (
    corpora,
    create_corpus,
    delete_corpus,
    duplicate_corpus,
    empty_bin,
    rename_corpus,
    restore_corpus,
)
from corpus.database import (
    Store,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreNewer,
    connect,
    damaged,
    errors_told,
    settle,
    sync_folder,
    take,
)
from corpus.edits_log import edit, history, redo, undo
from corpus.kept import cuts, raw_table, read_corpus, version
from corpus.kept_lists import cleaning_choices, decisions, inputs, notes, variables
from corpus.schema import APPLICATION_ID, VERSION, migrate

__all__ = [
    "AddColumn",
    "Decide",
    "DeleteArticles",
    "Entry",
    "Imported",
    "Incoming",
    "KeepCut",
    "Note",
    "OwnRule",
    "RemoveColumn",
    "RenameOutlet",
    "Set",
    "Store",
    "StoreBusy",
    "StoreDamaged",
    "StoreError",
    "StoreFull",
    "StoreNewer",
    "SwitchRule",
    "add_articles",
    "backup",
    "backup_files",
    "cleaning_choices",
    "close_store",
    "complete",
    "corpora",
    "create_corpus",
    "cuts",
    "data_folder",
    "decisions",
    "delete_corpus",
    "duplicate_corpus",
    "edit",
    "empty_bin",
    "history",
    "inputs",
    "is_open",
    "notes",
    "open_store",
    "raw_table",
    "read_corpus",
    "redo",
    "rename_corpus",
    "restore",
    "restore_corpus",
    "undo",
    "variables",
    "version",
]

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


def _opened(path: Path) -> Store:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = take(path)
    except OSError as error:
        raise StoreError(f"{path.parent} cannot be used ({error.strerror}).") from error
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
        raise StoreError(f"{path} is a file of another program; give another with RECOUPE_DATA.")
    if version > VERSION:
        raise StoreNewer(
            f"{path} was written by a later Recoupe (its version is {version}, this one knows "
            f"{VERSION}); open it with that one. Nothing was changed."
        )
    if quick_check(connection):
        raise damaged(path)
    return version


def _check_is_first(path: Path) -> None:
    """An empty file beside backups is no new store: the corpora are lost, and can be had back."""
    files = backup_files(path)
    if files:
        raise StoreDamaged(
            f"The file {path} is gone or empty, but there are backups: restore {files[0].name}, "
            "or move the folder backups away to begin anew.",
            files,
        )


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
