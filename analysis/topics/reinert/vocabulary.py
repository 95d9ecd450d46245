"""Which words a descending classification looks at, and in which segments they stand."""

import numpy as np
import pandas as pd

from analysis.tokens import lists
from analysis.tokens.coding import encode
from analysis.tokens.vectors import commonest_forms
from analysis.topics.factorisation import place_terms
from analysis.topics.vocabulary import MOSTLY_CAPITAL, are_usable, marked_words
from corpus.text.folding import bare

FEWEST_SEGMENTS = 3
# The most widespread ones: rarer words say little of a class and make its first axis unsteady.
MOST_TERMS = 3000

_TYPES = {"segment": "int64", "term": "str", "copied": "bool"}


def segment_terms(
    tokens: pd.DataFrame, pieces: pd.DataFrame, *, language: str = "fr", names: bool = False
) -> pd.DataFrame:
    """List which term stands in which segment: lemmas of nouns and adjectives, each once a segment.

    Left out, as for `analysis.topics.vocabulary`: verbs and adverbs (of any subject), words that only
    say when, how or how much, figures and, unless `names`, names of people and towns: what mostly
    has a capital and seldom an article before it. A term stands in three segments or more; of more
    than 3,000 terms the most widespread stay (ties by name).

    Parameters
    ----------
    tokens, pieces
        Of one language, as `tokenize` and `segments` give them.

    Returns
    -------
    pd.DataFrame
        One row is a term in a segment: `segment` (int64, the row in `pieces`), `term` (str, as the
        term is written most often), `copied` (bool: everywhere in the segment part of a run of
        eight words that an earlier text, or this one, already has), sorted by segment and term. The
        three segments are those that do not copy it.
    """
    words = marked_words(tokens, language)
    words = words[_vocabulary(words, language, names)[words["term"].cat.codes]]
    if words.empty or pieces.empty:
        return pd.DataFrame({name: [] for name in _TYPES}).astype(_TYPES)
    words = place_terms(words, pieces)
    code, terms = encode(words["term"])
    segment = words["segment"].to_numpy()
    copied = words["copied"].to_numpy()
    own = np.unique(segment[~copied] * max(len(terms), 1) + code[~copied]) % max(len(terms), 1)
    spread = np.bincount(own, minlength=len(terms))
    widest = np.argsort(-spread, kind="stable")[:MOST_TERMS]  # the terms are in alphabetical order
    kept = np.isin(code, widest[spread[widest] >= FEWEST_SEGMENTS])
    shown = commonest_forms(code[kept], words["token"].iloc[np.flatnonzero(kept)])
    rows = pd.DataFrame({"segment": segment[kept], "copied": copied[kept]})
    rows["term"] = pd.Series(code[kept]).map(shown).astype("str")
    rows = rows.groupby(["segment", "term"])["copied"].all().reset_index()
    return rows[list(_TYPES)].astype(_TYPES)


def _vocabulary(words, language, names):
    """Say which terms can be typical of a subject."""
    code, terms = words["term"].cat.codes.to_numpy(), words["term"].cat.categories
    kept = are_usable(words, language)
    if names:
        count = np.bincount(code, minlength=len(terms))
        capital = np.bincount(code, weights=words["capital"], minlength=len(terms))
        kept |= capital > MOSTLY_CAPITAL * count
    return kept & ~terms.isin(_weak(language))


def _weak(language):
    """Read the words that are no subject alone."""
    if language not in ("fr", "en"):
        return []
    return [bare(word) for word in lists.sections("tokens/weak")[language]]
