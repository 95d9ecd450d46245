"""A corpus to files that other programs, and Recoupe itself, read again."""

import csv
import io
import json
import re
import zipfile
from collections import Counter

import pandas as pd

from exports.archive import add_entry
from exports.corpus.iramuteq import to_iramuteq
from exports.names import distinct
from exports.portable import FIELDS, one_line, portable, variables, without_accents
from exports.sheets import tables
from exports.sheets.workbook import corpus_xlsx

__all__ = ["corpus_csv", "corpus_xlsx", "to_iramuteq", "to_json_lines", "to_text_zip"]

REGISTER = "articles.csv"
LONGEST_NAME = 40  # characters of outlet and of title, each, in a file's name
LONGEST_CELL = 100_000  # csv readers give up a whole table for one cell over 131,072
_LIVE = re.compile(r"[=+\-@]")  # what a spreadsheet runs begins so
# What reading takes off a first line: a site's name, a picture's credit, HTML remains.
_CUT_OFF = re.compile(r"[|©]|&#?\w+;|\b(?:photos?|cr[ée]dits?) ?[:/]|\(photo", re.IGNORECASE)
_SITE = re.compile(r" ?[|•»] ?| [-–—] ")
_OTHER_FORMAT = re.compile(r"%PDF|GIF8|\{\\rtf")


def to_text_zip(articles: pd.DataFrame) -> bytes:
    """Return a zip of one UTF-8 `.txt` an article and `articles.csv`, which says what each is.

    A file holds the clean text, its title first; but one such as `Le sommet | Le Journal`, of which
    reading would take the end for the site's name, stands in `articles.csv` alone. The unpacked
    folder, read by `corpus.load_articles`, gives the same title, source, origin, date, language,
    address and text. The reader's own columns stand in `articles.csv` too.

    Notes
    -----
    `raw` is not in it, so the ids of the articles are others when they are read again, and a cut
    that the reader undid would be cut again. A title that begins with = + - @ has a space before it
    in `articles.csv`, which reading takes away and without which a spreadsheet would run it.
    """
    table = portable(articles)
    names = file_names(table)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        add_entry(archive, REGISTER, b"\xef\xbb\xbf" + _register(table, names).encode())
        for name, text in zip(names, _texts(table), strict=True):
            add_entry(archive, name, text.encode())
    return packed.getvalue()


def corpus_csv(articles: pd.DataFrame) -> bytes:
    """Return CSV bytes, one row an article, all columns but `raw`.

    Every text is whole. One that a spreadsheet would run has an apostrophe before it
    (`exports.sheets.tables.to_csv`), so take the zip or JSON Lines to get every character back.
    """
    return tables.to_csv(portable(articles))


def to_json_lines(articles: pd.DataFrame) -> bytes:
    """Return JSON Lines (UTF-8), one object an article, all columns but `raw`.

    All values are texts as they are, dates are ISO (`"2024-05-16"`), null where unknown.
    """
    table = portable(articles)
    lines = (
        json.dumps(row | {"date": row["date"] or None}, ensure_ascii=False) + "\n"
        for row in table.to_dict("records")
    )
    return "".join(lines).encode()


def file_names(articles: pd.DataFrame) -> list[str]:
    """Give each article a name that says day, outlet and title; none twice, all ASCII, lower case.

    Examples
    --------
    >>> import pandas as pd
    >>> file_names(pd.DataFrame({"date": ["2024-05-16", ""], "source": ["Le Cœur", "Le Cœur"],
    ...     "title": ["Poutine à Pékin", "北京"]}))
    ['2024-05-16_le-coeur_poutine-a-pekin.txt', 'undated_le-coeur_article.txt']
    """
    names, taken = [], set[str]()
    for day, source, title in zip(
        articles["date"], articles["source"], articles["title"], strict=True
    ):
        stem = "_".join((day or "undated", _slug(source) or "unknown", _slug(title) or "article"))
        names.append(f"{distinct(stem, taken, form='{}-{}')}.txt")
    return names


def _slug(text):
    words = re.findall(r"[a-z0-9]+", without_accents(text).lower())
    whole = "-".join(words)
    cut = whole[: LONGEST_NAME + 1].rpartition("-")[0] if len(whole) > LONGEST_NAME else whole
    return cut or whole[:LONGEST_NAME]


def _texts(table):
    """Give the files' contents; equal articles differ in blank lines at the end, or reading the
    folder would take them for one."""
    seen: Counter[tuple[str, ...]] = Counter()
    for row in table.itertuples(index=False):
        text = _with_title(one_line(row.title), row.text.strip("\n"))
        same = (text, row.source.strip(), row.date, row.url.strip())
        seen[same] += 1
        before = "\n" if _OTHER_FORMAT.match(text) else ""
        yield before + text + "\n" * seen[same]


def _with_title(title, text):
    """Give the text with its title as first line, unless it is made of the text's own words."""
    first, _, rest = text.partition("\n")
    is_there = one_line(first).casefold() == title.casefold()
    if not is_there and title.endswith("…") and text.startswith(title[:-1]):
        return text
    body = rest.lstrip("\n") if is_there else text
    if body and _would_be_cut(title, body):
        return body
    return text if is_there else f"{title}\n\n{text}".strip("\n")


def _would_be_cut(title, body):
    """Say whether reading would take the title, or a part of it, for something else."""
    if _CUT_OFF.search(title) or _OTHER_FORMAT.match(title):
        return True
    heads = [title[: found.start()].strip().casefold() for found in _SITE.finditer(title)]
    lines = body.split("\n", 16)[:16] if heads else []
    return any(one_line(line).casefold().rstrip(" »") in heads for line in lines)


def _register(table, names):
    own = variables(table)
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(["file", *FIELDS, *_headings(own)])
    for name, cells in zip(names, table[[*FIELDS, *own]].itertuples(index=False), strict=True):
        rows.writerow([name, *map(_cell, cells)])
    return written.getvalue()


def _cell(value):
    value = value.strip()[:LONGEST_CELL]
    return f" {value}" if _LIVE.match(value) else value


def _headings(names):
    """Give the reader's columns names that cannot be taken for Recoupe's own, nor for one another.

    Semicolons and tabs go: which sign separates the columns is told by counting them here.
    """
    taken, headings = {"file", *FIELDS}, []
    for name in names:
        stem = _cell(one_line(str(name).replace(";", ",").replace("\t", " "))) or "variable"
        headings.append(distinct(stem, taken, alike=lambda heading: heading.strip().lower()))
    return headings
