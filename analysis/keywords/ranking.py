"""Which candidates of an article are its keywords: fragments united, and how each is written."""

from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import groupby
from math import inf

from analysis.keywords.candidates import Article
from analysis.keywords.phrases import Phrases
from analysis.keywords.units import Keys, Units
from analysis.keywords.words import NAME
from analysis.tokens import lists

# A phrase stands for its words when it makes at least this share of their occurrences.
WHOLE_SHARE = 0.5
_FEW = 1  # a noun said so rarely gives way to the set phrase that has it


def best(
    article: Article, keys: list[Keys], flat: Callable[[int], Keys], top: int
) -> list[tuple[int, float]]:
    """Rank one article's candidates: the place of each keyword among them, and its score.

    A phrase takes the place of its words if it makes half of their occurrences; a common word with
    a capital (Noire) gives way to the name that has it (mer Noire); no fragment stands beside its
    whole.
    """
    scores = {place: score for place, score in enumerate(article.score) if score < inf}

    def name(place):
        return tuple(keys[member] for member in article.members[place])

    _take_over(article, scores, name)
    _complete(article, scores, name)
    kept: list[tuple[int, float]] = []
    having: dict[str, list[Keys]] = defaultdict(list)
    for score, group in groupby(sorted(scores, key=scores.__getitem__), scores.__getitem__):
        for place in sorted(group, key=name):
            own = flat(place)
            near = {id(other): other for word in own for other in having[word]}.values()
            if any(holds(own, other) or holds(other, own) for other in near):
                continue
            for word in own:
                having[word].append(own)
            kept.append((place, score))
            if len(kept) == top:
                return kept
    return kept


def _take_over(article, scores, name):
    """Let a phrase take the place and score of its parts where it makes enough of their use."""
    places = {members: place for place, members in enumerate(article.members)}
    often = [
        place
        for place, members in enumerate(article.members)
        if len(members) > 1 and article.count[place] > 1
    ]
    for place in sorted(often, key=lambda place: (-len(article.members[place]), name(place))):
        if place not in scores:
            continue
        for part in parts(article.members[place]):
            number = places.get(part)
            if number in scores and article.count[place] >= WHOLE_SHARE * article.count[number]:
                scores[place] = min(scores[place], scores.pop(number))


def _complete(article, scores, name):
    """Let the whole stand for a word that its article uses only, or mostly, as a part of it.

    A common word with a capital (Noire of mer Noire, Intérieur of ministère de l'Intérieur) is no
    name alone; a noun said once gives way to its set phrase (visite d'État, plan de paix).
    """
    having = defaultdict(list)
    for place, members in enumerate(article.members):
        if len(members) > 1:
            for member in dict.fromkeys(members):
                having[member].append(place)
    single = [place for place in scores if len(article.members[place]) == 1]
    for part in sorted(single, key=name):
        bound, named = article.bound[part], article.named[part]
        if not bound and (named or article.count[part] > _FEW):
            continue
        own = article.members[part]
        wholes = [place for place in having[own[0]] if bound or article.lexical[place]]
        if wholes:
            whole = min(wholes, key=lambda place: _preference(article, place, own, name))
            if bound or article.count[whole] == article.count[part]:
                scores[whole] = min(scores.get(whole, inf), scores.pop(part))
        elif bound:
            del scores[part]


def _preference(article, place, part, name):
    """Sort the wholes of a part: the one used most, that it begins, the shortest, the first."""
    members = article.members[place]
    return (
        -article.count[place],
        members[:1] != part,
        len(members),
        article.start[place],
        name(place),
    )


def parts(keys: tuple) -> set[tuple]:
    """Give every run of the keys but the whole."""
    return {keys[a:b] for a in range(len(keys)) for b in range(a + 1, len(keys) + 1)} - {keys}


def holds(long: tuple, short: tuple) -> bool:
    """Say whether one run of keys stands within another."""
    size = len(short)
    return any(long[at : at + size] == short for at in range(len(long) - size + 1))


def content_keys(keys: Keys) -> Keys:
    """Leave the small words out: hausse des taxes and hausses de taxes are one keyword."""
    small = lists.words("keywords/links") | {"un"}  # the lemma of des
    return tuple(key for key in keys if key not in small) or keys


def surface(units: Units, phrases: Phrases, candidate: int, text: str) -> str:
    """Give the form of a candidate that its article (its `text`) uses most, for a name the whole."""
    begin = phrases.begin[candidate]
    occurrences = slice(begin, begin + phrases.count[candidate])
    first, last = phrases.first[occurrences].tolist(), phrases.last[occurrences].tolist()
    written = [_written_form(units, text, *each) for each in zip(first, last)]
    if phrases.size[candidate] == 1 and len(written) > 1:
        named = (units.kind[first] == NAME).tolist()
        words = len(units.keys[phrases.members[candidate, 0]])
        same = (units.last[first] - units.first[first] + 1 == words).tolist()
        small = [form for form, name in zip(written, named, strict=True) if not name]
        whole = [form for form, each in zip(written, same, strict=True) if each]
        written = small or whole or written
    forms = Counter(written)
    return min(forms, key=lambda form: (-forms[form], form))


def _written_form(units, text, first, last):
    """Write a phrase as the text does, without the capital that only a sentence's begin gives."""
    starts, ends = units.text.start, units.text.end
    words = [text[starts[units.first[u]] : ends[units.last[u]]] for u in range(first, last + 1)]
    if units.kind[first] != NAME and not words[0].isupper():
        words[0] = words[0].lower()
    phrase = words[0]
    for word in words[1:]:
        phrase += word if phrase.endswith(("'", "’")) else " " + word
    return " ".join(phrase.replace("’", "'").split())
