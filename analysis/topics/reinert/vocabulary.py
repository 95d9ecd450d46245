"""Which words a descending classification looks at, and in which segments they stand."""

import numpy as np
import pandas as pd

from analysis.tokens import lists
from analysis.tokens.vectors import commonest_forms, content_words, each
from analysis.topics.factorisation import placed
from analysis.topics.vocabulary import MOSTLY_CAPITAL, marked_words, usable_words
from corpus.text.folding import bare

FEWEST_SEGMENTS = 3
# The most widespread ones: rarer words say little of a class and make its first axis unsteady.
MOST_TERMS = 3000

_TYPES = {"segment": "int64", "term": "str", "copied": "bool"}


def segment_terms(tokens, pieces, *, language="fr", names=False):
    """List which term stands in which segment: lemmas of nouns and adjectives, each once a segment.

    Left out, as for `analysis.topics.vocabulary`: verbs and adverbs (of any subject), words that only
    say when, how or how much, figures and, unless `names`, names of people and towns: what mostly
    has a capital and seldom an article before it. A term stands in three segments or more; of more
    than 3,000 terms the most widespread stay (ties by name).

    Parameters: `tokens` and `pieces` of one language, as `tokenize` and `segments` give them.

    Returns: one row is a term in a segment: `segment` (int64, the row in `pieces`), `term` (str, as
    the term is written most often), `copied` (bool: everywhere in the segment part of a run of
    eight words that an earlier text, or this one, already has), sorted by segment and term. The
    three segments are those that do not copy it.
    """
    words = content_words(marked_words(tokens, language), numbers=False)
    words = words[words["term"].isin(_vocabulary(words, language, names))]
    if words.empty or pieces.empty:
        return pd.DataFrame({name: [] for name in _TYPES}).astype(_TYPES)
    words = placed(words, pieces)
    own = words[~words["copied"]].drop_duplicates(["segment", "term"])["term"].value_counts()
    own = own[own >= FEWEST_SEGMENTS].sort_index().sort_values(ascending=False, kind="stable")
    words = words[words["term"].isin(own.index[:MOST_TERMS])]
    shown = words["term"].map(commonest_forms(words["term"], words["token"]))
    rows = words[["segment", "copied"]].assign(term=shown)
    rows = rows.groupby(["segment", "term"], as_index=False)["copied"].all()
    return rows[list(_TYPES)].astype(_TYPES)


def _vocabulary(words, language, names):
    """Choose the terms that can be typical of a subject."""
    code, terms = pd.factorize(words["term"], sort=True)
    kept = usable_words(words, code, terms, language)
    if names:
        count = np.bincount(code, minlength=len(terms))
        capital = np.bincount(code, weights=words["capital"], minlength=len(terms))
        kept |= capital > MOSTLY_CAPITAL * count
    return terms[kept & ~np.isin(terms, _weak(language))]


def _weak(language):
    """Read the words that are no subject alone."""
    if language not in ("fr", "en"):
        return []
    return each(bare, pd.Series(sorted(lists.sections("tokens/weak")[language]), dtype="str"))
