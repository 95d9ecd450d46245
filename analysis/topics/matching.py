"""New topics numbered after earlier ones, so that what the reader named stays where it was."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.topics.nmf import Topics

ALIKE = 0.3


def match_topics(topics: Topics, earlier: pd.DataFrame) -> Topics:
    """Give each topic the number of the earlier topic that it continues.

    Topics are paired one to one so that the sum of the cosines of their terms' weights is largest
    (Hungarian assignment); a pair under 0.3 is none. A topic without a pair gets the next number
    that neither the earlier topics nor another has.

    Parameters
    ----------
    topics
        What `analysis.topics.topics` gives.
    earlier
        The `terms` table of the earlier topics: `topic, term, weight`.

    Returns
    -------
    Topics
        The same with other numbers, in the order of the numbers; numbers whose topic is
        gone are left out, so that they need not be consecutive.

    Notes
    -----
    When not to trust it: a topic that has come apart in two gives its number, and the reader's
    name, to the half that is more like it. Look at the terms when the corpus has changed much.

    References
    ----------
    Kuhn, "The Hungarian method for the assignment problem", 1955.

    Examples
    --------
    >>> old = pd.DataFrame({"topic": [4, 7], "term": ["gaz", "blé"], "weight": [1.0, 1.0]})
    >>> terms = pd.DataFrame({"topic": [1, 2], "term": ["blé", "vin"], "weight": [1.0, 1.0]})
    >>> shares = pd.DataFrame({"article_id": ["a", "a"], "topic": [1, 2], "share": [0.5, 0.5]})
    >>> match_topics(Topics(terms, shares, shares), old).terms["topic"].tolist()
    [7, 8]
    """
    pairs = pairing(topics.terms, earlier)
    numbers = dict(zip(pairs["topic"].tolist(), pairs["earlier"].tolist(), strict=True))
    following = max([0, *earlier["topic"].tolist()]) + 1
    for topic in topics.terms["topic"].unique().tolist():
        if topic not in numbers:
            numbers[topic] = following
            following += 1
    return renumber(topics, numbers)


def pairing(terms: pd.DataFrame, earlier: pd.DataFrame) -> pd.DataFrame:
    """Pair topics with the earlier topics that they continue.

    Returns
    -------
    pd.DataFrame
        One row is a pair, by topic: `topic`, `earlier` (int32, their numbers), `cosine` (float,
        over 0.3 to 1, higher is better).
    """
    from scipy.optimize import linear_sum_assignment

    names = pd.Index(sorted({*terms["term"], *earlier["term"]}))
    new, rows = _vectors(terms, names)
    old, columns = _vectors(earlier, names)
    alike = (rows @ columns.T).round(12)
    one, other = linear_sum_assignment(-alike)
    table = pd.DataFrame({"topic": new[one], "earlier": old[other], "cosine": alike[one, other]})
    table = table.astype({"topic": "int32", "earlier": "int32", "cosine": "float64"})
    return table[table["cosine"] >= ALIKE].reset_index(drop=True)


def renumber(topics: Topics, numbers: Mapping[int, int]) -> Topics:
    """Give topics other numbers: a mapping from the old ones. Two may get the same."""
    order = {"terms": ["topic"], "shares": ["topic"], "segments": []}
    tables = {}
    for name, by in order.items():
        table = getattr(topics, name)
        table = table.assign(topic=table["topic"].map(numbers).astype("int32"))
        tables[name] = table.sort_values(by, kind="stable", ignore_index=True) if by else table
    places = {name: at for at, name in enumerate(topics.shares["article_id"].unique())}
    of_article = tables["shares"]["article_id"].map(places).to_numpy(dtype=int)
    by_article = np.argsort(of_article, kind="stable")
    tables["shares"] = tables["shares"].iloc[by_article].reset_index(drop=True)
    return Topics(**tables)


def _vectors(terms, names):
    """Give the topics' numbers, and their terms' weights as rows of length 1."""
    numbers, place = np.unique(terms["topic"].to_numpy(), return_inverse=True)
    rows = np.zeros((len(numbers), len(names)))
    np.add.at(rows, (place, names.get_indexer(terms["term"])), terms["weight"].to_numpy())
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return numbers, rows / np.where(lengths > 0, lengths, 1)
