"""Collocations: which words keep company with a word."""

from collections.abc import Collection
from typing import Literal

import numpy as np
import pandas as pd

from analysis.concordance.kwic import concordance
from analysis.keyness import log_likelihood
from analysis.tokens.coding import article_numbers, encode
from analysis.tokens.terms import terms
from analysis.tokens.tokenizer import tokenize

_COLUMNS = {
    "collocate": "str",
    "count": "int64",
    "expected": "float64",
    "log_likelihood": "float64",
    "npmi": "float64",
    "left": "int64",
    "right": "int64",
    "articles": "int64",
    "language": "str",
}
_MEASURES = ("log_likelihood", "npmi")


def collocations(
    articles: pd.DataFrame,
    word: str,
    *,
    window: int = 5,
    measure: Literal["log_likelihood", "npmi"] = "log_likelihood",
    least: int = 1,
    tokens: pd.DataFrame | None = None,
    hidden: Collection[str] = frozenset(),
) -> pd.DataFrame:
    """Find the words that stand near a word more often than elsewhere.

    Near is at most `window` words away in the same sentence, stop words counted. The word is looked
    up in all its forms (guerre finds guerres); it may be several that follow each other
    (Xi Jinping). Of the N words of a language that are not the word itself, R stand near it; of a
    term's C occurrences, O stand near it (one between two occurrences of the word counts once):

    - expected E = C R / N;
    - log_likelihood G² = 2 Σ observed ln(observed / expected) over the four cells of the table
      (the term or another, near or not);
    - npmi = ln(O / E) / -ln(O / N).

    Parameters
    ----------
    measure
        What the rows are sorted by.
    least
        The fewest occurrences near the word.
    tokens
        As `analysis.tokens.tokenize` gives them for these articles.
    hidden
        Words that are left out, in any of their forms.

    Returns
    -------
    pd.DataFrame
        One row is a term near the word, those that stand there more often than expected first,
        highest measure on top, ties by name: `collocate` (str, the form used most), `count` (int64,
        O), `expected` (float64), `log_likelihood` (float64, 0 or more, higher is surer, no
        direction: see whether count is above expected), `npmi` (float64, -1 to 1, 0 is chance, 1 is
        both always and only there; NaN where all words are that term near the word), `left`,
        `right` (int64, how many stand before and behind the word, the nearer one if there are two,
        before if as near; their sum is `count`), `articles` (int64, how many have them together),
        `language` (str).

    Raises
    ------
    ValueError
        For a word without a letter or digit, an unknown measure, a window or least below 1.

    Notes
    -----
    When not to trust it: npmi is high for words that occur once or twice; a text that stands in
    several outlets counts in each, so read `articles` beside it.

    References
    ----------
    Dunning (1993), Accurate Methods for the Statistics of Surprise and Coincidence. Evert (2008),
    Corpora and Collocations. Bouma (2009), Normalized (Pointwise) Mutual Information in Collocation
    Extraction.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a"], "title": [""], "language": ["fr"],
    ...                       "text": ["Le gaz russe manque. Le gaz russe brûle. Il neige."]})
    >>> collocations(table, "gaz", window=1)[["collocate", "count", "right"]].values.tolist()
    [['russe', 2, 2]]
    """
    _check(window, measure, least)
    tokens = tokenize(articles) if tokens is None else tokens
    found = terms(articles, tokens, hidden=hidden)
    node, side = _near(articles, word, window, tokens)
    article = article_numbers(articles, tokens["article_id"])
    language = articles["language"].astype("str").to_numpy()[article]
    parts = [
        _of_language(found.codes, node, side, article, language == tongue)
        for tongue in sorted(set(language[node]))
    ]
    if not parts:
        return pd.DataFrame(columns=list(_COLUMNS)).astype(_COLUMNS)
    table = pd.concat(parts, ignore_index=True)
    table = table[table["count"] >= least]
    table["collocate"] = found.names[table["term"]]
    table["language"] = found.languages[table["term"]]
    table["signed"] = -table[measure]
    if measure == "log_likelihood":
        table["signed"] *= np.sign(table["count"] - table["expected"])
    table = table.sort_values(["signed", "collocate", "language"], ignore_index=True)
    return table[list(_COLUMNS)].astype(_COLUMNS)


def collocation_spans(
    articles: pd.DataFrame,
    word: str,
    collocate: str,
    *,
    window: int = 5,
    tokens: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Find a term where it stands near a word, and the word there.

    Returns
    -------
    pd.DataFrame
        One row is an occurrence, of the term or of the word: `article_id` (str), `start`, `end`
        (int32, offsets into `text`, end exclusive), `near` (bool: the term, not the word). The rows
        of the term are as many as its `count` in `collocations`.
    """
    tokens = tokenize(articles) if tokens is None else tokens
    found = terms(articles, tokens)
    node, side = _near(articles, word, window, tokens)
    wanted = np.isin(found.codes, np.flatnonzero(found.names == collocate)) & (side != 0)
    sentence = _sentences(tokens)
    gap = _distances(wanted, sentence)
    beside = node & ((gap[0] <= window) | (gap[1] <= window))
    table = tokens[["article_id", "start", "end"]].assign(near=wanted)
    return table[wanted | beside].reset_index(drop=True)


def _near(articles, word, window, tokens):
    """Mark the word's own tokens, and those near it: -1 before it, 1 behind it, 0 elsewhere."""
    hits = concordance(articles, word, width=0, tokens=tokens, mode="lemma")
    step = int(tokens["end"].max() if len(tokens) else 0) + 1
    starts = article_numbers(articles, tokens["article_id"]) * step + tokens["start"].to_numpy(int)
    first = article_numbers(articles, hits["article_id"]) * step + hits["start"].to_numpy(int)
    last = first + hits["end"].to_numpy(int) - hits["start"].to_numpy(int)
    change = np.zeros(len(tokens) + 1, dtype=np.int64)
    np.add.at(change, np.searchsorted(starts, first), 1)
    np.add.at(change, np.searchsorted(starts, last), -1)
    node = change[:-1].cumsum() > 0
    behind, before = _distances(node, _sentences(tokens))
    near = (np.minimum(before, behind) <= window) & ~node
    return node, np.where(near, np.where(before <= behind, -1, 1), 0)


def _sentences(tokens):
    """Count the sentences through all articles."""
    change = np.ones(len(tokens), dtype=bool)
    article, sentence = encode(tokens["article_id"])[0], tokens["sentence"].to_numpy()
    change[1:] = (article[1:] != article[:-1]) | (sentence[1:] != sentence[:-1])
    return change.cumsum()


def _distances(node, sentence):
    """Count the words from each token back to the last node and on to the next in its sentence."""
    places, never = np.arange(len(node)), np.iinfo(np.int64).max
    last = np.maximum.accumulate(np.where(node, places, -1))
    following = np.minimum.accumulate(np.where(node, places, never)[::-1])[::-1]
    gaps = []
    for other in (last, following):
        inside = np.clip(other, 0, max(len(node) - 1, 0))
        known = (other >= 0) & (other < len(node)) & (sentence[inside] == sentence)
        gaps.append(np.where(known, np.abs(places - other), never))
    return gaps


def _of_language(codes, node, side, article, speaking):
    """Measure the terms near the word in one language."""
    inside = speaking & ~node
    size = int(codes.max(initial=-1)) + 1
    everywhere = codes[inside & (codes >= 0)]
    before = np.bincount(codes[inside & (codes >= 0) & (side < 0)], minlength=size)
    behind = np.bincount(codes[inside & (codes >= 0) & (side > 0)], minlength=size)
    total = np.bincount(everywhere, minlength=size)
    term = np.flatnonzero(before + behind)
    count, total = (before + behind)[term], total[term]
    near, words = int((inside & (side != 0)).sum()), int(inside.sum())
    there = inside & (codes >= 0) & (side != 0)
    pairs = np.unique(article[there] * max(size, 1) + codes[there])
    expected = total * near / max(words, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        npmi = np.log(count / expected) / -np.log(count / words)
    return pd.DataFrame(
        {
            "term": term,
            "count": count,
            "expected": expected,
            "log_likelihood": log_likelihood(count, total, near, words),
            "npmi": np.where(count < words, npmi, np.nan),
            "left": before[term],
            "right": behind[term],
            "articles": np.bincount(pairs % max(size, 1), minlength=size)[term],
        }
    )


def _check(window, measure, least):
    if measure not in _MEASURES:
        raise ValueError(f"measure: {measure!r}; allowed are {', '.join(_MEASURES)}")
    for name, value in (("window", window), ("least", least)):
        if value < 1:
            raise ValueError(f"{name}: {value!r}; allowed are whole numbers from 1")
