"""Articles into the store: completed first, then all of an import in one transaction."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.importing.completing import STATUSES, Entry, Incoming, complete, storable_article
from corpus.messages import Message, pack
from corpus.store.cells import Cell, next_position
from corpus.store.changes import Change, number_of_articles
from corpus.store.connection import Store
from corpus.store.corpora import enter_corpus, free_name
from corpus.store.damage import OWN, heal_rows, put_back
from corpus.store.log import apply, change, enter, insert, now, require
from corpus.store.proposals import keep_edits
from corpus.store.schema import FINGERPRINTED, row_digest, text_digest
from corpus.store.transactions import writing
from corpus.table import MOST_COLUMNS, article_id, own_column
from corpus.text.decode import storable

_STORED = (
    "article_id", "title", "source", "origin", "date", "language", "url", "raw", "file",
    "position", "raw_sha256", "row_sha256",
)  # fmt: skip
_RESET = ("title", "source", "origin", "date", "language", "url")


@dataclass(frozen=True)
class Imported:
    """What an import did: ids of articles that came in, of those that were there before, and of
    those that were there but damaged, and are whole again.
    """

    import_id: int
    added: tuple[str, ...]
    already: tuple[str, ...]
    healed: tuple[str, ...] = ()


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
    back as it is read now; one that the disk has damaged is healed. What is not yet completed (see
    `complete`) is completed first.

    Raises
    ------
    ValueError
        When there is no such corpus, or an entry's status is none of `STATUSES`.
    Unreadable
        When an article not yet completed has no text.
    StoreFull
        When the disk is full; nothing was added.
    """
    rows, articles = _rows(articles, ledger)
    with writing(store) as connection:
        require(connection, corpus_id)
        return _add(connection, corpus_id, rows, articles, ledger)


def create_filled(
    store: Store,
    name: str,
    articles: Sequence[Incoming],
    ledger: Sequence[Entry],
    steps: Sequence[tuple[str, Sequence[Change]]] = (),
) -> tuple[int, Imported]:
    """Make a corpus of articles, and of changes with what each is called, in one transaction.

    Give its id and what was imported. Whatever happens on the way, there is all of it or nothing,
    and the name is free again.

    Raises
    ------
    ValueError, Unreadable, StoreFull
        As `create_corpus`, `add_articles` and `edit`.
    """
    rows, articles = _rows(articles, ledger)
    with writing(store) as connection:
        corpus_id = enter_corpus(connection, free_name(connection, name))
        done = _add(connection, corpus_id, rows, articles, ledger)
        for what, changes in steps:
            change(connection, corpus_id, changes, what)
    return corpus_id, done


def _rows(
    articles: Sequence[Incoming], ledger: Sequence[Entry]
) -> tuple[list[_Row], list[Incoming]]:
    for entry in ledger:
        if entry.status not in STATUSES:
            allowed = ", ".join(STATUSES)
            raise ValueError(f"status is {entry.status!r}; it may be one of {allowed}")
    completed = [complete(one) for one in articles]
    return [_row(one, position) for position, one in enumerate(completed)], completed


def _add(
    connection: sqlite3.Connection,
    corpus_id: int,
    rows: Sequence[_Row],
    articles: Sequence[Incoming],
    ledger: Sequence[Entry],
) -> Imported:
    import_id = _enter_import(connection, corpus_id, ledger)
    healed = heal_rows(
        connection, corpus_id, [[getattr(row, name) for name in OWN] for row in rows]
    )
    here = dict(
        connection.execute(
            "SELECT article_id, deleted FROM articles NOT INDEXED WHERE corpus_id = ?",
            (corpus_id,),
        )
    )
    new, back, already = _sorted_out(rows, here)
    _insert(connection, corpus_id, import_id, new)
    cells = [Cell("articles", (row.article_id,), "deleted", "1", "0") for row in new]
    for row in back:
        cells += _come_back(connection, corpus_id, row)
    cells += _variables(connection, corpus_id, [*new, *back])
    _keep_cleaning(connection, articles)
    what = Message("{articles} imported", articles=number_of_articles(len(new) + len(back)))
    enter(connection, corpus_id, what, cells, "".join(row.row_sha256 for row in new))
    return Imported(
        import_id=import_id,
        added=tuple(row.article_id for row in (*new, *back)),
        already=tuple(name for name in already if name not in healed),
        healed=tuple(healed),
    )


def _row(incoming: Incoming, position: int) -> _Row:
    article = storable_article(incoming.article)
    row = _Row(
        article_id=article_id(article.source, article.date, article.url, article.text),
        title=article.title,
        source=article.source,
        origin=article.origin,
        date=article.date.isoformat() if article.date else "",
        language=article.language,
        url=article.url,
        raw=article.text,
        file=storable(incoming.file),
        position=position,
        raw_sha256=text_digest(article.text),
        row_sha256="",
        extra=article.extra,
    )
    own = [0 if name == "deleted" else getattr(row, name) for name in FINGERPRINTED]
    return replace(row, row_sha256=row_digest(*own))


def _enter_import(connection: sqlite3.Connection, corpus_id: int, ledger: Sequence[Entry]) -> int:
    import_id = insert(
        connection, "INSERT INTO imports (corpus_id, imported) VALUES (?, ?)", (corpus_id, now())
    )
    connection.executemany(
        "INSERT INTO inputs VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                import_id, number, entry.sha256, storable(entry.name), entry.size, entry.status,
                storable(pack(entry.reason)), entry.articles,
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
    rowid, digest, *before = connection.execute(
        f"SELECT rowid, row_sha256, {', '.join(_RESET)} FROM articles NOT INDEXED"
        " WHERE corpus_id = ? AND article_id = ?",
        (corpus_id, row.article_id),
    ).fetchone()
    cells = [Cell("articles", (row.article_id,), "deleted", "1", "0")]
    if not digest:  # it was deleted because it was damaged: nothing of it counts
        put_back(connection, rowid, {name: getattr(row, name) for name in OWN})
        return cells
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
                if len(known) >= MOST_COLUMNS:
                    continue  # a page can show no more of them
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
    keep_edits(connection, [(storable(one.article.text), one.edits or ()) for one in articles])
