"""The units that keywords are made of: single words, and whole names of several words."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.keywords.classes import word_classes
from analysis.keywords.words import ADJECTIVE, NAME, NUMBER, VERB, Fact, Text
from analysis.tokens import lists
from analysis.tokens.lemmas import is_common

_OF_NAMES = ("d'", "de", "du", "des", "l'", "la", "les")

Keys = tuple[str, ...]


@dataclass(frozen=True)
class Units:
    """The units of some articles in the order of reading: arrays of one value a unit.

    `first`, `last` (int: its words in `text`), `article`, `kind` (int, the classes of `words`),
    `apart` (bool: something else than a blank stands before it), `key` (int, into `keys`: what
    equal units share), `whole` (int, into `keys`: the whole name that its article has for a short
    one, else its own key). `keys` are tuples of the words' keys.
    """

    text: Text
    first: np.ndarray
    last: np.ndarray
    article: np.ndarray
    kind: np.ndarray
    apart: np.ndarray
    key: np.ndarray
    whole: np.ndarray
    keys: list[Keys]

    def are(self, facts: int) -> np.ndarray:
        """Say of each unit whether any of the given facts is true of its first word."""
        return (self.text.facts[self.first] & facts) != 0


def text_units(text: Text, texts: list[str], languages: list[str]) -> Units:
    """Put the words of some articles together into units.

    Words with a capital that stand side by side are one name (Xi Jinping, Hong Kong, Falcon 9). A
    short name counts as the whole one that its article has for it (Poutine: Vladimir Poutine),
    unless it is mostly used like a place (en France, la Chine).
    """
    kind, apart = word_classes(text), text.apart.copy()
    joined = _mark_joined(text, kind)
    _join_particles(text, kind, joined)
    uses = _uses(text, kind, joined, languages)
    for start, end in _names(kind, joined):
        if end - start > 1:
            article = text.article[start]
            written = texts[article][text.start[start] : text.end[end - 1]]
            parted = _class_apart(text, (start, end), uses, written, languages[article])
            if parted is not None:
                joined[start + 1], apart[start + 1] = False, True
                kind[start : start + 2] = parted, NAME
    return _whole(text, kind, apart, joined, uses.persons)


def _mark_joined(text, kind):
    """Mark the words of a name that stand behind its first: names, and short numbers among them."""
    part = (kind == NAME) | ((kind == NUMBER) & text.are(Fact.SHORT_NUMBER))
    goes_on = part & ~text.apart
    goes_on[1:] &= part[:-1]
    # A run of them is a name from its first word with a capital.
    begin = np.maximum.accumulate(np.where(goes_on, 0, np.arange(len(kind))))
    names = np.concatenate([[0], np.cumsum(kind == NAME)])
    return goes_on & (names[:-1] > names[:-1][begin])


def _join_particles(text, kind, joined):
    """Join the particles between the words of a name (Ursula von der Leyen, Bruno Le Maire)."""
    small = Fact.PARTICLE | Fact.OF | Fact.CAPITAL_ARTICLE | Fact.ARTICLE
    behind = (kind == NAME) & ~text.apart & ~joined
    behind[1:] &= text.are(small)[:-1]
    for word in np.flatnonzero(behind).tolist():
        start, sure = _particles(text, joined, word)
        name = start - 1
        if start == word or name < 0 or text.apart[start:word].any():
            continue
        if (kind[name] == NAME or joined[name]) and (sure or _is_person(text, joined, name)):
            joined[start : word + 1] = True


def _particles(text, joined, word):
    """Find the first of the particles before a word, and whether they belong to names only."""
    start = word
    while text.facts[start - 1] & Fact.PARTICLE and not joined[start - 1] and not text.apart[start]:
        start -= 1
    if start < word:
        return start, True
    if text.facts[word - 1] & Fact.CAPITAL_ARTICLE:
        return word - 1, True
    before, further = (text.smalls[text.small[word - back]] for back in (1, 2))
    if before == "la" and further == "de" and not text.apart[word - 1]:
        return word - 2, False
    return word - (before in ("de", "d'", "du")), False


def _is_person(text, joined, name):
    """Say whether a word is a first name, or one behind a particle (Van de Velde)."""
    return bool(text.facts[name] & (Fact.PARTICLE if joined[name] else Fact.FIRST_NAME))


def _names(kind, joined):
    """List the first word of each name, and the first behind it."""
    first = np.flatnonzero(~joined)
    end = np.append(first[1:], len(kind))
    named = kind[first] == NAME
    return list(zip(first[named].tolist(), end[named].tolist()))


def certain_name(text: Text, word: int, apart: bool, language: str) -> bool:
    """Say whether a word's capital makes a name of it: within a sentence, or of no common word.

    Rendez-vous at the head of a sentence may be short for nothing.
    """
    if not apart:
        return True
    parts = text.smalls[text.small[word]].split("-")
    return not all(is_common(part, language) for part in parts if part)


def _uses(text, kind, joined, languages):
    """Count each article's names; tell the single ones that may be short for others.

    They are mostly not used like a place, and somewhere certain names.
    """
    used: Counter[tuple[int, ...]] = Counter()
    placed: Counter[tuple[int, ...]] = Counter()
    certain: set[tuple[int, ...]] = set()
    articles, keys = text.article.tolist(), text.key.tolist()
    placing = ~text.apart[1:] & text.are(Fact.BEFORE_PLACES)[:-1]
    placing = [False, *placing.tolist()]
    for start, end in _names(kind, joined):
        name: tuple[int, ...] = (articles[start], *keys[start:end])
        used[name] += 1
        if end == start + 1:
            placed[name] += placing[start]
            if certain_name(text, start, text.apart[start], languages[articles[start]]):
                certain.add(name)
    persons = {name for name in certain if placed[name] <= 0.3 * used[name]}
    return _Uses(used, persons)


@dataclass(frozen=True)
class _Uses:
    """How the articles use their names, by article and keys."""

    count: Counter[tuple[int, ...]]
    persons: set[tuple[int, ...]]  # single names that may be short for others


def _class_apart(text, span, uses, written, language):
    """Give the class of a word that only stands before a name with a capital; None if it is of it.

    "Russe Vladimir Poutine" where the article has "Vladimir Poutine" more often, and "secrétaire
    d'État Antony Blinken", "chef du Kremlin Vladimir Poutine", where "État" and "Kremlin" belong to
    what stands before.
    """
    start, end = span
    common = is_common(text.smalls[text.small[start]], language)
    if not common and end - start < 3:
        return None
    if _is_label(written):
        return NAME
    name = (int(text.article[start]), *text.key[start:end].tolist())
    rest = (name[0], *name[2:])
    if uses.count[rest] > uses.count[name] and (len(rest) > 2 or rest in uses.persons):
        return ADJECTIVE
    behind = not text.apart[start] and text.smalls[text.small[start - 1]] in _OF_NAMES
    if not behind or len(rest) < 3:
        return None
    first = text.facts[start : start + 2] & Fact.FIRST_NAME
    person = bool(first[1]) and not first[0]
    return NAME if person or (common and not is_common(text.keys[rest[1]], language)) else None


def _is_label(name):
    """Say whether an acronym only stands before a person's name (députée LREM Aurore Bergé)."""
    words = name.split()
    shout = len(words) > 2 and len(words[0]) > 1 and words[0].isupper()
    return shout and words[1] in lists.sections("tokens/names")["first_names"]


def _whole(text, kind, apart, joined, persons):
    """Give numbers to the units by what equal ones share, and to the short names by the whole."""
    first = np.flatnonzero(~joined)
    last = np.append(first[1:], len(kind))[: len(first)] - 1
    kind, article = kind[first], text.article[first]
    key = np.where(kind == VERB, text.verb_key[first], text.key[first])
    keys: list[Keys] = [(each,) for each in text.keys]
    numbers: dict[tuple[int, ...], int] = {}
    for unit in np.flatnonzero(last > first).tolist():
        own = tuple(text.key[first[unit] : last[unit] + 1].tolist())
        if own not in numbers:
            numbers[own] = len(keys)
            keys.append(tuple(text.keys[word] for word in own))
        key[unit] = numbers[own]
    kind = _without_peoples(kind, article, key)
    words_of = {number: own for own, number in numbers.items()}
    whole = key.copy()
    named = np.flatnonzero(kind == NAME)
    bounds = np.flatnonzero(np.diff(article[named], prepend=-1))
    for units in np.split(named, bounds[1:]) if len(named) else []:
        short = _short_names(key[units].tolist(), int(article[units[0]]), words_of, persons, text)
        if short:
            whole[units] = [short.get(each, each) for each in key[units].tolist()]
    return Units(text, first, last, article, kind, apart[first], key, whole, keys)


def _without_peoples(kind, article, key):
    """Take a name that its article writes small as often, as an adjective, for one (les Chinois)."""
    both = pd.factorize(article * (int(key.max(initial=0)) + 1) + key)[0]
    adjectives = np.bincount(both, kind == ADJECTIVE)
    names = np.bincount(both, kind == NAME)
    people = (kind == NAME) & (adjectives >= names)[both]
    return np.where(people, ADJECTIVE, kind)


def _short_names(names, article, words_of, persons, text):
    """Map each short name of an article to the whole one used most, the earliest of equals."""
    used = Counter(names)
    whole: dict[int, int] = {}
    for name, count in used.most_common():
        words = words_of.get(name)
        if words is None:
            continue
        first, last = words[0], words[-1]
        if (article, last) in persons and not text.keys[last].isdigit():
            whole.setdefault(last, name)
        # Xi Jinping is called Xi; but Samsung is no short form of Samsung Electronics.
        short = len(text.keys[first]) <= 4 or count >= used[first]
        if (article, first) in persons and short:
            whole.setdefault(first, name)
    return whole
