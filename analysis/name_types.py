"""What names name: a person, a place, an organisation, or something else.

Every name adds up points for each of the four, from what it is made of (first names, known places,
first words of organisations) and from the words around each of its mentions (titles, verbs of
speech, prepositions); the most points decide, for the whole corpus at once, so that a name has one
type. The weights are set by hand.
"""

from functools import cache

from analysis.gazetteer import (
    grammar,
    is_first_name,
    look_up,
    place_heads,
    word_list,
)
from analysis.name_starts import is_adjective
from analysis.name_words import BRACKET, COMMA, JOINED

PERSON, PLACE, ORGANISATION, OTHER = range(4)
TYPES = ("PER", "LOC", "ORG", "MISC")

_PLACED = grammar("placed_at")
_MEMBER = grammar("organisation_nouns")
_WORKS = grammar("work_nouns")
_HEADED = grammar("leaders")
_ARTICLES = grammar("determiners")
_TIES = grammar("ties_in_places")
_AUXILIARIES = grammar("auxiliaries")
_OF_PLACES = grammar("of_places")
_SIZES = grammar("sizes")
_KIN = grammar("kin")


@cache
def _points_by_word():
    """Give the points that a word, small letters, brings to the name right behind it; last wins."""
    groups = [
        (("en", "vers", "depuis"), (-1.0, 1.6, -0.5, 0.0)),
        (("à", "dans", "in", "at", "from", "près"), (-0.3, 1.1, 0.2, 0.0)),
        (("au", "aux"), (-1.0, 0.6, 0.4, 0.2)),
        (("le", "la", "l'", "du", "the"), (-1.4, 0.5, 0.5, 0.2)),
        (("les", "des"), (-1.6, 0.2, 0.7, 0.2)),
        (("par", "avec", "et", "contre", "by", "with", "que", "qu'"), (0.4, 0.0, 0.1, 0.0)),
        (("selon", "chez"), (0.6, -0.4, 0.8, 0.0)),
        (_PLACED, (-0.5, 1.5, 0.0, 0.0)),
        (place_heads()[0], (-0.5, 2.0, 0.0, 0.0)),
        (word_list("titles"), (2.5, -0.5, -0.5, 0.0)),
        (("affaire", "famille", "clan"), (1.5, -0.3, 0.0, 0.0)),
        (_WORKS, (-0.5, -0.5, 0.0, 2.0)),
        (_MEMBER, (-0.8, -0.5, 2.0, 0.0)),
    ]
    return {word: points for words, points in groups for word in words}


def name_types(words, spans, known):
    """Give the type of each span, by its number in `TYPES`; a name has one type everywhere."""
    keys = [" ".join(words.folded[begin:end]) for begin, end in spans]
    totals, counts, first = {}, {}, {}
    for key, (begin, end) in zip(keys, spans, strict=True):
        total = totals.setdefault(key, [0.0, 0.0, 0.0, 0.0])
        for number, value in enumerate(_around(words, begin, end)):
            total[number] += value
        counts[key] = counts.get(key, 0) + 1
        first.setdefault(key, (begin, end))
    points = {
        key: _sum(_made_of(words, *first[key], known), total, counts[key] ** -0.8)
        for key, total in totals.items()
    }
    surnames = _surnames(points, known)
    for key, total in points.items():
        if " " not in key and key in surnames:
            total[PERSON] += 3.0
    _share_with_neighbours(words, spans, keys, points)
    chosen = {key: _best(total) for key, total in points.items()}
    return [chosen[key] for key in keys]


def _best(total):
    return max(range(4), key=lambda number: (total[number], -number))


def _share_with_neighbours(words, spans, keys, points):
    """In an enumeration a sure name lends its type to an unsure one: Tyr, Sidon et Beyrouth."""
    sure = {
        key: _best(total)
        for key, total in points.items()
        if sorted(total)[-1] - sorted(total)[-2] > 2
    }
    for place in range(len(spans) - 1):
        between = spans[place + 1][0] - spans[place][1]
        after = spans[place][1]
        listed = between == 0 and words.gap[after] == COMMA
        joined = between == 1 and words.small[after] in ("et", "ou", "and", "or")
        if not (listed or joined and words.gap[after] == words.gap[after + 1] == JOINED):
            continue
        for one, other in ((keys[place], keys[place + 1]), (keys[place + 1], keys[place])):
            if one in sure and other not in sure and sure[one] != OTHER:
                points[other][sure[one]] += 0.8


def _sum(made_of, around, share):
    return [inside + outside * share for inside, outside in zip(made_of, around, strict=True)]


def _surnames(points, known):
    """Collect the last words of the names of people."""
    first_names = word_list("first_names")
    found = set()
    for key, total in points.items():
        parts = key.split(" ")
        entry = known.names.get(parts[-1])
        place = key in known.names or (entry is not None and entry.weight >= 4)
        if len(parts) > 1 and total[PERSON] >= max(total) and not place:
            found.add(parts[-1])
            if (
                len(parts) == 2
                and parts[0] in word_list("family_first")
                and parts[0] not in first_names
            ):
                found.add(parts[0])
    return found


def _made_of(words, begin, end, known):
    """Give the points of what a name is made of."""
    forms, small = words.forms[begin:end], words.small[begin:end]
    key = " ".join(words.folded[begin:end])
    points = [0.6, 0.5, 0.2, 0.0]
    if end - begin == 2 and not any(words.common[begin:end]):
        points[PERSON] += 0.9
    entry = look_up(known.names, " ".join(forms)) if key in known.names else None
    if entry is not None:
        doubtful = entry.weight < 3 and (all(words.common[begin:end]) or is_first_name(small[0]))
        points[TYPES.index(entry.type)] += 0.4 if doubtful and end - begin == 1 else entry.weight
        if entry.weight >= 4 and end - begin > 1:
            points[TYPES.index(entry.type)] += 3.0
    opener = known.names.get(words.folded[begin])
    if end - begin > 1 and opener is not None and opener.weight >= 4:
        points[TYPES.index(opener.type)] += 2.5 if opener.type == "ORG" else 1.5
    last = known.names.get(words.folded[end - 1])
    if end - begin > 1 and last is not None and last.weight >= 4 and not is_first_name(small[0]):
        points[PERSON] -= 1.0
    _add_parts(points, forms, small, end - begin)
    if words.folded[begin].startswith("saint ") or small[0] in ("saint", "sainte"):
        points[PLACE] += 2.0
    if small[0] in word_list("organisation_heads") and forms[0] != forms[0].upper():
        points[ORGANISATION] += 3.5
    head = small[1] if small[0] in _SIZES and end - begin > 1 else small[0]
    if any(head in heads for heads in place_heads()) and points[ORGANISATION] < 3:
        points[PLACE] += 3.5
    if end - begin > 1 and small[-1] in word_list("organisation_heads"):
        points[ORGANISATION] += 2.0
    if end - begin > 1 and any(small[-1] in heads for heads in place_heads()):
        points[PLACE] += 2.0
    if small[0] in ("ministère", "secrétariat"):
        points[ORGANISATION] += 4.0
    if head in word_list("other_heads") and entry is None:
        points[OTHER] += 3.0
    return points


def _add_parts(points, forms, small, count):
    """Add the points of first names, initials, particles, acronyms and company words."""
    first_names = word_list("first_names")
    given = is_first_name(small[0]) or small[0].split("-")[0] in first_names
    if given:
        points[PERSON] += 3.0 if count > 1 else 1.2
    if count in (2, 3) and any(word in first_names for word in small[1:]):
        points[PERSON] += 0.8
    if count == 2 and small[0] in word_list("family_first"):
        points[PERSON] += 1.0
    if (
        count > 1
        and len(forms[0]) == 1
        or forms[0].rstrip(".").replace(".", "").isupper()
        and "." in forms[0]
    ):
        points[PERSON] += 1.5
    if any(word in ("von", "van", "ben", "bin", "al", "el", "ibn") for word in small[1:]):
        points[PERSON] += 1.5
    if any(word.startswith(("al-", "el-")) for word in small):
        points[PERSON] += 1.0
    if any(
        word in ("ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiv", "xvi", "jr")
        for word in small[1:]
    ):
        points[PERSON] += 2.0
    parts = word_list("organisation_parts")
    if any(word in parts for word in (small if count > 1 else ())):
        points[ORGANISATION] += 2.5
    if count > 1 and any(word in ("&", "of", "and", "the") for word in small):
        points[ORGANISATION] += 1.5
    if count == 1:
        _add_shape(points, forms[0], small[0])
    elif (
        len(forms[0]) > 1
        and forms[0].isupper()
        and not given
        and not all(form.isupper() for form in forms)
    ):
        points[ORGANISATION] += 1.5
    if any(letter.isdigit() for letter in forms[-1]):
        points[OTHER] += 1.0


def _add_shape(points, form, small):
    bare = form.replace(".", "")
    if 1 < len(bare) <= 6 and bare.isupper():
        points[ORGANISATION] += 2.5
    elif any(letter.isupper() for letter in form[1:]) and "-" not in form and "'" not in form:
        points[ORGANISATION] += 1.0
    tied = small.split("-")
    if len(tied) > 2 and _TIES.intersection(tied):
        points[PLACE] += 2.5
    if len(tied) > 1 and any(len(part) > 1 and part.isupper() for part in form.split("-")):
        points[ORGANISATION] += 2.0
    if small.endswith(_place_suffixes()) and len(small) > 5:
        points[PLACE] += 0.8
    if small.endswith(
        ("ov", "ova", "ev", "ski", "sky", "enko", "ic", "ić", "ez", "dze", "yan", "ini")
    ):
        points[PERSON] += 0.8


@cache
def _place_suffixes():
    return tuple(sorted(word_list("place_suffixes")))


def _around(words, begin, end):
    """Give the points of the words around one mention."""
    points = [0.0, 0.0, 0.0, 0.0]
    if begin and words.gap[begin] == JOINED:
        _add_before(points, words, begin)
    elif begin and words.gap[begin] == COMMA and words.small[begin - 1] in word_list("titles"):
        points[PERSON] += 0.8
    elif begin and words.gap[begin] == COMMA and words.small[begin - 1] in _WORKS:
        points[OTHER] += 2.0
    elif begin and words.gap[begin] == BRACKET:
        points[PLACE] += 0.3
        points[ORGANISATION] += 0.3
    else:
        points[PERSON] += 0.3
    if end < len(words.forms):
        _add_after(points, words, end)
    return points


def _add_before(points, words, begin):
    before = words.small[begin - 1]
    given = _points_by_word().get(before)
    if given is not None:
        for number in range(4):
            points[number] += given[number]
    elif is_adjective(words, begin - 1) and _noun_before(words, begin - 2) is not None:
        for number, value in enumerate(_noun_before(words, begin - 2)):
            points[number] += value
    elif words.common[begin - 1] and not words.stop[begin - 1]:
        points[PERSON] += 0.4
    if begin > 1 and words.gap[begin - 1] == JOINED:
        _add_owner(points, words, begin)


def _add_owner(points, words, begin):
    """Add the points of the noun whose complement the name is (ville de, né à, membre de)."""
    before, back = words.small[begin - 1], begin - 2
    if before in _ARTICLES and words.small[back] in ("de", "à", "dans", "d'"):
        back -= 1
    if before in ("de", "d'", "du", "des", "la", "l'", "les", "of", "à", "au"):
        word = words.small[back]
        if word in place_heads()[1] or word in place_heads()[0]:
            points[PLACE] += 2.0
        elif word in _PLACED or word in _OF_PLACES:
            points[PLACE] += 1.5
        elif word in _KIN:
            points[PERSON] += 1.5
        elif word in _MEMBER:
            points[ORGANISATION] += 0.8
        elif word in _HEADED:
            points[ORGANISATION] += 0.6
            points[PLACE] += 0.5


def _noun_before(words, index):
    """Give the points of a title or a kind of body, past an adjective (le journal économique russe)."""
    if is_adjective(words, index) and words.small[index] not in word_list("titles"):
        index -= 1
    announced = index >= 0 and words.small[index] in word_list("titles") | _MEMBER
    return _points_by_word()[words.small[index]] if announced else None


def _add_after(points, words, end):
    gap, following = words.gap[end], words.small[end]
    if gap == JOINED:
        if following.isdigit():
            points[OTHER] += 3.5 if words.small[end - 1] in ("ligue", "acte", "article") else 1.5
        second = words.small[end + 1] if end + 1 < len(words.forms) else ""
        speech = word_list("speech")
        if following in speech or (following in _AUXILIARIES and second in speech):
            points[PERSON] += 1.0
            points[ORGANISATION] += 0.5
    elif gap == COMMA:
        if following in word_list("titles") or following in ("âgé", "âgée", "né", "née"):
            points[PERSON] += 1.2
        elif following.isdigit():
            points[PERSON] += 0.6
    elif gap == BRACKET:
        if following[:1].isdigit():
            points[PERSON] += 0.3
        elif words.capital[end] and words.forms[end].isupper():
            points[ORGANISATION] += 1.0
        elif words.capital[end]:
            points[PLACE] += 0.3
