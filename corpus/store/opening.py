"""How the store is opened, closed and put back: one process has it, and one opening of it."""

import atexit
import contextlib
import os
import shutil
import threading
from pathlib import Path
from typing import IO

from corpus.messages import Message
from corpus.store.backup import backup_when_due, check, stamp, sync_file
from corpus.store.checking import connect_checked
from corpus.store.connection import (
    Store,
    StoreError,
    plain_errors,
    sync_folder,
    take,
)
from corpus.store.health import (
    Examination,
    Health,
    begin,
    end,
    examine,
    mend,
)

FILE = "recoupe.db"
_OPEN: dict[Path, Store] = {}
_EXAMINED: dict[Path, Examination] = {}
_OPENING = threading.RLock()


def data_folder() -> Path:
    """Give the folder the store is in: RECOUPE_DATA, else the user's own data folder."""
    named = os.environ.get("RECOUPE_DATA", "").strip()
    if named:
        return Path(named).expanduser().absolute()
    import platformdirs

    return platformdirs.user_data_path("recoupe", appauthor=False)


def open_store(path: str | os.PathLike | None = None) -> Store:
    """Open the store, or make it; brought to this version and checked, backed up once a day.

    A process that opens it again gets the same one. What takes longer to check is looked at in
    the background: `health` tells what was found. Indexes that are damaged are made anew.

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
            _OPEN[path] = _open(path)
            _EXAMINED[path] = begin(path)
        return _OPEN[path]


def close_store(store: Store) -> None:
    """Close the store, so that another process can open it."""
    with _OPENING, store.turn:
        if _OPEN.get(store.path) is store:
            del _OPEN[store.path]
            end(_EXAMINED.pop(store.path))
        while store.held:
            store.held.pop().close()
        store.lock.close()


def health(store: Store, *, wait: bool = False) -> Health | None:
    """Give what the examination found that began when the store was opened.

    Returns
    -------
    Health | None
        None while it is under way; with `wait` that is waited for.

    Raises
    ------
    StoreDamaged
        When the file cannot even be read.
    """
    examination = _EXAMINED.get(store.path)
    if examination is None or not (wait or examination.found.done()):
        return None
    with plain_errors(store.path):
        return examination.found.result()


def mend_store(store: Store) -> Health:
    """Make the indexes anew where an examination found them wrong, and examine once more."""
    with _OPENING, store.turn, plain_errors(store.path):
        end(_EXAMINED.pop(store.path))
        try:
            mend(store.connection)
            return examine(store.connection)
        finally:
            _EXAMINED[store.path] = begin(store.path)


@atexit.register
def _close_all() -> None:
    for store in list(_OPEN.values()):
        close_store(store)


def is_open(path: str | os.PathLike) -> bool:
    """Tell whether this process has the store open."""
    return Path(path).absolute() in _OPEN


def restore(path: str | os.PathLike, backup: str | os.PathLike) -> Path:
    """Put a backup in the place of a store; give where the old file is kept.

    A store that this process has open stays open, with what the backup holds.

    Raises
    ------
    StoreDamaged
        When the backup itself is damaged or is none; the store is not touched.
    StoreBusy
        When another Recoupe has the store open.
    StoreError
        When there is no room, or the folder cannot be written to.
    """
    path, backup = Path(path).absolute(), Path(backup)
    with _OPENING:
        store = _OPEN.get(path)
        if store is not None:
            return _restore_open(store, backup)
        with contextlib.closing(_take(path)):
            check(backup)
            return _replace(path, backup)


def _restore_open(store: Store, backup: Path) -> Path:
    """Close the file, put the backup in its place and go on with that; the lock is never let go."""
    with store.turn:
        check(backup)
        end(_EXAMINED.pop(store.path))
        while store.held:
            store.held.pop().close()
        try:
            return _replace(store.path, backup)
        finally:
            # Whichever file is there now: the backup, or still the old one.
            with plain_errors(store.path):
                store.held.append(connect_checked(store.path))
            _EXAMINED[store.path] = begin(store.path)


def _replace(path: Path, backup: Path) -> Path:
    try:
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


def _take(path: Path) -> IO[str]:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return take(path)
    except OSError as error:
        what = Message(
            "{folder} cannot be used ({reason}).",
            folder=str(path.parent),
            reason=str(error.strerror),
        )
        raise StoreError(what) from error


def _open(path: Path) -> Store:
    lock = _take(path)
    try:
        with plain_errors(path):
            connection = connect_checked(path)
        store = Store(path, [connection], threading.RLock(), lock)
    except BaseException:
        lock.close()
        raise
    backup_when_due(store)
    return store
