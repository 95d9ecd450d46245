"""Where keywords stand in the articles: the one matching that counts and evidence share."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np

from analysis.keywords.words import common_key, name_key
from analysis.tokens.stopwords import stop_words
from analysis.tokens.tokenizer import word_forms
from corpus.text.folding import plain

_OPTIONS = 3  # how many keys one word of a keyword may stand for


@dataclass(frozen=True)
class IndexedWords:
    """The words of some articles, in their order: arrays of one value a word.

    `article` (int), `start`, `end` (int, offsets), `key` (int, into `keys`), `begins`, `ends` (bool,
    a unit: a word or a whole name), `apart` (bool), `is_name` (bool), `whole` (int, into `wholes`,
    the keys of the whole name that a short one counts as; -1 where it is none).
    """

    article: np.ndarray
    start: np.ndarray
    end: np.ndarray
    key: np.ndarray
    begins: np.ndarray
    ends: np.ndarray
    apart: np.ndarray
    is_name: np.ndarray
    whole: np.ndarray
    keys: Sequence[str]
    wholes: Sequence[str]


@dataclass(frozen=True)
class Index:
    """Where each key stands in `articles` articles.

    `places` are the words in the order of `sorted` (int: key · articles + article), `shorts` those
    with a whole in the order of `sorted_shorts`; `keys` and `wholes` are the numbers of the labels.
    """

    words: IndexedWords
    articles: int
    places: np.ndarray
    sorted: np.ndarray
    shorts: np.ndarray
    sorted_shorts: np.ndarray
    keys: dict[str, int]
    wholes: dict[str, int]


def index(words: IndexedWords, articles: int) -> Index:
    """Index the words of so many articles, which stand in the order of their numbers."""
    places = _order(words.key)
    short = np.flatnonzero(words.whole >= 0)
    short = short[_order(words.whole[short])]
    keys = {each: number for number, each in enumerate(words.keys)}
    wholes = {each: number for number, each in enumerate(words.wholes)}
    return Index(
        words,
        articles,
        places,
        words.key[places] * articles + words.article[places],
        short,
        words.whole[short] * articles + words.article[short],
        keys,
        wholes,
    )


def _order(codes):
    """Sort small whole numbers, equal ones in their order."""
    from scipy.sparse import coo_array

    here = np.arange(len(codes))
    shape = (int(codes.max(initial=-1)) + 1, len(codes))
    return coo_array((here, (codes, here)), shape=shape).tocsr().data


@dataclass(frozen=True)
class Matches:
    """Where keywords stand: arrays of one value a match, sorted by question and by place.

    `question` (int: which of the asked), `first`, `last` (int: the words of the index).
    """

    question: np.ndarray
    first: np.ndarray
    last: np.ndarray


@dataclass(frozen=True)
class Question:
    """A keyword that is looked for: in one article, or (article -1) in all."""

    keyword: str
    language: str
    article: int = -1


def matches(found: Index, questions: Sequence[Question]) -> Matches:
    """Find keywords, each read as its language, in the articles asked for.

    Words match by dictionary form, names as they are written, in any case. Part of a longer name
    is no match (France in Air France), unless the article uses it as that name's short form
    (Poutine for Vladimir Poutine): then short and whole are the same keyword.
    """
    wanted = [word_keys(each.keyword, each.language) for each in questions]
    number = np.arange(len(wanted))
    article = np.array([each.article for each in questions], dtype=np.int64)
    direct = _direct(found, wanted, number, article)
    named = np.array([each.keyword[:1].isupper() for each in questions], dtype=bool)
    parts = [direct, _shorts(found, wanted, article), _wholes(found, direct, named)]
    question, first, last = (np.concatenate(part) for part in zip(*parts))
    size, longest = len(found.words.key) + 1, int((last - first).max(initial=0)) + 1
    rows = np.sort((question * size + first) * longest + last - first)
    rows = rows[np.append(True, np.diff(rows) > 0)[: len(rows)]]
    question, first, more = rows // longest // size, rows // longest % size, rows % longest
    return Matches(question, first, first + more)


def _direct(found, wanted, questions, article):
    """Find the runs of words that have the wanted keys and make whole units."""
    lengths = np.array([len(each) for each in wanted], dtype=np.int64)
    longest = int(lengths.max(initial=1))
    codes = np.full((len(wanted), longest, _OPTIONS), -1, dtype=np.int64)
    for number, words in enumerate(wanted):
        for place, keys in enumerate(words):
            known = [found.keys[key] for key in keys if key in found.keys]
            codes[number, place, : len(known)] = known
    at, option = np.nonzero(codes[:, 0] >= 0)
    low, high = _range(found.sorted, found.articles, codes[at, 0, option], article[at])
    at = np.repeat(at, high - low)
    first = found.places[ranges(low, high)]
    last = first + lengths[at] - 1
    good = last < len(found.words.key)
    at, first, last = at[good], first[good], last[good]
    good = found.words.begins[first] & found.words.ends[last]
    good &= found.words.article[last] == found.words.article[first]
    at, first, last = at[good], first[good], last[good]
    for place in range(1, longest):
        inside = lengths[at] > place
        word = np.where(inside, first + place, first)
        same = (found.words.key[word][:, None] == codes[at, place]).any(
            axis=1
        ) & ~found.words.apart[word]
        good = ~inside | same
        at, first, last = at[good], first[good], last[good]
    return questions[at], first, last


def _shorts(found, wanted, article):
    """Find the short names that stand for the wanted whole ones."""
    at, wholes = [], []
    for number, words in enumerate(wanted):
        if 1 < len(words) <= 4:
            names = (found.wholes.get(" ".join(name)) for name in product(*words))
            own = [whole for whole in names if whole is not None]
            at += [number] * len(own)
            wholes += own
    questions = np.array(at, dtype=np.int64)
    return _short_places(found, questions, np.array(wholes, dtype=np.int64), article[questions])


def _short_places(found, questions, wholes, article):
    low, high = _range(found.sorted_shorts, found.articles, wholes, article)
    first = found.shorts[ranges(low, high)]
    return np.repeat(questions, high - low), first, first


def _wholes(found, direct, named):
    """Find, for each short name that was found, the other places of its whole name there."""
    question, first, last = direct
    short = (first == last) & (found.words.whole[first] >= 0) & named[question]
    question, first = question[short], first[short]
    rows = np.unique(
        np.column_stack([question, found.words.whole[first], found.words.article[first]]), axis=0
    )
    wanted = [
        tuple(frozenset([key]) for key in found.words.wholes[whole].split(" "))
        for whole in rows[:, 1]
    ]
    own = _direct(found, wanted, rows[:, 0], rows[:, 2])
    again = _short_places(found, rows[:, 0], rows[:, 1], rows[:, 2])
    return tuple(np.concatenate(part) for part in zip(own, again))


def _range(ordered, articles, codes, article):
    """Find where a code stands in one article, or (article -1) in all of them."""
    low = codes * articles + np.maximum(article, 0)
    high = np.where(article < 0, low + articles, low + 1)
    return np.searchsorted(ordered, low), np.searchsorted(ordered, high)


def ranges(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """List the whole numbers of several ranges, one after the other."""
    counts = high - low
    starts = np.repeat(low - np.cumsum(counts) + counts, counts)
    return starts + np.arange(len(starts))


@lru_cache(maxsize=100_000)
def word_keys(keyword: str, language: str) -> tuple[frozenset[str], ...]:
    """Give, word by word, the keys that a keyword stands for.

    Raises
    ------
    ValueError
        If the keyword has no word in it.
    """
    forms = word_forms(keyword, language)
    if not forms:
        raise ValueError(f"keywords: {keyword!r} has no word in it")
    return tuple(_keys(form, language) for form in forms)


@lru_cache(maxsize=100_000)
def _keys(form, language):
    named = {name_key(form, language)}
    shouted = form.isupper() and len(form) > 4  # TÉMOIGNAGES is the noun, ONU a name
    if form[0].isupper() and plain(form) not in stop_words(language) and not shouted:
        return frozenset(named)
    return frozenset(named | {plain(form), common_key(form, language)})
