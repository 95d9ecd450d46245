"""What stands between the words: blanks, commas, brackets, ends of sentences."""

import re
from functools import lru_cache

import numpy as np
import numpy.typing as npt

# What stands before a word: nothing that counts, a blank, a comma, an opening bracket.
BREAK, JOINED, COMMA, BRACKET = 0, 1, 2, 3
_OPENING = re.compile(r"[«“\"‘:;•…?!.]\s*$|\s[-–—]\s+$")
_BLANKS = np.array([ord(sign) for sign in " \u00a0\u202f-"], dtype=np.uint32)
_HANDLE = np.array([ord(sign) for sign in "@#_"], dtype=np.uint32)
_ERAS = ("av", "avant", "ap", "apr", "après")

Bools = npt.NDArray[np.bool_]


def gaps(
    text: str,
    begins: npt.NDArray[np.int64],
    ends: npt.NDArray[np.int64],
    *,
    fresh: Bools,
    forms: list[str],
    initials: Bools,
) -> tuple[npt.NDArray[np.int8], Bools, Bools]:
    """Say what stands before each word, whose capital is due to its place, and which are handles.

    Parameters
    ----------
    text
        All texts one behind the other.
    begins, ends
        The words' places in it.
    fresh
        The words that begin a sentence or an article.
    forms
        As written.
    initials
        Those that are two tied initials.

    Returns
    -------
    tuple[npt.NDArray[np.int8], Bools, Bools]
        What stands before each word (BREAK, JOINED, COMMA or BRACKET); whether it begins a
        sentence, a quotation, a clause behind a colon; whether it is part of a handle or an
        address.
    """
    before = np.r_[0, ends[:-1]] if len(ends) else ends
    length = begins - before
    signs = np.frombuffer((text + " ").encode("utf-32-le"), dtype=np.uint32)
    first, last = signs[np.minimum(before, len(signs) - 1)], signs[np.maximum(begins - 1, 0)]
    single = length == 1
    gap = np.full(len(begins), BREAK, dtype=np.int8)
    gap[~fresh & ((length == 0) | (single & np.isin(first, _BLANKS)))] = JOINED
    opening = fresh.copy()
    for place in np.flatnonzero(~fresh & (gap != JOINED)).tolist():
        gap[place], opening[place] = _reading(text[before[place] : begins[place]], forms[place - 1])
    # A sentence cut behind a first name's initials (J.-C. Sorlin) goes on.
    behind = np.r_[False, initials[:-1]] if len(initials) else initials
    for place in np.flatnonzero(fresh & behind & single & (first == 32)).tolist():
        if place < 2 or forms[place - 2].lower().rstrip(".") not in _ERAS:
            gap[place], opening[place] = JOINED, False
    address = (length > 0) & np.isin(last, _HANDLE)
    for place in np.flatnonzero(single & ((first == ord(".")) | (first == ord("/")))).tolist():
        address[place] |= ".com" in forms[place - 1]
    return gap, opening, address


def _reading(between: str, before: str) -> tuple[int, bool]:
    bare = between.strip()
    if bare == "." and (len(before) == 1 or before in ("St", "Jr")):
        return JOINED, False
    return _sign(between)


@lru_cache(maxsize=10_000)
def _sign(between: str) -> tuple[int, bool]:
    bare = between.strip()
    opening = _OPENING.search(between) is not None
    if bare == ",":
        return COMMA, opening
    return (BRACKET if bare.endswith("(") else BREAK), opening
