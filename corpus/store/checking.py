"""Connecting to the store's file: is it ours, of this version, sound; brought to this version."""

import contextlib
import os
import sqlite3
from pathlib import Path

from corpus.messages import Message
from corpus.store.backup import before_migration
from corpus.store.connection import (
    StoreDamaged,
    StoreError,
    StoreNewer,
    backup_files,
    connect,
    damage_error,
    settle,
    sync_folder,
)
from corpus.store.health import (
    index_leaves_out,
    integrity,
    mend,
    quick_check,
    right_tables,
    tables,
)
from corpus.store.schema import APPLICATION_ID, VERSION, migrate


def connect_checked(path: Path) -> sqlite3.Connection:
    """Connect to a file of this version, whatever it was before."""
    is_new = not path.exists() or not path.stat().st_size
    if is_new:
        _check_is_first(path)
    connection = connect(path)
    try:
        kept = _version(connection, path)
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
        if kept == VERSION:
            _check_tables(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Check what `quick_check` leaves aside and is quick all the same; mend what can be mended."""
    if tables(connection) != right_tables():
        raise damage_error(path)
    if index_leaves_out(connection):
        mend(connection)
        if integrity(connection):
            raise damage_error(path)


def _version(connection: sqlite3.Connection, path: Path) -> int:
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
        raise damage_error(path)
    return version


def _check_is_first(path: Path) -> None:
    """Refuse an empty file beside backups as a new store: its corpora are lost, and can be had back."""
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
            raise damage_error(path) from error  # a table's own definition is broken
        raise


def _remove_leftovers(path: Path) -> None:
    """Remove copies that a killed process left unfinished."""
    unfinished = [path.with_name(f"{path.name}.restoring"), *path.parent.glob("backups/*.part*")]
    for file in unfinished:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
