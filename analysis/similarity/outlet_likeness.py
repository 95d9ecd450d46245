"""How alike the articles of two outlets are on average."""

import numpy as np
import pandas as pd


def outlet_likeness(similarity: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Average the cosines between the articles of each two outlets.

    mean(A, B) = sum of cosine(a, b) over all articles a of A and b of B, a ≠ b, / number of such
    pairs.

    Parameters
    ----------
    similarity
        The output of `analysis.similarity.similarity(articles)`.

    Returns
    -------
    pd.DataFrame
        A square table, one row and one column an outlet, by name (float64, 0 to 1, higher is more
        alike); the diagonal compares an outlet's articles with each other, NaN where it has one.
        Articles of no known outlet count for none.

    Notes
    -----
    When not to trust it: an outlet that covers more stories is less like all others, and like
    itself, without writing differently: compare outlets on one story.

    Examples
    --------
    >>> ids = ["a", "b", "c"]
    >>> cosines = pd.DataFrame([[1, .4, .2], [.4, 1, .6], [.2, .6, 1]], index=ids, columns=ids)
    >>> table = pd.DataFrame({"article_id": ids, "source": ["Cap", "Cap", "Phare"]})
    >>> outlet_likeness(cosines, table).round(2).values.tolist()
    [[0.4, 0.4], [0.4, nan]]
    """
    known = articles[articles["source"] != ""]
    names = sorted(known["source"].unique())
    member = np.zeros((len(names), len(known)))
    member[known["source"].map(names.index).to_numpy(dtype=int), np.arange(len(known))] = 1
    cosines = similarity.loc[known["article_id"], known["article_id"]].to_numpy(dtype=float).copy()
    np.fill_diagonal(cosines, 0.0)
    sizes = member.sum(axis=1)
    pairs = np.outer(sizes, sizes) - np.diag(sizes)
    sums = member @ cosines @ member.T
    means = np.divide(sums, pairs, out=np.full_like(sums, np.nan), where=pairs > 0)
    return pd.DataFrame(means, index=names, columns=names)
