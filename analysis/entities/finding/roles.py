"""Parties and functions that English writes with capitals before a name (Labour MP Ann Hay)."""

from analysis.entities.finding.gaps import JOINED
from analysis.entities.finding.words import Words
from analysis.entities.gazetteer import grammar, is_first_name, word_list

_ROLES = grammar("english_roles")
_BEHIND = grammar("behind_names")
_LINKS = frozenset(["and", "&", "the", "of", "for"])
_FAR = 9  # words that a portfolio may be long


def is_role(words: Words, index: int) -> bool:
    """Say whether a function stands here, in capitals, right before somebody's name."""
    return (
        words.language == "en"
        and words.capital[index]
        and words.small[index] in _ROLES
        and _goes_on(words, index + 1)
        and words.small[index + 1] not in word_list("organisation_parts")
    )


def is_before_person(words: Words, index: int) -> bool:
    """Say whether a capital only tells what somebody does whose name follows, or is behind a name.

    Social Care in Social Care Secretary Mark Lowe; a known name (Labour Party) is one by itself.
    """
    if words.language != "en":
        return False
    if is_role(words, index) or (_is_behind(words, index) and words.capital[index - 1]):
        return True
    here = index
    while words.common[here] and words.known[here] == here and _goes_on(words, here + 1):
        here += 1
        if is_role(words, here) or _is_person_of(words, index, here):
            return True
    return False


def ends_before_person(words: Words, begin: int, end: int) -> bool:
    """Say whether the capitals so far are a party or function, and a function or name begins here.

    Women and Equalities before Nicky Marsh are what a minister is for; MP behind a name is no part
    of it.
    """
    if words.language != "en":
        return False
    return _is_behind(words, end) or is_role(words, end) or _is_person_of(words, begin, end)


def _is_behind(words: Words, index: int) -> bool:
    """Say whether letters stand behind a name (MP, KC)."""
    fits = words.small[index] in _BEHIND and words.forms[index].isupper()
    return fits and words.gap[index] == JOINED and not _goes_on(words, index + 1)


def _is_person_of(words: Words, begin: int, end: int) -> bool:
    """Say whether somebody's name begins at `end`, behind what a minister is for."""
    if not all(words.common[begin:end]) or not _goes_on(words, end + 1):
        return False
    two = not words.common[end] and not _goes_on(words, end + 2)
    return (two or is_first_name(words.small[end])) and _is_portfolio(words, begin)


def _is_portfolio(words: Words, begin: int) -> bool:
    """Say whether a function and `for` or `of` stand before, with only capitals in between."""
    for back in range(begin - 1, max(0, begin - _FAR), -1):
        if not (words.capital[back] or words.small[back] in _LINKS):
            return False
        if words.small[back] in ("for", "of") and words.small[back - 1] in _ROLES:
            return True
    return False


def _goes_on(words: Words, index: int) -> bool:
    return index < len(words.forms) and words.capital[index] and words.gap[index] == JOINED
