"""How texts write a word inside sentences, with a capital or without: counted, then weighed.

An article's own counts decide first; where they say nothing, those of all articles do.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.entities.gazetteer import word_list

Codes = npt.NDArray[np.int64]
Counts = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
_MOSTLY = 3  # times as often: what a word of the language needs, and the article of a surname


@dataclass(frozen=True)
class Columns:
    """The same words for counting: arrays with one entry a word."""

    article: Codes  # the number of its article
    small: Codes  # the number of its form in small letters, in `smalls`
    smalls: npt.NDArray[np.object_]
    capital: Bools
    opening: Bools
    joined: Bools
    stop: Bools
    common: Bools
    given: Bools  # a first name with a capital


def count_forms(columns: Columns) -> tuple[pd.DataFrame, Bools]:
    """Count how each article writes each of its words inside sentences.

    Returns
    -------
    tuple[pd.DataFrame, Bools]
        A table, and for each word occurrence whether its article alone shows that it is a name. In
        the table one row is a word in an article: `article` (int64, its number), `form` (str, small
        letters), `capital` (int64, times with a capital inside sentences), `small` (times in small
        letters), `named` (times with a capital inside sentences behind a first name). Function
        words, months and the like by themselves are left out, and so is what only begins sentences.
        A form of two words is a function word with a capital before a capital (De Croo): `capital`
        counts the two inside sentences, `small` anywhere.
    """
    inside = columns.capital & ~columns.opening
    behind = np.zeros(len(inside), dtype=bool)
    behind[1:] = columns.given[:-1]
    behind &= inside & columns.joined
    width = max(len(columns.smalls), 1)
    keys, places = np.unique(columns.article * width + columns.small, return_inverse=True)
    capital, named = _count_forms(places, inside, keys), _count_forms(places, behind, keys)
    small = _count_forms(places, ~columns.capital, keys)
    barred = word_list("not_names")
    may = np.array([form not in barred for form in columns.smalls], dtype=bool)
    may[columns.small[columns.stop]] = False
    said = ((capital > 0) | (small > 0)) & may[keys % width]
    words = pd.DataFrame(
        {"article": (keys // width)[said], "form": columns.smalls[(keys % width)[said]],
         "capital": capital[said], "small": small[said], "named": named[said]}
    )  # fmt: skip
    pairs = _pairs(columns, inside, width)
    table = pd.concat([words, pairs], ignore_index=True) if len(pairs) else words
    counts = capital[places], small[places], named[places]
    return table, is_evident(*counts, columns.common) & columns.capital


def _count_forms(places: npt.NDArray, chosen: Bools, keys: npt.NDArray) -> Counts:
    return np.bincount(places[chosen], minlength=len(keys))


def _pairs(columns: Columns, inside: Bools, width: int) -> pd.DataFrame:
    """Count the small words with a capital before a capital, those inside sentences and those not."""
    opens = columns.capital & columns.stop
    first = np.flatnonzero(opens[:-1] & (columns.joined & columns.capital)[1:])
    keys, places = np.unique(
        (columns.article[first] * width + columns.small[first]) * width + columns.small[first + 1],
        return_inverse=True,
    )
    within = np.bincount(places[inside[first]], minlength=len(keys))
    one = columns.smalls[keys // width % width]
    two = columns.smalls[keys % width]
    return pd.DataFrame(
        {"article": keys // width // width, "form": one + " " + two if len(keys) else one,
         "capital": within, "small": np.bincount(places, minlength=len(keys)), "named": 0}
    )  # fmt: skip


def is_evident(capital: Counts, small: Counts, named: Counts, common: Bools) -> Bools:
    """Say which words are names by how they are written: a capital inside sentences, seldom none.

    A word that the language has in small letters needs two capitals, and three times as many as
    not, unless it stands behind a first name.
    """
    times = np.where(common, _MOSTLY, 1)
    usual = (capital >= np.minimum(times, 2)) & (capital >= times * small)
    return usual | (is_bound(capital, small) & (named > 0))


def is_bound(capital: Counts, small: Counts) -> Bools:
    """Say which words are hardly ever written in small letters."""
    return 10 * small <= capital


def is_paired(within: Counts, pairs: Counts, capital: Counts) -> Bools:
    """Say where a small word with a capital belongs to the next word, which is seldom without it.

    Parameters
    ----------
    within, pairs
        How often the two stand so inside sentences, and anywhere.
    capital
        How often the next word has a capital.
    """
    return (within > 0) & (within >= _MOSTLY * (capital - pairs))
