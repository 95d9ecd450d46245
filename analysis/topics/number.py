"""How many topics: each number tried, how stable and how coherent its topics are."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd

from analysis.topics.factorisation import factorise_sample, strongest_terms, topic_term_scores
from analysis.topics.stability import resample_scores
from analysis.topics.units import numbers_by_language, tokens_and_pieces, units_of_language

TRIED = (3, 4, 5, 6, 8, 10, 12, 15, 20)
# A number takes the place of the usual one when it is better by more than chance would make it.
CLEARLY = 1.2
Reason = Literal["no text", "one", "best", "usual"]
_COLUMNS = {"n_topics": "int32", "stability": "float64", "coherence": "float64", "chosen": "bool"}


def propose(
    articles: pd.DataFrame,
    *,
    tokens: pd.DataFrame | None = None,
    pieces: pd.DataFrame | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Try several numbers of topics and propose one.

    The numbers are 3, 4, 5, 6, 8, 10, 12, 15 and 20, and the usual one, √(segments / 2) between 3
    and 12, as far as each topic can have ten segments (four for the usual one). Stability is the
    mean Jaccard index of the ten first terms of the topics found and of those found without a fifth
    of the text, matched best, over five fifths. Coherence is the mean NPMI of the pairs of a
    topic's ten first terms, by the units that hold them. Proposed is the usual number, unless the
    product of the two is a fifth higher for another: then the one where it is highest (ties: the
    fewest). `topics` alone, without `n_topics`, takes the usual number. Only the corpus's main
    language is measured; the numbers count the topics of all languages.

    Parameters
    ----------
    tokens
        What `tokenize` gives.
    pieces
        What `segments` gives.

    Returns
    -------
    pd.DataFrame
        One row is a number tried, ascending: `n_topics` (int32), `stability` (float, 0 to 1, higher
        is better), `coherence` (float, -1 to 1, higher is better), `chosen` (bool, one row). Empty
        with fewer than 8 segments.

    Notes
    -----
    When not to trust it: a number is a choice of how closely to look, and the curve is rough:
    between neighbours it often says little. With some dozens of segments all are unstable.

    References
    ----------
    Greene, O'Callaghan and Cunningham 2014 (stability); Röder, Both and Hinneburg, "Exploring the
    space of topic coherence measures", 2015 (NPMI).
    """
    tokens, pieces = tokens_and_pieces(articles, tokens, pieces)
    languages = numbers_by_language(articles, pieces, None)
    if not languages:
        return pd.DataFrame(columns=list(_COLUMNS)).astype(_COLUMNS)
    main = languages[0][0]
    units = units_of_language(articles, pieces, tokens, main)
    usual = sum(number for _, number in languages)
    rows = []
    for total in sorted({*_possible(len(units.pieces)), usual}):
        number = numbers_by_language(articles, pieces, total)[0][1]
        rows.append((total, *_measure(units, number, seed)))
    table = pd.DataFrame(rows, columns=["n_topics", "stability", "coherence"])
    return table.assign(chosen=table["n_topics"] == _best(table, usual)).astype(_COLUMNS)


def reason(proposal: pd.DataFrame) -> Reason:
    """Give why the number was proposed, as a code.

    "no text": there is too little to propose a number; "one": no other number was possible; "best":
    its topics are the most stable and coherent together; "usual": none is clearly better than the
    usual number for so much text.

    Examples
    --------
    >>> table = pd.DataFrame({"n_topics": [3, 4], "stability": [0.5, 0.6]})
    >>> reason(table.assign(coherence=[0.1, 0.2], chosen=[False, True]))
    'best'
    """
    if len(proposal) < 2:
        return "no text" if proposal.empty else "one"
    product = _product(proposal)
    return "best" if product[proposal["chosen"]].iloc[0] >= product.max() else "usual"


def _possible(segments):
    """Give the numbers of topics that leave each ten segments."""
    return [number for number in TRIED if 10 * number <= segments]


def _measure(units, number, seed):
    """Measure one number of topics: (stability, coherence)."""
    if min(number, *units.matrix.shape) < 2:
        return np.nan, np.nan
    tops = strongest_terms(
        topic_term_scores(units.weights_to_show(factorise_sample(units.matrix, number, seed)))
    )
    resamples = [strongest_terms(scores) for scores in resample_scores(units, number, seed)]
    return float(np.mean([agreement(tops, other) for other in resamples])), _coherence(units, tops)


def agreement(tops: Sequence[np.ndarray], others: Sequence[np.ndarray]) -> float:
    """Match two lists of topics, each a list of terms, at best: their mean Jaccard index."""
    from scipy.optimize import linear_sum_assignment

    pairs = [[(set(top), set(other)) for other in others] for top in tops]
    alike = np.array([[len(a & b) / max(len(a | b), 1) for a, b in row] for row in pairs])
    return float(alike[linear_sum_assignment(-alike)].sum() / max(alike.shape))


def _coherence(units, tops):
    """Average the NPMI of the pairs of terms of each topic, by the units that hold them."""
    terms = np.unique(np.concatenate(tops))
    held = (units.matrix[:, terms] > 0).astype(np.float64)
    both = (held.T @ held).toarray() / held.shape[0]
    values = []
    for top in tops:
        places = np.searchsorted(terms, top)
        one, other = np.triu_indices(len(places), 1)
        values.append(_npmi(both, places[one], places[other]))
    return float(np.concatenate(values).mean()) if sum(map(len, values)) else np.nan


def _npmi(both, one, other):
    """Give the NPMI of pairs of terms: -1 never together, 1 never apart."""
    together = both[one, other]
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log(together / (both[one, one] * both[other, other])) / -np.log(together)
    return np.select([together == 0, together == 1], [-1.0, 1.0], value)


def _product(table):
    return table["stability"] * table["coherence"].clip(lower=0)


def _best(table, usual):
    """Choose the number: the usual one unless another is clearly better."""
    products = _product(table).fillna(0)
    products.index = table["n_topics"]
    return usual if products.max() <= CLEARLY * products[usual] else products.idxmax()
