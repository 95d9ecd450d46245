"""The small words of the names of bodies and places: what they are of, for, and the kind they are."""

from analysis.entities.finding.gaps import JOINED
from analysis.entities.finding.surroundings import (
    ADDRESS,
    ARTICLES,
    MINISTRY,
    OF,
    ORGANISATION_HEADS,
    OTHER_HEADS,
    PLACES_DIRECT,
    PLACES_JOINED,
    PURPOSEFUL,
    TITLES,
    capital_follows,
    looks_like_adjective,
    next_capital,
    portfolios,
)
from analysis.entities.finding.words import Words
from analysis.entities.gazetteer import (
    grammar,
    is_first_name,
    nationalities,
)

# Nouns that begin a new phrase rather than end an organisation's name.
_NOT_OWNED = grammar("not_complements")
_RANKS = grammar("ranks")
_WITH = PLACES_JOINED | PLACES_DIRECT
_WITH_OF = PLACES_JOINED | MINISTRY
_WITH_OF_COMMON = _WITH_OF | PLACES_DIRECT
_NOBLE = frozenset(["von", "van", "der", "den", "ter", "zu"])


def is_head(words: Words, begin: int, end: int) -> bool:
    first, last = words.small[begin], words.small[end - 1]
    return first in ORGANISATION_HEADS or last in ORGANISATION_HEADS or first in OTHER_HEADS


def complement(words: Words, begin: int, end: int) -> int:
    """Take the next adjective or complement of an organisation's (or an event's) first word."""
    small = words.small[end]
    if end - begin > 9 or end + 1 == len(words.forms):
        return end + 1 if looks_like_adjective(words, end) else end
    if looks_like_adjective(words, end):
        return end + 1
    complements = sum(word in OF for word in words.small[begin:end])
    if small == "et" and complements and words.small[end + 1] in OF:
        return _noun(words, end + 2) or end
    if (
        small == "et"
        and looks_like_adjective(words, end - 1)
        and looks_like_adjective(words, end + 1)
    ):
        return end + 2
    if small in OF and complements < 3:
        noun = _noun(words, end + 1) if complements < 2 else 0
        return noun or _owner(words, end, complements)
    purpose = small == "pour" and not complements and words.small[begin] in PURPOSEFUL
    return purpose and _noun(words, end + 1) or end


def _noun(words, index):
    """Give the end of a noun in small letters, past an article; 0 if there is none."""
    if index < len(words.forms) and words.small[index] in ARTICLES and words.gap[index] == JOINED:
        index += 1
    if index >= len(words.forms) or words.gap[index] != JOINED or words.capital[index]:
        return 0
    fine = words.common[index] and not words.stop[index] and len(words.small[index]) > 2
    return index + 1 if fine and words.small[index] not in _NOT_OWNED else 0


def _owner(words, end, complements):
    """Give the end of what an organisation is of, when that is a name with a capital."""
    after = next_capital(words, end + 1, skip=ARTICLES)
    if not after:
        return end
    if words.known[after - 1] >= after:
        return words.known[after - 1]
    return end if complements or is_first_name(words.small[after - 1]) else after


def portfolio_more(words: Words, end: int) -> int:
    """Go on with a ministry's name: Affaires étrangères, Économie et des Finances."""
    if looks_like_adjective(words, end):
        return end + 1
    if words.small[end] != "et" or end + 1 >= len(words.forms) or words.small[end + 1] not in OF:
        return end
    after = next_capital(words, end + 2, skip=ARTICLES)
    return after if after and words.folded[after - 1] in portfolios() else end


def with_place(words: Words, begin: int, taken: int) -> int:
    """Go back to the small words that belong to the name: mer du Japon, ministère de l'Intérieur."""
    back = begin - 1
    if back < taken or words.gap[begin] != JOINED:
        return begin
    if words.small[back] in _WITH and not words.capital[back]:
        return back
    if words.small[back] in _NOBLE:
        return back - (words.small[back - 1] in _NOBLE and back > taken)
    while back > taken and words.small[back] in ARTICLES and words.gap[back] == JOINED:
        back -= 1
    owned = words.small[back] in OF and words.gap[back] == JOINED and back > taken
    return _with_owned(words, begin, back, taken) if owned else begin


def _with_owned(words, begin, back, taken):
    """Go back past the `de` at `back`: to it behind a rank, or to the kind of place before it."""
    before = words.small[back - 1]
    ranked = before in _RANKS and words.small[begin] not in ORGANISATION_HEADS
    ranked = ranked and words.small[back - 2] not in TITLES
    if (before in ADDRESS or ranked) and words.known[begin] == begin:
        return back
    if is_first_name(words.small[begin]) and capital_follows(words, begin):
        return begin
    head = _head_before(words, back - 1, taken)
    named = _WITH_OF
    if words.common[begin] and words.known[begin] == begin:
        named = _WITH_OF_COMMON
    return head if words.small[head] in named and not words.capital[head] else begin


def _head_before(words, back, taken):
    """Step over an adjective between a kind of place and its `de` (parc national de)."""
    owned = _WITH_OF
    adjective = words.small[back] not in owned and looks_like_adjective(words, back)
    if not adjective or back == taken or words.gap[back] != JOINED:
        return back
    described = words.small[back] in nationalities() and words.small[back - 1] not in MINISTRY
    return back if described else back - 1
