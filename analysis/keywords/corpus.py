"""The keywords of a whole corpus, or of a part of it, from those of its articles."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.keywords.occurrences import ranges
from analysis.keywords.ranking import WHOLE_SHARE, content_keys, holds, parts
from analysis.keywords.units import Keys


@dataclass(frozen=True)
class Ranks:
    """Which keyword has which rank in which article: arrays of one value an article and keyword.

    `article` (int), `key` (int, into `keys`), `rank` (int, the article's best for the keyword or a
    phrase that has it), `own` (bool: it is a keyword there itself), `form` (int, into `forms`; -1
    where it is not its own), sorted by key, rank and article. `heard` are the same rows sorted by
    key, outlet, rank and article; `outlet` (int) tells key and outlet apart, -1 where none is known.
    `phrases`, `parts` (int, into `keys`) are the pairs of a phrase and a keyword that is a part of
    it, longest phrases first; `single` (bool) has one value a key.
    """

    article: np.ndarray
    key: np.ndarray
    rank: np.ndarray
    own: np.ndarray
    form: np.ndarray
    heard: np.ndarray
    outlet: np.ndarray
    single: np.ndarray
    phrases: np.ndarray
    parts: np.ndarray
    keys: list[Keys]
    forms: list[str]


def keyword_ranks(articles: pd.DataFrame, keywords: pd.DataFrame) -> Ranks:
    """Arrange the articles' keywords (as `decide` gives them) for summing over any of them.

    Parameters
    ----------
    articles
        With `article_id` and `source`, "" or missing where none is known.
    """
    ids, distinct_ids = pd.factorize(keywords["article_id"])
    place = {article_id: number for number, article_id in enumerate(articles["article_id"])}
    article = np.array([place[each] for each in distinct_ids], dtype=np.int64)[ids]
    key, distinct = pd.factorize(keywords["keys"])
    form, forms = pd.factorize(keywords["keyword"])
    rank = keywords["rank"].to_numpy(dtype=np.int64)
    keys = [tuple(each.split(" ")) for each in distinct]
    phrase, part = _pairs(keys)
    # Every row of a phrase is a row of each of its parts, too.
    counts = np.bincount(phrase, minlength=len(keys))
    rows = np.repeat(np.arange(len(key)), counts[key])
    by_phrase = np.argsort(phrase, kind="stable")
    within = part[by_phrase][ranges((np.cumsum(counts) - counts)[key], np.cumsum(counts)[key])]
    article, key = np.concatenate([article, article[rows]]), np.concatenate([key, within])
    rank = np.concatenate([rank, rank[rows]])
    form = np.concatenate([form, np.full(len(rows), -1)])
    # An article counts a keyword once: by its own rank or that of a phrase, whichever is better.
    order = np.lexsort((rank, article, key))
    begin = np.ones(len(order), dtype=bool)
    begin[1:] = (np.diff(key[order]) != 0) | (np.diff(article[order]) != 0)
    best = order[begin]
    own = np.maximum.reduceat(form[order], np.flatnonzero(begin)) if len(order) else form
    order = np.lexsort((article[best], rank[best], key[best]))
    best, own = best[order], own[order]
    article, key, rank = article[best], key[best], rank[best]
    sources, outlets = pd.factorize(articles["source"].replace("", None).to_numpy(dtype=object))
    outlet = np.where(sources[article] < 0, -1, key * (len(outlets) + 1) + sources[article])
    heard = np.lexsort((article, rank, outlet, key))
    single = np.array([len(each) == 1 for each in keys], dtype=bool)
    return Ranks(
        article, key, rank, own >= 0, own, heard, outlet, single, phrase, part, keys, list(forms)
    )


def _pairs(keys):
    """Pair each phrase with the keywords that are parts of it, the longest phrases first."""
    numbers = {each: number for number, each in enumerate(keys)}
    many = [number for number, each in enumerate(keys) if len(each) > 1]
    many.sort(key=lambda number: (-len(keys[number]), keys[number]))
    pairs = [
        (number, numbers[part])
        for number in many
        for part in parts(keys[number])
        if part in numbers
    ]
    phrase, part = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return phrase, part


def leading_keywords(ranks: Ranks, mask: np.ndarray, top: int) -> list[tuple[str, float]]:
    """Give the best keywords of the articles in the mask: form that most of them use, and score.

    Parameters
    ----------
    mask
        One value (bool) an article.
    """
    size = len(ranks.keys)
    heard = ranks.heard[mask[ranks.article[ranks.heard]]]
    place = np.where(ranks.outlet[heard] < 0, 1, _places(ranks.outlet[heard]))
    share = 1 / (np.sqrt(place) * (9 + ranks.rank[heard]))
    weight = np.bincount(ranks.key[heard], share, minlength=size)
    rows = np.flatnonzero(mask[ranks.article])
    key, own = ranks.key[rows], ranks.own[rows]
    having, own = np.bincount(key, minlength=size), np.bincount(key, own, minlength=size)
    with np.errstate(divide="ignore"):
        score = np.where(own > 0, 1 / weight, np.inf)
    _give_way(ranks, score, own, having)
    chosen: list[tuple[str, float]] = []
    kept: dict[str, list[Keys]] = {}
    start = np.searchsorted(key, np.arange(size + 1))
    for number in _in_order(ranks, score, rows, start):
        flat = content_keys(ranks.keys[number])
        near = {id(other): other for word in flat for other in kept.get(word, ())}.values()
        if any(holds(flat, other) or holds(other, flat) for other in near):
            continue
        for word in flat:
            kept.setdefault(word, []).append(flat)
        chosen.append(
            (_usual(ranks, rows[start[number] : start[number + 1]]), float(score[number]))
        )
        if len(chosen) == top:
            break
    return chosen


def _places(codes):
    """Count through the values of each run of equal ones from 1."""
    at = np.arange(len(codes))
    begin = np.ones(len(codes), dtype=bool)
    begin[1:] = codes[1:] != codes[:-1]
    return at - np.maximum.accumulate(np.where(begin, at, 0)) + 1


def _give_way(ranks, score, own, having):
    """Let phrases stand for their words, and leave out the words that are fragments of them."""
    phrase, part = ranks.phrases, ranks.parts
    # The phrase stands for its words where more than half of their articles have it.
    for at in np.flatnonzero(own[phrase] > WHOLE_SHARE * having[part]).tolist():
        long, short = phrase[at], part[at]
        if np.isfinite(score[long]) and np.isfinite(score[short]):
            score[long], score[short] = min(score[long], score[short]), np.inf
    # A word that more articles have within a phrase than alone is a fragment of it.
    fragment = (
        ranks.single[part] & np.isfinite(score[phrase]) & (own[part] < WHOLE_SHARE * having[part])
    )
    score[part[fragment]] = np.inf


def _in_order(ranks, score, rows, start):
    """Go through the keywords, best score first, equal ones by their form and keys."""
    known = np.flatnonzero(np.isfinite(score))
    rounded = np.round(score[known], 12)
    order = np.argsort(rounded, kind="stable")
    begins = np.flatnonzero(np.diff(rounded[order], prepend=-np.inf))
    for low, high in zip(begins, [*begins[1:], len(order)]):
        equal = known[order[low:high]].tolist()
        if len(equal) > 1:
            equal.sort(
                key=lambda each: (
                    _usual(ranks, rows[start[each] : start[each + 1]]),
                    ranks.keys[each],
                )
            )
        yield from equal


def _usual(ranks, rows):
    """Give the form that most of the articles use; equal ones by the alphabet."""
    used = Counter(ranks.form[rows].tolist())
    used.pop(-1, None)
    return min((-count, ranks.forms[form]) for form, count in used.items())[1]
