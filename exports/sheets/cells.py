"""Values of a table as the cells of a sheet hold them, and how a column of them is written."""

import datetime
import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from exports.names import distinct
from exports.portable import portable
from exports.sheets.workbook import FIRST_DAY

WIDEST = 60
_NARROWEST = 9
_MOST_LINES = 12
_EXACT = 10**15  # a workbook keeps fifteen digits


def column_cells(column: pd.Series) -> list[Any]:
    """Give values as cells can hold them: None, a truth value, a number, a moment or a text."""
    return _without_bad_signs([_cell(value) for value in column.astype(object)])


def _without_bad_signs(cells):
    """Give cells whose texts are without the signs that no file can hold."""
    clean = iter(clean_texts([cell for cell in cells if isinstance(cell, str)]))
    return [next(clean) if isinstance(cell, str) else cell for cell in cells]


def _cell(value):
    if isinstance(value, (tuple, list)):
        return list_in_cell(value)
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, datetime.date):  # a datetime and a Timestamp are dates too
        return _moment(value)
    return str(value)


def _number(value):
    if isinstance(value, float) and not math.isfinite(value):
        return None if math.isnan(value) else str(value)
    return str(value) if isinstance(value, int) and abs(value) >= _EXACT else value


def _moment(value):
    if value.isoformat()[:10] < FIRST_DAY or getattr(value, "tzinfo", None) is not None:
        return value.isoformat()
    if isinstance(value, pd.Timestamp):
        value = value.to_pydatetime(warn=False)
    if isinstance(value, datetime.datetime):
        return value
    return datetime.datetime(value.year, value.month, value.day)


def list_in_cell(values: Iterable[object]) -> str:
    """Write several values in one cell; pairs of whole numbers as spans.

    Examples
    --------
    >>> list_in_cell(((3, 9), (12, 20))), list_in_cell(("a", "b"))
    ('3–9; 12–20', 'a; b')
    """
    return "; ".join(
        "–".join(map(str, value)) if isinstance(value, (tuple, list)) else str(value)
        for value in values
    )


def clean_texts(texts: Sequence[str]) -> list[str]:
    """Give texts without the signs that no file can hold."""
    return portable(pd.DataFrame({"text": pd.Series(texts, dtype=object)}))["text"].tolist()


def cell_format(cells: Sequence[Any]) -> dict[str, Any]:
    """Choose how a column is written: days, whole numbers, numbers of a sensible precision."""
    moments = [cell for cell in cells if isinstance(cell, datetime.datetime)]
    if moments:
        is_days = all(moment.time() == datetime.time() for moment in moments)
        return {"num_format": "yyyy-mm-dd" if is_days else "yyyy-mm-dd hh:mm", "align": "left"}
    numbers = [abs(cell) for cell in cells if type(cell) in (int, float)]
    if numbers:
        most = max(numbers)
        if all(number == int(number) for number in numbers):
            return {"num_format": "#,##0" if most >= 10_000 else "0"}
        return {"num_format": "#,##0.0" if most >= 100 else "0.00" if most >= 1 else "0.0000"}
    return {"text_wrap": any(len(cell) > WIDEST for cell in cells if isinstance(cell, str))}


def column_width(heading: str, cells: Sequence[Any]) -> int:
    """Give the width of a column in letters."""
    shown_cells = [10 if isinstance(cell, datetime.datetime) else len(str(cell)) for cell in cells]
    return min(max([_NARROWEST, len(heading), *shown_cells[:500]]) + 2, WIDEST)


def line_counts(columns: Sequence[tuple[str, Sequence[Any]]]) -> list[int]:
    """Say how many lines each row's longest text needs; not every program finds out by itself."""
    rows = zip(*(cells for _, cells in columns), strict=True)
    lengths = (max((len(cell) for cell in row if isinstance(cell, str)), default=0) for row in rows)
    return [min(1 + length // (WIDEST + 4), _MOST_LINES) for length in lengths]


def with_unique_headings(table: pd.DataFrame) -> pd.DataFrame:
    """Give a table whose headings are texts, no two alike."""
    taken: set[str] = set()
    headings = [distinct(str(name), taken, form="{}_{}") for name in table.columns]
    return table.set_axis(headings, axis="columns")


def flat_table(table: pd.DataFrame) -> pd.DataFrame:
    """Give a table whose cells are texts, numbers and days; several values in one are listed."""
    columns = {}
    for name, column in table.items():
        is_plain = column.dtype.kind in "biufM"
        columns[name] = (
            column if is_plain else pd.Series(_flat_cells(column), index=table.index, dtype=object)
        )
    return pd.DataFrame(columns, index=table.index)


def _flat_cells(column):
    cells = (_cell(value) for value in column.astype(object))
    return _without_bad_signs(
        [cell.isoformat()[:10] if isinstance(cell, datetime.datetime) else cell for cell in cells]
    )
