"""Articles into the store: completed first, then all of an import in one transaction."""

import dataclasses
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from corpus.cells import Cell, next_position, storable
from corpus.changes import counted
from corpus.clean import clean_edits
from corpus.database import Store, writing
from corpus.dates import file_name_date
from corpus.edits import Edit, apply_edits
from corpus.edits_log import apply, enter, now, require
from corpus.load import COLUMNS, article_id
from corpus.metadata import read_metadata
from corpus.raw import RawArticle, Unreadable
from corpus.schema import FINGERPRINTED, row_digest, text_digest
from corpus.ticks import cleaner_version

STATUSES = ("imported", "already there", "refused")
_STORED = (
    "article_id", "title", "source", "origin", "date", "language", "url", "raw", "file",
    "position", "raw_sha256", "row_sha256",
)  # fmt: skip
_RESET = ("title", "source", "origin", "date", "language", "url")


@dataclass(frozen=True)
class Incoming:
    """An article on its way in, and the file it came from; `edits` once it is completed."""

    article: RawArticle
    file: str
    edits: tuple[Edit, ...] | None = None


@dataclass(frozen=True)
class Entry:
    """What became of one file given to an import; `articles` is how many it brought."""

    sha256: str
    name: str
    size: int
    status: Literal["imported", "already there", "refused"]
    reason: str = ""
    articles: int = 0


@dataclass(frozen=True)
class Imported:
    """What an import did: articles that came in, and ids of those that were there before."""

    import_id: int
    added: tuple[str, ...]
    already: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """An article as it is stored."""

    article_id: str
    title: str
    source: str
    origin: str
    date: str
    language: str
    url: str
    raw: str
    file: str
    position: int
    raw_sha256: str
    row_sha256: str
    extra: tuple[tuple[str, str], ...]


def complete(incoming: Incoming, *, alone: bool = False) -> Incoming:
    """Clean an article once, and fill what its file did not say with what its text says.

    This is the slow part of an import (10 ms an article) and reads texts of any kind: it can and
    should run where files are parsed. `alone` tells that the file holds this article only, so
    that a date in the file's name is the article's. Doing it twice changes nothing.

    Raises
    ------
    Unreadable
        When nothing is left of it after cleaning; such an article cannot be added.
    """
    if incoming.edits is not None:
        return incoming
    given = _storable(incoming.article)
    if not given.text.strip():
        # A title is all there is of it, and has to tell it from others of the same day.
        given = dataclasses.replace(given, text=given.title)
    text, edits = clean_edits(given.text)
    if not text:
        raise Unreadable("holds no article: nothing is left after cleaning", "check the file")
    said = read_metadata(given.text, text)
    day = given.date or said.date
    if day is None and alone:
        day = file_name_date(PurePosixPath(incoming.file).name)
    article = dataclasses.replace(
        given,
        title=given.title or said.title,
        source=given.source or said.source,
        origin=given.origin or said.origin,
        date=day,
        language=given.language or said.language,
    )
    return Incoming(article, incoming.file, tuple(edits))


def add_articles(
    store: Store, corpus_id: int, articles: Sequence[Incoming], ledger: Sequence[Entry]
) -> Imported:
    """Add articles with the account of their files, in one transaction; it can be undone.

    An article that is there already stays as it is, edits and all; one that was deleted comes
    back as it is read now. What is not yet completed (see `complete`) is completed first.

    Raises
    ------
    ValueError
        When there is no such corpus, or an entry's status is none of `STATUSES`.
    Unreadable
        When an article not yet completed has no text.
    StoreFull
        When the disk is full; nothing was added.
    """
    for entry in ledger:
        if entry.status not in STATUSES:
            allowed = ", ".join(STATUSES)
            raise ValueError(f"status is {entry.status!r}; it may be one of {allowed}")
    articles = [complete(one) for one in articles]
    rows = [_row(one, position) for position, one in enumerate(articles)]
    with writing(store) as connection:
        require(connection, corpus_id)
        import_id = _enter_import(connection, corpus_id, ledger)
        here = dict(
            connection.execute(
                "SELECT article_id, deleted FROM articles WHERE corpus_id = ?", (corpus_id,)
            )
        )
        new, back, already = _sorted_out(rows, here)
        _insert(connection, corpus_id, import_id, new)
        cells = [Cell("articles", (row.article_id,), "deleted", "1", "0") for row in new]
        for row in back:
            cells += _come_back(connection, corpus_id, row)
        cells += _variables(connection, corpus_id, [*new, *back])
        _keep_cleaning(connection, articles)
        what = f"{counted(len(new) + len(back))} imported"
        enter(connection, corpus_id, what, cells, "".join(row.row_sha256 for row in new))
    return Imported(import_id, tuple(row.article_id for row in (*new, *back)), tuple(already))


def _storable(article: RawArticle) -> RawArticle:
    texts = {
        name: storable(getattr(article, name))
        for name in ("title", "source", "origin", "language", "url", "text")
    }
    extra = tuple((storable(name), storable(value)) for name, value in article.extra)
    return dataclasses.replace(article, **texts, extra=extra)


def _row(incoming: Incoming, position: int) -> _Row:
    article = _storable(incoming.article)
    own = {
        "article_id": article_id(article.source, article.date, article.url, article.text),
        "title": article.title,
        "source": article.source,
        "origin": article.origin,
        "date": article.date.isoformat() if article.date else "",
        "language": article.language,
        "url": article.url,
        "file": storable(incoming.file),
        "position": position,
        "raw_sha256": text_digest(article.text),
    }
    digest = row_digest(*((own | {"deleted": 0})[name] for name in FINGERPRINTED))
    return _Row(**own, raw=article.text, row_sha256=digest, extra=article.extra)


def _enter_import(connection: sqlite3.Connection, corpus_id: int, ledger: Sequence[Entry]) -> int:
    import_id = connection.execute(
        "INSERT INTO imports (corpus_id, imported) VALUES (?, ?)", (corpus_id, now())
    ).lastrowid
    connection.executemany(
        "INSERT INTO inputs VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                import_id, number, entry.sha256, storable(entry.name), entry.size, entry.status,
                storable(entry.reason), entry.articles,
            )
            for number, entry in enumerate(ledger)
        ],
    )  # fmt: skip
    return import_id


def _sorted_out(
    rows: Sequence[_Row], here: dict[str, int]
) -> tuple[list[_Row], list[_Row], list[str]]:
    """Give the rows that are new, those that come back from being deleted, the ids of the rest."""
    new, back, already, seen = [], [], [], set()
    for row in rows:
        if row.article_id in seen or here.get(row.article_id) == 0:
            already.append(row.article_id)
        elif row.article_id in here:
            back.append(row)
        else:
            new.append(row)
        seen.add(row.article_id)
    return new, back, already


def _insert(
    connection: sqlite3.Connection, corpus_id: int, import_id: int, rows: Sequence[_Row]
) -> None:
    marks = ", ".join("?" * (len(_STORED) + 2))
    connection.executemany(
        f"INSERT INTO articles (corpus_id, import_id, {', '.join(_STORED)}) VALUES ({marks})",
        [(corpus_id, import_id, *(getattr(row, name) for name in _STORED)) for row in rows],
    )


def _come_back(connection: sqlite3.Connection, corpus_id: int, row: _Row) -> list[Cell]:
    """Bring a deleted article back as it is read now; its own text is the same by its id."""
    before = connection.execute(
        f"SELECT {', '.join(_RESET)} FROM articles WHERE corpus_id = ? AND article_id = ?",
        (corpus_id, row.article_id),
    ).fetchone()
    cells = [Cell("articles", (row.article_id,), "deleted", "1", "0")]
    for field, old in zip(_RESET, before, strict=True):
        value = getattr(row, field)
        if old != value:
            cells.append(Cell("articles", (row.article_id,), field, old, value))
    apply(connection, corpus_id, [(cell, cell.after) for cell in cells])
    return cells


def _variables(connection: sqlite3.Connection, corpus_id: int, rows: Sequence[_Row]) -> list[Cell]:
    """Store what the files say beside the usual, each as a column of the corpus."""
    known = dict(
        connection.execute("SELECT name, 1 FROM variables WHERE corpus_id = ?", (corpus_id,))
    )
    cells = []
    for row in rows:
        for given, value in row.extra:
            name = _column(given)
            if not name or not value:
                continue
            if name not in known:
                known[name] = 1
                place = next_position(connection, corpus_id)
                cell = Cell("variables", (name,), "", None, str(place))
                apply(connection, corpus_id, [(cell, cell.after)])
                cells.append(cell)
            connection.execute(
                "INSERT OR REPLACE INTO variable_values VALUES (?, ?, ?, ?)",
                (corpus_id, row.article_id, name, value),
            )
    return cells


def _column(name: str) -> str:
    """Give a variable a name that is none of the usual columns."""
    name = " ".join(name.split())
    return f"{name} (variable)" if name.casefold() in COLUMNS else name


def _keep_cleaning(connection: sqlite3.Connection, articles: Sequence[Incoming]) -> None:
    keep_edits(connection, [(storable(one.article.text), one.edits) for one in articles])


def keep_edits(
    connection: sqlite3.Connection, cleaned: Sequence[tuple[str, Sequence[Edit]]]
) -> None:
    """Keep what cleaning proposes for raw texts, so that opening a corpus need not clean again."""
    connection.executemany(
        "INSERT OR REPLACE INTO cleaning VALUES (?, ?, ?, ?)",
        [
            (
                text_digest(raw),
                cleaner_version(),
                json.dumps([dataclasses.astuple(edit) for edit in edits], ensure_ascii=False),
                text_digest(apply_edits(raw, edits)),
            )
            for raw, edits in cleaned
        ],
    )
