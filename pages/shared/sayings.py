"""The sentences that the site makes of the codes and values that an analysis gives."""

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
