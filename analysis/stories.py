"""Stories: the articles that tell one event, by their words, their names and their days."""

import numpy as np
import pandas as pd

from analysis.similarity.features import Vectors, article_vectors
from analysis.similarity.products import Pairs, pairs_above
from analysis.tokens.lemmas import lemma
from analysis.tokens.press import press_share
from analysis.tokens.vectors import rarity

# The cosine from which two articles of one day are taken for one story.
LIKE = 0.16
# So many days apart nothing is lost; after that a story has to be more alike with every day.
SAME_DAYS = 2
FADING_DAYS = 20
PRESS = 200  # articles
LINKED = 4_000  # articles compared with one another at once
COLUMNS = {"story": "int64", "article_id": "str", "share": "float64"}


def stories(
    articles: pd.DataFrame,
    *,
    tokens: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    vectors: Vectors | None = None,
    like: float = LIKE,
) -> pd.DataFrame:
    """Group articles by the event they tell: as alike in words and names, and close in time.

    The likeness of two articles is the cosine of `analysis.similarity.similarity`; when both have
    a date and lie more than two days apart, it is divided by 1 + days / 20. Groups are made by
    average linkage: two groups join while their articles are alike by `like` on average.

    Parameters
    ----------
    articles
        The table of articles.
    tokens, mentions
        As `analysis.tokens.tokenize` and `analysis.entities.mentions` give them.
    vectors
        What `analysis.similarity.features.article_vectors` makes of them, where it is at hand.
    like
        The mean likeness from which groups are one story, 0 to 1; higher makes smaller stories.

    Returns
    -------
    pd.DataFrame
        One row is an article in a story of two articles or more; an article is in one story or in
        none: `story` (int64, from 1, the largest first, ties by the first article), `article_id`
        (str, in the order of `articles`), `share` (float64, 0 to 1, the article's mean likeness to
        the others of its story; low where it belongs least).

    Notes
    -----
    When not to trust it: without dates, visits, votes or matches of two years tell the same words.
    A page of short news belongs to several stories and is given to one.

    References
    ----------
    Allan, Topic Detection and Tracking, 2002: events as clusters of TF-IDF vectors with time decay.
    """
    if vectors is None:
        vectors = article_vectors(articles, tokens=tokens, mentions=mentions)
    pairs = pairs_above(_with_press(vectors), like / 2)
    nearness = _nearness(articles["date"].to_numpy(), pairs.first, pairs.second)
    pairs = _at_least(pairs._replace(cosine=pairs.cosine * nearness), like / 2)
    number = np.full(len(articles), -1)
    _group(number, np.arange(len(articles)), pairs, like, like)
    return _table(articles["article_id"].to_numpy(), number, pairs)


def _with_press(vectors):
    """Weigh the features anew as if the corpus were read among `PRESS` articles of the press.

    In a handful of articles on one event its words would count as common, and only what sets them
    apart as rare.
    """
    matrix, words = vectors.matrix.copy(), vectors.words
    rows, columns = matrix.shape
    forms, terms = (int(codes.max(initial=-1)) + 1 for codes in (words.form, words.term))
    share = np.zeros(columns)
    known = np.array([press_share(lemma(word, "fr")) for word in words.spellings])[words.written]
    np.maximum.at(share, words.form, known)
    np.maximum.at(share, words.term + forms, known)
    having = np.bincount(matrix.indices, minlength=columns)
    weight = rarity(having + PRESS * share, rows + PRESS) / rarity(having, rows)
    matrix.data *= weight[matrix.indices]
    row = np.repeat(np.arange(rows), np.diff(matrix.indptr))
    length = np.sqrt(np.bincount(row, weights=matrix.data**2, minlength=rows))
    matrix.data /= np.where(length > 0, length, 1)[row]
    return matrix


def _nearness(dates, first, second):
    """Give what time leaves of a likeness: 1 for articles of the same days, or without a date."""
    day = dates.astype("datetime64[D]")
    apart = np.abs((day[first] - day[second]).astype("timedelta64[D]").astype(float))
    apart[np.isnat(day[first]) | np.isnat(day[second])] = 0
    return 1 / (1 + np.maximum(apart - SAME_DAYS, 0) / FADING_DAYS)


def _at_least(pairs, least):
    kept = pairs.cosine >= least
    return Pairs(*(values[kept] for values in pairs))


def _group(number, members, pairs, like, strong):
    """Give numbers to the groups of articles that `strong` pairs link; too many are parted first."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    links = _at_least(pairs, strong)
    places = tuple(np.searchsorted(members, ends) for ends in links[:2])
    graph = coo_matrix((links.cosine, places), shape=(len(members), len(members)))
    part = connected_components(graph, directed=False)[1]
    of_pair = part[np.searchsorted(members, pairs.first)]
    inside = np.flatnonzero(of_pair == part[np.searchsorted(members, pairs.second)])
    inside = inside[np.argsort(of_pair[inside], kind="stable")]
    bounds = np.searchsorted(of_pair[inside], np.arange(part.max(initial=-1) + 2))
    order = np.argsort(part, kind="stable")
    ends = np.append(0, np.cumsum(np.bincount(part)))
    for which in np.flatnonzero(np.diff(ends) > 1):
        some = members[order[ends[which] : ends[which + 1]]]
        its = Pairs(*(values[inside[bounds[which] : bounds[which + 1]]] for values in pairs))
        if len(some) > LINKED:
            _group(number, some, its, like, strong + 0.02)
        else:
            number[some] = number.max() + 1 + _link(some, its, like)


def _link(members, pairs, like):
    """Give numbers from 0 to the groups of average linkage."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    far = np.ones((len(members), len(members)))
    one, other = (np.searchsorted(members, ends) for ends in pairs[:2])
    far[one, other] = far[other, one] = 1 - pairs.cosine
    np.fill_diagonal(far, 0)
    tree = linkage(squareform(far, checks=False), "average")
    return fcluster(tree, 1 - like, "distance") - 1


def _table(ids, number, pairs):
    size = np.bincount(number[number >= 0], minlength=number.max(initial=0) + 1)
    told = np.flatnonzero((number >= 0) & (size[number] > 1))
    group, kept = pd.factorize(number[told])
    rank = np.empty(len(kept), dtype=np.int64)
    rank[np.argsort(-size[kept], kind="stable")] = np.arange(1, len(kept) + 1)
    same = (number[pairs.first] == number[pairs.second]) & (number[pairs.first] >= 0)
    ends = np.concatenate([pairs.first[same], pairs.second[same]])
    likeness = np.bincount(ends, np.tile(pairs.cosine[same], 2), minlength=len(ids))
    table = pd.DataFrame(
        {
            "story": rank[group],
            "article_id": ids[told],
            "share": likeness[told] / (size[number[told]] - 1),
        }
    )
    return table.sort_values("story", kind="stable", ignore_index=True).astype(COLUMNS)
