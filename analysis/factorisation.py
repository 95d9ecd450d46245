"""From the terms of the articles to topics: the matrix, its factors, and the segments' fit."""

import numpy as np
import pandas as pd

from analysis.vectors import tf_idf

ROUNDS = 100


def placed(terms, pieces):
    """Say where each term's occurrence stands.

    Parameters: `terms` and `pieces` as `topic_terms` and `segments` give them.

    Returns: the occurrences inside a segment (a title is in none), with `segment` and `article`
    (whole numbers: the row of the segment in `pieces`, and its article's place among them).
    """
    codes, _ = pd.factorize(pd.concat([pieces["article_id"], terms["article_id"]]))
    key = codes.astype(np.int64) * (int(pieces["end"].max()) + int(terms["end"].max() or 0) + 1)
    begins = key[: len(pieces)] + pieces["start"].to_numpy()
    ends = key[: len(pieces)] + pieces["end"].to_numpy()
    order = np.argsort(begins, kind="stable")
    found = np.searchsorted(begins[order], key[len(pieces) :] + terms["start"], side="right") - 1
    segment = order[np.clip(found, 0, None)]
    inside = (found >= 0) & (key[len(pieces) :] + terms["end"].to_numpy() <= ends[segment])
    segment = segment[inside]
    return terms[inside].assign(segment=segment, article=codes[: len(pieces)][segment])


def often_enough(terms, unit, least, *, copies=False):
    """Drop the terms that stand in fewer than `least` units.

    Parameters: `unit` names the column that numbers the units, `segment` or `article`; what is
    copied from another text counts with `copies` alone.
    """
    code, names = pd.factorize(terms["term"])
    own = ~terms["copied"].to_numpy() | copies
    seen = pd.unique(terms[unit].to_numpy()[own].astype(np.int64) * len(names) + code[own])
    kept = np.bincount(seen % max(len(names), 1), minlength=len(names)) >= least
    return terms[kept[code]]


def unit_matrix(unit, term, shape, article=None):
    """Weigh the terms of the units that topics are found on.

    Parameters: `article`, the article of each unit, when the units are segments: each then takes
    in the segments before and behind it in its article, as forty words are too few to show which
    words go together.
    """
    units, terms = [unit], [term]
    for step in (-1, 1) if article is not None else ():
        beside = unit + step
        inside = (beside >= 0) & (beside < shape[0])
        inside[inside] = article[beside[inside]] == article[unit[inside]]
        units.append(beside[inside])
        terms.append(term[inside])
    return tf_idf(np.concatenate(units), np.concatenate(terms), shape)


def rarity(matrix):
    """Give each term's smooth idf, from 1 for a term of all units up."""
    units_with = np.bincount(matrix.indices, minlength=matrix.shape[1])
    return np.log((1 + matrix.shape[0]) / (1 + units_with)) + 1


def factorised(matrix, n_topics, seed):
    """Factorise by NMF: one row a topic, one column a term, each row of length 1."""
    from sklearn.decomposition import NMF

    n_topics = min(n_topics, *matrix.shape)
    if n_topics < 2:
        return np.empty((0, matrix.shape[1]))
    # A fixed number of rounds (tol=0): no stopping rule that a small change of the corpus trips.
    model = NMF(n_topics, init="nndsvda", tol=0, max_iter=ROUNDS, random_state=seed)
    model.fit(matrix)
    lengths = np.linalg.norm(model.components_, axis=1)
    return model.components_[lengths > 0] / lengths[lengths > 0, None]


def fitted(matrix, topic_weights):
    """Fit each row by the topics: least squares, negative weights cut to 0."""
    gram = topic_weights @ topic_weights.T
    return np.clip((matrix @ topic_weights.T) @ np.linalg.pinv(gram), 0, None)
