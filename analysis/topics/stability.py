"""How well each topic survives when a part of the text is left out."""

import numpy as np
import pandas as pd

from analysis.topics.factorisation import (
    factorise_sample,
    sample_rows,
    strongest_terms,
    topic_term_scores,
)
from analysis.topics.nmf import Topics
from analysis.topics.units import (
    LanguageUnits,
    numbers_by_language,
    tokens_and_pieces,
    units_of_language,
)

LEFT_OUT = 0.2
RESAMPLES = 5
TOP = 10
FRAGILE = 1 / 3
_COLUMNS = {"topic": "int32", "solidity": "float64", "fragile": "bool"}


def solidity(
    articles: pd.DataFrame,
    topics: Topics,
    *,
    tokens: pd.DataFrame | None = None,
    pieces: pd.DataFrame | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Say of each topic how surely it comes back when a fifth of the text is left out.

    Five times a fifth of the segments (of the articles, in a corpus of 150 or more) is left out, by
    fixed choices, and as many topics are found in the rest from the beginning, with no knowledge of
    those they are compared with. A topic's agreement with a resample is the largest Jaccard index
    of its ten first terms and those of one of the resample's topics; its solidity is the mean of
    the five agreements.

    Parameters
    ----------
    topics
        What `analysis.topics.topics` gives, or what the reader made of it by matching, merging or
        leaving out.
    articles
        The same articles.
    tokens, pieces
        What `tokenize` and `segments` give of them.

    Returns
    -------
    pd.DataFrame
        One row is a topic, in their order: `topic` (int32), `solidity` (float, 0 to 1, higher is
        better), `fragile` (bool: solidity under 1/3). At 1/3 half of the ten terms come back: 5
        shared of 15. Under it, the greater part of what names the topic depends on which paragraphs
        were read.

    Notes
    -----
    When not to trust it: solid is not true. Two topics that always fall together are solid
    together, and a text repeated word for word is solid whatever it says. Under some thirty
    segments each fifth left out is a handful of paragraphs. Topics that another method found are
    compared with those of NMF.

    References
    ----------
    Greene, O'Callaghan and Cunningham, "How many topics? Stability analysis for topic models",
    2014.
    """
    numbers = topics.terms["topic"].unique().tolist()
    if not numbers:
        return pd.DataFrame(columns=list(_COLUMNS)).astype(_COLUMNS)
    tokens, pieces = tokens_and_pieces(articles, tokens, pieces)
    found = [
        resample_terms(
            units_of_language(articles, pieces, tokens, language), articles, number, seed
        )
        for language, number in numbers_by_language(articles, pieces, max(len(numbers), 2))
    ]
    resamples = [[top for language in found for top in language[n]] for n in range(RESAMPLES)]
    rows = []
    for number in numbers:
        top = set(topics.terms.loc[topics.terms["topic"] == number, "term"].head(TOP))
        best = [max((_jaccard(top, other) for other in tops), default=0) for tops in resamples]
        rows.append((number, float(np.mean(best)), np.mean(best) < FRAGILE))
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def resample_terms(
    units: LanguageUnits, articles: pd.DataFrame, n_topics: int, seed: int
) -> list[list[set[str]]]:
    """Find topics in each resample: a list a resample, of the set of each topic's ten terms."""
    tops = [strongest_terms(scores, TOP) for scores in resample_scores(units, n_topics, seed)]
    wanted = np.unique(np.concatenate([codes for resample in tops for codes in resample] + [[]]))
    surfaces = units.surfaces(wanted.astype(int), articles)
    return [[set(surfaces.loc[codes]) for codes in resample] for resample in tops]


def resample_scores(units: LanguageUnits, n_topics: int, seed: int) -> list[np.ndarray]:
    """Find topics in each resample: a matrix a resample, one row a topic, one column a term."""
    from threadpoolctl import threadpool_limits

    matrix = units.matrix
    if min(n_topics, *matrix.shape) < 2:
        return [np.empty((0, matrix.shape[1]))] * RESAMPLES
    rows = [sample_rows(matrix.shape[0], LEFT_OUT, 100 + number) for number in range(RESAMPLES)]
    with threadpool_limits(1):  # on matrices so small, threads cost several times what they save
        found = [factorise_sample(matrix[kept], n_topics, seed) for kept in rows]
    return [topic_term_scores(units.weights_to_show(weights)) for weights in found]


def _jaccard(one, other):
    return len(one & other) / len(one | other) if one | other else 0.0
