"""Articles of the sample or of a folder, on their way into a corpus that can be changed."""

import hashlib

import pandas as pd

from corpus.importing.completing import Entry, Incoming
from corpus.readers.raw import RawArticle

_OWN = ("title", "source", "origin", "date", "language", "url", "text", "raw", "article_id", "file")


def incoming(articles: pd.DataFrame) -> tuple[Incoming, ...]:
    """Give the articles of a table as an import takes them: raw text and what is known of it."""
    further = [name for name in articles.columns if name not in _OWN]
    return tuple(
        Incoming(
            RawArticle(
                title=row["title"],
                source=row["source"],
                origin=row["origin"],
                date=row["date"].date() if pd.notna(row["date"]) else None,
                language=row["language"],
                url=row["url"],
                text=row["raw"],
                extra=tuple((name, str(row[name])) for name in further),
            ),
            row["file"],
        )
        for row in articles.to_dict("records")
    )


def entries(articles: pd.DataFrame) -> tuple[Entry, ...]:
    """Give the account of their files."""
    sizes = [raw.encode("utf-8", "replace") for raw in articles["raw"]]
    return tuple(
        Entry(hashlib.sha256(data).hexdigest(), file, len(data), "imported", "", 1)
        for file, data in zip(articles["file"], sizes, strict=True)
    )
