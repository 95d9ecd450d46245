"""Where names stand: runs of capitals, with the small words that belong to them.

The rules, in order. A known name of any length is taken whole. A run of words with capitals is one
name. Particles (de, von, al) join two halves of a person's name when a first name or a title opens
it; `de`, `du`, `des` join a common noun with a capital to what it is of (Banque de France). The
first word of an organisation takes the small adjectives and complements that follow (Union russe
des industriels et des entrepreneurs). Kinds of place in small letters (mer, rue) belong to the
place. A word that opens a sentence needs more evidence than its capital.
"""

from collections.abc import Iterable
from typing import NamedTuple

from analysis.entities.finding.bodies import complement, is_head, portfolio_more, with_place
from analysis.entities.finding.ends import ends_before
from analysis.entities.finding.gaps import JOINED
from analysis.entities.finding.starts import ALWAYS, NEVER, starting_evidence
from analysis.entities.finding.surroundings import (
    ADDRESS,
    ARTICLES,
    NUMERALS,
    OF,
    ORGANISATION_HEADS,
    ORGANISATION_PARTS,
    PARTICLES,
    PLACES_JOINED,
    capital_follows,
    is_initial,
    is_nickname,
    is_titled,
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

_COMPASS = grammar("compass")
_INSIDE = PARTICLES | {"la"}  # small words that may stand in a row inside a name
_OWNED_HEADS = ORGANISATION_HEADS | PLACES_JOINED


class Span(NamedTuple):
    """A place where a name stands, or may: word numbers, the last exclusive."""

    first: int  # its first word
    at: int  # the capital it was found by
    end: int
    when: int  # under which evidence it is one (`starting_evidence`)


def find_spans(words: Words, capitals: Iterable[int]) -> list[Span]:
    """Give the places where names stand, or may, in the order of the capitals they are found by.

    A span that needs evidence may overlap those behind it: they hold when it does not.

    Parameters
    ----------
    capitals
        The places of the words with a capital.
    """
    spans = []
    ends = [0]  # where the name before may end, whatever the evidence
    for index in capitals:
        free = [end for end in ends if end <= index]
        when = starting_evidence(words, index) if free else NEVER
        if when == NEVER:
            continue
        taken = max(free)
        first, end = _known_before(
            words, with_place(words, index, taken), _extend(words, index), taken
        )
        spans.append(Span(first, index, end, when))
        later = [end, *(other for other in ends if other > index)]
        ends = later if when == ALWAYS else [taken, *later]
    return spans


def _known_before(words, first, end, taken):
    """Take a known name that begins with small words before the capital (mer de Chine orientale)."""
    for begin in range(max(taken, first - 3), first + 1):
        known = words.known[begin]
        if known > max(first, begin + 1) and known >= end and not words.stop[begin]:
            return begin, known
    return first, end


def _extend(words, begin):
    """Go on from the first word to the end of the name."""
    end = max(begin + 1, words.known[begin])
    whole = end > begin + 1
    while end < len(words.forms) and words.gap[end] == JOINED:
        longer = _one_more(words, begin, end, whole)
        if longer == end:
            break
        end = longer
    return end


def _one_more(words, begin, end, whole):
    """Give the new end when the words at `end` belong to the name, else `end`."""
    clipped = words.capital[end] and _is_clipped(words, begin, end)
    if clipped or (end == begin + 1 and is_titled(words, begin)):
        return end + 1
    if words.capital[end]:
        return end if ends_before(words, begin, end) else _capital_more(words, begin, end)
    if words.small[end] in PARTICLES:
        after = next_capital(words, end + 1, skip=_INSIDE)
        if after and (words.small[end] != "y" or end - begin > 1):
            return after
    return _small_more(words, begin, end, whole)


def _small_more(words, begin, end, whole):
    """Give the new end when the small words at `end` belong to an organisation's or place's name."""
    if words.folded[begin] in portfolios():
        return portfolio_more(words, end)
    if not whole and is_head(words, begin, end):
        return complement(words, begin, end)
    if words.small[end] in ("and", "for", "&") and _english_body(words, end):
        return end + 2
    return (
        _museum(words, begin, end)
        or _owner_of(words, begin, end)
        or _byname(words, begin, end)
        or end
    )


def _museum(words, begin, end):
    """Give the end of a kind of place, its adjective and what it is of (Musée juif d'Oslo); else 0."""
    kind = (
        end == begin + 1
        and words.small[begin] in PLACES_JOINED
        and looks_like_adjective(words, end)
    )
    if not kind or end + 1 == len(words.forms) or words.small[end + 1] not in OF:
        return 0
    joined = words.gap[end + 1] == JOINED
    return next_capital(words, end + 2, skip=ARTICLES) if joined else 0


def _english_body(words, end):
    """Say whether one of the next two capitals says what it is (Securities and Exchange Commission)."""
    following = words.small[end + 1 : end + 3]
    body = any(word in ORGANISATION_HEADS for word in following)
    return body and all(words.capital[end + 1 : end + 3]) and words.gap[end + 1] == JOINED


def _owner_of(words, begin, end):
    """Give the end of what a common noun is of, or of the second half of a surname; 0 if none."""
    if words.small[end] not in OF or not _joins(words, begin, end):
        return 0
    known = words.known[begin] == end and (end > begin + 1 or words.sure[begin])
    after = next_capital(words, end + 1, skip=ARTICLES)
    if not after or known or _is_author(words, begin, after - 1):
        return 0
    if is_first_name(words.small[begin]) and words.small[after - 1] in ORGANISATION_HEADS:
        return 0
    return max(after, words.known[after - 1])


def _is_author(words, begin, index):
    """Say whether a first name and a surname behind `de` made the thing (Liberté de Pierre Perret)."""
    if words.small[begin] in _OWNED_HEADS or is_first_name(words.small[begin]):
        return False
    return is_first_name(words.small[index]) and capital_follows(words, index)


def _joins(words, begin, end):
    """Say whether `de` goes on with the name: Charles de Gaulle, Banque de France, Sierra de Gata."""
    first, small = words.small[begin], words.small[end]
    if small == "of" or words.small[end - 1] in PARTICLES:
        return not is_first_name(first) or small != "of"
    if is_first_name(first) or _is_address(words, begin - 1):
        return end - begin == 1 or is_first_name(words.small[end - 1])
    if is_nickname(words, begin):
        return end - begin == 1
    if first in PLACES_JOINED or first in ORGANISATION_PARTS:
        return True
    if first == "pays" or words.folded[begin].split(" ")[0] in ("saint", "sainte"):
        return True
    return end - begin < 4 and all(words.common[begin:end]) and not words.barred[begin]


def _is_address(words, index):
    return index >= 0 and words.small[index] in ADDRESS


def _is_clipped(words, begin, end):
    """Say whether a first name stands before a surname cut to its initial (Juraj C.)."""
    alone = end == begin + 1 and is_first_name(words.small[begin]) and not words.opening[end]
    alone = alone and (end + 1 == len(words.forms) or words.gap[end + 1] != JOINED)
    letter = len(words.forms[end].rstrip(".")) == 1 and words.small[end].rstrip(".") not in (
        "y",
        "à",
    )
    return alone and letter and not capital_follows(words, end)


def _byname(words, begin, end):
    """Give the end of a byname (Henri le Navigateur); 0 if none."""
    if words.small[end] not in ("le", "la", "the") or end > begin + 1:
        return 0
    after = next_capital(words, end + 1, skip=())
    fits = after and is_first_name(words.small[begin]) and words.common[end + 1]
    return after if fits else 0


def _capital_more(words, begin, end):
    """Take one more word with a capital, unless it is a month, a function or an inhabitant."""
    if words.stop[end] and not is_initial(words, end):
        titled = end == begin + 1 and is_first_name(words.small[begin])
        known = words.known[begin] == end and not titled
        return end + 2 if _goes_on(words, begin, end) and not known else end
    if words.barred[end]:
        compass = words.small[end] in _COMPASS and words.sure[begin] and end == begin + 1
        if compass:
            return end + 1
        numeral = words.small[end] in NUMERALS
        surname = is_first_name(words.small[begin]) and words.small[end] in nationalities()
        body = is_head(words, begin, begin + 1)
        belongs = numeral or surname or body or is_initial(words, end)
        return end + 1 if belongs else end
    return max(end + 1, words.known[end])


def _goes_on(words, begin, end):
    """Say whether a capital follows the article inside a surname, whatever the word (Louis Le Franc)."""
    if capital_follows(words, end):
        return True
    following = end + 1
    inside = following < len(words.forms) and words.gap[following] == JOINED
    return inside and words.capital[following] and is_first_name(words.small[begin])
