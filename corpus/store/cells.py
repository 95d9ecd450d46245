"""Changes as stored values: each a cell, what it was before and what it is after.

Undoing sets what was before, doing it again what came after; nothing else knows how to take a
change back.
"""

import datetime
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from corpus.store.changes import (
    FIELDS,
    AddColumn,
    Change,
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
from corpus.table import COLUMNS
from corpus.text.decode import storable


@dataclass(frozen=True, slots=True)
class Cell:
    """One stored value; None where there is none, which for most tables means no row."""

    target: str
    key: tuple[str | int, ...]
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class _Target:
    """A table whose rows come and go: its key beside the corpus, and the column of its value."""

    key: tuple[str, ...]
    value: str | None = None


_TARGETS = {
    "variables": _Target(("name",), "position"),
    "variable_values": _Target(("article_id", "name"), "value"),
    "kept_cuts": _Target(("article_id", "start", "end", "rule")),
    "rules_off": _Target(("rule",)),
    "own_rules": _Target(("source", "line")),
    "decisions": _Target(("article_a", "article_b"), "decision"),
    "notes": _Target(("kind", "key"), "value"),
}
_THERE = ""  # the value of a row that has none


def cells_of(connection: sqlite3.Connection, corpus_id: int, change: Change) -> list[Cell]:
    """Give the values that a change sets, those left as they are not among them."""
    return [cell for cell in _cells(connection, corpus_id, change) if cell.before != cell.after]


def write(connection: sqlite3.Connection, corpus_id: int, cell: Cell, value: str | None) -> None:
    """Set a stored value."""
    if cell.target == "articles":
        _check_field(cell.field)
        connection.execute(
            f"UPDATE articles SET {cell.field} = ? WHERE corpus_id = ? AND article_id = ?",
            (value, corpus_id, *cell.key),
        )
        return
    target = _TARGETS[cell.target]
    where = " AND ".join(f'"{name}" = ?' for name in target.key)
    connection.execute(
        f"DELETE FROM {cell.target} WHERE corpus_id = ? AND {where}", (corpus_id, *cell.key)
    )
    if value is not None:
        columns = [f'"{name}"' for name in (*target.key, *([target.value] if target.value else []))]
        values = (corpus_id, *cell.key, *([value] if target.value else []))
        connection.execute(
            f"INSERT INTO {cell.target} (corpus_id, {', '.join(columns)})"
            f" VALUES ({', '.join('?' * len(values))})",
            values,
        )


def value_now(
    connection: sqlite3.Connection, corpus_id: int, target: str, key: tuple[str | int, ...]
) -> str | None:
    """Give the value that a row has now, None where there is no such row."""
    columns = _TARGETS[target]
    where = " AND ".join(f'"{name}" = ?' for name in columns.key)
    row = connection.execute(
        f"SELECT {columns.value or repr(_THERE)} FROM {target} WHERE corpus_id = ? AND {where}",
        (corpus_id, *key),
    ).fetchone()
    return None if row is None else str(row[0])


def key_text(cell: Cell) -> str:
    """Give a cell's key as the log keeps it."""
    return json.dumps(cell.key, ensure_ascii=False)


def _cells(connection: sqlite3.Connection, corpus_id: int, change: Change) -> Iterator[Cell]:  # noqa: PLR0912
    match change:
        case Set(ids, column, value) if column in FIELDS:
            yield from _fields(connection, corpus_id, ids, column, _field_value(column, value))
        case Set(ids, column, value):
            _known_column(connection, corpus_id, column)
            for article_id in ids:
                _known_article(connection, corpus_id, article_id)
                after = str(value) if value else None
                yield _row(connection, corpus_id, "variable_values", (article_id, column), after)
        case AddColumn(name):
            yield from _added_column(connection, corpus_id, name)
        case RemoveColumn(name):
            _known_column(connection, corpus_id, name)
            yield _row(connection, corpus_id, "variables", (name,), None)
            having = connection.execute(
                "SELECT article_id FROM variable_values WHERE corpus_id = ? AND name = ?"
                " ORDER BY article_id",
                (corpus_id, name),
            )
            for (article_id,) in having.fetchall():
                yield _row(connection, corpus_id, "variable_values", (article_id, name), None)
        case RenameOutlet(old, new):
            yield from _rename(connection, corpus_id, old, new)
        case DeleteArticles(ids):
            yield from _fields(connection, corpus_id, ids, "deleted", "1")
        case KeepCut(article_id, start, end, rule, kept):
            _known_article(connection, corpus_id, article_id)
            cut = (article_id, start, end, rule)
            yield _row(connection, corpus_id, "kept_cuts", cut, _THERE if kept else None)
        case SwitchRule(rule, on):
            yield _row(connection, corpus_id, "rules_off", (rule,), None if on else _THERE)
        case OwnRule(source, line, on):
            _not_empty("line", line)
            key = (source, line.strip())
            yield _row(connection, corpus_id, "own_rules", key, _THERE if on else None)
        case Decide(article_a, article_b, decision):
            pair = min(article_a, article_b), max(article_a, article_b)
            yield _row(connection, corpus_id, "decisions", pair, decision or None)
        case Note(kind, key, value):
            yield _row(connection, corpus_id, "notes", (kind, key), value)


def _row(
    connection: sqlite3.Connection,
    corpus_id: int,
    target: str,
    key: tuple[str | int, ...],
    after: str | None,
) -> Cell:
    key = tuple(storable(part) if isinstance(part, str) else part for part in key)
    after = None if after is None else storable(str(after))
    return Cell(target, key, "", value_now(connection, corpus_id, target, key), after)


def _fields(
    connection: sqlite3.Connection, corpus_id: int, ids: tuple[str, ...], field: str, after: str
) -> Iterator[Cell]:
    for article_id in ids:
        row = _known_article(connection, corpus_id, article_id, field)
        yield Cell("articles", (article_id,), field, str(row), after)


def _rename(connection: sqlite3.Connection, corpus_id: int, old: str, new: str) -> Iterator[Cell]:
    rows = connection.execute(
        "SELECT article_id FROM articles WHERE corpus_id = ? AND source = ? AND deleted = 0"
        " ORDER BY article_id",
        (corpus_id, old),
    ).fetchall()
    if not rows:
        raise ValueError(f"old is {old!r}; it may be an outlet of this corpus")
    new = _field_value("source", new)
    yield from _fields(connection, corpus_id, tuple(row[0] for row in rows), "source", new)
    lines = connection.execute(
        "SELECT line FROM own_rules WHERE corpus_id = ? AND source = ? ORDER BY line",
        (corpus_id, old),
    )
    for (line,) in lines.fetchall():
        yield _row(connection, corpus_id, "own_rules", (old, line), None)
        yield _row(connection, corpus_id, "own_rules", (new, line), _THERE)


def _added_column(connection: sqlite3.Connection, corpus_id: int, name: str) -> Iterator[Cell]:
    _not_empty("name", name)
    name = name.strip()
    taken = {*COLUMNS, *(row[0] for row in columns_of(connection, corpus_id))}
    if name.casefold() in {other.casefold() for other in taken}:
        raise ValueError(f"name is {name!r}; it may be any that is no column yet")
    yield _row(
        connection, corpus_id, "variables", (name,), str(next_position(connection, corpus_id))
    )


def columns_of(connection: sqlite3.Connection, corpus_id: int) -> list[tuple[str]]:
    """Give the reader's own columns in their order."""
    return connection.execute(
        "SELECT name FROM variables WHERE corpus_id = ? ORDER BY position, name", (corpus_id,)
    ).fetchall()


def next_position(connection: sqlite3.Connection, corpus_id: int) -> int:
    """Give the place of a further column of the reader's own."""
    (last,) = connection.execute(
        "SELECT coalesce(max(position), 0) FROM variables WHERE corpus_id = ?", (corpus_id,)
    ).fetchone()
    return last + 1


def _field_value(field: str, value: str | datetime.date | None) -> str:
    if field == "date":
        if value is None or pd.isna(value):
            return ""
        if not isinstance(value, datetime.date):
            raise ValueError(f"value is {value!r}; for date it may be a datetime.date or None")
        return datetime.date(value.year, value.month, value.day).isoformat()
    if not isinstance(value, str):
        raise ValueError(f"value is {value!r}; for {field} it may be a text")
    return storable(" ".join(value.split()))


def _known_article(
    connection: sqlite3.Connection, corpus_id: int, article_id: str, field: str = "title"
) -> str | int:
    _check_field(field)
    row = connection.execute(
        f"SELECT {field} FROM articles WHERE corpus_id = ? AND article_id = ? AND deleted = 0",
        (corpus_id, article_id),
    ).fetchone()
    if row is None:
        raise ValueError(f"article_id is {article_id!r}; it may be one of this corpus's articles")
    return row[0]


def _known_column(connection: sqlite3.Connection, corpus_id: int, name: str) -> None:
    names = [row[0] for row in columns_of(connection, corpus_id)]
    if name not in names:
        allowed = ", ".join([*FIELDS, *names])
        raise ValueError(f"column is {name!r}; it may be one of {allowed}")


def _check_field(field: str) -> None:
    if field not in (*FIELDS, "deleted"):
        raise ValueError(f"field is {field!r}; it may be one of {', '.join(FIELDS)}")


def _not_empty(name: str, value: str) -> None:
    if not value.strip():
        raise ValueError(f"{name} is {value!r}; it may be any text that is not empty")
