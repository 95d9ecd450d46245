"""What stands around a word with a capital: titles, kinds of bodies and places, more capitals."""

from collections.abc import Collection
from functools import cache

from analysis.entities.finding.gaps import JOINED
from analysis.entities.finding.words import Words
from analysis.entities.gazetteer import (
    fold,
    grammar,
    nationalities,
    place_heads,
    word_list,
)

OF = grammar("of")
ARTICLES = grammar("articles")
PARTICLES = grammar("particles")
_ADJECTIVE = tuple(sorted(grammar("adjective_endings")))
_ADJECTIVES = grammar("adjectives")
_NO_ADJECTIVE = grammar("no_adjectives")
NUMERALS = grammar("numerals")
MINISTRY = grammar("ministry")
_ALONE = grammar("standing_alone")
ADDRESS = grammar("address")
PURPOSEFUL = grammar("purposeful")
_HOUSES = grammar("houses")
ORGANISATION_HEADS = word_list("organisation_heads")
OTHER_HEADS = word_list("other_heads")
ORGANISATION_PARTS = word_list("organisation_parts")
TITLES = word_list("titles")
# Words before a place's name: those that belong to it, those that never do, those that do without `de`.
PLACES_JOINED, PLACES_APART, PLACES_DIRECT = place_heads()
_PLACES = PLACES_JOINED | PLACES_APART | PLACES_DIRECT
_HEADS = ORGANISATION_HEADS | OTHER_HEADS | PLACES_JOINED
_LINKS = ARTICLES | OF


def is_titled(words: Words, index: int) -> bool:
    """Say whether an article with a capital begins a surname behind a form of address (M. Le Franc)."""
    following = index + 1
    if index == 0 or words.small[index - 1] not in ADDRESS or words.small[index] not in ARTICLES:
        return False
    inside = following < len(words.forms) and words.gap[following] == JOINED
    return inside and words.capital[following] and words.gap[index] == JOINED


def is_addressed(words: Words, index: int) -> bool:
    """Say whether a title or a house right before makes a common word a name (Mme Borne, famille Riva)."""
    back = index - 1
    titled = index > 0 and words.gap[index] == JOINED and not words.opening[index]
    return titled and (is_title(words.small[back]) or words.small[back] in _HOUSES)


def is_title(small: str) -> bool:
    """Say whether a word is a title or a form of address (président, M.)."""
    return small in TITLES or small in ADDRESS


def stands_alone(words: Words, index: int) -> bool:
    """Say whether a body's first word names it alone (la Commission), or goes on in small letters."""
    small = words.small[index]
    if small in _ALONE:
        return True
    following = index + 1
    if small not in _HEADS or following >= len(words.forms) or words.gap[following] != JOINED:
        return False
    if small in PLACES_JOINED and small not in ORGANISATION_HEADS:
        following += looks_like_adjective(words, following)
        return any(words.capital[following + 1 : following + 3]) and words.small[following] in OF
    purpose = small in PURPOSEFUL and words.small[following] == "pour"
    return purpose or words.small[following] in OF or looks_like_adjective(words, following)


def follows_place(words: Words, index: int) -> bool:
    """Say whether a kind of place says that a place follows (pont de la Concorde, commune de Bois)."""
    back = index - 1
    while back > max(0, index - 3) and words.small[back] in _LINKS:
        back -= 1
    near = back >= 0 and words.gap[index] == JOINED and not words.capital[back]
    small = words.small[index]
    if not near or (small.endswith("s") and small in OTHER_HEADS):
        return False
    return words.small[back] in _PLACES


@cache
def portfolios() -> frozenset[str]:
    """Give what ministers are for, in folded words."""
    return frozenset(fold(word) for word in word_list("portfolios"))


def is_initial(words: Words, index: int) -> bool:
    """Say whether a single letter stands before the rest of a name."""
    if words.folded[index] == "a" or (words.opening[index] and words.small[index] in ("y", "o")):
        return False
    return len(words.forms[index].rstrip(".")) == 1 and capital_follows(words, index)


def is_nickname(words: Words, index: int) -> bool:
    """Say whether a plural names a team: behind `les`, before `de` and a capital (Canadiens de Montréal)."""
    return (
        index > 0
        and index + 2 < len(words.forms)
        and words.small[index - 1] in ("les", "des", "aux")
        and words.small[index].endswith("s")
        and words.small[index + 1] in OF
        and words.capital[index + 2]
        and words.gap[index + 1] == words.gap[index + 2] == JOINED
    )


def capital_follows(words: Words, index: int) -> bool:
    """Say whether a capital follows that may go on with the name."""
    following = index + 1
    return (
        following < len(words.forms)
        and words.gap[following] == JOINED
        and words.capital[following]
        and not (words.barred[following] and words.small[following] not in NUMERALS)
        and not (words.shouted[following])
    )


def next_capital(words: Words, index: int, *, skip: Collection[str]) -> int:
    """Give the end of the capital that follows, past at most two small words; 0 if none does."""
    for place in range(index, min(index + 3, len(words.forms))):
        if words.gap[place] != JOINED:
            return 0
        if words.capital[place]:
            return 0 if words.barred[place] else place + 1
        if words.small[place] not in skip:
            return 0
    return 0


def looks_like_adjective(words: Words, index: int) -> bool:
    """Say whether the word looks like an adjective: a nationality, or by its ending."""
    if index >= len(words.forms) or words.stop[index] or words.capital[index]:
        return False
    small = words.small[index]
    if small in _NO_ADJECTIVE:
        return False
    return small in nationalities() or small in _ADJECTIVES or small.endswith(_ADJECTIVE)
