"""Whether a capital begins a name, or only a sentence, a label, a function, an inhabitant."""

from typing import NamedTuple

from analysis.entities.finding.gaps import JOINED
from analysis.entities.finding.roles import is_before_person
from analysis.entities.finding.surroundings import (
    ADDRESS,
    ARTICLES,
    MINISTRY,
    OF,
    ORGANISATION_HEADS,
    ORGANISATION_PARTS,
    OTHER_HEADS,
    PARTICLES,
    PLACES_APART,
    PLACES_JOINED,
    TITLES,
    capital_follows,
    follows_place,
    is_addressed,
    is_initial,
    is_nickname,
    is_title,
    is_titled,
    portfolios,
    stands_alone,
)
from analysis.entities.finding.words import Words
from analysis.entities.gazetteer import (
    grammar,
    is_first_name,
    nationalities,
    word_list,
)

_HALLOWED = grammar("hallowed")
_COUNTING = grammar("before_inhabitants")
_INHABITANT = tuple(sorted(grammar("inhabitant_endings")))
_PLACING = grammar("placing")
_COMPASS = grammar("compass")
_ENGLISH_DAYS = grammar("english_days")
_KNOWN_HEADS = ORGANISATION_HEADS | OTHER_HEADS | PLACES_JOINED | PLACES_APART
_FOREIGN = word_list("nationalities_en") | _ENGLISH_DAYS
_FUNCTIONS = TITLES | word_list("portfolios")
_OPENERS = PARTICLES | ARTICLES | OF


class Evidence(NamedTuple):
    """What the texts show of a word that begins a name, or may."""

    evident: bool  # they write it with a capital inside sentences, seldom without
    bound: bool  # they hardly ever write it in small letters
    paired: bool  # they write it with a capital inside sentences before the next word


ALL_EVIDENCE = tuple(
    Evidence(*((number >> bit) & 1 == 1 for bit in range(3))) for number in range(8)
)
NEVER, ALWAYS = 0, 255


def may_begin(words: Words) -> list[int]:
    """Give the capitals at which a name may begin: not the function word that opens a sentence."""
    return [
        index
        for index, big in enumerate(words.capital)
        if big
        and (
            not words.opening[index]
            or not (words.stop[index] or words.barred[index])
            or words.known[index] > index + 1
            or len(words.forms[index]) < 3
            or (words.small[index] in _OPENERS and words.capital[index + 1])
        )
    ]


def starting_evidence(words: Words, index: int) -> int:
    """Say under which evidence a name begins at this capital.

    Returns
    -------
    int
        A number whose bit `n` says whether one does with the evidence `ALL_EVIDENCE[n]`: 0 never,
        255 always. More evidence never tells against a name.
    """
    if _begins_name(words, index, ALL_EVIDENCE[0]):
        return ALWAYS
    if not _begins_name(words, index, ALL_EVIDENCE[7]):
        return NEVER
    return sum(
        _begins_name(words, index, evidence) << number
        for number, evidence in enumerate(ALL_EVIDENCE)
    )


def _begins_name(words: Words, index: int, evidence: Evidence) -> bool:
    """Say whether a name begins at this capital."""
    end = words.known[index]
    if end > index + 1 and not (words.shouted[index] and words.stop[index]):
        return True
    surname = (
        words.stop[index] and _is_particle(words, index, evidence) and capital_follows(words, index)
    )
    if words.opening[index] and not surname and not _opens_name(words, index, end, evidence):
        return False
    return not _is_barred(words, index, evidence)


def _is_barred(words, index, evidence):
    """Say whether the word cannot begin a name."""
    small = words.small[index]
    followed = capital_follows(words, index) or is_titled(words, index)
    if is_nickname(words, index) or (followed and _is_particle(words, index, evidence)):
        return False
    if words.barred[index] or words.stop[index]:
        given = followed and (is_first_name(small) or _is_foreign(words, index))
        square = not (is_title(small) or small in _COMPASS or words.forms[index].isupper())
        square = square and words.barred[index] and follows_place(words, index)
        return not (given or square or (is_initial(words, index) and small not in ADDRESS))
    if words.folded[index] in portfolios():
        return _names_function(words, index)
    inhabitant = small in nationalities() and not words.sure[index]
    if inhabitant and (not followed or _before_function(words, index)):
        return True
    title = followed and small in TITLES and small not in _HALLOWED
    function = title or is_before_person(words, index)
    if _is_inhabitant(words, index) or _is_label(words, index, evidence) or function:
        return not (title and is_first_name(small))
    return words.common[index] and not followed and _is_plain(words, index, evidence)


def _is_foreign(words, index):
    """AS and the like in capitals open a club's name, American or Western a company's, in French."""
    small = words.small[index]
    club = words.forms[index].isupper() and small in ORGANISATION_PARTS
    return club or (words.language == "fr" and small in _FOREIGN)


def _before_function(words, index):
    """In English, `Israeli Prime Minister` is no name."""
    following = index + 1
    if following == len(words.forms) or words.gap[following] != JOINED:
        return False
    small = words.small[following]
    function = words.barred[following] or small in _FUNCTIONS
    return words.capital[following] and (function or is_first_name(small))


def _is_particle(words, index, evidence):
    """Inside a sentence, an article or particle with a capital begins a name (De Croo, La Haye).

    At the head of one it does where the texts have the two words inside sentences too; nowhere
    before a country or the like (La France, in the title of a film too).
    """
    small = words.small[index]
    opens = small in _OPENERS
    following = index + 1
    opens = opens and following < len(words.forms) and words.known[following] <= index + 2
    is_of_its_own = following < len(words.forms) and words.sure[following]
    return opens and not is_of_its_own and (not words.opening[index] or evidence.paired)


def _is_plain(words, index, evidence):
    """Say whether a common word with a capital stays a common word, for want of evidence."""
    small = words.small[index]
    if words.sure[index] or is_first_name(small) or is_addressed(words, index):
        return False
    if words.known[index] > index and _is_placed(words, index):
        return False
    if stands_alone(words, index) or follows_place(words, index):
        return False
    return small in _KNOWN_HEADS or not evidence.evident


def _is_placed(words, index):
    """Say whether a preposition makes a common thing a town (Salon, Trappes)."""
    return index > 0 and words.small[index - 1] in _PLACING and words.gap[index] == JOINED


def _is_inhabitant(words, index):
    """Say whether this is an inhabitant, by ending and article (les Liégeois) or by its last part."""
    small = words.small[index]
    if words.sure[index]:
        return False
    if "-" in small and small.rsplit("-", 1)[1] in nationalities():
        return True
    counted = index > 0 and words.small[index - 1] in _COUNTING
    return counted and small.endswith(_INHABITANT) and not capital_follows(words, index)


def _is_label(words, index, evidence):
    """Say whether a common word all in capitals is a label of the page (REPORTAGE, LIRE AUSSI)."""
    form = words.forms[index]
    if len(form) < 3 or not form.isupper() or words.known[index] > index:
        return False
    following = index + 1
    label = following < len(words.forms) and words.gap[following] == JOINED
    label = label and not (words.shouted[index] and evidence.evident)
    if label and words.common[following] and words.forms[following].isupper():
        return len(words.forms[following]) > 2
    return words.common[index] and not evidence.evident


def _names_function(words, index):
    """Say whether this is what a minister does (Affaires étrangères), not part of a ministry's name."""
    before = words.small[max(0, index - 4) : index]
    return not any(word in MINISTRY for word in before)


def _opens_name(words, index, end, evidence):
    """Ask a word at the head of a sentence for more than its capital."""
    if words.stop[index] or words.barred[index]:
        return is_initial(words, index) and words.small[index] not in ADDRESS
    first_name = is_first_name(words.small[index])
    evident, bound = evidence.evident, evidence.bound
    if words.shouted[index]:
        return evident or (end > index and bound) or not words.common[index] and first_name
    if capital_follows(words, index) and not words.opening[index + 1]:
        return (
            first_name or evident or not words.common[index] or words.small[index] in _KNOWN_HEADS
        )
    if end > index:
        return evident or bound
    if evident or not words.common[index]:
        return bound or evident
    return first_name and bound
