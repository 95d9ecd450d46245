"""A column of written dates: day or month first is decided over all of them, never one by one."""

import datetime
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.text import folding
from corpus.text.calendar import months
from corpus.text.dates import read_date

DateOrder = Literal["day", "month"]

_FIGURES = re.compile(r"(?:[^\W\d]{2,12}[.,]? )?(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"\s*(\d{4})(?:([/.\-])(\d{1,2})\2(\d{1,2})|(\d\d)(\d\d))(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?:T?\d{6}Z?|T\d{4}Z?)\s*")
_MONTHS = months("fr", "en", "de", "es", "it", "pt", "nl")
_NAMED = re.compile(  # 12-mars-23, 3-Jul-2021, 01.avr.2020
    r"(?:[^\W\d]{2,12}[.,]? )?(\d{1,2})[-./ ]([^\W\d_]{3,12})\.?[-./, ]+(\d{4}|\d{2})"
)
_SERIAL = re.compile(r"\s*(\d{5})(?:[.,]\d+)?\s*")  # days since 1899-12-30, as spreadsheets count
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 60_000  # from 1954 to 2064
_SECONDS = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class ColumnDates:
    """The dates as written, None where there is none; `is_open`: the order could be either."""

    dates: tuple[datetime.date | None, ...]
    order: DateOrder
    is_open: bool
    unreadable: tuple[int, ...]  # places of what is written and no date


def column_dates(written: Sequence[str], order: DateOrder | None = None) -> ColumnDates:
    """Read a column of dates.

    `03/04/2024` is day first, unless another date of the column can only be month first (or
    `order` says so). Where no date tells, `is_open` is true and days come first.

    Examples
    --------
    >>> column_dates(["03/04/2024", "12/25/2024"]).dates[0]
    datetime.date(2024, 3, 4)
    """
    found = [_FIGURES.fullmatch(_without_time(value)) for value in written]
    figures = [(int(match[1]), int(match[2])) for match in found if match]
    day = sum(first > 12 >= second for first, second in figures)
    month = sum(second > 12 >= first for first, second in figures)
    order = order or ("month" if month > day else "day")
    dates = _serial_dates(written) or tuple(_date(value, order) for value in written)
    return ColumnDates(
        dates=dates,
        order=order,
        is_open=not day and not month and any(first != second for first, second in figures),
        unreadable=tuple(
            place for place, value in enumerate(written) if value.strip() and dates[place] is None
        ),
    )


def _serial_dates(written: Sequence[str]) -> tuple[datetime.date | None, ...]:
    """Read a column of a spreadsheet's day numbers; () where it holds anything else."""
    found = [_SERIAL.fullmatch(value) for value in written if value.strip()]
    days = [int(match[1]) for match in found if match]
    if not days or len(days) < len(found):
        return ()
    if not all(_FIRST_SERIAL <= day <= _LAST_SERIAL for day in days):
        return ()
    start = datetime.date(1899, 12, 30)
    numbers = [_SERIAL.fullmatch(value) for value in written]
    return tuple(start + datetime.timedelta(int(n[1])) if n else None for n in numbers)


def is_date(written: str) -> bool:
    """Tell whether a cell holds a date and little else."""
    return (
        len(written) <= 40 and any(map(str.isdigit, written)) and _date(written, "day") is not None
    )


@functools.lru_cache(maxsize=10_000)
def _date(written: str, order: DateOrder) -> datetime.date | None:
    written = written.strip()
    match = _YEAR_FIRST.match(written)
    if match:
        return _day(int(match[1]), int(match[3] or match[5]), int(match[4] or match[6]))
    match = _FIGURES.fullmatch(_without_time(written))
    if match:
        first, second = int(match[1]), int(match[2])
        is_day_first = second <= 12 if first > 12 or second > 12 else order == "day"
        day, month = (first, second) if is_day_first else (second, first)
        return _day(_full_year(match[3]), month, day)
    match = _NAMED.fullmatch(_without_time(written))
    if match and folding.bare(match[2]) in _MONTHS:
        return _day(_full_year(match[3]), _MONTHS[folding.bare(match[2])], int(match[1]))
    match = _COMPACT.fullmatch(written)
    if match:
        return _day(int(match[1]), int(match[2]), int(match[3]))
    match = _SECONDS.fullmatch(written)
    if match:
        return datetime.datetime.fromtimestamp(int(match[1]), datetime.UTC).date()
    return read_date(written[:60])


def _full_year(written: str) -> int:
    year = int(written)
    return year if len(written) == 4 else year + (2000 if year < 69 else 1900)


def _without_time(written: str) -> str:
    return re.sub(r"[ T,]+(?:à |at )?\d{1,2}[:hH]\d{0,2}.*$", "", written.strip())


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if 1600 <= year <= 2100 else None
    except ValueError:
        return None
