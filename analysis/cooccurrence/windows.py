"""Which names stand in which windows, laid out once, and counted for any choice of the articles."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

Within = Literal["sentence", "paragraph", "article"]
Numbers = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
_PAIRS = {
    "entity_a": "str",
    "entity_b": "str",
    "count": "int64",
    "articles": "int64",
    "npmi": "float64",
}


@dataclass(frozen=True)
class Windows:
    """The windows (sentences, paragraphs or articles) that name somebody, as numbers.

    Articles are numbered in the order given, entities in the order of their names.
    """

    articles: int  # how many there are
    entities: npt.NDArray[np.object_]
    home: Numbers  # the article of each window
    named: Numbers  # an entity in a window, each once
    named_home: Numbers  # the article of that window
    first: Numbers  # of each pair, the entity first by name
    second: Numbers
    pair: Numbers  # a pair in a window
    pair_home: Numbers  # the article of that window
    fresh: Bools  # it is the first window of its pair in its article


def check_window(within: str) -> None:
    """Refuse a window of another name.

    Raises
    ------
    ValueError
        When `within` is none of sentence, paragraph and article.
    """
    if within not in ("sentence", "paragraph", "article"):
        raise ValueError(f"within: {within!r}; allowed are sentence, paragraph and article")


def windows(
    mentions: pd.DataFrame, articles: Sequence[str], *, within: Within = "sentence"
) -> Windows:
    """Lay out who is named with whom in the mentions of some articles.

    Parameters
    ----------
    articles
        The identifiers of all articles, in the order of the masks to come.

    Raises
    ------
    ValueError
        When `within` is none of the three, or a mention is of no such article.
    """
    check_window(within)
    codes, distinct = pd.factorize(mentions["article_id"])
    place = pd.Index(articles).get_indexer(pd.Index(distinct))
    if (place < 0).any():
        unknown = sorted(distinct[place < 0])
        raise ValueError(f"mentions: article_id {unknown[:3]} is not among the articles")
    article = place[codes].astype(np.int64)
    inside = np.zeros(len(article), dtype=np.int64)
    if within != "article":
        inside = mentions[within].to_numpy().astype(np.int64)
    window, keys = _number_keys(article * (int(inside.max(initial=0)) + 1) + inside)
    home = np.zeros(len(keys), dtype=np.int64)
    home[window] = article
    entity, entities = pd.factorize(mentions["entity"], sort=True)
    width = max(len(entities), 1)
    seen = np.unique(window * width + entity)
    window, named = seen // width, seen % width
    # Every entity of a window with each of those behind it.
    ends = np.searchsorted(window, window, side="right")
    partners = ends - np.arange(len(window)) - 1
    one = np.repeat(np.arange(len(window)), partners)
    other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(partners) - partners, partners)
    pair, pairs = _number_keys(named[one] * width + named[other])
    pair_home = home[window[one]]
    return Windows(
        articles=len(articles),
        entities=np.asarray(entities, dtype=object),
        home=home,
        named=named,
        named_home=home[window],
        first=pairs // width,
        second=pairs % width,
        pair=pair,
        pair_home=pair_home,
        fresh=_first_in_article(pair, pair_home),
    )


def chosen_pairs(laid: Windows, chosen: Bools) -> pd.DataFrame:
    """Count the pairs of names in some of the articles.

    Parameters
    ----------
    chosen
        One entry an article.

    Returns
    -------
    pd.DataFrame
        As `analysis.cooccurrence.cooccurrence` for the mentions of these articles.
    """
    if len(chosen) != laid.articles:
        raise ValueError(
            f"chosen: {len(chosen)} entries; it must have {laid.articles}, one an article"
        )
    counted = chosen[laid.pair_home]
    counts = np.bincount(laid.pair[counted], minlength=len(laid.first))
    homes = np.bincount(laid.pair[counted & laid.fresh], minlength=len(laid.first))
    alone = np.bincount(laid.named[chosen[laid.named_home]], minlength=len(laid.entities))
    met = np.flatnonzero(counts)
    met = met[np.argsort(-counts[met], kind="stable")]  # by name where equal
    first, second = laid.first[met], laid.second[met]
    number = int(np.count_nonzero(chosen[laid.home]))
    return pd.DataFrame(
        {
            "entity_a": laid.entities[first],
            "entity_b": laid.entities[second],
            "count": counts[met],
            "articles": homes[met],
            "npmi": _npmi(counts[met], alone[first], alone[second], number),
        }
    ).astype(_PAIRS)


def _number_keys(keys: Numbers) -> tuple[Numbers, Numbers]:
    """Give each key its number in their order, and the keys."""
    distinct, numbers = np.unique(keys, return_inverse=True)
    return numbers, distinct


def _first_in_article(pair: Numbers, home: Numbers) -> Bools:
    order = np.lexsort((home, pair))
    fresh = np.zeros(len(pair), dtype=bool)
    if len(order):
        changes = (np.diff(pair[order]) != 0) | (np.diff(home[order]) != 0)
        fresh[order] = np.r_[True, changes]
    return fresh


def _npmi(both: Numbers, one: Numbers, other: Numbers, number: int) -> npt.NDArray[np.float64]:
    """Give Bouma's normalised pointwise mutual information of counts; NaN where it has no value."""
    share = both / number
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log(both * number / (one * other)) / -np.log(share)
    return np.where(share < 1, value, np.nan)
