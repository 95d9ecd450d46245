"""Whether a capital begins a name, or only a sentence, a label, a function, an inhabitant."""

from collections.abc import Collection
from functools import cache

from analysis.entities.finding.words import JOINED, Words
from analysis.entities.gazetteer import (
    fold,
    grammar,
    is_first_name,
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
_HALLOWED = grammar("hallowed")
_COUNTING = grammar("before_inhabitants")
_INHABITANT = tuple(sorted(grammar("inhabitant_endings")))
ADDRESS = grammar("address")
PURPOSEFUL = grammar("purposeful")
_PLACING = grammar("placing")
_HOUSES = grammar("houses")
_COMPASS = grammar("compass")
_ENGLISH_DAYS = grammar("english_days")


@cache
def organisation_heads() -> frozenset[str]:
    return word_list("organisation_heads")


@cache
def _event_heads():
    return word_list("other_heads") | place_heads()[0]


def begins_name(words: Words, index: int) -> bool:
    """Say whether a name begins at this capital."""
    end = words.known[index]
    if end > index + 1 and not (words.shouted[index] and words.stop[index]):
        return True
    surname = words.stop[index] and _is_particle(words, index) and capital_follows(words, index)
    if words.opening[index] and not surname and not _opens_name(words, index, end):
        return False
    return not _is_barred(words, index)


def _is_barred(words, index):
    """Say whether the word cannot begin a name."""
    small = words.small[index]
    followed = capital_follows(words, index) or is_titled(words, index)
    if is_nickname(words, index) or (followed and _is_particle(words, index)):
        return False
    if words.barred[index] or words.stop[index]:
        given = followed and (is_first_name(small) or _is_foreign(words, index))
        square = not (_is_title(small) or small in _COMPASS or words.forms[index].isupper())
        square = square and words.barred[index] and _follows_place(words, index)
        return not (given or square or (is_initial(words, index) and small not in ADDRESS))
    if words.folded[index] in portfolios():
        return _names_function(words, index)
    inhabitant = small in nationalities() and not words.sure[index]
    if inhabitant and (not followed or _before_function(words, index)):
        return True
    title = followed and small in word_list("titles") and small not in _HALLOWED
    if _is_inhabitant(words, index) or _is_label(words, index) or title:
        return not (title and is_first_name(small))
    return words.common[index] and not followed and _is_plain(words, index)


def _is_foreign(words, index):
    """AS and the like in capitals open a club's name, American or Western a company's, in French."""
    small = words.small[index]
    club = words.forms[index].isupper() and small in word_list("organisation_parts")
    english = word_list("nationalities_en") | _ENGLISH_DAYS
    return club or (words.language == "fr" and small in english)


def _before_function(words, index):
    """In English, `Israeli Prime Minister` is no name."""
    following = index + 1
    if following == len(words.forms) or words.gap[following] != JOINED:
        return False
    small = words.small[following]
    function = words.barred[following] or small in word_list("titles") | word_list("portfolios")
    return words.capital[following] and (function or is_first_name(small))


def _is_particle(words, index):
    """Inside a sentence, an article or particle with a capital begins a name (De Croo, La Haye)."""
    small = words.small[index]
    opens = small in ARTICLES or small in PARTICLES or small in OF
    following = index + 1
    opens = opens and following < len(words.forms) and words.known[following] <= index + 2
    return opens and (not words.opening[index] or _is_surname(words, index))


def _is_surname(words, index):
    """Say whether the corpus has the two words inside a sentence too (De Croo behind a first name)."""
    return (words.small[index], words.small[index + 1]) in words.doubles


def _is_plain(words, index):
    """Say whether a common word with a capital stays a common word, for want of evidence."""
    small = words.small[index]
    if words.sure[index] or is_first_name(small) or _is_addressed(words, index):
        return False
    if words.known[index] > index and _is_placed(words, index):
        return False
    if _stands_alone(words, index) or _follows_place(words, index):
        return False
    return small in _known_heads() or not words.evident[index]


def _is_placed(words, index):
    """A town with the name of a common thing (Salon, Trappes) is one where a preposition says so."""
    return index > 0 and words.small[index - 1] in _PLACING and words.gap[index] == JOINED


def is_titled(words: Words, index: int) -> bool:
    """An article with a capital behind a form of address begins a surname (M. Le Franc)."""
    following = index + 1
    if index == 0 or words.small[index - 1] not in ADDRESS or words.small[index] not in ARTICLES:
        return False
    inside = following < len(words.forms) and words.gap[following] == JOINED
    return inside and words.capital[following] and words.gap[index] == JOINED


def _is_addressed(words, index):
    """`Mme Borne`, `la famille Riva`: a title or a house right before makes a common word a name."""
    back = index - 1
    titled = index > 0 and words.gap[index] == JOINED and not words.opening[index]
    return titled and (_is_title(words.small[back]) or words.small[back] in _HOUSES)


def _is_title(small):
    return small in word_list("titles") or small in ADDRESS


def _stands_alone(words, index):
    """The first word of an organisation may name it alone (la Commission), or go on in small letters."""
    small = words.small[index]
    if small in _ALONE:
        return True
    following = index + 1
    if (
        small not in organisation_heads() | _event_heads()
        or following >= len(words.forms)
        or words.gap[following] != JOINED
    ):
        return False
    if small in place_heads()[0] and small not in organisation_heads():
        following += is_adjective(words, following)
        return any(words.capital[following + 1 : following + 3]) and words.small[following] in OF
    purpose = small in PURPOSEFUL and words.small[following] == "pour"
    return purpose or words.small[following] in OF or is_adjective(words, following)


def _follows_place(words, index):
    """`pont de la Concorde`, `commune de Bois`: a kind of place says that a place follows."""
    back = index - 1
    while back > max(0, index - 3) and words.small[back] in ARTICLES | OF:
        back -= 1
    near = back >= 0 and words.gap[index] == JOINED and not words.capital[back]
    small = words.small[index]
    if not near or (small.endswith("s") and small in word_list("other_heads")):
        return False
    return words.small[back] in place_heads()[0] | place_heads()[1] | place_heads()[2]


def _is_inhabitant(words, index):
    """`les Liégeois`, `un Franco-Algérien`: an inhabitant by ending and article, or by its last part."""
    small = words.small[index]
    if words.sure[index]:
        return False
    if "-" in small and small.rsplit("-", 1)[1] in nationalities():
        return True
    counted = index > 0 and words.small[index - 1] in _COUNTING
    return counted and small.endswith(_INHABITANT) and not capital_follows(words, index)


def _is_label(words, index):
    """A common word all in capitals is a label of the page (REPORTAGE, LIRE AUSSI)."""
    form = words.forms[index]
    if len(form) < 3 or not form.isupper() or words.known[index] > index:
        return False
    following = index + 1
    label = following < len(words.forms) and words.gap[following] == JOINED
    label = label and not (words.shouted[index] and words.evident[index])
    if label and words.common[following] and words.forms[following].isupper():
        return len(words.forms[following]) > 2
    return words.common[index] and not words.evident[index]


@cache
def portfolios() -> frozenset[str]:
    return frozenset(fold(word) for word in word_list("portfolios"))


def is_initial(words: Words, index: int) -> bool:
    if words.folded[index] == "a" or (words.opening[index] and words.small[index] in ("y", "o")):
        return False
    return len(words.forms[index].rstrip(".")) == 1 and capital_follows(words, index)


def is_nickname(words: Words, index: int) -> bool:
    """A plural behind `les`, before `de` and a capital, names a team (les Canadiens de Montréal)."""
    return (
        index > 0
        and index + 2 < len(words.forms)
        and words.small[index - 1] in ("les", "des", "aux")
        and words.small[index].endswith("s")
        and words.small[index + 1] in OF
        and words.capital[index + 2]
        and words.gap[index + 1] == words.gap[index + 2] == JOINED
    )


def _names_function(words, index):
    """`Affaires étrangères` behind a minister is what he does; behind a ministry, part of a name."""
    before = words.small[max(0, index - 4) : index]
    return not any(word in MINISTRY for word in before)


def capital_follows(words: Words, index: int) -> bool:
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


def _opens_name(words, index, end):
    """Ask a word at the head of a sentence for more than its capital."""
    if words.stop[index] or words.barred[index]:
        return is_initial(words, index) and words.small[index] not in ADDRESS
    first_name = is_first_name(words.small[index])
    evident = words.evident[index]
    if words.shouted[index]:
        return (
            evident
            or (end > index and words.bound[index])
            or not words.common[index]
            and first_name
        )
    if capital_follows(words, index) and not words.opening[index + 1]:
        return (
            first_name or evident or not words.common[index] or words.small[index] in _known_heads()
        )
    if end > index:
        return evident or words.bound[index]
    if evident or not words.common[index]:
        return words.bound[index] or evident
    return first_name and words.bound[index]


@cache
def _known_heads():
    return organisation_heads() | place_heads()[0] | place_heads()[1] | word_list("other_heads")


def is_adjective(words: Words, index: int) -> bool:
    """Say whether the word looks like an adjective: a nationality, or by its ending."""
    if index >= len(words.forms) or words.stop[index] or words.capital[index]:
        return False
    small = words.small[index]
    if small in _NO_ADJECTIVE:
        return False
    return small in nationalities() or small in _ADJECTIVES or small.endswith(_ADJECTIVE)
