"""The folder kept small: few files in place of many, a limit to its size, what it holds, empty."""

import os
import time
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from corpus.limits import MB
from derived import folder, ideas, index, parquet
from derived.folder import File, Folder
from derived.ideas import version
from derived.index import Listed

SMALL = 1024  # articles in a file that is still put together with others
LARGE = 4096  # articles in a file at most
MANY = 24  # small files of a table from which on they are put together
LIMIT_MB = 5_000  # of a folder here; a bucket has no limit unless one is set
VARIABLE = "RECOUPE_DERIVED_MB"
RECENT = 3600.0  # seconds


@dataclass(frozen=True, slots=True)
class Holding:
    """What the folder holds of an idea: bytes, files, and articles as it now makes them."""

    idea: str
    bytes: int
    files: int
    articles: int


def holdings(address: str | None = None) -> tuple[Holding, ...]:
    """Say what the folder holds by idea; what other versions made of it counts as bytes and files."""
    place = folder.folder(address)
    found = _ours(place)
    told = []
    for one in ideas.IDEAS:
        its = [file for file in found if file.path.startswith(f"{one.name}/")]
        keys = set()
        for file in index.list_files(place, index.home(one)):
            keys |= set(file.inside.keys)
        told.append(Holding(one.name, sum(file.size for file in its), len(its), len(keys)))
    return tuple(told)


def empty(address: str | None = None) -> None:
    """Remove all that is derived: it costs the time to make it again."""
    place = folder.folder(address)
    for file in _ours(place):
        _remove(place, file.path)


def tidy(place: Folder) -> None:
    """Put small files together, and remove what was longest not used once the limit is passed."""
    for one in ideas.IDEAS:
        files = folder.files(place, index.home(one))
        for table in sorted({file.path.rpartition("/")[0] for file in files}):
            _put_together(place, table)
    _keep_to_limit(place)


def limit_mb(place: Folder) -> int:
    """Give the limit of the folder's size in MB, as RECOUPE_DERIVED_MB sets it; 0 is none.

    Raises
    ------
    ValueError
        When it is no whole number.
    """
    value = os.environ.get(VARIABLE, "").strip() or str(LIMIT_MB if place.is_local else 0)
    if not value.isdecimal():
        raise ValueError(f"{VARIABLE} is {value!r}: it must be a whole number, or 0 for no limit")
    return int(value)


def _put_together(place, table):
    """Write the small files of a table as one, once there are many; then remove them."""
    small = [file for file in index.list_files(place, table) if len(file.inside.keys) < SMALL]
    if len(small) < MANY:
        return
    group: list[Listed] = []
    for file in small:
        if group and sum(len(one.inside.keys) for one in [*group, file]) > LARGE:
            _write_together(place, table, group)
            group = []
        group.append(file)
    _write_together(place, table, group)


def _write_together(place, table, files):
    try:
        found = [(file, index.load(place, file, None)) for file in files]
    except FileNotFoundError:  # another process has put them together
        return
    read = [(file, rows) for file, rows in found if rows is not None]
    if not read:
        return
    seen: set[str] = set()
    kept, counts = [], []
    keys: list[str] = []
    failed: dict[str, str] = {}
    for file, rows in read:
        is_new = np.array([key not in seen for key in file.inside.keys])
        seen.update(file.inside.keys)
        keys += [key for key, new in zip(file.inside.keys, is_new) if new]
        counts.append(file.inside.rows[is_new])
        failed |= file.inside.failed
        whole = rows.drop_columns(["article"])
        kept.append(whole.filter(pa.array(np.repeat(is_new, file.inside.rows))))
    joined = pa.concat_tables(kept).unify_dictionaries()
    columns = {name: _one(joined.column(name)) for name in joined.column_names}
    inside = parquet.Inside(tuple(keys), np.concatenate(counts), failed)
    data = parquet.as_bytes(pa.table(columns), inside)
    place_in_order = files[0].path.rpartition("/")[2].rpartition("-")[0].rpartition("-")[0]
    name = parquet.file_name(place_in_order, len(keys), data)
    folder.write(place, f"{table}/{name}", data)
    for file in files:
        if file.path != f"{table}/{name}":
            _remove(place, file.path)


def _one(column):
    array = column.combine_chunks()
    array = array.chunk(0) if isinstance(array, pa.ChunkedArray) else array
    return parquet.in_order(array) if pa.types.is_dictionary(array.type) else array


def _ours(place):
    """List the files that were written here, also those that never got their name."""
    files = folder.files(place)
    return [one for one in files if parquet.articles_in(one.path) or one.path.endswith(".part")]


def _keep_to_limit(place):
    """Remove files until the limit is kept: of other versions first, then the longest not used.

    What was used within the last hour stays, be it more than the limit: it would be made again at
    once, and may be another process's.
    """
    files = _ours(place)
    limit = limit_mb(place) * MB
    over = sum(file.size for file in files) - limit if limit else 0
    now = time.time()
    for file in sorted(files, key=_worth):
        is_idle = now - file.used > RECENT
        if is_idle and (over > 0 or file.path.endswith(".part")):
            _remove(place, file.path)
            over -= file.size


def _worth(file: File):
    name, _, rest = file.path.partition("/")
    current = {one.name: version(one) for one in ideas.IDEAS}
    return rest.partition("/")[0] == current.get(name), file.used


def _remove(place, path):
    folder.remove(place, path)
    index.forget(place, path)
