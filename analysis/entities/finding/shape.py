"""What a name is made of, and the type it points to: first names, known places, heads, capitals."""

from functools import cache

from analysis.entities.finding.context import ORGANISATION, OTHER, PERSON, PLACE
from analysis.entities.finding.words import Words
from analysis.entities.gazetteer import (
    Gazetteer,
    first_names,
    grammar,
    is_first_name,
    look_up,
    place_heads,
    word_list,
)

TYPES = ("PER", "LOC", "ORG", "MISC")
_PARTICLES = frozenset(["von", "van", "ben", "bin", "al", "el", "ibn"])
_NUMERALS = grammar("numerals") | {"jr"}
_TIES = grammar("ties_in_places")
_SIZES = grammar("sizes")
_PLACES = frozenset().union(*place_heads())
_EVENT_ENDS = grammar("event_ends")


def points_of_form(words: Words, begin: int, end: int, known: Gazetteer) -> list[int]:
    """Give what a name is made of in tenths of a point: for a person, a place, a body, another thing."""
    forms, small = words.forms[begin:end], words.small[begin:end]
    points = [6, 5, 2, 0]
    common = sum(words.common[begin:end])
    if end - begin == 2 and common < 2 and not words.stop[begin]:
        points[PERSON] += 5 if common else 9
        points[PLACE] -= 4
    entry = _add_known(points, words, begin, end, known.names)
    _add_people(points, forms, small, end - begin)
    _add_bodies(points, forms, small, end - begin)
    _add_heads(points, forms, small, entry)
    if words.folded[begin].split(" ")[0] in ("saint", "sainte"):
        points[PLACE] += 20
    if any(letter.isdigit() for letter in forms[-1]):
        points[OTHER] += 15
    return points


def _add_known(points, words, begin, end, names):
    """Add the points of the known names in it; give the entry of the whole name, or None."""
    forms, first_name = words.forms[begin:end], is_first_name(words.small[begin])
    key = " ".join(words.folded[begin:end])
    entry = look_up(names, " ".join(forms)) if key in names else None
    several = end - begin > 1
    if entry is not None:
        doubtful = entry.weight < 3 and (all(words.common[begin:end]) or first_name)
        points[TYPES.index(entry.type)] += (
            4 if doubtful and not several else round(10 * entry.weight)
        )
        if entry.weight >= 4 and several:
            points[TYPES.index(entry.type)] += 30
    opener, last = names.get(words.folded[begin]), names.get(words.folded[end - 1])
    if several and opener is not None and opener.weight >= 4:
        points[TYPES.index(opener.type)] += 25 if opener.type == "ORG" else 15
    if several and last is not None and last.weight >= 4 and not first_name:
        points[PERSON] -= 10
    return entry


def _add_heads(points, forms, small, entry):
    """Add the points of first and last words that say what the thing is."""
    several = len(small) > 1
    if small[0] in word_list("organisation_heads") and forms[0] != forms[0].upper():
        points[ORGANISATION] += 35
    head = small[1] if small[0] in _SIZES and several else small[0]
    if head in _PLACES and points[ORGANISATION] < 30:
        points[PLACE] += 35
    if several and small[-1] in word_list("organisation_heads"):
        points[ORGANISATION] += 20
    if several and small[-1] in _PLACES:
        points[PLACE] += 20
    if small[0] in ("ministère", "secrétariat"):
        points[ORGANISATION] += 40
    if head in word_list("other_heads") and entry is None:
        points[OTHER] += 30
        points[PERSON] -= 10
    if several and small[-1] in _EVENT_ENDS and entry is None:
        points[OTHER] += 30


def _add_people(points, forms, small, count):
    """Add the points of first names, initials, particles and numerals."""
    given, rest = first_names(), set(small[1:])
    if _is_given(small):
        points[PERSON] += 30 if count > 1 else 12
    if count in (2, 3) and given.intersection(rest):
        points[PERSON] += 8
    if count == 2 and small[0] in word_list("family_first"):
        points[PERSON] += 10
    initials = "." in forms[0] and forms[0].replace(".", "").isupper()
    if initials or (count > 1 and len(forms[0]) == 1):
        points[PERSON] += 15
    if rest.intersection(_PARTICLES):
        points[PERSON] += 15
    if any(word.startswith(("al-", "el-")) for word in small):
        points[PERSON] += 10
    if rest.intersection(_NUMERALS):
        points[PERSON] += 20


def _is_given(small):
    return is_first_name(small[0]) or small[0].split("-")[0] in first_names()


def _add_bodies(points, forms, small, count):
    """Add the points of company words, English small words and acronyms."""
    if small[0] == "the":
        points[PERSON] -= 15
    if small[0] in ("al", "el") and count == 2:
        points[PERSON] -= 10
        points[ORGANISATION] += 4
    if count == 1:
        _add_shape(points, forms[0], small[0])
        return
    if word_list("organisation_parts").intersection(small):
        points[ORGANISATION] += 25
    if {"&", "of", "and", "the"}.intersection(small):
        points[ORGANISATION] += 15
    acronym = len(forms[0]) > 1 and forms[0].isupper()
    if acronym and not _is_given(small) and not all(form.isupper() for form in forms):
        points[ORGANISATION] += 15


def _add_shape(points, form, small):
    bare = form.replace(".", "")
    if 1 < len(bare) <= 6 and bare.isupper():
        points[ORGANISATION] += 25
    elif any(letter.isupper() for letter in form[1:]) and "-" not in form and "'" not in form:
        points[ORGANISATION] += 10
    tied = small.split("-")
    if len(tied) > 2 and _TIES.intersection(tied):
        points[PLACE] += 25
    if len(tied) > 1 and any(len(part) > 1 and part.isupper() for part in form.split("-")):
        points[ORGANISATION] += 20
    if small.endswith(_place_suffixes()) and len(small) > 5:
        points[PLACE] += 8
    if small.endswith(
        ("ov", "ova", "ev", "ski", "sky", "enko", "ic", "ić", "ez", "dze", "yan", "ini")
    ):
        points[PERSON] += 8


@cache
def _place_suffixes():
    return tuple(sorted(word_list("place_suffixes")))
