"""Texts in a form that every file format carries: no control characters, one kind of line end."""

import re
import unicodedata

import pandas as pd

FIELDS = ("title", "source", "origin", "date", "language", "url")
KEPT_INSIDE = ("raw",)  # the page as it was read stays in the corpus; what leaves is the article
_OWN = {"article_id", "text", "file", *FIELDS, *KEPT_INSIDE}

_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
)


def portable(articles: pd.DataFrame) -> pd.DataFrame:
    """Give the articles as they are written: a new table, every column but `raw`, all of it text.

    Dates are ISO, "" where unknown; what is missing is "".
    """
    columns = {
        name: _write_days(column) if name == "date" else [_write_cell(cell) for cell in column]
        for name, column in articles.items()
        if name not in KEPT_INSIDE
    }
    return pd.DataFrame(columns, index=range(len(articles)), dtype="str")


def variables(articles: pd.DataFrame) -> list[str]:
    """Give the names of the columns that are the reader's own, in their order."""
    return [name for name in articles.columns if name not in _OWN]


def one_line(text: str) -> str:
    """Give a text with every run of spaces and line ends as one space.

    Examples
    --------
    >>> one_line(" Un titre\\nen deux lignes ")
    'Un titre en deux lignes'
    """
    return " ".join(text.split())


def without_accents(text: str) -> str:
    """Give Latin letters without their accents; other scripts stay.

    Examples
    --------
    >>> without_accents("Cœur d'Été")
    "Coeur d'Ete"
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return unicodedata.normalize("NFC", _ACCENTS.sub("", decomposed))


def _write_cell(cell):
    if not isinstance(cell, str):
        return "" if pd.isna(cell) else str(cell)
    return _UNWRITABLE.sub("", _LINE_ENDS.sub("\n", cell))


def _write_days(dates):
    return ["" if pd.isna(day) else day.date().isoformat() for day in pd.to_datetime(dates)]
