"""What is ready of some articles: their tables, put together in the order of the articles."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
import pyarrow as pa

from derived import folder, index
from derived.batch import derive, join, parts
from derived.folder import Folder
from derived.ideas import COLUMNS, Idea, Tables, idea, version, with_needs
from derived.parquet import in_order

_TRIES = 5  # another process may put small files together while this one reads
_FAILED = ("article_id", "idea", "reason")
_SLICES = 200  # more runs of rows than this are taken one by one


@dataclass(frozen=True)
class Ready:
    """What there is of one idea for some articles.

    `tables` is what the idea's function gives (a DataFrame, or its dataclass of DataFrames), of the
    articles that are ready. `article_id` is a category whose categories are the ids of all the
    articles asked for, in their order: its codes are their rows. Strings are categories in
    alphabetical order (`plain` makes them strings again). `is_ready` says for each article whether
    its rows are in the tables; an article that failed is ready, without rows, and stands in
    `failed` (`article_id`, `reason`).
    """

    tables: Tables
    is_ready: np.ndarray
    failed: pd.DataFrame


@dataclass(frozen=True)
class Standing:
    """How some articles stand: `is_ready` (bool, one an article), and which `failed` in what, and why.

    `failed`: one row is an article that failed in an idea: `article_id`, `idea`, `reason` (str).
    """

    is_ready: np.ndarray
    failed: pd.DataFrame


def read(
    articles: pd.DataFrame,
    name: str,
    *,
    columns: Sequence[str] | None = None,
    keys: np.ndarray | None = None,
    address: str | None = None,
) -> Ready:
    """Read what is kept of an idea for these articles; a file that is not whole is not trusted.

    Parameters
    ----------
    articles
        The table of articles; ids are not looked at but handed on.
    name
        Of the idea (`derived.ideas`).
    columns
        Those wanted, beside `article_id`; all by default.
    keys
        What `keys(articles)` gives, where it is at hand.
    address
        Of the folder; by default that of `derived.folder`.
    """
    one = idea(name)
    place = folder.folder(address)
    wanted = index.keys(articles) if keys is None else keys
    ids = pd.Index(articles["article_id"].astype("str"))
    is_ready = np.ones(len(ids), dtype=bool)
    failed: dict[str, str] = {}
    read_parts = {}
    for part, blank in parts(_blank(one)).items():
        names = [n for n in blank.columns if n != "article_id" and (not columns or n in columns)]
        taken = _read_files(place, one, part, wanted, names)
        is_ready &= taken.at >= 0
        failed |= taken.failed
        read_parts[part] = _Assembled(blank, names, taken)
    tables = {part: _table(one_part, ids, is_ready) for part, one_part in read_parts.items()}
    told = [(ids[row], failed[wanted[row]]) for row in range(len(ids)) if wanted[row] in failed]
    said = pd.DataFrame(told, columns=["article_id", "reason"], dtype="str")
    return Ready(join(tables, one.gives), is_ready, said)


def missing(
    articles: pd.DataFrame, name: str, *, keys: np.ndarray | None = None, place: Folder
) -> np.ndarray:
    """Say for each article whether an idea's tables are still to be made, by the files' own word."""
    one = idea(name)
    wanted = index.keys(articles) if keys is None else keys
    is_there = np.ones(len(wanted), dtype=bool)
    for part in parts(_blank(one)):
        is_there &= index.places(wanted, index.list_files(place, index.home(one, part))) >= 0
    return ~is_there


def standing(
    articles: pd.DataFrame,
    names: Sequence[str],
    *,
    keys: np.ndarray | None = None,
    address: str | None = None,
) -> Standing:
    """Say which articles have the tables of all these ideas, by the files' own word: cheap."""
    place = folder.folder(address)
    wanted = index.keys(articles) if keys is None else keys
    is_ready = np.ones(len(wanted), dtype=bool)
    told: list[tuple[str, str, str]] = []
    ids = articles["article_id"].tolist()
    for name in names:
        failed: dict[str, str] = {}
        for part in parts(_blank(idea(name))):
            files = index.list_files(place, index.home(idea(name), part))
            is_ready &= index.places(wanted, files) >= 0
            failed |= {key: why for file in files for key, why in file.inside.failed.items()}
        if failed:
            told += [(ids[n], name, failed[key]) for n, key in enumerate(wanted) if key in failed]
    return Standing(is_ready, pd.DataFrame(told, columns=[*_FAILED], dtype="str"))


def plain(tables: Tables) -> Tables:
    """Give the tables of an idea with their categories as strings, as its function made them."""
    made = {name: _with_strings(table) for name, table in parts(tables).items()}
    return join(made, None if isinstance(tables, pd.DataFrame) else type(tables))


def _with_strings(table):
    coded = [name for name in table if isinstance(table[name].dtype, pd.CategoricalDtype)]
    return table.astype(dict.fromkeys(coded, "str"))


@dataclass(frozen=True)
class _Taken:
    """Files read, the article's place in them (-1: in none), and who failed in them."""

    files: list[index.Listed]
    tables: list[pa.Table]
    at: np.ndarray
    failed: dict[str, str]


@dataclass(frozen=True)
class _Assembled:
    blank: pd.DataFrame
    names: list[str]
    taken: _Taken


def _blank(one: Idea) -> Tables:
    """Give an idea's tables of no article: their columns and types."""
    return _made_of_nothing(one, version(one))


@cache
def _made_of_nothing(one: Idea, its_version: str) -> Tables:
    nothing = pd.DataFrame({name: pd.Series([], dtype="str") for name in COLUMNS})
    return derive(nothing, with_needs((one.name,))).tables[one.name]


def _read_files(place, one, part, wanted, names):
    """Read the files that hold any of the wanted articles, and only those."""
    for _ in range(_TRIES):
        files = index.list_files(place, index.home(one, part))
        at = index.places(wanted, files)
        ends = np.cumsum([len(file.inside.keys) for file in files])
        used = np.unique(np.searchsorted(ends, at[at >= 0], side="right"))
        files = [files[number] for number in used]
        try:
            tables = [index.load(place, file, names) for file in files]
        except FileNotFoundError:
            continue
        for file, table in zip(files, tables, strict=True):
            if table is not None:
                folder.touch(place, file.path)
        pairs = [(file, table) for file, table in zip(files, tables) if table is not None]
        files, tables = [file for file, _ in pairs], [table for _, table in pairs]
        failed = {key: why for file in files for key, why in file.inside.failed.items()}
        return _Taken(files, tables, index.places(wanted, files), failed)
    return _Taken([], [], np.full(len(wanted), -1), {})


def _table(assembled, ids, is_ready):
    """Put the rows of the ready articles together, in the order of the articles."""
    taken = assembled.taken
    rows = np.concatenate([np.empty(0, "int64"), *(file.inside.rows for file in taken.files)])
    starts = np.concatenate([[0], np.cumsum(rows)])
    asked = np.flatnonzero(is_ready)
    at = taken.at[asked]
    counts = rows[at] if len(at) else rows[:0]
    pieces = _pieces(starts[at], counts)
    codes = np.repeat(asked.astype("int32"), counts)
    is_all = len(codes) == starts[-1]
    columns = {"article_id": pd.Categorical.from_codes(codes, categories=ids, validate=False)}
    for name in assembled.names:
        arrays = [table.column(name) for table in taken.tables]
        columns[name] = _column(arrays, pieces, is_all, assembled.blank[name].dtype)
    return pd.DataFrame(columns, copy=False)


def _pieces(starts, counts):
    """Give the rows to take: few runs as (start, stop), or every row's place."""
    starts, counts = starts[counts > 0], counts[counts > 0]
    if not len(starts):
        return [(0, 0)]
    breaks = np.flatnonzero(starts[1:] != starts[:-1] + counts[:-1]) + 1
    if len(breaks) > _SLICES:
        firsts = np.repeat(starts - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
        return firsts + np.arange(counts.sum())
    first = starts[np.concatenate([[0], breaks])]
    last = (starts + counts)[np.concatenate([breaks - 1, [len(starts) - 1]])]
    return list(zip(first.tolist(), last.tolist(), strict=True))


def _pick(values, pieces):
    """Take the rows that `_pieces` names."""
    if isinstance(pieces, np.ndarray):
        return values[pieces]
    if len(pieces) == 1 and pieces[0] == (0, len(values)):
        return values
    return np.concatenate([values[start:stop] for start, stop in pieces])


def _column(arrays, pieces, is_all, dtype):
    chunks = [chunk for array in arrays for chunk in array.chunks if len(chunk)]
    if not chunks:
        empty = pd.Series([], dtype=dtype)
        return empty.astype("category") if _is_text(dtype) else empty
    if not _is_text(dtype):
        values = [chunk.to_numpy(zero_copy_only=False) for chunk in chunks]
        return _pick(values[0] if len(values) == 1 else np.concatenate(values), pieces)
    words, codes = _one_dictionary(chunks)
    codes = _pick(codes, pieces)
    if not is_all:
        words, codes = _used_words(words, codes)
    return pd.Categorical.from_codes(codes, categories=words.to_pandas(), validate=False)


def _is_text(dtype):
    return isinstance(dtype, pd.CategoricalDtype) or pd.api.types.is_string_dtype(dtype)


def _one_dictionary(chunks):
    """Give the words of several dictionaries in one, in alphabetical order, and all codes."""
    if len(chunks) == 1:
        return chunks[0].dictionary, _codes(chunks[0])
    apart = [chunk.dictionary for chunk in chunks]
    joint = in_order(pa.concat_arrays(apart).dictionary_encode())
    moved = np.append(joint.indices.to_numpy(), -1).astype("int32")
    firsts = np.cumsum([0, *map(len, apart)])
    codes = [_codes(chunk) for chunk in chunks]
    placed = [np.where(its < 0, -1, its + first) for its, first in zip(codes, firsts)]
    return joint.dictionary, moved[np.concatenate(placed)]


def _codes(chunk):
    return chunk.indices.fill_null(-1).to_numpy(zero_copy_only=False)


def _used_words(words, codes):
    """Drop the words that no row has: a file may hold other articles too."""
    has = np.bincount(codes[codes >= 0], minlength=len(words)) > 0
    moved = np.append(np.cumsum(has) - 1, -1).astype("int32")
    return words.filter(pa.array(has)), moved[codes]
