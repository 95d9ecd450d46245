"""Where a name ends before a capital: another sentence, a heading, another name."""

from analysis.entities.finding.bodies import is_head
from analysis.entities.finding.gaps import JOINED
from analysis.entities.finding.roles import ends_before_person
from analysis.entities.finding.surroundings import (
    ARTICLES,
    OF,
    PARTICLES,
    capital_follows,
    next_capital,
)
from analysis.entities.finding.words import Words
from analysis.entities.gazetteer import is_first_name, word_list

_TIES = PARTICLES | OF


def ends_before(words: Words, begin: int, end: int) -> bool:
    """Say whether the name ends before a capital: another sentence, another name."""
    if words.opening[end] and not words.shouted[end]:
        return True
    if not words.capital[end - 1] and is_head(words, begin, begin + 1):
        return True
    if ends_before_person(words, begin, end):
        return True
    if words.shouted[end] and not words.evident[end] and words.known[end] == end:
        return True
    if words.known[begin] == end and _is_placed_person(words, begin, end):
        return True
    return capital_follows(words, end) and _another_begins(words, begin, end)


def _is_placed_person(words, begin, end):
    """Say whether a person follows the place known to end here (procureur de Lille Laurent de Caigny)."""
    if is_first_name(words.small[begin]) or not is_first_name(words.small[end]):
        return False
    following = end + 1
    joined = following < len(words.forms) and words.gap[following] == JOINED
    return (
        joined
        and words.small[following] in _TIES
        and bool(next_capital(words, following + 1, skip=ARTICLES))
    )


def _another_begins(words, begin, end):
    """Say whether two capitals behind a name are a second one (CFDT Laurent Berger)."""
    given = is_first_name(words.small[begin])
    known = words.known[begin] == end and not given
    if (known and words.sure[begin]) or _is_acronym(words, end - 1):
        return not _is_body(words, end)
    if not is_first_name(words.small[end]):
        return False
    return known or (given and end - begin > 1 and words.capital[end - 1])


def _is_body(words, end):
    """Say whether the capitals from here on end in a word for a body (National Oil Company)."""
    while end + 1 < len(words.forms) and words.capital[end + 1] and words.gap[end + 1] == JOINED:
        end += 1
    return words.small[end] in word_list("organisation_parts")


def _is_acronym(words, index):
    return (
        2 < len(words.forms[index]) < 7
        and words.forms[index].isupper()
        and not words.shouted[index]
    )
