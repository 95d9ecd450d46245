"""A kept corpus, read: its articles as stored and as analysed, and what the reader decided."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

import pandas as pd

from corpus.cleaning.choices import (
    TICKED_COLUMNS,
    Ticks,
    apply_ticks,
    cleaner_version,
    cuts_with_ticks,
)
from corpus.cleaning.cleaner import clean_edits
from corpus.cleaning.edits import Edit, apply_edits
from corpus.cleaning.metadata import title_of
from corpus.problems import CorpusError, Problem, damaged_article
from corpus.store.cells import columns_of
from corpus.store.connection import Store, StoreError
from corpus.store.health import BROKEN, WHOLE
from corpus.store.history import version_of
from corpus.store.log import stored_table
from corpus.store.proposals import keep_edits
from corpus.store.schema import text_digest
from corpus.store.transactions import reading, writing
from corpus.table import COLUMNS, own_column, title_and_text

RAW_COLUMNS = {name: kind for name, kind in COLUMNS.items() if name != "text"} | {
    "position": "int64",
    "imported": "datetime64[us]",
}
CUT_COLUMNS = {"article_id": "str"} | TICKED_COLUMNS


@dataclass(frozen=True, slots=True)
class _Stored:
    """An article as it stands in the file, with what cleaning proposed when it was kept."""

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
    is_whole: int
    imported: str | None
    edits: str | None
    text_sha256: str | None


@dataclass(frozen=True, slots=True)
class _Corpus:
    """Everything of a corpus that one look at the file gives, all of the same moment."""

    articles: tuple[_Stored, ...]
    problems: tuple[Problem, ...]
    ticks: dict[str, Ticks]
    variables: tuple[str, ...]
    values: dict[tuple[str, str], str]


def read_corpus(store: Store, corpus_id: int) -> pd.DataFrame:
    """Read the articles of a corpus, cleaned as the reader wants it.

    Returns
    -------
    pd.DataFrame
        One row is an article, as `corpus.load_articles` gives them and in the same order, then
        one column (str, "" where an article has no value) a variable of the files or the reader.

    Raises
    ------
    CorpusError
        When articles are damaged on the disk: `problems` names each, `articles` are the others.
    StoreDamaged
        When the file itself cannot be read.
    """
    corpus = _corpus(store, corpus_id)
    proposed = _proposals(store, corpus.articles)
    rows = []
    for article in corpus.articles:
        ticks = corpus.ticks.get(article.article_id, Ticks())
        text = apply_ticks(article.raw, proposed[article.raw_sha256], ticks)[0]
        title, text = title_and_text(article.title or title_of(text), text)
        row = [getattr(article, name, None) for name in COLUMNS]
        row[list(COLUMNS).index("title")] = title
        row[list(COLUMNS).index("text")] = text.strip("\n")
        rows.append((*row, *_values(corpus, article)))
    return _or_raise(_table(COLUMNS, corpus, rows), corpus.problems)


def raw_table(store: Store, corpus_id: int) -> pd.DataFrame:
    """Read the articles of a corpus as stored: no text is cleaned, which is quicker.

    Returns
    -------
    pd.DataFrame
        One row is an article, in the order of `read_corpus`, with its columns but `text`;
        `position` (int64, its place in its import) and `imported` (datetime64[us], UTC) besides.

    Raises
    ------
    CorpusError, StoreDamaged
        As `read_corpus`.
    """
    corpus = _corpus(store, corpus_id)
    rows = [
        (*(getattr(article, name) for name in RAW_COLUMNS), *_values(corpus, article))
        for article in corpus.articles
    ]
    return _or_raise(_table(RAW_COLUMNS, corpus, rows), corpus.problems)


def cuts(store: Store, corpus_id: int) -> pd.DataFrame:
    """List what cleaning cuts from the articles of a corpus, and what the reader undid.

    Returns
    -------
    pd.DataFrame
        One row is a cut, by article id and place: `article_id`, `start`, `end` (int64, offsets
        into `raw`, end exclusive), `removed`, `replacement`, `rule` (str; "own rule" for the
        reader's own), `made` (bool, False where the reader undid it).
    """
    corpus = _corpus(store, corpus_id)
    proposed = _proposals(store, corpus.articles)
    rows = []
    for article in sorted(corpus.articles, key=lambda article: article.article_id):
        ticks = corpus.ticks.get(article.article_id, Ticks())
        found = cuts_with_ticks(article.raw, proposed[article.raw_sha256], ticks)
        rows += [(article.article_id, *cut) for cut in found]
    return stored_table(CUT_COLUMNS, rows)


def version(store: Store, corpus_id: int) -> str:
    """Give 16 hex digits for the state of a corpus: they change whenever its articles may.

    Undoing a change gives the digits from before it. The corpus's name is not in them.
    """
    with reading(store) as connection:
        row = connection.execute(
            "SELECT stamp FROM corpora WHERE corpus_id = ?", (corpus_id,)
        ).fetchone()
    if row is None:
        raise ValueError(f"corpus_id is {corpus_id!r}; it may be one of those kept")
    return version_of(row[0])


def state(store: Store) -> str:
    """Give digits that change whenever anything in the store may have: cheap, for every run of a page."""
    found = [store.connection.total_changes]
    for file in (store.path, store.path.with_name(f"{store.path.name}-wal")):
        with suppress(OSError):
            told = file.stat()
            found += [told.st_ino, told.st_size, told.st_mtime_ns]
    return f"{store.path} {id(store.connection)} {found}"


def article_ids(store: Store, corpus_id: int) -> tuple[str, ...]:
    """Give the ids of the articles that are there and whole; damaged ones are not among them.

    Nothing is raised for these, so that an import, which may heal them, can ask.
    """
    with reading(store) as connection:
        rows = connection.execute(
            f"SELECT article_id FROM articles NOT INDEXED WHERE corpus_id = ? AND deleted = 0"
            f" AND {WHOLE} ORDER BY article_id",
            (corpus_id,),
        )
        return tuple(row[0] for row in rows.fetchall())


def _corpus(store: Store, corpus_id: int) -> _Corpus:
    with reading(store) as connection:
        if not connection.execute(
            "SELECT 1 FROM corpora WHERE corpus_id = ?", (corpus_id,)
        ).fetchone():
            raise ValueError(f"corpus_id is {corpus_id!r}; it may be one of those kept")
        articles = _articles(connection, corpus_id)
        whole = tuple(article for article in articles if article.is_whole)
        problems = tuple(
            damaged_article(str(article.file), str(article.title), str(article.article_id))
            for article in articles
            if not article.is_whole
        )
        values = connection.execute(
            "SELECT article_id, name, value FROM variable_values WHERE corpus_id = ?", (corpus_id,)
        )
        return _Corpus(
            whole,
            problems,
            _ticks(connection, corpus_id, whole),
            tuple(row[0] for row in columns_of(connection, corpus_id)),
            {(article_id, name): value for article_id, name, value in values},
        )


def _articles(connection: sqlite3.Connection, corpus_id: int) -> list[_Stored]:
    rows = connection.execute(
        "SELECT article_id, title, source, origin, date, language, url, raw, file, position,"
        f" articles.raw_sha256, NOT {BROKEN}, imported,"
        # No index is asked for the articles: one that is damaged may leave some out.
        " edits, text_sha256 FROM articles NOT INDEXED LEFT JOIN imports USING (import_id)"
        " LEFT JOIN cleaning ON cleaning.raw_sha256 = articles.raw_sha256 AND cleaner = ?"
        # One that damage made look deleted is among them, to be told.
        f" WHERE articles.corpus_id = ? AND (deleted = 0 OR {BROKEN})"
        " ORDER BY file, import_id, position, article_id",
        (cleaner_version(), corpus_id),
    )
    return [_Stored(*row) for row in rows]


def _ticks(
    connection: sqlite3.Connection, corpus_id: int, articles: Iterable[_Stored]
) -> dict[str, Ticks]:
    """Give the reader's choices by article; articles that none concerns are left out."""
    kept, own = defaultdict(list), defaultdict(list)
    for article_id, *cut in connection.execute(
        'SELECT article_id, "start", "end", rule FROM kept_cuts WHERE corpus_id = ?'
        " ORDER BY 1, 2, 3, 4",
        (corpus_id,),
    ):
        kept[article_id].append(tuple(cut))
    for source, line in connection.execute(
        "SELECT source, line FROM own_rules WHERE corpus_id = ? ORDER BY 1, 2", (corpus_id,)
    ):
        own[source].append(line)
    off = connection.execute(
        "SELECT rule FROM rules_off WHERE corpus_id = ? ORDER BY 1", (corpus_id,)
    ).fetchall()
    rules_off = tuple(row[0] for row in off)
    ticks = {}
    for article in articles:
        lines = own.get("", []) + (own.get(article.source, []) if article.source else [])
        ticks[article.article_id] = Ticks(
            tuple(kept.get(article.article_id, ())), rules_off, tuple(lines)
        )
    return ticks


def _proposals(store: Store, articles: Sequence[_Stored]) -> dict[str, list[Edit]]:
    """Give what cleaning proposes by raw text; what is not kept, or of another cleaning, is made."""
    proposed, made = {}, []
    for article in articles:
        edits = _kept_edits(article)
        if edits is None and article.raw_sha256 not in proposed:
            edits = clean_edits(article.raw)[1]
            made.append((article.raw, edits))
        if edits is not None:
            proposed[article.raw_sha256] = edits
    if made:
        # Only to be quicker next time: a full disk must not keep anybody from reading.
        with suppress(StoreError), writing(store) as connection:
            keep_edits(connection, made)
    return proposed


def _kept_edits(article: _Stored) -> list[Edit] | None:
    if article.edits is None:
        return None
    try:
        edits = [Edit(*edit) for edit in json.loads(article.edits)]
        text = apply_edits(article.raw, edits)
    except (TypeError, ValueError):
        return None
    is_right = text_digest(text) == article.text_sha256
    return edits if is_right else None


def _values(corpus: _Corpus, article: _Stored) -> list[str]:
    return [corpus.values.get((article.article_id, name), "") for name in corpus.variables]


def _table(columns: dict[str, str], corpus: _Corpus, rows: Sequence[tuple]) -> pd.DataFrame:
    """Give the table by date, then file and place in it, undated ones last."""
    # A column of the reader's own may have any name, and so the name of one of these.
    own = [name if name not in columns else own_column(name) for name in corpus.variables]
    made = stored_table(columns | dict.fromkeys(own, "str"), rows)
    return made.sort_values(["date", "file"], kind="stable", ignore_index=True)


def _or_raise(articles: pd.DataFrame, problems: tuple[Problem, ...]) -> pd.DataFrame:
    if problems:
        raise CorpusError(problems, articles)
    return articles
