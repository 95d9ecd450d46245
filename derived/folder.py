"""Where derived tables are kept: a folder here, or a bucket elsewhere, by its address alone."""

import contextlib
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.store.opening import data_folder

VARIABLE = "RECOUPE_DERIVED"


@dataclass(frozen=True)
class Folder:
    """A place for files: fsspec's file system, the path in it, the address that leads here again."""

    fs: Any
    path: str
    address: str

    @property
    def is_local(self) -> bool:
        """Say whether it is a folder of this machine."""
        return "file" in (self.fs.protocol if isinstance(self.fs.protocol, tuple) else ())


@dataclass(frozen=True, slots=True)
class File:
    """A file in it: path within the folder, bytes, and when it was last used (seconds)."""

    path: str
    size: int
    used: float


def folder(address: str | None = None) -> Folder:
    """Give the folder at an address: RECOUPE_DERIVED, else `derived` beside the store."""
    from fsspec.core import url_to_fs

    address = address or os.environ.get(VARIABLE, "").strip() or str(data_folder() / "derived")
    if "://" not in address:
        address = str(Path(address).expanduser().absolute())
    fs, path = url_to_fs(address)
    return Folder(fs, path.rstrip("/"), address)


def files(place: Folder, within: str = "") -> list[File]:
    """List the files in a folder of it, sorted by name; none if there is no such folder."""
    path = f"{place.path}/{within}".rstrip("/")
    place.fs.invalidate_cache(path)
    try:
        found = place.fs.find(path, detail=True).values()
    except (FileNotFoundError, NotADirectoryError):
        return []
    cut = len(place.path) + 1
    listed = [File(one["name"][cut:], one["size"] or 0, _last_use(one)) for one in found]
    return sorted(listed, key=lambda file: file.path)


def read(place: Folder, path: str, *, last: int | None = None) -> bytes:
    """Read a file, or its last bytes.

    Raises
    ------
    OSError
        When it is not there any more, or cannot be read.
    """
    return place.fs.cat_file(f"{place.path}/{path}", start=-last if last else None)


def write(place: Folder, path: str, data: bytes) -> None:
    """Write a file whole: aside, to the disk, then under its name. A put to a bucket is whole."""
    target = f"{place.path}/{path}"
    if not place.is_local:
        place.fs.pipe_file(target, data)
        return
    final = Path(target)
    final.parent.mkdir(parents=True, exist_ok=True)
    aside = final.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with aside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(final)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def remove(place: Folder, path: str) -> None:
    """Remove a file; one that is gone already is no matter."""
    with contextlib.suppress(OSError):
        place.fs.rm_file(f"{place.path}/{path}")


def touch(place: Folder, path: str) -> None:
    """Mark a file as used now; a bucket has no such mark."""
    if place.is_local:
        with contextlib.suppress(OSError):
            os.utime(f"{place.path}/{path}")


def _last_use(one: dict) -> float:
    """Read when a file was last used or written, from what its file system says of it."""
    told = one.get("mtime") or one.get("LastModified") or one.get("created") or time.time()
    return told.timestamp() if hasattr(told, "timestamp") else float(told)
