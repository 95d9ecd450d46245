"""Articles that the disk has damaged: listed, healed from a backup or by their own text, deleted.

None of this is a change that can be undone: what was damaged is nothing to go back to.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from corpus.messages import Message
from corpus.store.connection import Store, StoreError, backup_files, plain_errors, read_only
from corpus.store.health import BROKEN, WHOLE
from corpus.store.log import require, stored_table
from corpus.store.schema import ROW_SHA256
from corpus.store.transactions import reading, writing

DAMAGE_COLUMNS = {
    "article_id": "str",
    "title": "str",
    "source": "str",
    "file": "str",
    "backup": "str",
}
# What an article is made of, but for the import it came with.
OWN = ("article_id", "title", "source", "origin", "date", "language", "url", "raw", "file",
       "position", "raw_sha256", "row_sha256")  # fmt: skip
_DAMAGED = f"articles NOT INDEXED WHERE corpus_id = ? AND {BROKEN}"


@dataclass(frozen=True, slots=True)
class _Damaged:
    """A damaged article: the number of its row, and what still stands there."""

    rowid: int
    article_id: str
    title: str
    source: str
    file: str
    position: object
    raw_sha256: str


def damaged_articles(store: Store, corpus_id: int) -> pd.DataFrame:
    """List the articles of a corpus that are damaged on the disk.

    Returns
    -------
    pd.DataFrame
        One row is a damaged article, as its row can still be read: `article_id`, `title`,
        `source`, `file` (str), and `backup` (str, the path of the newest backup that has it
        whole, "" where none has).
    """
    with reading(store) as connection:
        found = _damaged_rows(connection, corpus_id)
    where = dict.fromkeys((one.rowid for one in found), "")
    if found:
        for file in backup_files(store.path):
            missing = [one for one in found if not where[one.rowid]]
            with _readable(file) as backup:
                for one in missing if backup else ():
                    if backup and _whole_row(backup, corpus_id, one):
                        where[one.rowid] = str(file)
    rows = [(one.article_id, one.title, one.source, one.file, where[one.rowid]) for one in found]
    return stored_table(DAMAGE_COLUMNS, rows)


def heal_article(store: Store, corpus_id: int, article_id: str) -> Path:
    """Bring a damaged article back from the newest backup that has it whole; give which one.

    Where only its text is damaged, what the reader changed of it since stays.

    Raises
    ------
    ValueError
        When no article of that id is damaged.
    StoreError
        When no backup has it whole.
    """
    with writing(store) as connection:
        require(connection, corpus_id)
        damaged = _one(connection, corpus_id, article_id)
        for file in backup_files(store.path):
            with _readable(file) as backup:
                row = _whole_row(backup, corpus_id, damaged) if backup else None
            if row is not None:
                put_back(connection, damaged.rowid, row)
                renew(connection, corpus_id, f"healed {article_id}")
                return file
    raise StoreError(
        Message("No backup holds the article {article_id} whole.", article_id=article_id)
    )


def delete_damaged(store: Store, corpus_id: int, article_id: str) -> None:
    """Delete a damaged article; imported again it comes back.

    Raises
    ------
    ValueError
        When no article of that id is damaged.
    """
    with writing(store) as connection:
        require(connection, corpus_id)
        damaged = _one(connection, corpus_id, article_id)
        # Nothing that an index holds is touched: indexes may be damaged too.
        connection.execute(
            "UPDATE articles SET deleted = 1, row_sha256 = '' WHERE rowid = ?", (damaged.rowid,)
        )
        renew(connection, corpus_id, f"deleted {article_id}")


def heal_rows(
    connection: sqlite3.Connection, corpus_id: int, rows: Iterable[Sequence[str | int]]
) -> list[str]:
    """Put articles that were read again in the place of damaged ones; give the ids of these.

    `rows` are values of `OWN`. Where only the text is damaged, what the reader changed stays.
    """
    damaged = {one.article_id: one for one in _damaged_rows(connection, corpus_id)}
    healed = []
    for row in rows if damaged else ():
        one = damaged.pop(str(row[0]), None)
        if one is not None:
            put_back(connection, one.rowid, dict(zip(OWN, row, strict=True)))
            healed.append(one.article_id)
    if healed:
        renew(connection, corpus_id, f"healed {healed}")
    return healed


def damaged_ids(connection: sqlite3.Connection, corpus_id: int) -> list[str]:
    """Give the ids of a corpus's damaged articles."""
    return [one.article_id for one in _damaged_rows(connection, corpus_id)]


def renew(connection: sqlite3.Connection, corpus_id: int, why: str) -> None:
    """Give a corpus another stamp: what was read of it before is not what is there now."""
    (stamp,) = connection.execute(
        "SELECT stamp FROM corpora WHERE corpus_id = ?", (corpus_id,)
    ).fetchone()
    fresh = hashlib.sha256(f"{stamp} {why}".encode("utf-8", "replace")).hexdigest()
    connection.execute("UPDATE corpora SET stamp = ? WHERE corpus_id = ?", (fresh, corpus_id))


def _damaged_rows(connection: sqlite3.Connection, corpus_id: int) -> list[_Damaged]:
    rows = connection.execute(
        f"SELECT rowid, article_id, title, source, file, position, raw_sha256 FROM {_DAMAGED}"
        " ORDER BY file, position, article_id",
        (corpus_id,),
    )
    return [
        _Damaged(rowid, str(name), str(title), str(source), str(file), position, str(digest))
        for rowid, name, title, source, file, position, digest in rows.fetchall()
    ]


def _one(connection: sqlite3.Connection, corpus_id: int, article_id: str) -> _Damaged:
    for one in _damaged_rows(connection, corpus_id):
        if one.article_id == article_id:
            return one
    raise ValueError(f"article_id is {article_id!r}; it may be one of the damaged articles")


@contextlib.contextmanager
def _readable(file: Path) -> Iterator[sqlite3.Connection | None]:
    """Open a backup; None where that cannot be, for the next one may do."""
    try:
        connection = read_only(file)
    except sqlite3.DatabaseError:
        yield None
        return
    with contextlib.closing(connection), plain_errors(file):
        yield connection


def _whole_row(
    backup: sqlite3.Connection, corpus_id: int, damaged: _Damaged
) -> dict[str, str | int] | None:
    """Find an article in a backup: by its id, or by its text and place where the id is damaged."""
    names = ", ".join(f"articles.{name}" for name in OWN)
    wheres = (
        ("article_id = ?", (damaged.article_id,)),
        (
            "raw_sha256 = ? AND file = ? AND position = ?",
            (damaged.raw_sha256, damaged.file, damaged.position),
        ),
    )
    for where, values in wheres:
        try:
            row = backup.execute(
                f"SELECT {names} FROM articles NOT INDEXED WHERE corpus_id = ? AND deleted = 0"
                f" AND {where} AND {WHOLE}",
                (corpus_id, *values),
            ).fetchone()
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return None  # of an earlier version, or damaged itself
        if row is not None:
            return dict(zip(OWN, row, strict=True))
    return None


def put_back(connection: sqlite3.Connection, rowid: int, row: dict[str, str | int]) -> None:
    """Set what is damaged of an article: its text alone, or all of it."""
    only_text = connection.execute(
        f"SELECT row_sha256 = {ROW_SHA256} AND raw_sha256 = ? FROM articles WHERE rowid = ?",
        (row["raw_sha256"], rowid),
    ).fetchone()[0]
    names = ("raw",) if only_text else OWN
    connection.execute(
        f"UPDATE articles SET {', '.join(f'{name} = ?' for name in names)}"
        f"{'' if only_text else ', deleted = 0'} WHERE rowid = ?",
        (*(row[name] for name in names), rowid),
    )
