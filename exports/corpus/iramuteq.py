"""A corpus as IRaMuTeQ and Alceste read it."""

import re

import pandas as pd

from exports.names import distinct
from exports.portable import portable, variables, without_accents

LONGEST_VALUE = 60
_MARKS = re.compile(r"[*_]+")


def to_iramuteq(articles: pd.DataFrame) -> bytes:
    """Return one UTF-8 text: a line of variables an article, then its text, title first.

    The line is `**** *source_x *origin_x *date_2024-05-16 *month_2024-05 *language_fr`, then the
    reader's own columns; what an article does not have is left out. Names are letters and digits,
    values letters, digits and `_` (dates keep their hyphens), without accents; two values that
    would become one are numbered. In the texts `*` and `_` go, which mean something there.

    Notes
    -----
    There is no byte order mark: IRaMuTeQ would not see the first article's line.
    """
    table = portable(articles)
    parts: list[list[str]] = [[] for _ in range(len(table))]
    for name, values in _variables(table):
        for part, value in zip(parts, values, strict=True):
            part.extend([f"*{name}_{value}"] if value else [])
    articles_written = (
        f"**** {' '.join(part) or f'*article_{number}'}\n{_text(text)}\n"
        for number, (part, text) in enumerate(zip(parts, table["text"], strict=True), 1)
    )
    return "\n".join(articles_written).encode()


def _variables(table):
    """Give name and values of each variable, the names distinct."""
    yield "source", _short(table["source"])
    yield "origin", _short(table["origin"])
    yield "date", table["date"]
    yield "month", table["date"].str[:7]
    yield "language", _short(table["language"])
    taken = {"source", "origin", "date", "month", "language", "article"}
    for column in variables(table):
        stem = re.sub(r"[\W_]+", "", without_accents(str(column))) or "variable"
        yield distinct(stem, taken, form="{}{}", alike=str.lower), _short(table[column])


def _short(values):
    """Give the values of one variable in letters, digits and `_`, different ones still different."""
    forms, taken = {"": ""}, set[str]()
    for value in sorted(set(values)):
        if value.strip():
            letters = re.sub(r"[\W_]+", "_", without_accents(value)).strip("_")
            stem = letters[:LONGEST_VALUE].strip("_") or "other"
            forms[value] = distinct(stem, taken, form="{}_{}", alike=str.lower)
    return [forms.get(value, "") for value in values]


def _text(text):
    lines = (" ".join(_MARKS.sub(_unmark, line).split(" ")).strip() for line in text.split("\n"))
    return "\n".join(lines).strip("\n")


def _unmark(marks):
    """Take a star away; make `_`, which joins words or marks a code, a space."""
    return " " if "_" in marks.group() else ""
