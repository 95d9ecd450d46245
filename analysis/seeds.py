"""Where two articles use the same words in a row: the inverted index of word n-grams."""

from dataclasses import dataclass

import numpy as np

from analysis.word_line import WordLine

SEED_WORDS = 5
_REPEATS = 8  # of one n-gram in one article; a refrain needs no more seeds than this


@dataclass(frozen=True)
class Runs:
    """Equal words in a row: `length` words from place `a` and from place `b`, int64 each."""

    a: np.ndarray
    b: np.ndarray
    length: np.ndarray


def ngram_hashes(codes: np.ndarray, length: int) -> np.ndarray:
    """Give the 64-bit hash of the n-gram that begins at each place (one pass, fixed table)."""
    if len(codes) < length:
        return np.empty(0, dtype=np.uint64)
    table = np.random.default_rng(0).integers(1, 2**63, codes.max() + 1, dtype=np.uint64)
    values = table[codes]
    last = len(codes) - length + 1
    hashes = values[:last].copy()
    for offset in range(1, length):
        hashes *= np.uint64(0x9E3779B97F4A7C15)
        hashes += values[offset : last + offset]
    return hashes


def exact_runs(line: WordLine, *, length: int, common: int) -> Runs:
    """Find every longest run of equal words that holds a seed of `length` words.

    A seed that stands in more than `common` articles, or that says nothing, begins no run; a run
    begun elsewhere still passes over it.
    """
    keys, bits = _seed_keys(line, length, common)
    first = np.flatnonzero(np.diff(keys, prepend=-2) != 1)
    seeds = np.diff(first, append=len(keys))
    a = keys[first] & ((1 << bits) - 1)
    runs = longest(line.codes, a, a + (keys[first] >> bits), seeds + length - 1)
    # Two n-grams of equal hash and different words give a run that is too short.
    return distinct(Runs(*(column[runs.length >= length] for column in _columns(runs))))


def longest(codes: np.ndarray, a: np.ndarray, b: np.ndarray, length: np.ndarray) -> Runs:
    """Lengthen runs in both directions as far as the words are equal."""
    start = np.where(codes[a] == codes[b], 0, -1)
    before = equal_words(codes, a - 1, b - 1, -1)
    after = equal_words(codes, a + length, b + length, 1)
    return Runs(a - before, b - before, np.where(start < 0, 0, length + before + after))


def equal_words(codes: np.ndarray, a: np.ndarray, b: np.ndarray, step: int) -> np.ndarray:
    """Count the equal words from the places `a` and `b` on, forwards (1) or backwards (-1)."""
    count = np.zeros(len(a), dtype=np.int64)
    going = np.flatnonzero(codes[a] == codes[b])
    while len(going):
        count[going] += 1
        shift = step * count[going]
        going = going[codes[a[going] + shift] == codes[b[going] + shift]]
    return count


def run_keys(runs: Runs) -> np.ndarray:
    """Give each run one number: the distance of its two places, then the first place."""
    return ((runs.b - runs.a) << 32) | runs.a


def distinct(runs: Runs) -> Runs:
    """Keep each run once, in the order of its keys."""
    _, first = np.unique(run_keys(runs), return_index=True)
    return Runs(*(column[first] for column in _columns(runs)))


def _columns(runs):
    return runs.a, runs.b, runs.length


def _seed_keys(line, length, common):
    """Sort all seeds by (distance of the two places, first place): a run is then consecutive."""
    grams, places = _repeated_ngrams(line, length, common)
    bits = len(line.codes).bit_length()
    found = [np.empty(0, dtype=np.int64)]
    index, offset = np.arange(len(grams)), 1
    while len(index):
        index = index[index + offset < len(grams)]
        index = index[grams[index] == grams[index + offset]]
        a, b = places[index], places[index + offset]
        other = line.articles[a] != line.articles[b]
        found.append(((b[other] - a[other]) << bits) | a[other])
        offset += 1
    keys = np.concatenate(found)
    keys.sort()
    return keys, bits


def _repeated_ngrams(line, length, common):
    """List the n-grams that stand at two places or more, as (number of the n-gram, place)."""
    bits = len(line.codes).bit_length()
    hashes = ngram_hashes(line.codes, length)
    # The hash in the high bits and the place in the low ones: sorting plain numbers is several
    # times as fast as sorting an index, and gives the places of an n-gram in order.
    low = np.uint64((1 << bits) - 1)
    packed = hashes & ~low
    packed |= np.arange(len(hashes), dtype=np.uint64)
    packed.sort()
    same = packed[1:] ^ packed[:-1] <= low
    packed = packed[np.append(same, False) | np.insert(same, 0, False)]
    places = (packed & low).astype(np.int64)
    packed >>= np.uint64(bits)
    telling = line.telling[places + length] > line.telling[places]
    return _uncommon(packed[telling], places[telling], line.articles, common)


def _uncommon(grams, places, articles, common):
    """Leave out the n-grams of too many articles, and repeats beyond a few in one article."""
    new_gram = np.diff(grams, prepend=grams[:1] + np.uint64(1)) != 0
    group = np.cumsum(new_gram) - 1
    new_article = new_gram | (np.diff(articles[places], prepend=-1) != 0)
    spread = np.bincount(group, weights=new_article)
    rank = np.arange(len(places)) - np.flatnonzero(new_article)[np.cumsum(new_article) - 1]
    kept = (spread[group] <= common) & (rank < _REPEATS)
    return grams[kept], places[kept]
