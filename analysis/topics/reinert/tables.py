"""The tables of a descending classification: its classes numbered, described, drawn as a tree."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.topics.reinert.tree import Tree

_TERMS = {
    "class": "int32",
    "term": "str",
    "count": "int32",
    "segments": "int32",
    "chi_squared": "float64",
    "p": "float64",
}
_TREE = {
    "parent": "int32",
    "left": "int32",
    "right": "int32",
    "chi_squared": "float64",
    "segments": "int32",
}
_SHARES = {"article_id": "str", "topic": "int32", "share": "float64"}


@dataclass(frozen=True)
class Found:
    """One language's classification.

    `tree`; `rows`, where its segments stand among all; `vocabulary`, its terms; and two tables of
    presences, segments × terms: `fresh` without what is copied, which the tree is made from, and
    `whole`.
    """

    tree: Tree
    rows: np.ndarray
    vocabulary: np.ndarray
    fresh: object
    whole: object


@dataclass(frozen=True)
class _Described:
    """One language's classes: their nodes, each segment's class (by its place among the nodes, -1
    for none) and weight, and for each class × term chi-squared, count and the count in all."""

    nodes: list
    places: np.ndarray
    weights: np.ndarray
    values: np.ndarray
    counts: np.ndarray
    spread: np.ndarray


def tables(
    articles: pd.DataFrame, pieces: pd.DataFrame, found: Sequence[Found]
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Put the classifications of all languages together.

    A segment that is a copy throughout was in no division: it goes into the class with the largest
    sum of chi-squared over 0 of its terms (ties: the class first in the tree).

    Parameters
    ----------
    found
        The main language first.

    Returns
    -------
    tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]
        The tables of `analysis.topics.reinert.classes.Classes`: terms, segments, shares, tree.
    """
    described = [_describe(one) for one in found]
    numbers = _numbers(pieces["words"].to_numpy(), found, described)
    classes = np.zeros(len(pieces), dtype=np.int32)
    weights = np.full(len(pieces), np.nan)
    parts = [pd.DataFrame(columns=list(_TERMS)).astype(_TERMS)]
    for at, (one, own) in enumerate(zip(found, described, strict=True)):
        own_numbers = np.array([numbers[at, node] for node in own.nodes] + [0])
        classes[one.rows] = own_numbers[own.places]
        weights[one.rows] = own.weights
        parts.append(_term_table(own, own_numbers[:-1], one.vocabulary))
    terms = pd.concat(parts).sort_values(
        ["class", "chi_squared", "term"], ascending=[True, False, True], ignore_index=True
    )
    members = pieces[["article_id", "start", "end"]].assign(**{"class": classes, "weight": weights})
    shares = _shares(articles, pieces["words"].to_numpy(), members)
    return terms, members.reset_index(drop=True), shares, _tree_table(found, numbers, classes)


def _describe(one):
    """Say of one language's classes which terms and segments are typical."""
    divided = {division[0] for division in one.tree.divisions}
    below = {child for division in one.tree.divisions for child in division[1:3]}
    nodes = sorted(below - divided)
    places = np.full(len(one.rows), -1)
    for place, node in enumerate(nodes):
        places[one.tree.members[node]] = place
    values, counts, spread = _chi_squared(one.fresh, places, len(nodes))
    scores = one.whole @ np.nan_to_num(np.clip(values, 0, None)).T
    copies = np.flatnonzero((np.diff(one.fresh.indptr) == 0) & (scores.max(axis=1) > 0))
    places[copies] = scores[copies].round(9).argmax(axis=1)
    own = np.where(places >= 0, scores[np.arange(len(places)), places], np.nan)
    largest = np.array([own[places == place].max() for place in range(len(nodes))] + [1.0])
    return _Described(
        nodes, places, own / np.where(largest > 0, largest, 1)[places], values, counts, spread
    )


def _chi_squared(matrix, places, number):
    """Compare each class with the rest: signed chi-squared, and the presences behind it."""
    from scipy.sparse import csr_matrix

    rows = np.flatnonzero(places >= 0)
    member = csr_matrix((np.ones(len(rows)), (places[rows], rows)), shape=(number, len(places)))
    counts = (member @ matrix).toarray()
    size = np.bincount(places[rows], minlength=number)[:, None]
    spread, total = counts.sum(axis=0), len(rows)
    # The table's a d − b c, written with its margins.
    apart = counts * total - size * spread
    with np.errstate(divide="ignore", invalid="ignore"):
        value = total * apart**2 / (size * (total - size) * spread * (total - spread))
    return np.sign(apart) * value, counts, spread


def _numbers(words, found, described):
    """Give numbers to the classes by their words: (language, node) → number."""
    sizes = []
    for at, (one, own) in enumerate(zip(found, described, strict=True)):
        for place, node in enumerate(own.nodes):
            rows = one.rows[own.places == place]
            sizes.append((-words[rows].sum(), rows[0], (at, node)))
    return {key: number for number, (*_, key) in enumerate(sorted(sizes), start=1)}


def _term_table(own, numbers, vocabulary):
    """List every class with every term of a segment that has a class."""
    from scipy.special import chdtrc

    used = np.flatnonzero(own.spread)
    values = own.values[:, used].ravel()
    table = {
        "class": np.repeat(numbers, len(used)),
        "term": np.tile(vocabulary[used], len(numbers)),
        "count": own.counts[:, used].ravel(),
        "segments": np.tile(own.spread[used], len(numbers)),
        "chi_squared": values,
        "p": chdtrc(1, np.abs(values)),
    }
    return pd.DataFrame(table).astype(_TERMS)


def _shares(articles, words, members):
    """Count the words of each article's segments by class, as shares of the article."""
    number = int(members["class"].max()) if len(members) else 0
    ids = pd.Index(articles["article_id"].astype("str"))
    inside = members["class"].to_numpy() > 0
    counted = np.zeros((len(ids), number))
    article = ids.get_indexer(members["article_id"][inside])
    np.add.at(counted, (article, members["class"].to_numpy()[inside] - 1), words[inside])
    totals = counted.sum(axis=1, keepdims=True)
    table = {
        "article_id": np.repeat(ids.to_numpy(), number),
        "topic": np.tile(np.arange(1, number + 1), len(ids)),
        "share": (counted / np.where(totals > 0, totals, np.nan)).ravel(),
    }
    return pd.DataFrame(table).astype(_SHARES)


def _tree_table(found, numbers, classes):
    """List the divisions, nodes by their numbers; the languages part above them."""
    divisions, roots = [], [(at, one.tree.divisions[0][0]) for at, one in enumerate(found)]
    for at, root in enumerate(roots[:-1]):
        rest = ("rest", at + 1) if at + 2 < len(roots) else roots[-1]
        divisions.append((("rest", at), root, rest, np.nan))
    for at, one in enumerate(found):
        divisions += [(*((at, node) for node in row[:3]), row[3]) for row in one.tree.divisions]
    above = enumerate((division[0] for division in divisions), start=len(numbers) + 1)
    numbers = numbers | {node: number for number, node in above}
    sizes = dict(enumerate(np.bincount(classes).tolist()))
    rows = []
    for *nodes, chi_squared in reversed(divisions):
        parent, left, right = (numbers[node] for node in nodes)
        sizes[parent] = sizes[left] + sizes[right]
        rows.append((parent, left, right, chi_squared, sizes[parent]))
    return pd.DataFrame(rows[::-1], columns=list(_TREE)).astype(_TREE)
