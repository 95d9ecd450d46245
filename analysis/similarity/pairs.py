"""Two articles: which are the closest, what they share, and how the articles of two outlets pair."""

import numpy as np
import pandas as pd

_SWAPPED = {
    "article_a": "article_b",
    "article_b": "article_a",
    "start_a": "start_b",
    "start_b": "start_a",
    "end_a": "end_b",
    "end_b": "end_a",
}
_PAIRS = {"article_a": "str", "article_b": "str", "cosine": "float64"}


def passages_between(passages: pd.DataFrame, a: str, b: str) -> pd.DataFrame:
    """Return the shared passages of two articles with `a` as article_a, in the order of its text.

    Parameters
    ----------
    passages
        The output of `analysis.overlap.shared_passages(articles)`.

    Returns
    -------
    pd.DataFrame
        Rows of `passages`, turned round where they were found the other way.
    """
    straight = passages[(passages["article_a"] == a) & (passages["article_b"] == b)]
    turned = passages[(passages["article_a"] == b) & (passages["article_b"] == a)]
    turned = turned.rename(columns=_SWAPPED)[list(passages.columns)]
    found = pd.concat([straight, turned])
    return found.sort_values(["start_a", "start_b"], kind="stable", ignore_index=True)


def closest_pair(similarity: pd.DataFrame) -> tuple[str, ...]:
    """Return the labels of the two rows with the highest cosine, () when there are not two.

    Examples
    --------
    >>> cosines = pd.DataFrame([[1, .2], [.2, 1]], index=["a", "b"], columns=["a", "b"])
    >>> closest_pair(cosines)
    ('a', 'b')
    """
    values = similarity.to_numpy(dtype=float)
    if len(values) < 2:
        return ()
    above = np.where(np.triu(np.ones(values.shape, dtype=bool), k=1), values, -np.inf)
    row, column = divmod(int(above.argmax()), len(values))
    return similarity.index[row], similarity.columns[column]


def pairs_of_outlets(
    similarity: pd.DataFrame, articles: pd.DataFrame, a: str, b: str
) -> pd.DataFrame:
    """Pair the articles of two outlets; with one outlet twice, its articles with each other.

    Parameters
    ----------
    similarity
        The output of `analysis.similarity.similarity(articles)`.

    Returns
    -------
    pd.DataFrame
        One row is a pair, the closest first, ties in the order of `articles`: `article_a`,
        `article_b` (str, of the outlets a and b), `cosine` (float64, 0 to 1).
    """
    of = {name: articles.loc[articles["source"] == name, "article_id"].tolist() for name in (a, b)}
    values = similarity.loc[of[a], of[b]].to_numpy(float)
    rows = [
        (first, second, values[row, column])
        for row, first in enumerate(of[a])
        for column, second in enumerate(of[b])
        if a != b or column > row
    ]
    table = pd.DataFrame(rows, columns=list(_PAIRS)).astype(_PAIRS)
    return table.sort_values("cosine", ascending=False, kind="stable", ignore_index=True)
