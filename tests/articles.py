"""Articles written in a test: the one table of articles that all tests make."""

from collections.abc import Sequence

import pandas as pd

from corpus.table import COLUMNS

Cells = str | Sequence[str | None]


def articles_of(
    *texts: str,
    ids: Sequence[str] | None = None,
    titles: Cells = "",
    sources: Cells = "",
    days: str | Sequence[str | None] | None = "2024-03-04",
    origins: Cells = "",
    language: Cells = "fr",
) -> pd.DataFrame:
    """Make the table of some articles: each option is one value for all, or a list.

    Returns: one row is an article, with all columns of the design; a text that is given a title
    has it in its first line, then a blank line, as `corpus.load_articles` gives it.
    """
    count = len(texts)
    told = _cells(titles, count)
    filled = {
        "article_id": list(ids or [f"{number:016x}" for number in range(count)]),
        "title": told,
        "source": _cells(sources, count),
        "origin": _cells(origins, count),
        "date": pd.to_datetime(_cells(days, count)),
        "language": _cells(language, count),
        "url": _cells("", count),
        "text": [f"{title}\n\n{text}" if title else text for title, text in zip(told, texts)],
        "raw": list(texts),
    }
    return pd.DataFrame({name: filled[name] for name in COLUMNS if name in filled}).astype(
        {name: kind for name, kind in COLUMNS.items() if name in filled}
    )


def titled(*texts: str, **options) -> pd.DataFrame:
    """Make articles below titles that a letter tells apart, each of an outlet of its own."""
    letters = "ABCDEFGHIJKL"[: len(texts)]
    own = {
        "titles": [f"Titre {letter}" for letter in letters],
        "sources": [f"Journal {letter}" for letter in letters],
    }
    return articles_of(*texts, **(own | options))


def _cells(value, count):
    return [value] * count if isinstance(value, str) or value is None else list(value)
