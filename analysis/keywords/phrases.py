"""Names, nouns and noun phrases: what of an article may be a keyword."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.keywords.units import Units
from analysis.keywords.words import ADJECTIVE, CODE, NAME, NOUN, STOP, UNCLEAR, Fact

# A phrase is written with one letter a unit, so that each pattern is judged once: its class, and
# for a small word what it is: de, du or des, à, en, contre, an article, or another link.
_SMALL = {"de": "d", "d'": "d", "du": "D", "des": "D", "à": "à", "en": "e", "contre": "c",
          "l'": "l", "la": "l", "le": "l", "les": "l"}  # fmt: skip
_CLASSES = {NAME: "p", NOUN: "n", ADJECTIVE: "a", UNCLEAR: "u"}
_LETTERS = "-pnaudDàeclo"  # the first: nothing that a phrase may have
_CONTENT = 4  # letters up to here are words of content
_LONGEST = 9  # units


@dataclass(frozen=True)
class Phrases:
    """The candidates of some articles: each different phrase of an article once.

    Arrays of one value a candidate, in the order of the articles: `article`, `size` (int, units),
    `members` (int, a row of keys of `Units`, -1 behind the last), `count` (int), `title` (bool:
    the title has it), `lexical` (bool: it reads as one thing). Its occurrences are `first`, `last`
    (int, units) from `begin` on, `count` of them.
    """

    article: np.ndarray
    size: np.ndarray
    members: np.ndarray
    count: np.ndarray
    title: np.ndarray
    lexical: np.ndarray
    begin: np.ndarray
    first: np.ndarray
    last: np.ndarray


def noun_phrases(units: Units, texts: list[str], max_words: int) -> Phrases:
    """Find every name, noun and noun phrase of at most `max_words` words of content."""
    letters = _letters(units)
    person = _persons(units)
    first = np.flatnonzero((letters > 0) & (letters <= 3))
    single = _alone(units, texts, first)
    found = [(first[single], np.ones(single.sum(), dtype=np.int64))]
    pattern, words = letters[first], np.ones(len(first), dtype=np.int64)
    # A noun that says little begins no phrase, unless it is one of those that may.
    idle = units.are(Fact.WEAK)[first] & (letters[first] != 1) & ~units.are(Fact.OPENER)[first]
    alive = ~idle
    for size in range(2, _LONGEST + 1):
        first, pattern, words = first[alive], pattern[alive], words[alive]
        last = first + size - 1
        inside = last < len(letters)
        first, last, pattern, words = first[inside], last[inside], pattern[inside], words[inside]
        words = words + (letters[last] <= _CONTENT)
        alive = ~units.apart[last] & (letters[last] > 0) & (words <= max_words) & ~person[last]
        pattern = pattern * len(_LETTERS) + letters[last]
        good = np.flatnonzero(alive & ~units.are(Fact.WEAK)[last])
        good = good[_may_be(units, first[good], pattern[good])]
        good = good[~_is_cut(units, first[good], last[good], letters)]
        found.append((first[good], np.full(len(good), size)))
    return _gather(units, *(np.concatenate(part) for part in zip(*found)))


def _letters(units):
    """Give each unit its letter (int, into `_LETTERS`)."""
    letters = np.zeros(len(units.kind), dtype=np.int64)
    for kind, letter in _CLASSES.items():
        letters[units.kind == kind] = _LETTERS.index(letter)
    small = np.array(
        [_LETTERS.index(_SMALL.get(small, "o")) for small in units.text.smalls], dtype=np.int64
    )
    link = (units.kind == STOP) & units.are(Fact.LINK)
    letters[link] = small[units.text.small[units.first[link]]]
    return letters


def _persons(units):
    """Mark whole names, which stand behind no other word (président Xi Jinping, régime Poutine)."""
    short = units.key != units.whole
    named = (units.kind == NAME) & ((units.last > units.first) | short)
    return named & ((units.text.facts[units.last] & Fact.DIGITS) == 0)


def _alone(units, texts, first):
    """Say of each unit whether it says something alone."""
    kind = units.kind[first]
    good = np.where(
        kind == NAME, units.are(Fact.NAME_ALONE)[first], units.are(Fact.NOUN_ALONE)[first]
    )
    good &= kind != ADJECTIVE
    many = np.flatnonzero((kind == NAME) & (units.last > units.first)[first])
    starts, ends = units.text.start[units.first], units.text.end[units.last]
    for place in many.tolist():
        unit = first[place]
        name = texts[units.article[unit]][starts[unit] : ends[unit]]
        good[place] = not CODE.search(name)
    return good


def _may_be(units, first, pattern):
    """Say of each run of units whether its pattern is that of a noun phrase."""
    opened, english = units.are(Fact.OPENER)[first], units.text.english[units.first[first]]
    codes, distinct = pd.factorize((pattern * 2 + opened) * 2 + english)
    return np.array([_is_noun_phrase(each) for each in distinct.tolist()], dtype=bool)[codes]


@lru_cache(maxsize=100_000)
def _is_noun_phrase(code):
    """Judge a pattern: a noun with what belongs to it; behind it whether it is opened, and English."""
    pattern, opened, english = code // 4, bool(code & 2), bool(code & 1)
    letters = ""
    while pattern:
        pattern, letter = divmod(pattern, len(_LETTERS))
        letters = _LETTERS[letter] + letters
    if "pu" in letters:
        return False
    letters = letters.replace("u", "a")
    kinds = "".join(letter if letter in "pna" else "s" for letter in letters)
    if kinds[-1] == "s" or ("s" in kinds and not _is_linked(letters, kinds)):
        return False
    return kinds[-1] != "a" if english else _is_french_phrase(kinds, opened)


def _is_linked(letters, kinds):
    """Say whether the small words of a phrase hold it together.

    De and its like behind a noun; à, en, contre before a noun, not a name (guerre à Gaza); the
    article only behind them; a phrase of three words has one only in a name with a capital.
    """
    definite = False
    for place in range(1, len(letters) - 1):
        if kinds[place] != "s":
            continue
        article = letters[place] == "l"
        if article and letters[place - 1] not in "dàc":
            return False
        if not article and kinds[place - 1] == "s":
            return False
        free = letters[place] in "àec" or letters[place - 1] in "àc"
        if free and "p" in (kinds[place + 1], kinds[0]):
            return False
        definite |= (article or letters[place] == "D") and kinds[place + 1] != "p"
    return not definite or kinds[0] == "p" or len(kinds.replace("s", "")) < 3


def _is_french_phrase(kinds, opened):
    """Noun + adjective, noun + name, noun + de + noun, a few adjectives + noun."""
    if kinds[0] == "a" and not opened:
        return False
    body = kinds[1:] if opened else kinds
    if "nn" in body or "pn" in body or "an" in body:
        return False
    if opened and body[:1] not in ("n", "p"):
        return False
    return "sa" not in kinds and "ap" not in kinds


def _is_cut(units, first, last, letters):
    """Say whether a phrase would end or begin in the middle of a closer one.

    It ends before what belongs to its last word (mouvement des gilets | jaunes, décision du Conseil
    | d'État) or begins within a noun + de + name (télévision d' | État chinoise).
    """
    size = len(letters)
    kind = np.append(units.kind, [STOP, STOP])
    apart = np.append(units.apart, [True, True])
    facts = np.append(units.text.facts[units.first], [0, 0])
    links = np.concatenate([[0], np.cumsum(letters > _CONTENT)])
    linked = links[last] - links[first] > 0
    named = kind[last] == NAME
    behind = ~apart[last + 1]
    further = behind & ~apart[np.minimum(last + 2, size)]
    ends = behind & (linked | named) & (kind[last + 1] == ADJECTIVE)
    goes_on = named & further & ((facts[last + 1] & Fact.BARE_OF) != 0)
    goes_on &= np.isin(kind[np.minimum(last + 2, size)], (NAME, NOUN))
    begins = (kind[first] == NAME) & (kind[first + 1] == ADJECTIVE) & ~apart[first]
    begins &= ~apart[first - 1] & ((facts[first - 1] & Fact.BARE_OF) != 0)
    begins &= np.isin(kind[first - 2], (NAME, NOUN))
    cut = np.where(ends, (facts[last + 1] & Fact.WEAK) == 0, goes_on | begins)
    return cut & ~units.text.english[units.first[first]]


def _gather(units, first, size):
    """Bring equal phrases of an article together."""
    order = np.lexsort((size, first))
    first, size = first[order], size[order]
    width = len(units.keys) + 1
    longest = int(size.max(initial=1))
    code = units.article[first] * 1
    members = np.full((len(first), longest), -1)
    for place in range(longest):
        there = size > place
        members[there, place] = units.whole[first[there] + place]
        code = pd.factorize(code * width + members[:, place] + 1)[0]
    number = int(code.max(initial=-1)) + 1
    order = np.argsort(code, kind="stable")
    count = np.bincount(code, minlength=number)
    begin = np.cumsum(count) - count
    example = order[begin]
    title = units.text.paragraph[units.first[first]] == 0
    return Phrases(
        units.article[first[example]],
        size[example],
        members[example],
        count,
        np.bincount(code, title, minlength=number) > 0,
        _lexical(units, first[example], size[example]),
        begin,
        first[order],
        (first + size - 1)[order],
    )


def _lexical(units, first, size):
    """Mark what reads as one thing: noun and its kind of adjective, noun + de + noun."""
    kind = np.append(units.kind, [STOP, STOP])
    facts = np.append(units.text.facts[units.first], [0, 0])
    noun = kind[first] == NOUN
    second, third = np.minimum(first + 1, len(kind) - 2), np.minimum(first + 2, len(kind) - 1)
    related = noun & (kind[second] == ADJECTIVE) & ((facts[second] & Fact.KIND_OF_THING) != 0)
    bare = noun & ((facts[second] & Fact.BARE_OF) != 0) & (kind[third] == NOUN)
    french = ((size == 2) & related) | ((size == 3) & bare)
    return np.where(units.text.english[units.first[first]], size == 2, french)
