"""YAKE's scores of words and phrases, counted over many articles at once.

The measure is that of Campos et al. (2020), YAKE! Keyword extraction from single documents using
multiple local features, Information Sciences 509, as the `yake` package 0.7.3 works it out: the
same sums in the same order, so that the scores agree to the last digit.
"""

from dataclasses import dataclass
from math import log

import numpy as np
import pandas as pd

PLAIN, NAME, ACRONYM, DIGIT, UNUSUAL = range(5)  # what YAKE reads from a word's writing


@dataclass(frozen=True)
class TaggedWords:
    """The words of some articles in the order of reading: arrays of one value a word.

    `article` (int, ascending), `term` (int, what equal words share), `tag` (int, the writing),
    `sentence` (int, within its article), `block` (int, ascending: words of one block stand side by
    side, with no mark between), `stop` (bool; a term is a stop word if its first word is).
    """

    article: np.ndarray
    term: np.ndarray
    tag: np.ndarray
    sentence: np.ndarray
    block: np.ndarray
    stop: np.ndarray


@dataclass(frozen=True)
class Scores:
    """What YAKE counts for the terms of each article, and the score that comes of it.

    `of_word` (int) gives each word the place of its term in the other arrays, which have one value
    a term of an article, in the order of their first words: `score` (float, lower is better),
    `count` (int), `stop` (bool). `pairs` (int, sorted: left · number of terms + right) and
    `pair_counts` (int) tell how often one term follows another directly.
    """

    of_word: np.ndarray
    score: np.ndarray
    count: np.ndarray
    stop: np.ndarray
    pairs: np.ndarray
    pair_counts: np.ndarray


def term_scores(words: TaggedWords, sentences: np.ndarray) -> Scores:
    """Score every term of every article by place, case, frequency, spread and neighbours.

    score = position · relatedness / (case + frequency / relatedness + spread / relatedness)

    Parameters
    ----------
    sentences
        How many sentences each article has (int); the articles are numbered by their places in it.
    """
    width = int(words.term.max(initial=0)) + 1
    of_word = pd.factorize(words.article * width + words.term)[0]
    size = int(of_word.max(initial=-1)) + 1
    first = np.zeros(size, dtype=np.int64)
    first[of_word[::-1]] = np.arange(len(of_word))[::-1]
    article, stop = words.article[first], words.stop[first]
    count = np.bincount(of_word, minlength=size)
    pairs, pair_counts = _pairs(words, of_word, size)
    most, usual = _frequencies(article, count, stop, len(sentences))
    spread, position = _places(of_word, words.sentence, size)
    written = [np.bincount(of_word, words.tag == tag, minlength=size) for tag in (ACRONYM, NAME)]
    logs = np.array([0.0, *(log(number) for number in range(1, count.max(initial=0) + 1))])

    case = np.maximum(*written) / (1.0 + logs[count])
    share = count / most[article]
    left = _variety(pairs % max(size, 1), pair_counts, size)
    right = _variety(pairs // max(size, 1), pair_counts, size)
    relatedness = (0.5 + left * share) + (0.5 + right * share)
    with np.errstate(divide="ignore", invalid="ignore"):
        frequency = count / usual[article]
        below = case + frequency / relatedness + (spread / sentences[article]) / relatedness
        score = position * relatedness / below
    score[np.isnan(usual[article])] = 0.0  # an article of stop words only
    return Scores(of_word, score, count, stop, pairs, pair_counts)


def phrase_scores(scores: Scores, terms: list[np.ndarray], counts: np.ndarray) -> np.ndarray:
    """Score phrases from their words: product / (count · (1 + sum)); lower is better.

    A stop word inside counts by how seldom it stands between its two neighbours.

    Parameters
    ----------
    terms
        An array for each place in the phrase, first to last, with one value a phrase: the place
        of the word's term in `scores`.
    counts
        How often each phrase occurs.
    """
    product, total = np.ones(len(counts)), np.zeros(len(counts))
    for place, term in enumerate(terms):
        seldom = np.ones(len(counts))
        if 0 < place < len(terms) - 1:
            seldom = 1 - _share(scores, terms[place - 1], term, terms[place - 1]) * _share(
                scores, term, terms[place + 1], terms[place + 1]
            )
        stop, score = scores.stop[term], scores.score[term]
        product = product * np.where(stop, 1 + seldom, score)
        total = np.where(stop, total - seldom, total + score)
    with np.errstate(divide="ignore", invalid="ignore"):
        return product / ((total + 1) * counts)


def _share(scores, left, right, of):
    """Give the share of a term's occurrences at which one term follows another."""
    wanted = left * len(scores.count) + right
    place = np.searchsorted(scores.pairs, wanted)
    place[place == len(scores.pairs)] = 0
    if not len(scores.pairs):
        return np.zeros(len(wanted))
    together = np.where(scores.pairs[place] == wanted, scores.pair_counts[place], 0)
    return together / scores.count[of]


def _pairs(words, of_word, size):
    """Count the pairs of terms that stand side by side, numbers and odd words left out."""
    said = (words.tag != DIGIT) & (words.tag != UNUSUAL)
    beside = said[1:] & said[:-1] & (words.block[1:] == words.block[:-1])
    return np.unique(of_word[:-1][beside] * size + of_word[1:][beside], return_counts=True)


def _variety(term, counts, size):
    """Divide how many different neighbours a term has by how often it has one."""
    different = np.bincount(term, minlength=size)
    all_of_them = np.bincount(term, counts, minlength=size)
    return np.divide(different, all_of_them, out=np.zeros(size), where=all_of_them > 0)


def _frequencies(article, count, stop, articles):
    """Give each article's highest count, and the mean and deviation of those that are no stop words."""
    most, usual = np.ones(articles), np.full(articles, np.nan)
    bounds = np.searchsorted(article, np.arange(articles + 1))
    for number, (start, end) in enumerate(zip(bounds[:-1], bounds[1:])):
        own = count[start:end].astype(np.float64)
        content = own[~stop[start:end]]
        if len(content):
            most[number] = own.max()
            usual[number] = content.mean() + content.std()
    return most, usual


def _places(of_word, sentence, size):
    """Give how many sentences have a term, and the weight of the place of the median one."""
    width = int(sentence.max(initial=0)) + 1
    both = np.unique(of_word * width + sentence)
    term, sentence = both // width, both % width
    spread = np.bincount(term, minlength=size)
    start = np.cumsum(spread) - spread
    twice = sentence[start + (spread - 1) // 2] + sentence[start + spread // 2] if size else start
    codes, medians = pd.factorize(twice)
    return spread, np.array([log(log(3.0 + median / 2)) for median in medians.tolist()])[codes]
