"""Articles into the store: completed first, then all of an import in one transaction."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.importing.completing import STATUSES, Entry, Incoming, complete, storable_article
from corpus.messages import Message, packed
from corpus.store.cells import Cell, next_position
from corpus.store.changes import counted
from corpus.store.connection import Store
from corpus.store.log import apply, enter, now, require
from corpus.store.proposals import keep_edits
from corpus.store.schema import FINGERPRINTED, row_digest, text_digest
from corpus.store.transactions import writing
from corpus.table import article_id, own_column
from corpus.text.decode import storable

_STORED = (
    "article_id", "title", "source", "origin", "date", "language", "url", "raw", "file",
    "position", "raw_sha256", "row_sha256",
)  # fmt: skip
_RESET = ("title", "source", "origin", "date", "language", "url")


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
        what = Message("{articles} imported", articles=counted(len(new) + len(back)))
        enter(connection, corpus_id, what, cells, "".join(row.row_sha256 for row in new))
    return Imported(import_id, tuple(row.article_id for row in (*new, *back)), tuple(already))


def _row(incoming: Incoming, position: int) -> _Row:
    article = storable_article(incoming.article)
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
                storable(packed(entry.reason)), entry.articles,
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
            name = own_column(given)
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


def _keep_cleaning(connection: sqlite3.Connection, articles: Sequence[Incoming]) -> None:
    keep_edits(connection, [(storable(one.article.text), one.edits) for one in articles])
