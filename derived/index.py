"""Which articles stand in which file: what the files of an idea's tables say of themselves."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from derived import folder, parquet
from derived.folder import Folder
from derived.ideas import Idea, version

_KNOWN: dict[tuple[str, str], parquet.Inside] = {}  # a file's name holds its content's digest


@dataclass(frozen=True)
class Listed:
    """One file of a table with the articles in it."""

    path: str
    size: int
    inside: parquet.Inside


def keys(articles: pd.DataFrame) -> np.ndarray:
    """Give the key of each article: 32 hex digits of its language, title and clean text.

    Examples
    --------
    >>> two = pd.DataFrame({"title": ["A", "A"], "language": ["fr", "en"], "text": ["A", "A"]})
    >>> len(set(keys(two)))
    2
    """
    columns = [articles[name].astype("str").tolist() for name in ("language", "title", "text")]
    told = map("\0".join, zip(*columns, strict=True))
    whole = [one.encode("utf-8", "surrogatepass") for one in told]
    digests = [hashlib.blake2b(one, digest_size=parquet.KEY_BYTES).hexdigest() for one in whole]
    return np.array(digests, dtype=object)


def home(idea: Idea, name: str = "") -> str:
    """Give the folder of an idea's tables of this version, or of one of them."""
    return f"{idea.name}/{version(idea)}" + (f"/{name}" if name else "")


def list_files(place: Folder, within: str) -> list[Listed]:
    """List the files of a table; one that does not say what it holds is removed."""
    found = []
    for file in folder.files(place, within):
        if not parquet.articles_in(file.path):
            continue
        known = (place.address, file.path)
        if known not in _KNOWN:
            try:
                _KNOWN[known] = _inside(place, file.path)
            except FileNotFoundError:
                continue
            except (OSError, ValueError, KeyError, TypeError, pa.ArrowException):
                folder.remove(place, file.path)
                continue
        found.append(Listed(file.path, file.size, _KNOWN[known]))
    return found


def forget(place: Folder, path: str) -> None:
    """Forget what a file held that is there no more."""
    _KNOWN.pop((place.address, path), None)


def places(wanted: Sequence[str] | np.ndarray, files: Sequence[Listed]) -> np.ndarray:
    """Give for each key its place among all articles of the files, one after the other; else -1.

    Examples
    --------
    >>> one = Listed("a", 0, parquet.Inside(("aa", "bb"), np.array([1, 1]), {}))
    >>> places(["bb", "cc"], [one]).tolist()
    [1, -1]
    """
    held = [key for file in files for key in file.inside.keys]
    at = pd.Series(np.arange(len(held)), index=held, dtype="int64")
    at = at[~at.index.duplicated(keep="last")]
    found = at.index.get_indexer(pd.Index(wanted, dtype=object if not held else None))
    return np.where(found >= 0, at.to_numpy()[found] if len(at) else -1, -1)


def _inside(place, path):
    """Read the end of a file, which says what it holds."""
    with place.fs.open(f"{place.path}/{path}", "rb") as stream:
        return parquet.inside_of(pq.read_metadata(stream).schema.to_arrow_schema())


def load(place: Folder, file: Listed, columns: Sequence[str] | None) -> pa.Table | None:
    """Read a file's columns, provided that its bytes are those it was named for; else remove it."""
    data = folder.read(place, file.path)
    if parquet.is_whole(file.path, data):
        try:
            return pq.ParquetFile(pa.BufferReader(data)).read(columns=columns)
        except (OSError, ValueError, pa.ArrowException):
            pass
    folder.remove(place, file.path)
    forget(place, file.path)
    return None
