"""Which clauses of two articles may tell the same fact, how surely, and by what they share."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from analysis.statements.clauses import Clause, key_of
from analysis.tokens.press import RARE, common_words, press_share

# A key in so many clauses of a story is its theme and proposes no pair.
_THEME = 40
_FEW = 40  # clauses; of fewer nothing can be said of what is rare in them
_LEAST_SHARED = 2.5  # rarity of all that two clauses share
_TITLE = 6  # words between somebody's function and the name
_NEAR = 3  # words; keys as near in both clauses are one expression
_NAME = 0.6
_EXPRESSIONS = 1.0  # for two apart
_FRAGMENT, _PERSON = 1.5, 2.0  # what speaks against a pair
_LEAST = 1.5
_ALONE = 0.5


@dataclass(frozen=True)
class Pairing:
    """Two clauses (numbers of a list) that may tell the same, how surely, and by what.

    `value` is higher the surer; `shared` are the keys of each expression both have, the rarest
    first; `names` the entities both name; `best` says of how many of the two the other is the best
    of its article, 0 to 2.
    """

    first: int
    second: int
    value: float
    shared: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]
    best: int


def pair(clauses: Sequence[Clause]) -> list[Pairing]:
    """Find pairs of clauses of different articles of one story that may tell the same fact.

    value = (0.3 + 0.9 · c) · Σ over shared expressions e of w(e) + 0.6 · names + 1 where two
    expressions stand apart, less what speaks against it: one is no sentence of its own (1.5), or
    they speak of other people (2). Where only one denies, or the years are others, they are no
    pair. w(e) is the rarity of the three rarest words of an expression, half of it for a word
    alone; a word's rarity is −ln of its share of the press's articles, times 1 − ln n / ln N for n
    of the N clauses that have it; c is the rarity of what both have, over the geometric mean of
    both; names count up to two.

    Returns
    -------
    list of Pairing
        The surest first.
    """
    rarity = _rarities(clauses)
    by_key = defaultdict(list)
    for number, clause in enumerate(clauses):
        for key in sorted(clause.keys):
            by_key[key].append(number)
    candidates: defaultdict[tuple[int, int], float] = defaultdict(float)
    for key, numbers in by_key.items():
        if len(numbers) <= _THEME:
            weight = rarity(key)
            for both in combinations(numbers, 2):
                candidates[both] += weight
    found = []
    for (one, other), weight in sorted(candidates.items()):
        if weight < _LEAST_SHARED or clauses[one].article_id == clauses[other].article_id:
            continue
        value, shared, names = _value(clauses[one], clauses[other], rarity)
        if value > _LEAST:
            found.append((value, one, other, shared, names))
    found.sort(key=lambda each: (-each[0], each[1], each[2]))
    taken: set[tuple[int, str]] = set()
    pairings = []
    for value, one, other, shared, names in found:
        sides = (one, clauses[other].article_id), (other, clauses[one].article_id)
        best = sum(side not in taken for side in sides)
        taken.update(sides)
        pairings.append(Pairing(one, other, value, shared, names, best))
    return pairings


def _value(one, other, rarity):
    if one.is_denial != other.is_denial or (
        one.years and other.years and not one.years & other.years
    ):
        return 0.0, (), ()
    shared = _expressions(one, other)
    names = {name for _, name, _ in one.names} & {name for _, name, _ in other.names}
    people = {name for _, name, kind in one.names if kind == "PER"} & names
    shared = [keys for keys in shared if not _is_title(keys, one, other, people)]
    if not shared:
        return 0.0, (), ()
    value = 0.0
    for keys in shared:
        keys.sort(key=lambda key: (-rarity(key), key))
        value += _ALONE * rarity(keys[0]) if len(keys) == 1 else sum(map(rarity, keys[:3]))
    weights = sum(map(rarity, one.keys)) * sum(map(rarity, other.keys))
    cover = sum(map(rarity, one.keys & other.keys)) / max(math.sqrt(weights), 1e-9)
    value = value * (0.3 + 0.9 * cover) + _NAME * min(len(names), 2)
    value += _EXPRESSIONS * (sum(len(k) > 1 for k in shared) > 1)
    value -= _FRAGMENT * (not (one.has_verb and other.has_verb))
    value -= _PERSON * bool(one.people and other.people and not one.people & other.people)
    return value, tuple(map(tuple, shared)), tuple(sorted(names))


def _expressions(one, other):
    """Give the keys that both have, those near one another in both together."""
    places = _places(one), _places(other)
    found: list[list[str]] = []
    for key in sorted(one.keys & other.keys, key=lambda key: (places[0][key], key)):
        for keys in found:
            if any(all(abs(of[key] - of[near]) <= _NEAR for of in places) for near in keys):
                keys.append(key)
                break
        else:
            found.append([key])
    return found


def _places(clause):
    places: dict[str, int] = {}
    for word in clause.words:
        places.setdefault(word.key, word.place)
    return places


def _is_title(keys, one, other, people):
    """Say whether an expression only says who somebody is that both name (le président russe)."""
    if not people or len(keys) > 3:
        return False
    for clause in (one, other):
        places = _places(clause)
        at = [place for place, name, _ in clause.names if name in people]
        if not all(any(abs(places[key] - place) <= _TITLE for place in at) for key in keys):
            return False
    return True


def _rarities(clauses) -> Callable[[str], float]:
    """Give a function that tells how rare a key is: in the press times in these clauses."""
    having = Counter(key for clause in clauses for key in clause.keys)
    total = math.log(max(len(clauses), _FEW))

    @cache
    def rarity(key: str) -> float:
        here = 1 - math.log(max(having[key], 1)) / total
        return -math.log(_share(key)) * here

    return rarity


@cache
def _share(key: str) -> float:
    return _shares().get(key, RARE)


@cache
def _shares() -> dict[str, float]:
    """Give the share of articles of the press that have a key, by the commonest of its words."""
    found: dict[str, float] = {}
    for word in common_words():
        key = key_of(word, "fr")
        found[key] = max(found.get(key, 0.0), press_share(word))
    return found
