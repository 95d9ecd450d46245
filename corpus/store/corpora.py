"""The corpora of a store: made, named, copied, deleted to a bin and back."""

import sqlite3

import pandas as pd

from corpus.cleaning.characters import clean_line
from corpus.store.connection import Store, plain_errors
from corpus.store.log import insert, now, require, stored_table
from corpus.store.schema import text_digest
from corpus.store.transactions import reading, writing

CORPORA_COLUMNS = {
    "id": "int64",
    "name": "str",
    "articles": "int64",
    "created": "datetime64[us]",
    "deleted": "datetime64[us]",
}
LONGEST_NAME = 200
# Tables that a copy of a corpus takes along; its log stays behind.
_COPIED = (
    ("variables", "name, position"),
    ("rules_off", "rule"),
    ("own_rules", "source, line"),
    ("decisions", "article_a, article_b, decision"),
    ("notes", "kind, key, value"),
)
_COPIED_BY_ARTICLE = (
    ("variable_values", "article_id, name, value"),
    ("kept_cuts", 'article_id, "start", "end", rule'),
)
_ARTICLE = (
    "article_id, title, source, origin, date, language, url, raw, file, position, raw_sha256,"
    " row_sha256"
)


def corpora(store: Store) -> pd.DataFrame:
    """List the corpora, those in the bin among them.

    Returns
    -------
    pd.DataFrame
        One row is a corpus, by name: `id` (int64), `name` (str), `articles` (int64), `created`
        (datetime64[us], UTC), `deleted` (datetime64[us], UTC; NaT where it is not in the bin).
    """
    with reading(store) as connection:
        rows = connection.execute(
            # No index is asked: one that is damaged may leave articles out.
            "SELECT corpora.corpus_id, name, count(articles.article_id), created, corpora.deleted"
            " FROM corpora LEFT JOIN (SELECT corpus_id, article_id FROM articles NOT INDEXED"
            " WHERE deleted = 0) AS articles ON articles.corpus_id = corpora.corpus_id"
            " GROUP BY corpora.corpus_id ORDER BY name, corpora.corpus_id"
        ).fetchall()
    return stored_table(CORPORA_COLUMNS, rows)


def create_corpus(store: Store, name: str) -> int:
    """Make an empty corpus; give its id.

    Raises
    ------
    ValueError
        When the name is empty, too long, or another corpus's (case does not tell them apart).
    """
    with writing(store) as connection:
        return enter_corpus(connection, free_name(connection, name))


def rename_corpus(store: Store, corpus_id: int, name: str) -> None:
    """Give a corpus another name."""
    with writing(store) as connection:
        require(connection, corpus_id)
        connection.execute(
            "UPDATE corpora SET name = ? WHERE corpus_id = ?",
            (free_name(connection, name, corpus_id), corpus_id),
        )


def duplicate_corpus(store: Store, corpus_id: int, name: str) -> int:
    """Copy a corpus as it is now, without its list of changes; give the copy's id."""
    with writing(store) as connection:
        require(connection, corpus_id)
        copy_id = enter_corpus(connection, free_name(connection, name))
        imports = connection.execute(
            "SELECT import_id FROM imports WHERE corpus_id = ? ORDER BY import_id", (corpus_id,)
        ).fetchall()
        for (import_id,) in imports:
            _copy_import(connection, import_id, copy_id)
        for name_of_table, columns in _COPIED:
            connection.execute(
                f"INSERT INTO {name_of_table} (corpus_id, {columns})"
                f" SELECT ?, {columns} FROM {name_of_table} WHERE corpus_id = ?",
                (copy_id, corpus_id),
            )
        for name_of_table, columns in _COPIED_BY_ARTICLE:
            connection.execute(
                f"INSERT INTO {name_of_table} (corpus_id, {columns})"
                f" SELECT ?1, {columns} FROM {name_of_table} WHERE corpus_id = ?2 AND article_id IN"
                " (SELECT article_id FROM articles WHERE corpus_id = ?1)",
                (copy_id, corpus_id),
            )
        return copy_id


def delete_corpus(store: Store, corpus_id: int) -> None:
    """Put a corpus into the bin; its name becomes free."""
    with writing(store) as connection:
        require(connection, corpus_id)
        connection.execute("UPDATE corpora SET deleted = ? WHERE corpus_id = ?", (now(), corpus_id))


def restore_corpus(store: Store, corpus_id: int) -> str:
    """Take a corpus out of the bin; give its name, with a number when it was taken meanwhile."""
    with writing(store) as connection:
        row = connection.execute(
            "SELECT name FROM corpora WHERE corpus_id = ? AND deleted IS NOT NULL", (corpus_id,)
        ).fetchone()
        if row is None:
            raise ValueError(f"corpus_id is {corpus_id!r}; it may be one of those in the bin")
        taken, name, number = taken_names(connection), row[0], 1
        while name.casefold() in taken:
            number += 1
            name = f"{row[0]} ({number})"
        connection.execute(
            "UPDATE corpora SET deleted = NULL, name = ? WHERE corpus_id = ?", (name, corpus_id)
        )
        return name


def empty_bin(store: Store) -> None:
    """Remove for good what is in the bin: corpora, and the articles deleted from the others.

    A corpus that loses articles forgets its list of changes, which holds words of them. Backups
    keep what they hold.
    """
    with writing(store) as connection:
        connection.execute("DELETE FROM corpora WHERE deleted IS NOT NULL")
        connection.execute(
            "DELETE FROM log WHERE corpus_id IN (SELECT corpus_id FROM articles WHERE deleted = 1)"
        )
        connection.execute("DELETE FROM articles WHERE deleted = 1")
        connection.execute(
            "DELETE FROM cleaning WHERE raw_sha256 NOT IN (SELECT raw_sha256 FROM articles)"
        )
    with store.turn, plain_errors(store.path):
        # Until the journal is emptied, it still holds what was removed.
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def enter_corpus(connection: sqlite3.Connection, name: str) -> int:
    """Make an empty corpus within a transaction; give its id."""
    corpus_id = insert(
        connection, "INSERT INTO corpora (name, created) VALUES (?, ?)", (name, now())
    )
    connection.execute(
        "UPDATE corpora SET stamp = ? WHERE corpus_id = ?",
        (text_digest(f"{corpus_id} {name} {now()}"), corpus_id),
    )
    return corpus_id


def free_name(connection: sqlite3.Connection, name: str, own: int | None = None) -> str:
    """Give a name as it is kept; ValueError when it cannot be a corpus's."""
    name = clean_line(name)
    if not name or len(name) > LONGEST_NAME:
        raise ValueError(f"name is {name!r}; it may have 1 to {LONGEST_NAME} characters")
    if name.casefold() in taken_names(connection, own):
        raise ValueError(f"name is {name!r}; it may be any that no other corpus has")
    return name


def taken_names(connection: sqlite3.Connection, but: int | None = None) -> set[str]:
    """Give the names of the corpora that are not in the bin, in small letters."""
    rows = connection.execute("SELECT corpus_id, name FROM corpora WHERE deleted IS NULL")
    return {name.casefold() for corpus_id, name in rows if corpus_id != but}


def _copy_import(connection: sqlite3.Connection, import_id: int, copy_id: int) -> None:
    fresh = insert(
        connection,
        "INSERT INTO imports (corpus_id, imported) SELECT ?, imported FROM imports"
        " WHERE import_id = ?",
        (copy_id, import_id),
    )
    connection.execute(
        "INSERT INTO inputs SELECT ?, position, sha256, name, size, status, reason, articles"
        " FROM inputs WHERE import_id = ?",
        (fresh, import_id),
    )
    connection.execute(
        f"INSERT INTO articles (corpus_id, import_id, {_ARTICLE})"
        f" SELECT ?, ?, {_ARTICLE} FROM articles WHERE import_id = ? AND deleted = 0",
        (copy_id, fresh, import_id),
    )
