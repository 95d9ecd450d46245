"""Which articles are nearly one text, and which of many thousand have such a double at all."""

import numpy as np
import pandas as pd

from analysis.overlap.seeds import SEED_WORDS, ngram_hashes
from analysis.tokens.word_line import lay_out, words_of

# 128 bands of three: two articles with a third of all five words in a row in common meet in one
# 99 times of 100, two with a fiftieth in common once in a thousand.
_BANDS, _ROWS = 128, 3
NEAR = 0.8  # of each of two articles stands in the other


def near_duplicates(containment: pd.DataFrame, *, least: float = NEAR) -> pd.DataFrame:
    """Keep the pairs of which each stands in the other for the most part.

    Parameters
    ----------
    containment
        What `analysis.overlap.containment` gives.
    least
        The share (0 to 1) that must stand in the other, both ways.

    Returns
    -------
    pd.DataFrame
        One row is a pair, once, in the order of the articles: `article_a`, `article_b` (str),
        `share_of_a`, `share_of_b` (float, 0 to 1).

    Raises
    ------
    ValueError
        If `least` is not between 0 and 1.
    """
    if not 0 < least <= 1:
        raise ValueError(f"least is {least!r}; it must be over 0 and at most 1")
    near = containment[(containment["share_of_a"] >= least) & (containment["share_of_b"] >= least)]
    pair = [frozenset(ids) for ids in zip(near["article_a"], near["article_b"], strict=True)]
    first = ~pd.Series(pair, dtype=object).duplicated().to_numpy()
    return near.loc[first, ["article_a", "article_b", "share_of_a", "share_of_b"]].reset_index(
        drop=True
    )


def has_near_text(articles: pd.DataFrame, tokens: pd.DataFrame) -> np.ndarray:
    """Mark the articles that probably have much of their text in common with another.

    MinHash over all five words in a row, in bands (locality-sensitive hashing): time grows with
    the words of the corpus, not with the pairs of articles. A few are marked for nothing.

    References
    ----------
    Broder, "On the resemblance and containment of documents", 1997.
    """
    tokens, number = words_of(articles, tokens)
    line = lay_out(articles, tokens, number)
    hashes = ngram_hashes(line.codes, SEED_WORDS)
    if not len(hashes):
        return np.zeros(len(articles), dtype=bool)
    begins = line.articles[: len(hashes)]
    whole = (begins >= 0) & (begins == line.articles[SEED_WORDS - 1 :])
    counts = np.bincount(begins[whole], minlength=len(articles))
    return _share_a_band(hashes[whole], counts)


def _share_a_band(hashes, counts):
    from rensa import RMinHash, RMinHashLSH

    found = np.zeros(len(counts), dtype=bool)
    length = _BANDS * _ROWS
    starts = [0, *np.cumsum(counts[counts > 0]).tolist()]  # an article without words is like none
    digests = RMinHash.digest_matrix_from_flat_token_hashes(hashes, starts, length, 1)
    index = RMinHashLSH(0.3, length, _BANDS)
    found[counts > 0] = index.query_duplicate_flags_matrix_one_shot(digests)
    return found
