"""How alike articles are, and why."""

import numpy as np
import pandas as pd

from analysis.similarity.features import (
    CountedWords,
    Vectors,
    article_vectors,
    counted_words,
    features_of,
    pair_places,
    weights,
)
from analysis.similarity.products import Fits, best_pairs, cosine_square
from analysis.tokens.vectors import commonest_forms, rarity


def similarity(
    articles: pd.DataFrame,
    *,
    tokens: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    vectors: Vectors | None = None,
) -> pd.DataFrame:
    """Measure how alike every two articles are: the cosine of their TF-IDF vectors.

    cos(a, b) = Σ w(a, t) · w(b, t), over features t: each content word gives its form (case and
    accents apart), the first five letters of its lemma, and, with the next content word of its
    sentence, a pair, at half the weight; so do figures and dates. Occurrences weigh
    1 + 4 · exp(−position / 100), so that the title and the lead count most. With `mentions`, a
    named entity is one term under its canonical name, however it is written.

    Parameters
    ----------
    tokens
        What `tokenize` gives (of these articles, or of more).
    mentions
        What `entities.mentions` gives.
    vectors
        What `analysis.similarity.features.article_vectors` makes of them, where it is at hand.

    Returns
    -------
    pd.DataFrame
        A square table, index and columns `article_id` in the order of `articles`, float, 0 (no term
        in common) to 1 (the same terms in the same proportions); exactly symmetric, 1 on the
        diagonal; NaN in the row and column of an article without content words.

    Notes
    -----
    When not to trust it: the weights depend on the corpus, so values of two corpora are not
    comparable; below some ten articles nearly every term is "rare"; a translation shares few words.

    References
    ----------
    Salton and Buckley 1988 (see `vectors.tf_idf`).
    """
    if vectors is None:
        vectors = article_vectors(articles, tokens=tokens, mentions=mentions)
    cosines = np.clip(cosine_square(vectors.matrix), 0, 1)
    np.fill_diagonal(cosines, 1)
    empty = np.diff(vectors.matrix.indptr) == 0
    cosines[empty] = np.nan
    cosines[:, empty] = np.nan
    names = pd.Index(articles["article_id"].astype("str"), name="article_id")
    return pd.DataFrame(cosines, index=names, columns=names)


def explain(
    articles: pd.DataFrame,
    a: str,
    b: str,
    *,
    tokens: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    vectors: Vectors | None = None,
) -> pd.DataFrame:
    """Say which terms make two articles alike, and how much of their cosine each makes.

    share(t) = Σ w(a, f) · w(b, f) / cos(a, b), over the features f of the term (its forms, its
    beginning, and half of each pair that it is in, see `similarity`).

    Returns
    -------
    pd.DataFrame
        One row is a term that both articles have: `term` (str, as written most often in the two),
        `share` (float, 0 to 1, of the cosine; they sum to 1), `count_a`, `count_b` (int,
        occurrences in each), the largest share first, ties by term. Words that begin alike
        (manifestant, manifestation) are one term. Empty when the articles have no term in common.

    Raises
    ------
    ValueError
        For an article that is not there.
    """
    known = articles["article_id"].tolist()
    for name, value in (("a", a), ("b", b)):
        if value not in known:
            raise ValueError(f"{name} is {value!r}; it must be the article_id of an article given")
    if vectors is None:
        words = counted_words(articles, tokens, mentions)
        shares = _shares(words, known.index(a), known.index(b), len(articles))
    else:
        words = vectors.words
        shares = _shares_of_vectors(vectors, known.index(a), known.index(b))
    table = _in_words(shares, words, known.index(a), known.index(b))
    return table.sort_values(["share", "term"], ascending=[False, True], ignore_index=True)


def closest(
    articles: pd.DataFrame,
    *,
    top: int = 10,
    tokens: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    vectors: Vectors | None = None,
    fits: Fits | None = None,
) -> pd.DataFrame:
    """List the pairs of articles that are most alike.

    Parameters
    ----------
    tokens, mentions, vectors
        As for `similarity`.
    fits
        Where only some pairs count: it is given the places in `articles` of the first and of the
        second articles of pairs, and says of each whether it counts.

    Returns
    -------
    pd.DataFrame
        One row is a pair: `article_a`, `article_b` (str, in the order of `articles`), `cosine`
        (float, 0 to 1, see `similarity`), the highest first, ties in the order of the articles; at
        most `top` rows, and none for a pair without a common term. No square table is built, so it
        serves large corpora.
    """
    if vectors is None:
        vectors = article_vectors(articles, tokens=tokens, mentions=mentions)
    best = best_pairs(vectors.matrix, top, fits)
    names = articles["article_id"].astype("str").to_numpy()
    return pd.DataFrame(
        {
            "article_a": pd.Series(names[best.first], dtype="str"),
            "article_b": pd.Series(names[best.second], dtype="str"),
            "cosine": np.clip(best.cosine, 0, 1),
        }
    )


def _shares(words, a, b, n_articles):
    """Give each term's share in the cosine of two articles, from their own features alone."""
    terms = int(words.term.max(initial=-1)) + 1
    in_a, in_b = (np.bincount(words.term[words.article == one], minlength=terms) for one in (a, b))
    kept = ((in_a > 0) & (in_b > 0))[words.term]
    first = pair_places(words)
    first = first[kept[first] & kept[first + 1]]
    some = words.only(kept)
    features = features_of(some, (np.cumsum(kept) - 1)[first])
    article, size = some.article[features.row], len(features.scale)
    weight = weights(some)[features.row]
    counts = [
        np.bincount(
            features.feature[article == one], weights=weight[article == one], minlength=size
        )
        for one in (a, b)
    ]
    both = np.flatnonzero((counts[0] > 0) & (counts[1] > 0))
    number = np.full(size, -1)
    number[both] = np.arange(len(both))
    asked = number[features.feature] >= 0
    pairs = np.unique(number[features.feature[asked]] * n_articles + article[asked])
    articles_with = np.bincount(pairs // max(n_articles, 1), minlength=len(both))
    weighed = rarity(articles_with, n_articles) * features.scale[both]
    product = (1 + np.log(counts[0][both])) * (1 + np.log(counts[1][both])) * weighed**2
    return _by_term(product, features.ends[both])


def _shares_of_vectors(vectors, a, b):
    product = vectors.matrix[[a]].multiply(vectors.matrix[[b]]).tocoo()
    return _by_term(product.data, vectors.features.ends[product.coords[1]])


def _by_term(product, ends):
    """Give half of each feature's product to either of its terms; the shares sum to 1."""
    halves = pd.Series(np.repeat(product / 2, 2), index=ends.ravel())
    shares = halves.groupby(level=0).sum()
    return shares[shares > 0] / shares.sum()


def _in_words(shares, words: CountedWords, a, b):
    """Add to each term's share its commonest form in two articles and its counts there."""
    there = words.only(np.isin(words.article, [a, b]))
    there = there.only(np.isin(there.term, shares.index))
    shown = commonest_forms(there.term, there.spellings[there.written])
    size = int(shares.index.max()) + 1 if len(shares) else 0
    counts = [
        np.bincount(there.term[there.article == one], minlength=size)[shares.index]
        for one in (a, b)
    ]
    return pd.DataFrame(
        {
            "term": shares.index.map(shown).astype("str"),
            "share": shares.to_numpy("float64"),
            "count_a": counts[0],
            "count_b": counts[1],
        }
    )
