"""Where two articles use the same words in a row: the inverted index of word n-grams."""

from dataclasses import dataclass

import numpy as np

from analysis.tokens.word_line import PADDING, WordLine

SEED_WORDS = 5
LONG_SEED_WORDS = 8
_FEW_ARTICLES = 12  # in more, five words are a stock phrase: eight must be equal to begin a run
_LARGE_CORPUS = 100  # articles; in fewer, no phrase is stock
_REPEATS = 8  # of one n-gram in one article; a refrain needs no more seeds than this
# Words passed over in A and in B after which two equal words make a short run worth a look.
_LEADS = ((1, 1), (0, 1), (1, 0), (2, 2), (1, 2), (2, 1), (0, 2), (2, 0))


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
    values = _word_hashes(codes.max() + 1)[codes]
    last = len(codes) - length + 1
    return _mix([values[offset : last + offset] for offset in range(length)])


def exact_runs(line: WordLine, *, min_words: int, common: int) -> Runs:
    """Find the longest runs of equal words that make a passage or may be part of one.

    A run begins at a seed: five words that stand in two articles, eight where more than a dozen
    articles have the five, fewer where passages may be shorter. A seed that stands in more than
    `common` articles, or that says nothing, begins no run; a run begun elsewhere still passes
    over it. A run of less than `min_words` is left out unless equal words follow or go before it
    over a small difference.
    """
    length = min(SEED_WORDS, min_words)
    keys, bits = _seed_keys(line, length, min(LONG_SEED_WORDS, min_words), common)
    first = np.flatnonzero(np.diff(keys, prepend=-2) != 1)
    seeds = np.diff(first, append=len(keys))
    a = keys[first] & ((1 << bits) - 1)
    found = _promising(
        line.codes, Runs(a, a + (keys[first] >> bits), seeds + length - 1), min_words
    )
    runs = lengthen(line.codes, found)
    # Two n-grams of equal hash and different words give a run that is too short.
    return distinct(select_runs(runs, runs.length >= length))


def lengthen(codes: np.ndarray, runs: Runs) -> Runs:
    """Lengthen runs in both directions as far as the words are equal."""
    before = equal_words(codes, runs.a - 1, runs.b - 1, -1)
    after = equal_words(codes, runs.a + runs.length, runs.b + runs.length, 1)
    length = np.where(codes[runs.a] == codes[runs.b], runs.length + before + after, 0)
    return Runs(runs.a - before, runs.b - before, length)


def equal_words(codes: np.ndarray, a: np.ndarray, b: np.ndarray, step: int) -> np.ndarray:
    """Count the equal words from the places `a` and `b` on, forwards (1) or backwards (-1)."""
    count = np.zeros(len(a), dtype=np.int64)
    going = np.flatnonzero(codes[a] == codes[b])
    width = 1
    while len(going):
        places = [side[going] + step * count[going] for side in (a, b)]
        here, there = (np.array(words_on(codes, side, width, step)) for side in places)
        same = np.logical_and.accumulate(here == there).sum(axis=0)
        count[going] += same
        going = going[same == width]
        width = min(2 * width, PADDING // 2)  # most runs end soon, a few are whole articles
    return count


def words_on(codes: np.ndarray, places: np.ndarray, width: int, step: int) -> list[np.ndarray]:
    """Give the words from each place on, forwards (1) or backwards (-1): first, second, …"""
    return [codes[places + step * ahead] for ahead in range(width)]


def run_keys(runs: Runs) -> np.ndarray:
    """Give each run one number: the distance of its two places, then the first place."""
    return ((runs.b - runs.a) << 32) | runs.a


def distinct(runs: Runs) -> Runs:
    """Keep each run once, in the order of its keys."""
    keys = run_keys(runs)
    order = np.argsort(keys, kind="stable")
    return select_runs(runs, order[np.diff(keys[order], prepend=-1) != 0])


def select_runs(runs: Runs, which: np.ndarray) -> Runs:
    """Keep some of the runs."""
    return Runs(runs.a[which], runs.b[which], runs.length[which])


def _word_hashes(count):
    return np.random.default_rng(0).integers(1, 2**63, count, dtype=np.uint64)


def _mix(values):
    hashes = values[0].copy()
    for value in values[1:]:
        hashes *= np.uint64(0x9E3779B97F4A7C15)
        hashes += value
    return hashes


def _promising(codes, runs, min_words):
    """Keep the long runs, and the short ones that go on, at once or over a word or two.

    Most runs are short stock phrases; this cheap look spares them the careful one.
    """
    near = runs.length >= min_words
    short = np.flatnonzero(~near)
    a, b, length = runs.a[short], runs.b[short], runs.length[short]
    near[short] = _goes_on(codes, a + length, b + length, 1) | _goes_on(codes, a - 1, b - 1, -1)
    return select_runs(runs, near)


def _goes_on(codes, a, b, step):
    here, there = words_on(codes, a, 4, step), words_on(codes, b, 4, step)
    found = here[0] == there[0]  # the seed ended where an n-gram said nothing or was common
    for over_a, over_b in _LEADS:
        found |= (here[over_a] == there[over_b]) & (here[over_a + 1] == there[over_b + 1])
    return found


def _seed_keys(line, length, long, common):
    """Sort all seeds by (distance of the two places, first place): a run is then consecutive."""
    bits = len(line.codes).bit_length()
    found = [np.empty(0, dtype=np.int64)]
    for grams, places in _seeds(line, length, long, common):
        articles = line.articles[places]
        index, offset = np.arange(len(grams)), 1
        while len(index):
            index = index[: np.searchsorted(index, len(grams) - offset)]
            index = index[grams[index] == grams[index + offset]]
            other = index[articles[index] != articles[index + offset]]
            a = places[other]
            found.append(((places[other + offset] - a) << bits) | a)
            offset += 1
    keys = np.concatenate(found)
    keys.sort()
    return keys, bits


def _seeds(line, length, long, common):
    """List the n-grams of several articles, as (number of the n-gram, place), short and long."""
    few = common if line.articles.max(initial=0) < _LARGE_CORPUS else _FEW_ARTICLES
    grams, places = _repeats(ngram_hashes(line.codes, length), None, line)
    spread, repeats = _spread(grams, line.articles[places])
    wanted = (spread <= few) & (repeats < _REPEATS) & _tells(line, places, length)
    yield grams[wanted], places[wanted]
    places = places[spread > few]
    places = places[_tells(line, places, long)]
    values = _word_hashes(line.codes.max(initial=0) + 1)
    hashes = _mix([values[word] for word in words_on(line.codes, places, long, 1)])
    grams, places = _repeats(hashes, places, line)
    spread, repeats = _spread(grams, line.articles[places])
    wanted = (spread <= common) & (repeats < _REPEATS)
    yield grams[wanted], places[wanted]


def _tells(line, places, length):
    return (line.telling[length:] > line.telling[:-length])[places]


def _repeats(hashes, places, line):
    """List the n-grams that stand at two places or more, as (number of the n-gram, place)."""
    bits = len(line.codes).bit_length()
    # The hash in the high bits and the place in the low ones: sorting plain numbers is several
    # times as fast as sorting an index, and gives the places of an n-gram in order.
    low = np.uint64((1 << bits) - 1)
    hashes &= ~low
    hashes |= np.arange(len(hashes), dtype=np.uint64) if places is None else places.astype("uint64")
    hashes.sort()
    same = hashes[1:] ^ hashes[:-1] <= low
    packed = hashes[np.append(same, False) | np.insert(same, 0, False)] if len(hashes) else hashes
    places = (packed & low).astype(np.int64)
    packed >>= np.uint64(bits)
    return packed, places


def _spread(grams, articles):
    """Count the articles of each place's n-gram, and the n-gram's earlier places in its article."""
    new_gram = np.diff(grams, prepend=grams[:1] + np.uint64(1)) != 0
    group = np.cumsum(new_gram) - 1
    new_article = new_gram | (np.diff(articles, prepend=-1) != 0)
    spread = np.bincount(group, weights=new_article)
    rank = np.arange(len(grams)) - np.flatnonzero(new_article)[np.cumsum(new_article) - 1]
    return spread[group], rank
