"""A corpus as one file that another Recoupe opens: a zip of JSON Lines with a manifest.

`manifest.json` names the format and its version, the corpus, how many rows each table has and the
SHA-256 of every other member; the members are the corpus's rows as stored, one JSON object a line.
What was undone or can be undone stays behind, as it does when a corpus is copied; so do articles
that were deleted, and what cleaning proposes, which is computed again.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from corpus.messages import Message
from corpus.problems import CorpusError, damaged_article
from corpus.project.file import (
    AGAIN,
    FORMAT,
    KIND,
    MANIFEST,
    Manifest,
    digest_of,
    manifest_of,
    members_of,
    project_error,
    project_of,
    zip_members,
)
from corpus.project.rows import TABLES, Table
from corpus.store.connection import Store
from corpus.store.corpora import LONGEST_NAME, enter_corpus, taken_names
from corpus.store.health import BROKEN
from corpus.store.schema import FINGERPRINTED, row_digest, text_digest
from corpus.store.transactions import reading, writing
from corpus.table import empty_articles

ENDING = "recoupe"


def write_project(store: Store, corpus_id: int, *, view: str = "", version: str = "") -> bytes:
    """Write a corpus with all that the reader decided as a project file.

    Parameters
    ----------
    store, corpus_id
    view : str
        The address's query, to be found again with the corpus.
    version : str
        Recoupe's.

    Returns
    -------
    bytes
        The same for the same corpus: articles as read and edited, the account of their
        files, own columns, choices about cleaning, decisions on like articles, notes (aliases,
        tray, names of topics, hidden words …).

    Raises
    ------
    ValueError
        When there is no such corpus.
    CorpusError
        When articles are damaged on the disk; each is named.
    """
    with reading(store) as connection:
        found = connection.execute(
            "SELECT name FROM corpora WHERE corpus_id = ?", (corpus_id,)
        ).fetchone()
        if found is None:
            raise ValueError(f"corpus_id is {corpus_id!r}; it may be one of those kept")
        _check_whole(connection, corpus_id)
        rows = _rows_of(connection, corpus_id)
    members = {
        name: lines for table in TABLES for name, lines in members_of(table, rows[table.name])
    }
    digests = {name: hashlib.sha256(lines).hexdigest() for name, lines in members.items()}
    manifest = Manifest(found[0], digest_of(digests)[:12], len(rows["articles"]), version, view)
    told = {
        "kind": KIND,
        "format": FORMAT,
        **asdict(manifest),
        "rows": {table.name: len(rows[table.name]) for table in TABLES},
        "members": digests,
    }
    text = json.dumps(told, ensure_ascii=False, indent=1).encode()
    return zip_members({MANIFEST: text, **members})


def read_manifest(data: bytes, name: str) -> Manifest:
    """Read what a project file says of itself, without its rows.

    Raises
    ------
    CorpusError
        As `read_project`, when the manifest cannot be read.
    """
    return manifest_of(data, name)[0]


def read_project(
    store: Store,
    data: bytes,
    name: str,
    *,
    check: Callable[[str, str, str], object] | None = None,
) -> int:
    """Take a project file into the store as a new corpus, in one transaction; give its id.

    The corpus is called as in the file, with a number where a corpus has that name. Its articles
    keep their ids. The same file always gives the same `version`.

    Parameters
    ----------
    store
    data : bytes
    name : str
        What the file is called, for messages.
    check : callable, optional
        Called with kind, key and value of each note, and raises ValueError for one that its
        caller could not show.

    Raises
    ------
    CorpusError
        When the file is damaged, none of Recoupe's, of a later Recoupe or over the limits; nothing
        was kept.
    StoreFull
        When the disk is full; nothing was kept.
    """
    project = project_of(data, name)
    if check is not None:
        _check_notes(project.rows["notes"], check, name)
    with writing(store) as connection:
        corpus_id = enter_corpus(connection, _free(connection, project.manifest.corpus))
        connection.execute(
            "UPDATE corpora SET stamp = ? WHERE corpus_id = ?", (project.digest, corpus_id)
        )
        try:
            _insert(connection, corpus_id, project.rows)
        except sqlite3.IntegrityError as error:
            what = Message("holds rows that contradict each other.")
            raise project_error(name, what, AGAIN) from error
    return corpus_id


def _check_notes(
    notes: Sequence[tuple[Any, ...]], check: Callable[[str, str, str], object], name: str
) -> None:
    for kind, key, value in notes:
        try:
            check(kind, key, value)
        except ValueError as error:
            what = Message("{kind} {key}: {reason}.", kind=kind, key=key[:80], reason=str(error))
            raise project_error(name, what, AGAIN) from error


def _check_whole(connection: sqlite3.Connection, corpus_id: int) -> None:
    rows = connection.execute(
        f"SELECT file, title, article_id FROM articles NOT INDEXED WHERE corpus_id = ?"
        f" AND {BROKEN} ORDER BY article_id",
        (corpus_id,),
    ).fetchall()
    if rows:
        raise CorpusError([damaged_article(*row) for row in rows], empty_articles())


def _rows_of(connection: sqlite3.Connection, corpus_id: int) -> dict[str, list[tuple]]:
    """Read the rows of a corpus, its imports numbered from 1."""
    rows = {
        table.name: connection.execute(table.query, (corpus_id,)).fetchall() for table in TABLES
    }
    numbers = {row[0]: number for number, row in enumerate(rows["imports"], 1)}
    for name in ("imports", "inputs", "articles"):
        rows[name] = [(numbers[row[0]], *row[1:]) for row in rows[name]]
    return rows


def _free(connection: sqlite3.Connection, name: str) -> str:
    taken, free, number = taken_names(connection), name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{name[: LONGEST_NAME - 8]} ({number})"
    return free


def _insert(connection: sqlite3.Connection, corpus_id: int, rows: dict[str, list[tuple]]) -> None:
    imports = {}
    for number, moment in rows["imports"]:
        imports[number] = connection.execute(
            "INSERT INTO imports (corpus_id, imported) VALUES (?, ?)", (corpus_id, moment)
        ).lastrowid
    for table in TABLES:
        if table.name == "imports":
            continue
        made = rows[table.name]
        columns = table.columns
        if columns[0] == "import_id":
            # An import that is not there gives None, which the tables refuse or say is unknown.
            made = [(imports.get(row[0]), *row[1:]) for row in made]
        if table.name == "articles":
            columns = (*columns, "raw_sha256", "row_sha256")
            made = [(*row, *_fingerprints(table, row)) for row in made]
        if table.name != "inputs":
            columns, made = ("corpus_id", *columns), [(corpus_id, *row) for row in made]
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        connection.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", made)


def _fingerprints(table: Table, row: tuple) -> tuple[str, str]:
    own = dict(zip(table.columns, row, strict=True))
    own |= {"raw_sha256": text_digest(own["raw"]), "deleted": 0}
    return own["raw_sha256"], row_digest(*(own[name] for name in FINGERPRINTED))
