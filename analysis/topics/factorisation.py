"""From the terms of the articles to topics: the matrix, its factors, and the segments' fit."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.tokens.coding import encode
from analysis.tokens.vectors import rarity

MEMBERS = 20
# Each member leaves out so much of the units: enough to differ, too little to lose a topic,
LEFT_OUT = 0.15
# and the terms that fewer units have, which say little of what goes together and cost much time.
COMMON = 0.01
# Fixed numbers of rounds (tol=0): no stopping rule that a small change of the corpus trips.
MEMBER_ROUNDS = 15
LAST_ROUNDS = 10
TOP = 10
# How much a term that other topics share gives way to one that is the topic's own.
OWNNESS = 0.5


def place_terms(terms: pd.DataFrame, pieces: pd.DataFrame) -> pd.DataFrame:
    """Say where each term's occurrence stands.

    Parameters
    ----------
    terms, pieces
        As `topic_terms` and `segments` give them.

    Returns
    -------
    pd.DataFrame
        The occurrences inside a segment (a title is in none), with `segment` and `article` (whole
        numbers: the row of the segment in `pieces`, and its article's place among them).
    """
    of_piece, ids = pd.factorize(pieces["article_id"])
    number, found = encode(terms["article_id"])
    of_term = pd.Index(ids).get_indexer(found)[number]
    step = int(max(pieces["end"].max(), terms["end"].max(), 0)) + 1 if len(terms) else 1
    begins = of_piece * step + pieces["start"].to_numpy()
    order = np.argsort(begins, kind="stable")
    row = np.searchsorted(begins[order], of_term * step + terms["start"].to_numpy(), side="right")
    segment = order[np.clip(row - 1, 0, None)]
    inside = (row > 0) & (of_piece[segment] == of_term)
    inside &= terms["end"].to_numpy() <= pieces["end"].to_numpy()[segment]
    return terms[inside].assign(segment=segment[inside], article=of_piece[segment[inside]])


def without_rare(
    terms: pd.DataFrame, unit: str, least: int, *, copies: bool = False
) -> pd.DataFrame:
    """Drop the terms that stand in fewer than `least` units.

    Parameters
    ----------
    unit
        The column that numbers the units, `segment` or `article`.
    copies
        Whether what is copied from another text counts.
    """
    code, names = encode(terms["term"])
    own = ~terms["copied"].to_numpy() | copies
    seen = pd.unique(terms[unit].to_numpy()[own].astype(np.int64) * len(names) + code[own])
    kept = np.bincount(seen % max(len(names), 1), minlength=len(names)) >= least
    return terms[kept[code]]


def unit_matrix(
    unit: np.ndarray,
    term: np.ndarray,
    shape: tuple[int, int],
    *,
    power: float = 1,
    article: np.ndarray | None = None,
) -> Any:
    """Weigh the terms of the units that topics are found on: tf · idf^power, rows of length 1.

    The counts are as they are, neither rooted nor logged: a unit's repeated words are what it is
    about, and topics found so come back more surely from another sample.

    Parameters
    ----------
    power
        How much rare terms count.
    article
        The article of each unit, when the units are segments: each then takes in the segments
        before and behind it in its article, as forty words are too few to show which words go
        together.
    """
    from scipy.sparse import csr_matrix, diags_array

    units, terms = [unit], [term]
    for step in (-1, 1):
        if article is None:
            break
        beside = unit + step
        inside = (beside >= 0) & (beside < shape[0])
        inside[inside] = article[beside[inside]] == article[unit[inside]]
        units.append(beside[inside])
        terms.append(term[inside])
    places = np.concatenate(units), np.concatenate(terms)
    matrix = csr_matrix((np.ones(len(places[0])), places), shape=shape)
    matrix = matrix @ diags_array(term_rarity(matrix) ** power)
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return (diags_array(1 / np.where(lengths > 0, lengths, 1)) @ matrix).tocsr()


def term_rarity(matrix: Any) -> np.ndarray:
    """Give each term's smooth idf, from 1 for a term of all units up."""
    return rarity(np.bincount(matrix.indices, minlength=matrix.shape[1]), matrix.shape[0])


def factorise(matrix: Any, n_topics: int, seed: int) -> np.ndarray:
    """Factorise by the consensus of NMFs of samples: one row a topic, one column a term.

    Each of twenty members is an NMF of the units without another 15 % of them, on the terms that
    one unit in a hundred has. Their topics are grouped by Ward's method, a group's mean is a topic,
    and a few rounds of NMF on all units and terms fit these. What only one sample shows is
    outvoted. Each row has length 1.
    """
    from threadpoolctl import threadpool_limits

    n_topics = min(n_topics, *matrix.shape)
    units_with = np.bincount(matrix.indices, minlength=matrix.shape[1])
    common = np.flatnonzero(units_with >= COMMON * matrix.shape[0])
    if min(n_topics, len(common)) < 2:
        return np.empty((0, matrix.shape[1]))
    known = matrix[:, common]
    samples = [sample_rows(known.shape[0], LEFT_OUT, number) for number in range(MEMBERS)]
    with threadpool_limits(1):  # on matrices so small, threads cost several times what they save
        stacked = [factorise_sample(known[kept], n_topics, seed) for kept in samples]
    start = np.zeros((n_topics, matrix.shape[1]))
    means = _group_means(np.vstack(stacked), n_topics)
    start[: len(means), common] = means
    return refine(matrix, start[: len(means)])


def refine(matrix: Any, start: np.ndarray) -> np.ndarray:
    """Fit topics near to those given, by a few rounds of NMF; each row has length 1."""
    from sklearn.decomposition import non_negative_factorization

    start = _of_length_one(start)
    _, weights, _ = non_negative_factorization(
        matrix,
        W=fit_rows(matrix, start) + 1e-6,  # a zero would stay where the solver multiplies
        H=start,
        n_components=len(start),
        init="custom",
        tol=0,
        max_iter=LAST_ROUNDS,
    )
    return _of_length_one(weights)


def factorise_sample(matrix: Any, n_topics: int, seed: int) -> np.ndarray:
    """Factorise one sample by NMF from an nndsvda start; each row has length 1."""
    from sklearn.decomposition import NMF

    n_topics = min(n_topics, *matrix.shape)
    model = NMF(n_topics, init="nndsvda", tol=0, max_iter=MEMBER_ROUNDS, random_state=seed)
    return _of_length_one(model.fit(matrix).components_)


def sample_rows(units: int, left_out: float, number: int) -> np.ndarray:
    """Choose the units of one sample, by a hash of their place.

    A unit more at the end leaves the choice among the others as it was, up to one at the border:
    with random draws the samples, and so the topics, would be others.
    """
    place = np.arange(1, units + 1, dtype=np.uint64)
    mixed = place * np.uint64(0x9E3779B97F4A7C15)
    mixed += np.uint64((number + 1) * 0xD1B54A32D192ED03 & 0xFFFFFFFFFFFFFFFF)
    mixed ^= mixed >> np.uint64(31)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(29)
    kept = units - int(left_out * units)
    return np.sort(np.argsort(mixed, kind="stable")[:kept])


def fit_rows(matrix: Any, topic_weights: np.ndarray) -> np.ndarray:
    """Fit each row by the topics: least squares, negative weights cut to 0."""
    gram = topic_weights @ topic_weights.T
    return np.clip((matrix @ topic_weights.T) @ np.linalg.pinv(gram), 0, None)


def topic_term_scores(topic_weights: np.ndarray) -> np.ndarray:
    """Score the terms of each topic: weight times its part of the term's weights, to the root."""
    own = topic_weights / np.maximum(topic_weights.sum(axis=0), 1e-12)
    return topic_weights * own**OWNNESS


def strongest_terms(scores: np.ndarray, number: int = TOP) -> list[np.ndarray]:
    """List each topic's strongest terms, by their numbers, the strongest first."""
    orders = [np.lexsort((np.arange(len(row)), -row))[:number] for row in scores]
    return [order[row[order] > 0] for order, row in zip(orders, scores, strict=True)]


def _group_means(rows, number):
    """Group the members' topics by Ward's method on cosine distances; the groups' means."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    apart = np.clip(1 - rows @ rows.T, 0, None).round(12)
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform(apart, checks=False), "ward")
    group = fcluster(tree, number, "maxclust")
    means = [rows[group == name].mean(axis=0) for name in np.unique(group)]
    return _of_length_one(np.vstack(means))


def _of_length_one(rows):
    lengths = np.linalg.norm(rows, axis=1)
    return rows[lengths > 0] / lengths[lengths > 0, None]
