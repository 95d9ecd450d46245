"""Every change is one transaction and one entry of a log, so that it can be taken back for good."""

import datetime
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence

import pandas as pd

from corpus.messages import Message, pack, unpack
from corpus.notes import is_right
from corpus.store.cells import Cell, cells_of, key_text, write
from corpus.store.changes import Change, Note, description
from corpus.store.connection import Store, StoreDamaged
from corpus.store.schema import ROW_SHA256
from corpus.store.transactions import writing
from corpus.text.decode import storable


def edit(store: Store, corpus_id: int, changes: Sequence[Change], *, what: str = "") -> int | None:
    """Make changes, all of them or none; give the entry of the log, None when nothing changed.

    Each change sees what those before it did. What had been undone can no longer be done again.
    `what` says in words what they do together, for the list of changes; without it each says so.

    Raises
    ------
    ValueError
        When a change names an article or column that is not there; nothing was changed.
    StoreDamaged
        When an article to be changed is damaged on the disk (it can still be deleted).
    """
    with writing(store) as connection:
        require(connection, corpus_id)
        return change(connection, corpus_id, changes, what)


def edit_notes(
    store: Store,
    corpus_id: int,
    values_of: Callable[[Callable[[str], dict[str, str]]], Mapping[tuple[str, str], str | None]],
    *,
    what: str = "",
) -> int | None:
    """Change notes by what they are at this moment, whoever changed them before.

    `values_of` is called within the transaction with a function, kind → key → value (wrong notes
    left out), and gives (kind, key) → value, None for a note to be forgotten. So two tabs that add
    to one list both find what they added there. Raises and gives what `edit` does.
    """
    with writing(store) as connection:
        require(connection, corpus_id)

        def notes(kind: str) -> dict[str, str]:
            rows = connection.execute(
                "SELECT key, value FROM notes WHERE corpus_id = ? AND kind = ? ORDER BY key",
                (corpus_id, kind),
            ).fetchall()
            return {key: value for key, value in rows if is_right(kind, key, value)}

        changes = [Note(kind, key, value) for (kind, key), value in values_of(notes).items()]
        return change(connection, corpus_id, changes, what) if changes else None


def change(
    connection: sqlite3.Connection, corpus_id: int, changes: Sequence[Change], what: str
) -> int | None:
    """Make changes within a transaction and enter them into the log; give the entry's number."""
    made: list[Cell] = []
    for one in changes:
        cells = cells_of(connection, corpus_id, one)
        apply(connection, corpus_id, [(cell, cell.after) for cell in cells])
        made += cells
    return enter(connection, corpus_id, what or description(changes), made)


def undo(store: Store, corpus_id: int) -> Message:
    """Take back the last change that stands; give what it was, "" when there is none."""
    with writing(store) as connection:
        require(connection, corpus_id)
        entry = _entry(connection, corpus_id, "done", "DESC")
        if entry is None:
            return Message("")
        entry_id, what, before, _ = entry
        cells = _cells_of_entry(connection, entry_id)
        apply(connection, corpus_id, [(cell, cell.before) for cell in reversed(cells)])
        _turn(connection, corpus_id, entry_id, "undone", before)
        return unpack(what)


def redo(store: Store, corpus_id: int) -> Message:
    """Make the last change again that was taken back; give what it was, "" when there is none."""
    with writing(store) as connection:
        require(connection, corpus_id)
        entry = _entry(connection, corpus_id, "undone", "ASC")
        if entry is None:
            return Message("")
        entry_id, what, _, after = entry
        cells = _cells_of_entry(connection, entry_id)
        apply(connection, corpus_id, [(cell, cell.after) for cell in cells])
        _turn(connection, corpus_id, entry_id, "done", after)
        return unpack(what)


def enter(
    connection: sqlite3.Connection, corpus_id: int, what: str, cells: Sequence[Cell], more: str = ""
) -> int | None:
    """Write a change that was made into the log; what had been undone is forgotten.

    `more` stands for what the change brought beside its cells, such as whole articles.
    """
    if not cells:
        return None
    connection.execute("DELETE FROM log WHERE corpus_id = ? AND state = 'undone'", (corpus_id,))
    (before,) = connection.execute(
        "SELECT stamp FROM corpora WHERE corpus_id = ?", (corpus_id,)
    ).fetchone()
    after = _stamp(before + more, cells)
    entry_id = insert(
        connection,
        "INSERT INTO log (corpus_id, at, what, state, stamp_before, stamp_after)"
        " VALUES (?, ?, ?, 'done', ?, ?)",
        (corpus_id, now(), storable(pack(what)), before, after),
    )
    connection.executemany(
        "INSERT INTO log_cells VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (entry_id, number, cell.target, key_text(cell), cell.field, cell.before, cell.after)
            for number, cell in enumerate(cells)
        ],
    )
    _turn(connection, corpus_id, entry_id, "done", after)
    return entry_id


def apply(
    connection: sqlite3.Connection,
    corpus_id: int,
    values: Iterable[tuple[Cell, str | None]],
) -> None:
    """Set stored values, and renew the fingerprints of the articles they belong to."""
    values = list(values)
    fields: dict[str, set[str]] = {}
    for cell, _ in values:
        if cell.target == "articles":
            fields.setdefault(str(cell.key[0]), set()).add(cell.field)
    digests = [
        (_next_digest(connection, corpus_id, article_id, fields[article_id]), corpus_id, article_id)
        for article_id in sorted(fields)
    ]
    for cell, value in values:
        write(connection, corpus_id, cell, value)
    connection.executemany(
        f"UPDATE articles SET row_sha256 = CASE ? WHEN '' THEN '' ELSE {ROW_SHA256} END"
        " WHERE corpus_id = ? AND article_id = ?",
        digests,
    )


def insert(connection: sqlite3.Connection, sql: str, values: Sequence[str | int]) -> int:
    """Insert one row; give the number that it got."""
    number = connection.execute(sql, values).lastrowid
    assert number is not None  # a row was inserted
    return number


def require(connection: sqlite3.Connection, corpus_id: int) -> None:
    """Raise when there is no such corpus; one in the bin is there but not to be changed."""
    found = connection.execute(
        "SELECT 1 FROM corpora WHERE corpus_id = ? AND deleted IS NULL", (corpus_id,)
    ).fetchone()
    if found is None:
        raise ValueError(f"corpus_id is {corpus_id!r}; it may be one of those kept, not in the bin")


def now() -> str:
    """Give the moment (UTC) as the store keeps it."""
    return datetime.datetime.now(datetime.UTC).replace(tzinfo=None).isoformat(timespec="seconds")


def stored_table(columns: dict[str, str], rows: Sequence[tuple]) -> pd.DataFrame:
    """Give stored rows as a table with the types that its columns are promised to have."""
    values = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    made = {name: pd.Series(list(column), dtype=object) for name, column in zip(columns, values)}
    dates = [name for name, dtype in columns.items() if dtype.startswith("datetime64")]
    for name in dates:
        # A damaged time must not keep the rest from being read.
        made[name] = pd.to_datetime(made[name], errors="coerce", format="ISO8601")
    return pd.DataFrame(made).astype(columns)


def _next_digest(
    connection: sqlite3.Connection, corpus_id: int, article_id: str, fields: set[str]
) -> str:
    """Give a row its fingerprint; a damaged one gets none that says it is whole, it can only be deleted."""
    row = connection.execute(
        f"SELECT row_sha256 = {ROW_SHA256} FROM articles WHERE corpus_id = ? AND article_id = ?",
        (corpus_id, article_id),
    ).fetchone()
    if row is None or row[0]:
        return "whole"
    if fields == {"deleted"}:
        return ""
    raise StoreDamaged(
        Message(
            "Article {article_id} is damaged on the disk and cannot be changed; heal it first "
            "(Corpus, My corpora), or import it again. Nothing was changed.",
            article_id=article_id,
        )
    )


def _stamp(before: str, cells: Sequence[Cell]) -> str:
    """Give the stamp that follows: the same changes of the same state give the same stamp."""
    digest = hashlib.sha256(before.encode())
    for cell in cells:
        parts = [cell.target, key_text(cell), cell.field, cell.before, cell.after]
        digest.update(json.dumps(parts).encode())
    return digest.hexdigest()


def _entry(
    connection: sqlite3.Connection, corpus_id: int, state: str, order: str
) -> tuple[int, str, str, str] | None:
    return connection.execute(
        "SELECT entry_id, what, stamp_before, stamp_after FROM log"
        f" WHERE corpus_id = ? AND state = ? ORDER BY entry_id {order} LIMIT 1",
        (corpus_id, state),
    ).fetchone()


def _cells_of_entry(connection: sqlite3.Connection, entry_id: int) -> list[Cell]:
    rows = connection.execute(
        "SELECT target, key, field, before, after FROM log_cells WHERE entry_id = ?"
        " ORDER BY position",
        (entry_id,),
    ).fetchall()
    return [
        Cell(target, tuple(json.loads(key)), field, before, after)
        for target, key, field, before, after in rows
    ]


def _turn(
    connection: sqlite3.Connection, corpus_id: int, entry_id: int, state: str, stamp: str
) -> None:
    connection.execute("UPDATE log SET state = ? WHERE entry_id = ?", (state, entry_id))
    connection.execute("UPDATE corpora SET stamp = ? WHERE corpus_id = ?", (stamp, corpus_id))
