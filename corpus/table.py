"""What one row of articles is: columns, id, digest, title; the empty table."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from corpus.cleaning.characters import clean_line
from corpus.text import folding

COLUMNS = {
    "article_id": "str",
    "title": "str",
    "source": "str",
    "origin": "str",
    "date": "datetime64[us]",
    "language": "str",
    "url": "str",
    "text": "str",
    "raw": "str",
    "file": "str",
}


MOST_COLUMNS = 500  # of the reader's own, in one corpus
# Columns that tables of articles have beside these in one place or another.
_TAKEN = {*COLUMNS, "position", "imported"}


@dataclass(frozen=True, slots=True)
class Row:
    """An article as it goes into the table."""

    article_id: str
    title: str
    source: str
    origin: str
    date: date | None
    language: str
    url: str
    text: str
    raw: str
    file: str


def corpus_digest(articles: pd.DataFrame) -> str:
    """Give 12 hex digits that are the same for the same articles in the same order.

    Examples
    --------
    >>> corpus_digest(empty_articles()) == corpus_digest(empty_articles())
    True
    """
    digest = hashlib.sha256()
    digest.update("\0".join(articles.columns).encode("utf-8", "replace"))
    for row in articles.itertuples(index=False):
        digest.update("\0".join(map(str, row)).encode("utf-8", "replace") + b"\1")
    return digest.hexdigest()[:12]


def empty_articles() -> pd.DataFrame:
    """Give the table of articles with no row."""
    return table([])


def title_and_text(title: str, text: str) -> tuple[str, str]:
    """Give title and text, the title being the text's first line; it is not said twice.

    Only a title made of the text's first words (see `title_of`) is no line of its own.
    """
    first, _, _ = text.partition("\n\n")
    title = clean_line(title)
    if folding.words(first) == folding.words(title):
        return first, text
    if title.endswith("…") and first.startswith(title[:-1]):
        return title, text
    return title, f"{title}\n\n{text}"


def article_id(source: str, day: date | None, url: str, raw: str) -> str:
    """Give the 16 hex digits by which an article is known everywhere, for good."""
    parts = (source, day.isoformat() if day else "", url, raw)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def own_column(name: str) -> str:
    """Give a further variable a name that is none of the usual columns.

    Examples
    --------
    >>> own_column("Text"), own_column(" Camp ")
    ('Text (variable)', 'Camp')
    """
    name = " ".join(name.split())
    return f"{name} (variable)" if name.casefold() in _TAKEN else name


def table(rows: Sequence[Row], own: pd.DataFrame | None = None) -> pd.DataFrame:
    """Put articles into one table, by date, then file name; undated ones come last.

    `own` are further columns, row by row.
    """
    columns = {
        name: pd.Series([getattr(row, name) for row in rows], dtype="object") for name in COLUMNS
    }
    columns["date"] = pd.to_datetime(columns["date"])
    articles = pd.DataFrame(columns).astype(COLUMNS)
    if own is not None:
        articles = pd.concat([articles, own], axis=1)
    return articles.sort_values(["date", "file"], kind="stable", ignore_index=True)
