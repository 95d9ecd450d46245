"""The date that a text gives for its own publication; never a date that it merely mentions."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from corpus.text import folding
from corpus.text.calendar import months
from corpus.text.date_lines import DATE_LINE, PUBLICATION_LINE

_MONTHS = months("fr", "en")
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:er|st|nd|rd|th)? ({_MONTH}) (\d{{4}})\b")
_MONTH_FIRST = re.compile(rf"\b({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)? (\d{{4}})\b")
_ISO = re.compile(r"\b(\d{4}) (\d{2}) (\d{2})\b")
_NUMBERS = re.compile(r"\b(\d{1,2}) (\d{1,2}) (\d{4})\b")
_UPDATED = re.compile(
    r"(?:derniere )?(?:mis|mise|maj|modifie|modifiee|actualise|(?:last )?(?:updated|modified))\b"
)
_BYLINE = re.compile(r"(?:par|by) .{2,40}? (?=publie|mis a jour|published|updated)")
_DATELINE = re.compile(
    r"[A-ZÀ-Ý][^.!?()\n]{1,60}\([^()\n]{2,40}\) ?[-–—:]|[A-ZÀ-Ý]{3,}[^.!?()\n]{0,40}\d{4} ?[-–—]"
)
_FILE_NAME = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
LONGEST_LINE = 120


def written_date(lines: Sequence[str], language: str) -> date | None:
    """Give the day on which a text says it was published, None where it does not.

    Certain signs come first: `Publié le …`, then a dateline (`PÉKIN, 16 mai 2024 (…) –`), then a
    line that holds nothing but a date, then `Mis à jour le …`. The date must be complete.
    """
    said = [words for words in map(_publication, _edges(lines)) if words]
    published = [words for words in said if not _UPDATED.match(words)]
    updated = [words for words in said if _UPDATED.match(words)]
    for candidates in (published, _datelines(lines), _lone_dates(lines), updated):
        for words in candidates:
            found = read_date(words, language)
            if found:
                return found
    return None


def file_name_date(name: str) -> date | None:
    """Give the ISO date that a file name begins with.

    Examples
    --------
    >>> file_name_date("2024-05-16_pekin.txt")
    datetime.date(2024, 5, 16)
    """
    match = _FILE_NAME.match(name)
    return _day(*map(int, match.groups())) if match else None


def read_date(written: str, language: str = "fr") -> date | None:
    """Give the first complete date in a piece of text; strict forms first, dateparser after.

    Days come before months in figures, but for English, where 03/04/2024 is left open.

    Examples
    --------
    >>> read_date("le 16 mai 2024 à 10h30"), read_date("31/02/2024")
    (datetime.date(2024, 5, 16), None)
    """
    words = folding.words(written)
    for pattern, order in ((_DAY_FIRST, (2, 1, 0)), (_MONTH_FIRST, (2, 0, 1))):
        match = pattern.search(words)
        if match:
            year, month, day = (match.groups()[place] for place in order)
            return _day(int(year), _MONTHS[month], int(day))
    match = _NUMBERS.search(words)
    if match:
        day, month, year = map(int, match.groups())
        is_open = language == "en" and day <= 12 and day != month
        return None if is_open else _day(year, month, day)
    match = _ISO.search(words)
    if match:
        return _day(*map(int, match.groups()))
    return _parse(written) if re.search(r"\b(?:19|20)\d\d\b", words) else None


def _day(year: int, month: int, day: int) -> date | None:
    if not 1900 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _parse(written: str) -> date | None:
    """Read the forms of other languages; only a date with day, month and year counts."""
    if len(written) > 60:
        return None
    import dateparser

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True}
    found = dateparser.parse(
        written, languages=["fr", "en", "de", "es", "it", "pt", "nl"], settings=settings
    )
    return _day(found.year, found.month, found.day) if found else None


def _edges(lines: Sequence[str]) -> list[str]:
    return [line for line in (*lines[:15], *lines[15:][-15:]) if len(line) <= LONGEST_LINE]


def _publication(line: str) -> str:
    """Give the words of a line that says when it was published and nothing else, else ""."""
    words = _BYLINE.sub("", folding.words(line))
    return words if PUBLICATION_LINE.fullmatch(words) else ""


def _datelines(lines: Sequence[str]) -> Iterator[str]:
    for line in lines[:8]:
        match = _DATELINE.match(line)
        if match:
            yield match.group()


def _lone_dates(lines: Sequence[str]) -> Iterator[str]:
    for line in _edges(lines):
        words = folding.words(line)
        if DATE_LINE.fullmatch(words) and sum(word.isdigit() for word in words.split()) >= 2:
            yield line
