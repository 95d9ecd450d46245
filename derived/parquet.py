"""One table of some articles as the bytes of a Parquet file, and back.

The file holds the table's columns, strings as dictionaries in alphabetical order, and `article`, the
article's key. Its metadata says which articles are in it, in order, with how many rows each: also
those without any, and those that failed with the reason.
"""

import base64
import hashlib
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

_DICTIONARY_BYTES = 1 << 28  # so that a column never leaves its dictionary half-way
_NAME = re.compile(r"[\w-]+-(\d+)-([0-9a-f]{32})\.parquet")
_FOOTER = b"recoupe"
KEY_BYTES = 16


@dataclass(frozen=True)
class Inside:
    """What a file says that it holds: keys of articles, rows of each, reasons of those that failed."""

    keys: tuple[str, ...]
    rows: np.ndarray
    failed: Mapping[str, str]


def as_bytes(table: pa.Table, inside: Inside) -> bytes:
    """Give a Parquet file of a table (strings as dictionaries) whose rows are as `inside` says."""
    keys = pa.array(inside.keys, pa.string())
    codes = pa.array(np.repeat(np.arange(len(inside.keys), dtype="int32"), inside.rows))
    table = table.append_column("article", pa.DictionaryArray.from_arrays(codes, keys))
    told = {
        "keys": base64.b64encode(bytes.fromhex("".join(inside.keys))).decode(),
        "rows": inside.rows.tolist(),
        "failed": dict(inside.failed),
    }
    table = table.replace_schema_metadata({_FOOTER: json.dumps(told).encode()})
    whole = [field.name for field in table.schema if pa.types.is_integer(field.type)]
    words = [field.name for field in table.schema if pa.types.is_dictionary(field.type)]
    out = io.BytesIO()
    pq.write_table(
        table, out, compression="zstd", row_group_size=max(table.num_rows, 1),
        use_dictionary=words, column_encoding=dict.fromkeys(whole, "DELTA_BINARY_PACKED"),
        dictionary_pagesize_limit=_DICTIONARY_BYTES,
    )  # fmt: skip
    return out.getvalue()


def file_name(place: str, articles: int, data: bytes) -> str:
    """Name a file by its place in the order, the number of its articles, and its content."""
    return f"{place}-{articles}-{hashlib.sha256(data).hexdigest()[:32]}.parquet"


def articles_in(name: str) -> int:
    """Read from a file's name how many articles it holds; 0 if it is none of ours."""
    match = _NAME.fullmatch(name.rpartition("/")[2])
    return int(match[1]) if match else 0


def is_whole(name: str, data: bytes) -> bool:
    """Say whether a file's bytes are those that it was named for."""
    match = _NAME.fullmatch(name.rpartition("/")[2])
    return match is not None and hashlib.sha256(data).hexdigest()[:32] == match[2]


def inside_of(schema: pa.Schema) -> Inside:
    """Read what a file holds from its schema."""
    told = json.loads(schema.metadata[_FOOTER])
    digits, width = base64.b64decode(told["keys"]).hex(), 2 * KEY_BYTES
    keys = tuple(digits[at : at + width] for at in range(0, len(digits), width))
    return Inside(keys, np.array(told["rows"], dtype="int64"), told["failed"])


def as_arrow(table: pd.DataFrame, keys: Sequence[str]) -> tuple[pa.Table, np.ndarray]:
    """Give a table of some articles as Arrow's, in the order of `keys`, and the rows of each.

    Raises
    ------
    TypeError
        When a column holds something that is not kept: it names the column.
    """
    place = pd.Index(keys).get_indexer(pd.Index(table["article_id"].astype("str")))
    if (place < 0).any():
        raise ValueError("a row belongs to none of the articles it was made of")
    if (np.diff(place) < 0).any():
        order = np.argsort(place, kind="stable")
        table, place = table.iloc[order], place[order]
    columns = {name: _column(table[name]) for name in table.columns if name != "article_id"}
    rows = np.bincount(place, minlength=len(keys)).astype("int64")
    return pa.table(columns), rows


def _column(values: pd.Series) -> pa.Array:
    if isinstance(values.dtype, pd.CategoricalDtype):
        values = values.astype("str")
    array = pa.array(values, from_pandas=values.dtype.kind == "O" or values.dtype == "str")
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    if pa.types.is_string(array.type) or pa.types.is_large_string(array.type):
        return in_order(array.cast(pa.string()).dictionary_encode())
    if pa.types.is_integer(array.type) or pa.types.is_floating(array.type):
        return array
    if pa.types.is_boolean(array.type):
        return array
    if pa.types.is_null(array.type) and not len(array):
        return in_order(pa.array([], pa.string()).dictionary_encode())
    raise TypeError(
        f"column {values.name!r} is {values.dtype}: numbers, booleans or strings are kept"
    )


def in_order(array: pa.DictionaryArray) -> pa.DictionaryArray:
    """Give a column of strings with its dictionary in alphabetical order."""
    order = pc.sort_indices(array.dictionary)
    words = array.dictionary.take(order)
    moved = np.empty(len(words), dtype="int32")
    moved[order.to_numpy()] = np.arange(len(words), dtype="int32")
    if not len(words):
        return array
    codes = array.indices
    new = moved[codes.fill_null(0).to_numpy(zero_copy_only=False)]
    mask = codes.is_null().to_numpy(zero_copy_only=False) if codes.null_count else None
    return pa.DictionaryArray.from_arrays(pa.array(new, mask=mask), words)
