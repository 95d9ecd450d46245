"""Where names stand: runs of capitals, with the small words that belong to them.

The rules, in order. A known name of any length is taken whole. A run of words with capitals is one
name. Particles (de, von, al) join two halves of a person's name when a first name or a title opens
it; `de`, `du`, `des` join a common noun with a capital to what it is of (Banque de France). The
first word of an organisation takes the small adjectives and complements that follow (Union russe
des industriels et des entrepreneurs). Kinds of place in small letters (mer, rue) belong to the
place. A word that opens a sentence needs more evidence than its capital.
"""

from analysis.gazetteer import grammar, is_first_name, nationalities, place_heads, word_list
from analysis.name_starts import (
    ADDRESS,
    ARTICLES,
    MINISTRY,
    NUMERALS,
    OF,
    PARTICLES,
    begins_name,
    capital_follows,
    is_adjective,
    is_initial,
    is_nickname,
    organisation_heads,
    portfolios,
)
from analysis.name_words import JOINED

_PURPOSEFUL = grammar("purposeful")
# Nouns that begin a new phrase rather than end an organisation's name.
_NOT_OWNED = grammar("not_complements")
_RANKS = grammar("ranks")


def find_spans(words):
    """Give the names in the words as pairs of word numbers, the second exclusive, in order."""
    spans = []
    taken = 0
    for index in (number for number, big in enumerate(words.capital) if big):
        if index < taken or not begins_name(words, index):
            continue
        end = _extended(words, index)
        first = _with_place(words, index, taken)
        first, end = _known_before(words, first, end, taken)
        spans.append((first, end))
        taken = end
    return spans


def _known_before(words, first, end, taken):
    """Take a known name that begins with small words before the capital (mer de Chine orientale)."""
    for begin in range(max(taken, first - 3), first + 1):
        known = words.known[begin]
        if known > max(first, begin + 1) and known >= end and not words.stop[begin]:
            return begin, known
    return first, end


def _extended(words, begin):
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
    if words.capital[end]:
        return end if _ends_before(words, begin, end) else _capital_more(words, begin, end)
    if words.small[end] in PARTICLES:
        after = _next_capital(words, end + 1, skip=PARTICLES | {"la"})
        if after and (words.small[end] != "y" or end - begin > 1):
            return after
    if words.folded[begin] in portfolios():
        return _portfolio_more(words, end)
    if not whole and _is_head(words, begin, end):
        return _complement(words, begin, end)
    if words.small[end] in ("and", "for", "&") and _english_body(words, end):
        return end + 2
    return _owner_of(words, begin, end) or _byname(words, begin, end) or end


def _english_body(words, end):
    """`Securities and Exchange Commission`: one of the next two capitals says what it is."""
    following = words.small[end + 1 : end + 3]
    body = any(word in organisation_heads() for word in following)
    return body and all(words.capital[end + 1 : end + 3]) and words.gap[end + 1] == JOINED


def _owner_of(words, begin, end):
    """Give the end of what a common noun is of, or of the second half of a surname; 0 if none."""
    if words.small[end] not in OF or not _joins(words, begin, end):
        return 0
    known = words.known[begin] == end and (end > begin + 1 or words.sure[begin])
    after = _next_capital(words, end + 1, skip=ARTICLES)
    if not after or known:
        return 0
    if is_first_name(words.small[begin]) and words.small[after - 1] in organisation_heads():
        return 0
    return max(after, words.known[after - 1])


def _byname(words, begin, end):
    """Give the end of a byname (Henri le Navigateur); 0 if none."""
    if words.small[end] not in ("le", "la", "the") or end > begin + 1:
        return 0
    after = _next_capital(words, end + 1, skip=())
    fits = after and is_first_name(words.small[begin]) and words.common[end + 1]
    return after if fits else 0


def _portfolio_more(words, end):
    """Go on with a ministry's name: Affaires étrangères, Économie et des Finances."""
    if is_adjective(words, end):
        return end + 1
    if words.small[end] != "et" or end + 1 >= len(words.forms) or words.small[end + 1] not in OF:
        return end
    after = _next_capital(words, end + 2, skip=ARTICLES)
    return after if after and words.folded[after - 1] in portfolios() else end


def _is_head(words, begin, end):
    first, last = words.small[begin], words.small[end - 1]
    return (
        first in organisation_heads()
        or last in organisation_heads()
        or first in word_list("other_heads")
    )


def _ends_before(words, begin, end):
    """Say whether the name ends before a capital: another sentence, another name."""
    if words.opening[end] and not words.shouted[end]:
        return True
    if not words.capital[end - 1] and _is_head(words, begin, begin + 1):
        return True
    if words.shouted[end] and not words.evident[end] and words.known[end] == end:
        return True
    return capital_follows(words, end) and _another_begins(words, begin, end)


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


def _capital_more(words, begin, end):
    """Take one more word with a capital, unless it is a month, a function or an inhabitant."""
    if words.stop[end] and not is_initial(words, end):
        known = words.known[begin] == end
        return end + 2 if capital_follows(words, end) and not known else end
    if words.barred[end]:
        numeral = words.small[end] in NUMERALS
        surname = is_first_name(words.small[begin]) and words.small[end] in nationalities()
        body = _is_head(words, begin, begin + 1)
        belongs = numeral or surname or body or is_initial(words, end)
        return end + 1 if belongs else end
    return max(end + 1, words.known[end])


def _is_acronym(words, index):
    return (
        2 < len(words.forms[index]) < 7
        and words.forms[index].isupper()
        and not words.shouted[index]
    )


def _next_capital(words, index, *, skip):
    """Give the end of the capital that follows, past at most two small words; 0 if none does."""
    for place in range(index, min(index + 3, len(words.forms))):
        if words.gap[place] != JOINED:
            return 0
        if words.capital[place]:
            return 0 if words.barred[place] else place + 1
        if words.small[place] not in skip:
            return 0
    return 0


def _joins(words, begin, end):
    """Say whether `de` goes on with the name: Charles de Gaulle, Banque de France, Sierra de Gata."""
    first, small = words.small[begin], words.small[end]
    if small == "of" or words.small[end - 1] in PARTICLES:
        return not is_first_name(first) or small != "of"
    if is_first_name(first) or _is_address(words, begin - 1):
        return end - begin == 1 or is_first_name(words.small[end - 1])
    if is_nickname(words, begin):
        return end - begin == 1
    if first in place_heads()[0] or first in word_list("organisation_parts"):
        return True
    if words.folded[begin].startswith("saint ") or first in ("pays", "sainte", "saint"):
        return True
    return end - begin < 4 and all(words.common[begin:end]) and not words.barred[begin]


def _is_address(words, index):
    return index >= 0 and words.small[index] in ADDRESS


def _complement(words, begin, end):
    """Take the next adjective or complement of an organisation's (or an event's) first word."""
    small = words.small[end]
    if end - begin > 9 or end + 1 == len(words.forms):
        return end + 1 if is_adjective(words, end) else end
    if is_adjective(words, end):
        return end + 1
    complements = sum(word in OF for word in words.small[begin:end])
    if small == "et" and complements and words.small[end + 1] in OF:
        return _noun(words, end + 2) or end
    if small == "et" and is_adjective(words, end - 1) and is_adjective(words, end + 1):
        return end + 2
    if small in OF and complements < 3:
        noun = _noun(words, end + 1) if complements < 2 else 0
        return noun or _owner(words, end, complements)
    purpose = small == "pour" and not complements and words.small[begin] in _PURPOSEFUL
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
    after = _next_capital(words, end + 1, skip=ARTICLES)
    if not after:
        return end
    if words.known[after - 1] >= after:
        return words.known[after - 1]
    return end if complements or is_first_name(words.small[after - 1]) else after


def _with_place(words, begin, taken):
    """Go back to the small words that belong to the name: mer du Japon, ministère de l'Intérieur."""
    joined, _, direct = place_heads()
    back = begin - 1
    if back < taken or words.gap[begin] != JOINED:
        return begin
    if words.small[back] in joined | direct and not words.capital[back]:
        return back
    while back > taken and words.small[back] in ARTICLES and words.gap[back] == JOINED:
        back -= 1
    if words.small[back] not in OF or words.gap[back] != JOINED or back == taken:
        return begin
    before = words.small[back - 1]
    if before in ADDRESS | _RANKS and words.known[begin] == begin:
        return back
    if is_first_name(words.small[begin]) and capital_follows(words, begin):
        return begin
    head = _head_before(words, back - 1, taken)
    return head if words.small[head] in joined | MINISTRY and not words.capital[head] else begin


def _head_before(words, back, taken):
    """Step over an adjective between a kind of place and its `de` (parc national de)."""
    owned = place_heads()[0] | MINISTRY
    adjective = words.small[back] not in owned and is_adjective(words, back)
    return back - 1 if adjective and back > taken and words.gap[back] == JOINED else back
