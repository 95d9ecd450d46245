"""What a report says, in words and cells, whatever file it goes into."""

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from exports.deck.phrases import Phrases, phrases
from exports.exhibit import Exhibit, shown_table
from exports.provenance import LANGUAGES, Forms, footer
from exports.texts import safe, shorten

_LONGEST = 600  # characters of a cell; the workbook has all of them


@dataclass(frozen=True)
class Words:
    """How one language says what stands in a report; `common` is what slides say too."""

    language: str
    common: Phrases
    contents: str
    numbers: str
    rows_left: Forms
    sentences_left: Forms
    articles_left: Forms
    in_workbook: str
    no_script: str
    no_rows: str


@dataclass(frozen=True)
class Cells:
    """A table as it is written: headings, rows of texts, which columns are numbers, all rows' number."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    total: int


@dataclass(frozen=True)
class Sentence:
    """A sentence as evidence: its outlet and day, and its text in pieces, each marked or not."""

    whose: str
    pieces: tuple[tuple[str, bool], ...]


_ENGLISH = Words(
    "en",
    phrases("en"),
    "Contents",
    "The numbers",
    ("{number} more row", "{number} more rows"),
    ("{number} more sentence", "{number} more sentences"),
    ("{number} more article", "{number} more articles"),
    "The first {shown} of {number}; all of them are in the workbook.",
    "The charts are drawn by a script, which is switched off here; their numbers are in the "
    "tables.",
    "No row.",
)
_FRENCH = Words(
    "fr",
    phrases("fr"),
    "Sommaire",
    "Les chiffres",
    ("{number} ligne de plus", "{number} lignes de plus"),
    ("{number} phrase de plus", "{number} phrases de plus"),
    ("{number} article de plus", "{number} articles de plus"),
    "Les {shown} premières lignes sur {number} ; le classeur les a toutes.",
    "Les graphiques sont dessinés par un script, désactivé ici ; leurs chiffres sont dans les "
    "tableaux.",
    "Aucune ligne.",
)


def words_of(language: str) -> Words:
    """Give the words of a language.

    Raises
    ------
    ValueError
        For a language other than "en" and "fr".
    """
    if language not in LANGUAGES:
        raise ValueError(f"language is {language!r}; it must be one of {', '.join(LANGUAGES)}")
    return _FRENCH if language == "fr" else _ENGLISH


def how_many_more(words: Words, forms: Forms, number: int) -> str:
    """Say how many more there are.

    Examples
    --------
    >>> how_many_more(words_of("en"), words_of("en").rows_left, 1200)
    '1,200 more rows'
    """
    one, many = forms
    return (one if number == 1 else many).format(number=words.common.number(number))


def about_lines(
    articles: pd.DataFrame,
    exhibits: Sequence[Exhibit],
    common: Phrases,
    *,
    most: int = 12,
    longest: int | None = None,
) -> list[str]:
    """Give the lines under the title: corpus, size, period, and the first outlets, each cut."""
    outlets = sorted({safe(name) for name in articles["source"]} - {""})
    dates = articles["date"].dropna()
    sizes = [common.count(len(articles), common.articles)]
    if outlets:
        sizes.append(common.count(len(outlets), common.outlets))
    lines = [
        safe(exhibits[0].provenance.corpus) if exhibits else "",
        " · ".join(sizes),
        " – ".join(
            dict.fromkeys(common.date(day) for day in (dates.min(), dates.max()) if len(dates))
        ),
    ]
    more = len(outlets) - most
    end = f" {common.more_outlets.format(number=common.number(more))}" if more > 0 else ""
    named = [shorten(name, longest or len(name)) for name in outlets[:most]]
    return [line for line in [*lines, ", ".join(named) + end] if line]


def foot_of(exhibit: Exhibit, words: Words) -> str:
    """Give the line under an exhibit: from what and how it was made, and how to find it again."""
    colon = "\N{NO-BREAK SPACE}: " if words.language == "fr" else ": "
    again = f" · {words.common.view}{colon}{exhibit.view}" if exhibit.view else ""
    return footer(exhibit.provenance, language=words.language) + again


def table_cells(exhibit: Exhibit, words: Words, *, most: int) -> Cells:
    """Write the first rows of an exhibit's table as the language does."""
    table = shown_table(exhibit)
    kept = table.head(most)
    numeric = tuple(is_number(table.iloc[:, place]) for place in range(table.shape[1]))
    columns = [
        _write_numbers(kept.iloc[:, place], words)
        if holds_numbers
        else [_write_value(value, words) for value in kept.iloc[:, place].astype(object)]
        for place, holds_numbers in enumerate(numeric)
    ]
    return Cells(
        tuple(safe(name) for name in table.columns),
        tuple(zip(*columns, strict=True)) if columns else (),
        numeric,
        len(table) if table.shape[1] else 0,
    )


def sentences_of(
    exhibit: Exhibit, articles: pd.DataFrame, words: Words, *, most: int
) -> list[Sentence]:
    """Give the first sentences of evidence, each with its outlet and day."""
    by_id = articles.drop_duplicates("article_id").set_index("article_id")
    sentences = []
    for row in exhibit.table.head(most).itertuples(index=False):
        marks = getattr(row, "marks", ())
        pieces = _pieces(str(row.text), marks if isinstance(marks, (tuple, list)) else ())
        sentences.append(
            Sentence(whose(getattr(row, "article_id", ""), by_id, words.common), pieces)
        )
    return sentences


def sources_of(articles: pd.DataFrame, words: Words) -> list[tuple[str, str, str, str]]:
    """Give the articles as (outlet, title, day, address)."""
    common = words.common
    return [
        (
            safe(row.source) or common.unknown_outlet,
            safe(row.title),
            common.date(row.date) or common.no_date,
            safe(row.url),
        )
        for row in articles[["source", "title", "date", "url"]].itertuples(index=False)
    ]


def whose(article: str, by_id: pd.DataFrame, common: Phrases) -> str:
    """Name the outlet and the day of an article, from the table of articles by their id."""
    if article not in by_id.index:
        return common.unknown_outlet
    outlet = safe(by_id.at[article, "source"]) or common.unknown_outlet
    day = common.date(by_id.at[article, "date"])
    return f"{outlet}, {day}" if day else outlet


def _pieces(text, marks):
    """Cut a sentence where its marks begin and end, and clean each piece."""
    marks = [(start, end) for start, end in marks if 0 <= start < end <= len(text)]
    cuts = sorted({0, len(text), *(at for pair in marks for at in pair)})
    pieces = []
    for start, end in zip(cuts, cuts[1:]):
        piece = text[start:end]
        clean = safe(f"|{piece}|")[1:-1]  # the spaces at its ends stay
        is_marked = any(first <= start and end <= last for first, last in marks)
        pieces.append((clean, is_marked))
    return tuple(pieces)


def is_number(column: pd.Series) -> bool:
    """Say whether a column holds numbers."""
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)


def _write_numbers(column, words):
    """Write numbers with as many digits as their size asks for, the same in a whole column."""
    numbers = [math.nan if pd.isna(value) else float(value) for value in column]
    finite = [abs(number) for number in numbers if math.isfinite(number)]
    most = max(finite, default=0)
    digits = 0 if all(number == int(number) for number in finite) else 1 if most >= 100 else 2
    digits = 3 if digits and most < 1 else digits
    return [_write_number(number, digits, words) for number in numbers]


def _write_number(number, digits, words):
    if math.isnan(number):
        return ""
    if math.isinf(number):
        return "∞" if number > 0 else "−∞"
    if number and digits and round(number, digits) == 0:
        least = words.common.number(10**-digits, digits)
        return f"< {least}" if number > 0 else f"> −{least}"
    return words.common.number(number, digits)


def _write_value(value, words):
    if isinstance(value, (tuple, list)):
        return ", ".join(_write_value(part, words) for part in value)
    if pd.isna(value):
        return ""
    if isinstance(value, datetime.date):  # a Timestamp is one too
        return words.common.date(value)
    if isinstance(value, float):
        return _write_number(value, 0 if value.is_integer() else 3, words)
    return shorten(safe(value), _LONGEST)
