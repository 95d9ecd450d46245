"""Exhibits as one workbook, a sheet each, and as one CSV file each."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from exports.archive import add_entry
from exports.exhibit import Exhibit, shown_table
from exports.names import file_name
from exports.portable import one_line
from exports.provenance import LANGUAGES
from exports.sheets.cells import (
    cell_format,
    clean_texts,
    column_cells,
    column_width,
    flat_table,
    line_counts,
    with_unique_headings,
)
from exports.sheets.tables import to_csv
from exports.sheets.workbook import FIXED_TIME, LONGEST_CELL, OPTIONS, cut_text, more_names

MOST_ROWS, MOST_COLUMNS = 1_048_575, 16_000
_SHEET_NAME = 31
_LINE = 15  # points
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SOURCES = ("article_id", "source", "title", "date", "url")


@dataclass(frozen=True)
class _Words:
    """How one language names the sheets and columns that are Recoupe's own."""

    provenance: str
    sources: str
    about: tuple[str, ...]
    articles: tuple[str, ...]
    goes_on: str
    cut: str
    no_date: str


_ENGLISH = _Words(
    "Provenance",
    "Sources",
    (
        "Sheet", "Title", "Comment", "Articles", "Outlets", "Words", "First day", "Last day",
        "Filters", "Method", "Corpus", "Fingerprint", "Recoupe", "Made", "View", "Remark",
    ),
    ("Article", "Outlet", "Title", "Date", "Address"),
    "Texts in “{first}” longer than a cell holds go on in {rest}: put together without anything "
    "between, they are whole.",
    "The first {rows} rows and {columns} columns: a sheet holds no more.",
    "no date",
)  # fmt: skip
_FRENCH = _Words(
    "Provenance",
    "Sources",
    (
        "Feuille", "Titre", "Commentaire", "Articles", "Médias", "Mots", "Premier jour",
        "Dernier jour", "Filtres", "Méthode", "Corpus", "Empreinte", "Recoupe", "Fait le", "Vue",
        "Remarque",
    ),
    ("Article", "Média", "Titre", "Date", "Adresse"),
    "Les textes de « {first} » trop longs pour une cellule continuent dans {rest} : mis bout à "
    "bout sans rien entre eux, ils sont entiers.",
    "Les {rows} premières lignes et {columns} premières colonnes : une feuille n’en contient pas "
    "plus.",
    "sans date",
)  # fmt: skip


def to_xlsx(exhibits: Iterable[Exhibit], *, articles: pd.DataFrame, language: str = "fr") -> bytes:
    """Return a workbook (bytes): a sheet an exhibit, then `Provenance` and `Sources`.

    A sheet has the exhibit's table as the reader sees it (`exports.exhibit.shown_table`), its headings
    filtered and frozen; numbers stay numbers, days days, and all else is text: no formula and no
    link is made of it. What has no value is an empty cell; a number of more than fifteen digits and
    a day before March 1900 are text. A text over 32,767 characters goes on in the next column, and
    `Provenance` says so. The same input gives the same bytes.

    Parameters
    ----------
    exhibits : sequence of Exhibit
        In the order of the sheets.
    articles : DataFrame
        `article_id, source, title, date, url` of the articles, for the sheet `Sources`.
    language : "fr" or "en"
        Of the headings that are Recoupe's own.

    Raises
    ------
    ValueError
        If the language is not known.
    """
    import xlsxwriter

    words, exhibits = _words(language), list(exhibits)
    names = sheet_names(
        [one.title for one in exhibits], taken=(words.provenance, words.sources, "History")
    )
    written = io.BytesIO()
    workbook = xlsxwriter.Workbook(written, OPTIONS)
    workbook.set_properties({"created": FIXED_TIME})
    remarks = []
    for name, exhibit in zip(names, exhibits, strict=True):
        remarks.append(_write(workbook, name, shown_table(exhibit), words))
    rows = [
        (name, *_provenance_cells(one, words), remark)
        for name, one, remark in zip(names, exhibits, remarks, strict=True)
    ]
    _write(workbook, words.provenance, _table(words.about, rows), words)
    _write(workbook, words.sources, _sources(articles, words), words)
    workbook.close()
    return written.getvalue()


def to_csv_zip(exhibits: Iterable[Exhibit], *, language: str = "fr") -> bytes:
    """Return a zip (bytes) with one CSV file an exhibit and `provenance.csv`, which names them.

    The files are UTF-8 with its mark, their lines end as spreadsheets expect; a text that begins
    with = + - @ has an apostrophe in front.

    Raises
    ------
    ValueError
        If the language is not known.
    """
    words, exhibits = _words(language), list(exhibits)
    names = [
        f"{number:02}-{file_name(one.title, 'csv').removeprefix('recoupe-')}"
        for number, one in enumerate(exhibits, 1)
    ]
    about = [
        (name, *_provenance_cells(one, words), "")
        for name, one in zip(names, exhibits, strict=True)
    ]
    tables = {
        name: with_unique_headings(shown_table(one))
        for name, one in zip(names, exhibits, strict=True)
    }
    tables["provenance.csv"] = _table(words.about, about).iloc[:, :-1]
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, table in tables.items():
            add_entry(archive, name, to_csv(flat_table(table)))
    return written.getvalue()


def sheet_names(titles: Iterable[str], *, taken: Iterable[str] = ()) -> list[str]:
    """Give each title a name that a sheet can have: 31 signs at most, no two alike.

    Examples
    --------
    >>> sheet_names(["Who: what?", "Who: what?", ""])
    ['Who what', 'Who what (2)', 'Sheet']
    """
    used, names = {name.casefold() for name in taken}, []
    for title in titles:
        clean = one_line(_NOT_IN_A_NAME.sub(" ", title)).strip("' ")
        clean, number, end = clean or "Sheet", 1, ""
        while True:
            name = _cut_to(clean, _SHEET_NAME - len(end)) + end
            if name.casefold() not in used:
                break
            number += 1
            end = f" ({number})"
        used.add(name.casefold())
        names.append(name)
    return names


def _words(language):
    if language not in LANGUAGES:
        raise ValueError(f"language is {language!r}; it must be one of {', '.join(LANGUAGES)}")
    return _FRENCH if language == "fr" else _ENGLISH


def _provenance_cells(exhibit, words):
    known = exhibit.provenance
    method = (words is _FRENCH and known.method_fr) or known.method
    return (
        exhibit.title, exhibit.comment, known.articles, known.outlets, known.words, known.first,
        known.last, known.filters, method, known.corpus, known.fingerprint, known.version,
        known.made, exhibit.view,
    )  # fmt: skip


def _table(headings, rows):
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(headings)
    made = {
        heading: pd.Series(list(column), dtype=object) for heading, column in zip(headings, columns)
    }
    return pd.DataFrame(made)


def _sources(articles, words):
    table = articles.reindex(columns=_SOURCES)
    return table.set_axis(list(words.articles), axis="columns")


def _write(workbook, name, table, words):
    """Write one sheet; give what is to be said of it, "" for nothing."""
    sheet = workbook.add_worksheet(name)
    bold = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    kept = table.iloc[:MOST_ROWS, :MOST_COLUMNS]
    remarks = []
    if kept.shape != table.shape:
        remarks.append(words.cut.format(rows=len(kept), columns=kept.shape[1]))
    columns, continued = _columns(kept)
    for number, (heading, cells) in enumerate(columns):
        look = cell_format(cells)
        sheet.set_column(number, number, column_width(heading, cells))
        sheet.write_string(0, number, heading[:LONGEST_CELL], bold)
        _write_cells(sheet, number, cells, workbook.add_format({"valign": "top", **look}))
    for row, lines in enumerate(line_counts(columns), 1):
        if lines > 1:
            sheet.set_row(row, lines * _LINE)
    if columns:
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(kept), 1), len(columns) - 1)
    for first, *rest in continued:
        remarks.append(words.goes_on.format(first=first, rest=", ".join(rest)))
    return " ".join(remarks)


def _columns(table):
    """Give (heading, cells) of a sheet, a long text's column followed by those it goes on in."""
    columns, continued = [], []
    headings = [one_line(clean_texts([name])[0]) for name in table.columns]
    taken = {heading.lower() for heading in headings}
    for place, heading in enumerate(headings):
        cells = column_cells(table.iloc[:, place])
        parts = [cut_text(cell) if isinstance(cell, str) else [cell] for cell in cells]
        names = [heading, *more_names(heading, max(map(len, parts), default=1) - 1, taken)]
        for number, name in enumerate(names):
            columns.append((name, [one[number] if number < len(one) else None for one in parts]))
        if len(names) > 1:
            continued.append(names)
    return columns, continued


def _write_cells(sheet, number, cells, look):
    for row, cell in enumerate(cells, 1):
        if isinstance(cell, str):
            sheet.write_string(row, number, cell, look)
        elif isinstance(cell, bool):
            sheet.write_boolean(row, number, cell, look)
        elif isinstance(cell, datetime.datetime):
            sheet.write_datetime(row, number, cell, look)
        elif cell is not None:
            sheet.write_number(row, number, cell, look)


def _cut_to(text, units):
    """Cut a text at so many UTF-16 units, which is how sheets count."""
    while len(text.encode("utf-16-le")) > 2 * units:
        text = text.rpartition(" ")[0] if " " in text[units // 2 :] else text[:-1]
    return text.rstrip()
