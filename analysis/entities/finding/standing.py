"""Which of the places where a name may stand are names, once all articles are read."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.entities.finding.evidence import Bools, is_bound, is_evident, is_paired
from analysis.entities.finding.starts import ALWAYS

Numbers = npt.NDArray[np.int64]


def standing_names(
    names: pd.DataFrame, words: pd.DataFrame, article: Numbers, order: pd.Index
) -> tuple[Numbers, Bools]:
    """Choose the names that stand, of those that overlap the first.

    A name that needs evidence has that of its own article; where that says nothing, neither for nor
    against, it has that of all articles.

    Parameters
    ----------
    names, words
        As in `analysis.entities.reading.Readings`.
    article
        The place of each name's article in `order`.
    order
        The identifiers of all articles.

    Returns
    -------
    tuple[Numbers, Bools]
        The rows of the names, in their order, and for each whether only other articles tell that it
        is one.
    """
    when = names["when"].to_numpy().astype(np.int64)
    lent = np.zeros(len(names), dtype=bool)
    stands = when == ALWAYS
    rows = np.flatnonzero(~stands)
    if len(rows):
        asked = names.iloc[rows]
        own, all_of_it = _evidence(asked, words, article[rows], order)
        stands[rows] = (when[rows] >> all_of_it) & 1 == 1
        lent[rows] = stands[rows] & ((when[rows] >> own) & 1 == 0)
    kept = np.flatnonzero(stands)
    kept = kept[_first_of_overlapping(
        article[kept], names["at"].to_numpy()[kept], names["end"].to_numpy()[kept]
    )]  # fmt: skip
    return kept, lent[kept]


@dataclass(frozen=True)
class _Counts:
    """How the articles write some words: `capital`, `small` and `named`, one column each."""

    forms: pd.Index  # the words
    keys: Numbers  # article * number of words + word, sorted
    own: Numbers  # of each key
    all_articles: Numbers  # of each word


def _evidence(
    asked: pd.DataFrame, words: pd.DataFrame, article: Numbers, order: pd.Index
) -> tuple[Numbers, Numbers]:
    """Give the evidence of each name as a number, that of its own article and that which decides.

    The numbers are those of `analysis.entities.finding.starts.ALL_EVIDENCE`.
    """
    head, follower = asked["head"], asked["follower"]
    pair = head.where(follower == "", head + " " + follower)
    counts = _counts(words, pd.Index(pd.concat([head, follower, pair]).unique()), order)
    own, every = _looked_up(counts, head, article)
    common = asked["common"].to_numpy()
    capital, small, named = own
    own_evident, own_bound = is_evident(capital, small, named, common), is_bound(capital, small)
    in_all = is_evident(every[0], every[1], every[2], common)
    evident = np.where(small > 0, own_evident, own_evident | in_all)
    bound = np.where(capital + small > 0, own_bound, is_bound(every[0], every[1]))
    (within, pairs, _), (all_within, all_pairs, _) = _looked_up(counts, pair, article)
    (behind, *_), (all_behind, *_) = _looked_up(counts, follower, article)
    own_paired = is_paired(within, pairs, behind)
    silent = behind == pairs  # the article has the next word only behind this one
    paired = own_paired | (silent & is_paired(all_within, all_pairs, all_behind))
    own_bound &= capital + small > 0
    return own_evident + 2 * own_bound + 4 * own_paired, evident + 2 * bound + 4 * paired


def _counts(words: pd.DataFrame, forms: pd.Index, order: pd.Index) -> _Counts:
    """Take out of the counts those of some words."""
    codes, distinct = pd.factorize(words["form"])
    form = forms.get_indexer(distinct)[codes]
    wanted = np.flatnonzero(form >= 0)
    form = form[wanted]
    codes, distinct = pd.factorize(words["article_id"].iloc[wanted])
    article = order.get_indexer(distinct)[codes]
    if (article < 0).any():
        wanted, form, article = wanted[article >= 0], form[article >= 0], article[article >= 0]
    keys = article * len(forms) + form
    own = words[["capital", "small", "named"]].to_numpy()[wanted].astype(np.int64)
    totals = np.stack([np.bincount(form, each, len(forms)) for each in own.T]).astype(np.int64).T
    sort = np.argsort(keys)
    return _Counts(forms, keys[sort], own[sort], totals)


def _looked_up(counts: _Counts, forms: pd.Series, article: Numbers) -> tuple[Numbers, Numbers]:
    """Give the counts of words in their articles, and in all: three rows, one column a word."""
    form = counts.forms.get_indexer(pd.Index(forms))
    wanted = article * len(counts.forms) + form
    place = np.minimum(np.searchsorted(counts.keys, wanted), max(len(counts.keys) - 1, 0))
    own = np.zeros((len(wanted), 3), dtype=np.int64)
    if len(counts.keys):
        found = counts.keys[place] == wanted
        own[found] = counts.own[place[found]]
    return own.T, counts.all_articles[form].T


def _first_of_overlapping(article: Numbers, at: Numbers, end: Numbers) -> Bools:
    """Keep of names that overlap the one whose capital comes first."""
    kept = np.ones(len(at), dtype=bool)
    if not len(at):
        return kept
    far = int(end.max()) + 1
    begin, finish = article * far + at, article * far + end
    reached = np.r_[-1, np.maximum.accumulate(finish)[:-1]]
    crossing = np.flatnonzero(begin < reached)
    for row in crossing.tolist():
        before = row - 1
        while before >= 0 and not kept[before]:
            before -= 1
        kept[row] = before < 0 or begin[row] >= finish[before]
    return kept
