"""The sentences that the site makes of the codes and values that an analysis gives."""

import pandas as pd

from study.topics import proposal_reason

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_UNIONS = {
    "order": "same words, another order",
    "initials": "initials of the long form",
    "surname": "same surname",
    "apposition": "stands in apposition",
    "letter": "one letter apart",
    "part": "a part of the longer name",
}


def union_reason(reason: str, shared: int) -> str:
    """Say why two names may be one: a reason of `suggestions`, and how many articles name both.

    >>> union_reason("surname", 4), union_reason("order", 4)
    ('same surname, four shared articles', 'same words, another order')
    """
    if not shared or reason not in ("surname", "part"):
        return _UNIONS[reason]
    number = _NUMBERS[shared] if shared < len(_NUMBERS) else f"{shared:,}"
    return f"{_UNIONS[reason]}, {number} shared article{'s' if shared > 1 else ''}"


VERDICTS = {
    "shared passage": "They share a passage.",
    "probable common source": "Probably both come from a common source.",
    "taken from": "Dates and words allow to say: taken from the earlier one.",
}


def verdict(row: pd.Series) -> str:
    """Say what may be said of two articles that share.

    Parameters: `row`, of `study.overlap.borrowing`.
    """
    return VERDICTS[row["verdict"]]


def verdict_reason(row: pd.Series) -> str:
    """Say why no more and no less may be said of them."""
    return f"{row['reason'][:1].upper()}{row['reason'][1:]}."


def proposed_number(table: pd.DataFrame) -> str:
    """Say why a number of topics is proposed.

    Parameters: `table`, that of `study.topics.proposal`.
    """
    return proposal_reason(table)
