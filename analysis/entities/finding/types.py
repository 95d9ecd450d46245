"""What names name: a person, a place, an organisation, or something else.

Every name adds up points for each of the four, from what it is made of (first names, known places,
first words of organisations) and from the words around each of its mentions (titles, verbs of
speech, prepositions); the most points decide, for the whole corpus at once, so that a name has one
type. The weights are set by hand.
"""

from collections.abc import Sequence

from analysis.entities.finding.context import ORGANISATION, OTHER, PERSON, PLACE, points_of_context
from analysis.entities.finding.shape import points_of_form
from analysis.entities.finding.starts import OF
from analysis.entities.finding.words import BRACKET, BREAK, COMMA, JOINED, Words
from analysis.entities.gazetteer import Gazetteer, first_names, word_list


def name_types(words: Words, spans: Sequence[tuple[int, int]], known: Gazetteer) -> list[int]:
    """Give the type of each span, by its number in `TYPES`; a name has one type everywhere."""
    keys = [" ".join(words.folded[begin:end]) for begin, end in spans]
    totals: dict[str, list[float]] = {}
    counts: dict[str, int] = {}
    first: dict[str, tuple[int, int]] = {}
    for key, (begin, end) in zip(keys, spans, strict=True):
        total = totals.setdefault(key, [0.0, 0.0, 0.0, 0.0])
        for number, value in enumerate(points_of_context(words, begin, end)):
            total[number] += value
        counts[key] = counts.get(key, 0) + 1
        if key not in first or words.shouted[first[key][0]]:
            first[key] = (begin, end)
    points = {
        key: _sum(points_of_form(words, *first[key], known), total, counts[key] ** -0.8)
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
    """In an enumeration the sure names lend their type to the others: Tyr, Sidon et Beyrouth."""
    sure = {
        key: _best(total)
        for key, total in points.items()
        if sorted(total)[-1] - sorted(total)[-2] > 2
    }
    for first, last in _enumerations(words, spans):
        listed = dict.fromkeys(keys[first:last])
        kinds = {sure[key] for key in listed if key in sure} - {OTHER}
        if len(kinds) == 1:
            for key in listed:
                if key not in sure:
                    points[key][min(kinds)] += 0.8
    _explain_brackets(words, spans, keys, points, sure)


def _enumerations(words, spans):
    """Give the runs of names with nothing but commas or `et` between them, as pairs of numbers."""
    first = 0
    for place in range(1, len(spans) + 1):
        if place < len(spans) and _is_listed(words, spans[place - 1][1], spans[place][0]):
            continue
        if place - first > 1:
            yield first, place
        first = place


def _is_listed(words, after, begin):
    begin -= begin > after and words.small[begin - 1] in OF
    if begin == after:
        return words.gap[after] == COMMA
    joined = begin == after + 1 and words.small[after] in ("et", "ou", "and", "or")
    return joined and words.gap[after] in (JOINED, COMMA) and words.gap[begin] == JOINED


def _explain_brackets(words, spans, keys, points, sure):
    """A name alone in brackets is where a place is, or the body behind a person or an organisation."""
    before = {end: key for (_, end), key in zip(spans, keys, strict=True)}
    for (begin, end), key in zip(spans, keys, strict=True):
        closed = end == len(words.forms) or words.gap[end] == BREAK
        if words.gap[begin] != BRACKET or key in sure or not closed:
            continue
        place = sure.get(before.get(begin)) == PLACE
        points[key][PLACE if place else ORGANISATION] += 1.0


def _sum(made_of, around, share):
    return [inside + outside * share for inside, outside in zip(made_of, around, strict=True)]


def _surnames(points, known):
    """Collect the last words of the names of people."""
    given = first_names()
    found = set()
    for key, total in points.items():
        parts = key.split(" ")
        entry = known.names.get(parts[-1])
        place = key in known.names or (entry is not None and entry.weight >= 4)
        if len(parts) > 1 and total[PERSON] >= max(total) and not place:
            found.add(parts[-1])
            if parts[0] not in known.names or known.names[parts[0]].weight < 4:
                found.add(parts[0])
            if len(parts) == 2 and parts[0] in word_list("family_first") and parts[0] not in given:
                found.add(parts[0])
    return found
