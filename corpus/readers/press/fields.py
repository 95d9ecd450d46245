"""What exports of press databases have in common: dates, outlets, languages, in any interface."""

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Any

from corpus.readers.raw import RawArticle
from corpus.text.calendar import days, months
from corpus.text.dates import read_date
from corpus.text.outlets import without_edition

# The languages of press databases' interfaces; a month's name means the same in all of them.
_LANGUAGES = ("fr", "en", "de", "nl", "es", "it", "pt", "ru", "sv", "da", "pl")
_MONTHS = months(*_LANGUAGES)
_MONTH = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
WEEKDAY = "|".join(sorted(map(re.escape, days(*_LANGUAGES, short=False)), key=len, reverse=True))
_OF = r"(?:de[l]?\s+|of\s+)?"
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:er|re|st|nd|rd|th|[.º°])?\s*{_OF}({_MONTH})\b[.,]?\s*{_OF}(\d{{4}})(?!\d)"
)
_MONTH_FIRST = re.compile(
    rf"\b({_MONTH})[.,]?\s+(\d{{1,2}})(?:st|nd|rd|th)?[.,]?\s+(\d{{4}})(?!\d)"
)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})(?:-| ?[年년] ?)(\d{1,2})(?:-| ?[月월] ?)(\d{1,2})(?!\d)")
_FORMS = ((_DAY_FIRST, (2, 1, 0)), (_MONTH_FIRST, (2, 0, 1)), (_YEAR_FIRST, (0, 1, 2)))
_FIGURES = re.compile(r"(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{4}(?!\d)")

_BY = re.compile(r"^(?:by|par)\s*[:\s]\s*(?=\S)", re.IGNORECASE)
_MORE_LANGUAGES = {
    "英文": "en", "法文": "fr", "德文": "de", "中文": "zh", "日文": "ja", "allemande": "de",
    "chinois - simplifié": "zh", "chinese - simplified": "zh", "chinese - traditional": "zh",
}  # fmt: skip


def find_date(written: str) -> tuple[date, int, int] | None:
    """Give the first complete date in a text with its start and end there, None without one.

    French, English, German, Dutch, Spanish, Italian, Portuguese and Russian month names, years
    first with hyphens or Chinese signs, and figures, the day first.

    Examples
    --------
    >>> find_date("Monde, jeudi 1er mars 2012, p. 3")
    (datetime.date(2012, 3, 1), 13, 26)
    """
    flat = _flat(written[:2_000])  # a head, never a text
    found = []
    for pattern, order in _FORMS:
        for match in pattern.finditer(flat):
            year, month, day = (match.group(place + 1) for place in order)
            made = _day(int(year), _MONTHS.get(month) or int(month), int(day))
            if made:
                found.append((made, match.start(), match.end()))
                break
    figures = _FIGURES.search(flat)
    made = read_date(figures.group(), "fr") if figures else None
    if figures and made:
        found.append((made, figures.start(), figures.end()))
    return min(found, key=lambda each: each[1], default=None)


def press_date(written: str) -> date | None:
    """Give the first complete date in a text, in the languages of press databases.

    Examples
    --------
    >>> press_date("27. Februar 2012 Montag 9:50 PM GMT+1"), press_date("Winter 2013")
    (datetime.date(2012, 2, 27), None)
    """
    found = find_date(written)
    return found[0] if found else read_date(written)


def compact_date(figures: str) -> date | None:
    """Give the date written as eight figures, as in a document number.

    Examples
    --------
    >>> compact_date("20060315"), compact_date("20061315")
    (datetime.date(2006, 3, 15), None)
    """
    return _day(int(figures[:4]), int(figures[4:6]), int(figures[6:8]))


def language_code(written: str) -> str:
    """Give the ISO 639-1 code of a language named in one of many languages, "" if unknown.

    Examples
    --------
    >>> language_code("Français"), language_code("GERMAN; DEUTSCH"), language_code("EN")
    ('fr', 'de', 'en')
    """
    for part in re.split(r"[;,/|\n]", written):
        name = " ".join(part.split()).casefold()
        code = _language_names().get(_flat(name)) or _MORE_LANGUAGES.get(name)
        if code:
            return code
    return ""


def author(written: str) -> str:
    """Give a byline without its "By" or "Par".

    Examples
    --------
    >>> author("By JANE ROE"), author("Parker Lee")
    ('JANE ROE', 'Parker Lee')
    """
    return _BY.sub("", " ".join(written.split()).strip(" _;,"))


def article(
    title: str,
    source: str,
    when: date | None,
    text: str,
    more: list[tuple[str, str]],
    **fields: Any,
) -> RawArticle:
    """Make the article: the outlet's name cleaned, empty further variables left out."""
    name, rest = without_edition(source)
    extra = tuple((key, value) for key, value in [*more, ("issue", rest)] if value)
    return RawArticle(
        title=" ".join(title.split()), source=name, date=when, text=text, extra=extra, **fields
    )


@lru_cache(maxsize=1)
def _language_names() -> dict[str, str]:
    from babel import Locale

    names = {}
    for interface in ("pt", "it", "es", "nl", "de", "fr", "en"):
        for code, name in Locale(interface).languages.items():
            if len(code) == 2:
                names[_flat(name)] = code
                names[code] = code
    return names


def _day(year: int, month: int, day: int) -> date | None:
    if not 1800 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _flat(text: str) -> str:
    """Give lower case without accents, one character for each, so that places stay the same."""
    return "".join(_plain(sign) for sign in text)


@lru_cache(maxsize=2_000)
def _plain(sign: str) -> str:
    if sign.isascii():
        return sign.lower()
    plain = unicodedata.normalize("NFD", sign)[0].lower()
    return plain if len(plain) == 1 else sign
