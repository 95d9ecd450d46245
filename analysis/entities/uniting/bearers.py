"""Who is meant by a short name: whom the article names in full, else whom all articles do."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
_DOMINANT = 3  # times as often as all others who bear the name
_BORROWERS = 4  # articles with the short name alone for one with the full name


@dataclass(frozen=True)
class Shortenings:
    """Which full names may be cut to which short ones: numbers of names, one entry a pair."""

    full: Numbers
    short: Numbers
    given: Bools  # the short one is the first name, which is enough only in the same article


@dataclass(frozen=True)
class Decisions:
    """Whom short names mean, article by article, sorted: one entry a short name in an article."""

    article: Numbers
    name: Numbers
    entity: Numbers
    lent: Bools  # only other articles tell

    def of(self, article: Numbers, name: Numbers, names: int) -> tuple[Numbers, Bools]:
        """Look up mentions: whom each means, -1 for nobody, and whether only other articles tell."""
        keys, wanted = self.article * names + self.name, article * names + name
        meant, lent = np.full(len(wanted), -1), np.zeros(len(wanted), dtype=bool)
        place = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        found = np.flatnonzero(keys[place] == wanted) if len(keys) else place[:0]
        meant[found], lent[found] = self.entity[place[found]], self.lent[place[found]]
        return meant, lent


def decide_bearers(
    article: Numbers,
    name: Numbers,
    entity: Numbers,
    pairs: Shortenings,
    *,
    unlent: Numbers,
    apart: Numbers,
) -> Decisions:
    """Decide whom the short names mean.

    Where an article names one in full who may be called so, it is that one. Where it names several,
    it is the one that it names three times as often as the others, or the one that all articles do,
    if that is among them. Where it names none, it is the one whom all articles name three times as
    often as all others, when at most four times as many articles have the short name alone as name
    that one. Otherwise nobody is meant.

    Parameters
    ----------
    article, name
        Of each mention.
    entity
        Of each name.
    unlent, apart
        As `article * names + name`: what is nobody whom its article does not name, and the first
        names that are somebody else's there.
    """
    names = len(entity)
    keys, counts = np.unique(article * names + name, return_counts=True)
    where, what = keys // names, keys % names
    # One entry an article that has a full name, and each short one of it.
    order = np.argsort(what, kind="stable")
    begin = np.searchsorted(what[order], np.arange(names + 1))
    lengths = np.diff(begin)[pairs.full]
    rows = order[np.repeat(begin[pairs.full], lengths) + _within(lengths)]
    short, given = np.repeat(pairs.short, lengths), np.repeat(pairs.given, lengths)
    home, bearer, times = where[rows], entity[what[rows]], counts[rows]
    surname = ~given
    every = _leaders(short[surname], bearer[surname], times[surname])
    leading = np.full(names, -1)
    leading[every.group[every.leads]] = every.bearer[every.leads]
    support = _articles(short[surname], bearer[surname], home[surname], leading)

    here = home * names + short
    inside = np.isin(here, keys) & ~(given & np.isin(here, apart))
    own = _leaders(here[inside], bearer[inside], times[inside])
    among = np.isin(
        own.group * names + leading[own.group % names],
        here[inside] * names + bearer[inside],
    )
    chosen = own.leads | among
    who = np.where(own.leads, own.bearer, leading[own.group % names])

    nobody = np.isin(what, pairs.short[~pairs.given]) & ~np.isin(keys, own.group)
    wanted = what[nobody]
    borrowers = np.bincount(wanted, minlength=names)
    lent = (leading[wanted] >= 0) & ~np.isin(keys[nobody], unlent)
    lent &= _BORROWERS * support[wanted] >= borrowers[wanted]
    decided = np.r_[own.group[chosen], keys[nobody][lent]]
    order = np.argsort(decided)
    return Decisions(
        article=decided[order] // names,
        name=decided[order] % names,
        entity=np.r_[who[chosen], leading[wanted][lent]][order],
        lent=np.r_[~own.leads[chosen], np.ones(int(lent.sum()), dtype=bool)][order],
    )


@dataclass(frozen=True)
class _Led:
    """The foremost bearer in each group, sorted by group."""

    group: Numbers
    bearer: Numbers
    leads: Bools  # it is named three times as often as all others together


def _leaders(group: Numbers, bearer: Numbers, times: Numbers) -> _Led:
    """Find in each group the bearer named most often, of equals the first by number."""
    width = int(bearer.max(initial=0)) + 1
    pairs, places = np.unique(group * width + bearer, return_inverse=True)
    sums = np.bincount(places, times, len(pairs)).astype(np.int64)
    groups, bearers = pairs // width, pairs % width
    order = np.lexsort((bearers, -sums, groups))
    first = order[np.r_[True, np.diff(groups[order]) > 0]] if len(order) else order
    distinct, where = np.unique(groups, return_inverse=True)
    total = np.bincount(where, sums, len(distinct)).astype(np.int64)
    best = sums[first]
    return _Led(distinct, bearers[first], best >= _DOMINANT * (total - best))


def _articles(short: Numbers, bearer: Numbers, home: Numbers, leading: Numbers) -> Numbers:
    """Count for each short name the articles that name its leading bearer in full."""
    meant = bearer == leading[short]
    width = int(home.max(initial=0)) + 1
    pairs = np.unique(short[meant] * width + home[meant])
    return np.bincount(pairs // width, minlength=len(leading))


def _within(lengths: Numbers) -> Numbers:
    """Count through the members of groups of these lengths from 0, group by group."""
    return np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
