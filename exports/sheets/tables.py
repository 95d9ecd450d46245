"""Tables to files that a spreadsheet opens without running anything."""

import re

import pandas as pd

_FORMULA = re.compile(r"^\s*[=+\-@\t\r]")


def to_csv(table: pd.DataFrame) -> bytes:
    """Return the table as CSV bytes: UTF-8 with its mark, so that spreadsheets read the accents.

    A text that a spreadsheet would take for a formula (it begins with = + - @) gets an
    apostrophe in front; numbers stay numbers.
    """
    safe = table.copy()
    for column in safe.columns:
        if pd.api.types.is_string_dtype(safe[column]) or safe[column].dtype == object:
            safe[column] = [_harmless(value) for value in safe[column]]
    safe.columns = [_harmless(name) for name in safe.columns]
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _harmless(value):
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
