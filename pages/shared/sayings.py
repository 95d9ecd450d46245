"""The sentences that the site makes of the codes and values that an analysis gives."""

import pandas as pd

from study.topics import proposal_reason
from wording.language import count

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

    Examples
    --------
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

    Parameters
    ----------
    row
        A row of `study.overlap.borrowing`.
    """
    return VERDICTS[row["verdict"]]


def verdict_reason(row: pd.Series) -> str:
    """Say why no more and no less may be said of them."""
    percent = 100 * row["share_of_b"] if row["share_of_b"] == row["share_of_b"] else 0
    days = count(int(row["days"]), "day") if row["days"] == row["days"] else ""
    return {
        "nothing own": "Only quotations, names or boilerplate in common.",
        "little": "Too little in common to tell.",
        "outlet unknown": "An outlet is not known.",
        "same outlet": "One outlet published both.",
        "agency": f"Credits or names {row['agency']}.",
        "date unknown": "A date is not known.",
        "same day": "Published on the same day.",
        "many days": f"Published {days} apart.",
        "small share": f"Only {percent:.0f} % of the later article stands in the earlier.",
        "reworded": "Reworded rather than word for word.",
        "both ways": "The two outlets share both ways.",
        "third article": "A third article has the same words.",
        "copied": f"{percent:.0f} % of it stood in the earlier article, {days} before.",
    }[row["reason"]]


def proposed_number(table: pd.DataFrame) -> str:
    """Say why a number of topics is proposed.

    Parameters
    ----------
    table
        The table of `study.topics.proposal`.

    Examples
    --------
    >>> table = pd.DataFrame({"n_topics": [3, 4], "stability": [0.5, 0.6]})
    >>> proposed_number(table.assign(coherence=[0.1, 0.2], chosen=[False, True]))
    'Of 3 to 4 topics, 4 are the most stable and coherent together (0.60 and 0.20).'
    """
    reason = proposal_reason(table)
    if reason == "no text":
        return "There is too little text to propose a number of topics."
    row, tried = table[table["chosen"]].iloc[0], table["n_topics"]
    number = f"{row['n_topics']:.0f}"
    values = f"({row['stability']:.2f} and {row['coherence']:.2f})"
    if reason == "one":
        return f"So little text bears {number} topics: stability and coherence {values}."
    why = {
        "best": f"{number} are the most stable and coherent together {values}.",
        "usual": f"none is clearly more stable and coherent than {number} {values}, the usual "
        "number for so much text.",
    }[reason]
    return f"Of {tried.min()} to {tried.max()} topics, {why}"
