"""Where articles and passages stand on a map: what is alike stands near."""

import numpy as np
import pandas as pd

from analysis.tokens.coding import article_numbers, encode
from analysis.tokens.segments import segments
from analysis.tokens.terms import content_words
from analysis.tokens.tokenizer import tokenize
from analysis.tokens.vectors import tf_idf

FEW = 8  # fewer points are placed by their distances alone
_PERPLEXITY = 15  # how many neighbours a point looks at
_MANY = 1000  # points; with more, fewer and coarser rounds keep as many neighbours together
_BLOCK = 1000  # points compared at a time with all others: keeps memory within some 100 MB

_ARTICLES = {"article_id": "str", "x": "float64", "y": "float64"}
_SEGMENTS = {
    "article_id": "str", "segment": "int32", "start": "int32", "end": "int32",
    "x": "float64", "y": "float64",
}  # fmt: skip


def article_map(
    articles: pd.DataFrame, *, tokens: pd.DataFrame | None = None, seed: int = 0
) -> pd.DataFrame:
    """Place the articles on a map, near each other where they use the same words.

    The points are TF-IDF vectors of content words by dictionary form, the distances
    √(2 − 2·cosine). Eight points or more are laid out by t-SNE (Barnes-Hut), which keeps together
    who is nearest to whom; fewer by classical scaling, the plane that keeps all distances best.

    Parameters
    ----------
    tokens
        The output of `tokenize`, of these articles or of more.
    seed
        Decides how t-SNE runs.

    Returns
    -------
    pd.DataFrame
        One row is an article, in the order of `articles`: `article_id` (str), `x`, `y` (float64, −1
        to 1, no unit; NaN for an article without content words). The same for the same articles in
        the same order.

    Notes
    -----
    When not to trust it: below a dozen points a table of cosines says more; near is alike, but how
    far apart two groups lie, how large and how dense they are, says nothing, and half of an
    article's nearest five stand elsewhere on any map of two dimensions.

    References
    ----------
    Torgerson, "Multidimensional scaling", Psychometrika 17, 1952; van der Maaten, "Accelerating
    t-SNE using tree-based algorithms", JMLR 15, 2014.
    """
    words = content_words(tokenize(articles) if tokens is None else tokens)
    places = article_numbers(articles, words["article_id"])
    table = articles[["article_id"]].reset_index(drop=True)
    return _place(table, places, words["term"], seed).astype(_ARTICLES)


def segment_map(
    articles: pd.DataFrame,
    *,
    tokens: pd.DataFrame | None = None,
    pieces: pd.DataFrame | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Place the paragraphs of the articles on a map, near each other where they use the same words.

    Parameters
    ----------
    tokens, seed
        As for `article_map`.
    pieces
        The output of `analysis.tokens.segments.segments` for the same articles, where it has been
        made already.

    Returns
    -------
    pd.DataFrame
        One row is a segment, in the order of `pieces`: `article_id` (str), `segment`, `start`,
        `end` (int32, offsets into `text`, end exclusive), `x`, `y` as in `article_map`.

    Notes
    -----
    When not to trust it: as `article_map`; a paragraph of few words stands where chance puts it.
    """
    tokens = tokenize(articles) if tokens is None else tokens
    pieces = segments(articles, tokens=tokens) if pieces is None else pieces
    words = content_words(tokens)
    table = pieces[["article_id", "segment", "start", "end"]].reset_index(drop=True)
    return _place(table, _piece_of(words, table), words["term"], seed).astype(_SEGMENTS)


def _piece_of(words, pieces):
    """Give the number of the piece that each word stands in; −1 for none."""
    if pieces.empty:
        return np.full(len(words), -1)
    of_piece, ids = pd.factorize(pieces["article_id"])
    codes, found = encode(words["article_id"])
    of_word = pd.Index(ids).get_indexer(pd.Index(found))[codes]
    start, end = (words[name].to_numpy(np.int64) for name in ("start", "end"))
    reach = max(int(pieces["end"].max()), end.max(initial=0)) + 1
    begins = of_piece * reach + pieces["start"].to_numpy(np.int64)
    order = np.argsort(begins, kind="stable")
    before = np.searchsorted(begins[order], of_word * reach + start, side="right") - 1
    found = order[np.clip(before, 0, None)]
    inside = (of_piece[found] == of_word) & (start >= pieces["start"].to_numpy()[found])
    return np.where(inside & (end <= pieces["end"].to_numpy()[found]), found, -1)


def _place(table, places, terms, seed):
    """Add `x` and `y`: the positions of documents, given the document and term of each word."""
    kept = places >= 0
    codes, distinct = pd.factorize(terms[kept], sort=True)
    vectors = tf_idf(places[kept], codes, (len(table), len(distinct)))
    filled = np.diff(vectors.indptr) > 0
    positions = np.full((len(table), 2), np.nan)
    if filled.any():
        positions[filled] = _positions(vectors[filled], seed)
    return table.assign(x=positions[:, 0], y=positions[:, 1])


def _positions(vectors, seed):
    from threadpoolctl import threadpool_limits

    # Sums of several threads come in any order, and the map would differ from run to run.
    with threadpool_limits(limits=1):
        found = (
            _scale_classically(vectors)
            if vectors.shape[0] < FEW
            else _keep_neighbours(vectors, seed)
        )
    found = found - found.mean(axis=0)
    found = found / max(np.abs(found).max(), 1e-12)
    # Left and right, up and down have no meaning: the point farthest out is put to the positive.
    farthest = found[np.abs(found.round(9)).argmax(axis=0), [0, 1]]
    return found * np.where(farthest < 0, -1, 1)


def _scale_classically(vectors):
    """Classical scaling: the two strongest directions of the centred cosines."""
    cosines = (vectors @ vectors.T).toarray()
    centre = np.eye(len(cosines)) - 1 / len(cosines)
    values, directions = np.linalg.eigh(centre @ cosines @ centre)
    strongest = directions[:, ::-1][:, :2] * np.sqrt(np.clip(values[::-1][:2], 0, None))
    return np.pad(strongest, ((0, 0), (0, 2 - strongest.shape[1])))


def _keep_neighbours(vectors, seed):
    """Lay the points out by t-SNE, from the distances to each one's nearest."""
    from sklearn.manifold import TSNE

    perplexity = min(_PERPLEXITY, (vectors.shape[0] - 1) / 3)
    nearest = _nearest(vectors, min(vectors.shape[0] - 1, int(3 * perplexity) + 1))
    many = vectors.shape[0] > _MANY
    layout = TSNE(
        perplexity=perplexity,
        metric="precomputed",
        init=_begin(vectors, seed),
        max_iter=500 if many else 1000,
        angle=0.7 if many else 0.5,
        random_state=seed,
        n_jobs=1,
    )
    return layout.fit_transform(nearest).astype(np.float64)


def _nearest(vectors, count):
    """Measure the distances √(2 − 2·cosine) to itself (0) and the `count` nearest, nearest first."""
    from scipy.sparse import csr_matrix

    columns, distances = [], []
    for first in range(0, vectors.shape[0], _BLOCK):
        cosines = (vectors[first : first + _BLOCK] @ vectors.T).toarray().round(9)
        itself = np.arange(len(cosines))
        cosines[itself, first + itself] = 2  # before any other, twins too
        best = np.argsort(-cosines, axis=1, kind="stable")[:, : count + 1]
        columns.append(best)
        squares = 2 - 2 * np.take_along_axis(cosines, best, axis=1)
        distances.append(np.sqrt(np.clip(squares, 0, None)))
    nearest = np.vstack(columns)
    rows = np.arange(len(nearest) + 1) * nearest.shape[1]
    values = np.vstack(distances).ravel(), nearest.ravel(), rows
    return csr_matrix(values, shape=(len(nearest), len(nearest)))


def _begin(vectors, seed):
    """Begin from the second and third direction: the first only says how typical a text is."""
    from sklearn.decomposition import TruncatedSVD

    size = min(3, min(vectors.shape) - 1)
    found = TruncatedSVD(size, random_state=seed).fit_transform(vectors)[:, 1:]
    found = np.pad(found, ((0, 0), (0, 2 - found.shape[1])))
    return (1e-4 * found / max(found.std(), 1e-12)).astype(np.float32)
