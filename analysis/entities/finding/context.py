"""What the words around a name say of its type: titles, prepositions, verbs of speech, kinds."""

from functools import cache

from analysis.entities.finding.gaps import BRACKET, COMMA, JOINED
from analysis.entities.finding.surroundings import TITLES, looks_like_adjective
from analysis.entities.finding.words import Words
from analysis.entities.gazetteer import grammar, place_heads, word_list

PERSON, PLACE, ORGANISATION, OTHER = range(4)

_PLACED = grammar("placed_at")
_MEMBER = grammar("organisation_nouns")
_WORKS = grammar("work_nouns")
_HEADED = grammar("leaders")
_ARTICLES = grammar("determiners")
_AUXILIARIES = grammar("auxiliaries")
_OF_PLACES = grammar("of_places")
_KIN = grammar("kin")
_FACILITIES = grammar("facilities")
_HOUSES = grammar("houses")
_ENGLISH_ROLES = grammar("english_roles")
_PLACES = frozenset().union(*place_heads())
_SPEECH = word_list("speech")
_ANNOUNCED = TITLES | _MEMBER


@cache
def _points_by_word():
    """Give the points that a word, small letters, brings to the name right behind it; last wins."""
    groups = [
        (("en", "vers", "depuis"), (-10, 16, -5, 0)),
        (("à", "dans", "in", "at", "from", "près"), (-3, 11, 2, 0)),
        (("au", "aux"), (-10, 6, 4, 2)),
        (("le", "la", "l'", "du", "the"), (-14, 5, 5, 2)),
        (("les", "des"), (-16, 2, 7, 2)),
        (("par", "avec", "et", "contre", "by", "with", "que", "qu'"), (4, 0, 1, 0)),
        (("selon", "chez"), (6, -4, 8, 0)),
        (_PLACED, (-5, 15, 0, 0)),
        (place_heads()[0], (-5, 20, 0, 0)),
        (TITLES, (25, -5, -5, 0)),
        (_HOUSES, (15, -3, 0, 0)),
        (_WORKS, (-5, -5, 0, 20)),
        (_FACILITIES, (-15, 0, 20, 0)),
        (_MEMBER, (-25, -10, 30, 0)),
    ]
    return {word: points for words, points in groups for word in words}


def points_of_context(words: Words, begin: int, end: int) -> list[int]:
    """Give what stands around one mention in tenths of a point, in the order of the types."""
    points = [0, 0, 0, 0]
    if begin and words.gap[begin] == JOINED:
        _add_before(points, words, begin)
    elif begin and words.gap[begin] == COMMA and _is_apposed(words, begin):
        points[PERSON] += 8
    elif begin and words.gap[begin] == COMMA and words.small[begin - 1] in _WORKS:
        points[OTHER] += 20
    elif begin and words.gap[begin] == BRACKET:
        points[PLACE] += 3
        points[ORGANISATION] += 3
    else:
        points[PERSON] += 3
    if end < len(words.forms):
        _add_after(points, words, end)
    return points


def _add_before(points, words, begin):
    before = "à" if words.forms[begin - 1] == "A" else words.small[begin - 1]
    is_english_role = words.language == "en" and before in _ENGLISH_ROLES
    given = _points_by_word().get("president" if is_english_role else before)
    if given is not None:
        for number in range(4):
            points[number] += given[number]
    elif looks_like_adjective(words, begin - 1) and _noun_before(words, begin - 2) is not None:
        for number, value in enumerate(_noun_before(words, begin - 2)):
            points[number] += value
    elif words.common[begin - 1] and not words.stop[begin - 1]:
        points[PERSON] += 4
    if begin > 1 and words.gap[begin - 1] == JOINED:
        _add_owner(points, words, begin)


def _is_apposed(words, begin):
    """Say whether a function is among the words before the comma (le ministre des Ports, Jean Sorlin)."""
    back = begin - 1
    while back > max(0, begin - 6) and words.gap[back] == JOINED:
        if words.small[back] in TITLES:
            return True
        back -= 1
    return words.small[back] in TITLES


def _add_owner(points, words, begin):
    """Add the points of the noun whose complement the name is (ville de, né à, membre de)."""
    before, back = words.small[begin - 1], begin - 2
    if before in _ARTICLES and words.small[back] in ("de", "à", "dans", "d'"):
        back -= 1
    if before in ("de", "d'", "du", "des", "la", "l'", "les", "of", "à", "au"):
        back -= looks_like_adjective(words, back) and words.small[back] not in _OF_PLACES
        word = words.small[back]
        if word in _PLACES:
            points[PERSON] -= 10
            points[PLACE] += 25
        elif word in _PLACED or word in _OF_PLACES:
            points[PLACE] += 15
        elif word in _KIN:
            points[PERSON] += 15
        elif word in _MEMBER:
            points[ORGANISATION] += 8
        elif word in _HEADED:
            points[ORGANISATION] += 6
            points[PLACE] += 5


def _noun_before(words, index):
    """Give the points of a title or a kind of body, past an adjective (le journal économique russe)."""
    if looks_like_adjective(words, index) and words.small[index] not in TITLES:
        index -= 1
    announced = index >= 0 and words.small[index] in _ANNOUNCED
    return _points_by_word()[words.small[index]] if announced else None


def _add_after(points, words, end):
    gap, following = words.gap[end], words.small[end]
    if gap == JOINED:
        if following.isdigit():
            points[OTHER] += 35 if words.small[end - 1] in ("ligue", "acte", "article") else 15
        second = words.small[end + 1] if end + 1 < len(words.forms) else ""
        if following in _SPEECH or (following in _AUXILIARIES and second in _SPEECH):
            points[PERSON] += 10
            points[ORGANISATION] += 5
    elif gap == COMMA:
        if following in TITLES or following in ("âgé", "âgée", "né", "née"):
            points[PERSON] += 12
        elif following.isdigit():
            points[PERSON] += 6
    elif gap == BRACKET:
        if following[:1].isdigit():
            points[PERSON] += 3
        elif words.capital[end] and words.forms[end].isupper():
            points[ORGANISATION] += 10
        elif words.capital[end]:
            points[PLACE] += 3
