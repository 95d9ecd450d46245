"""Who is named with whom: counts and association."""

import numpy as np
import pandas as pd

from analysis.cooccurrence.windows import Within, chosen_pairs, windows


def cooccurrence(mentions: pd.DataFrame, *, within: Within = "sentence") -> pd.DataFrame:
    """Count how often two entities are named in the same sentence, paragraph or article.

    npmi = ln(p(a, b) / (p(a) p(b))) / -ln p(a, b), where p is the share of the windows that name
    any entity: of all such windows, how many name a, b, or both.

    Returns
    -------
    pd.DataFrame
        One row is a pair of entities that share at least one window, the most frequent first, ties
        by name: `entity_a` < `entity_b` (str), `count` (int64, windows that name both; an entity
        named twice in one counts once), `articles` (int64, articles that hold such a window),
        `npmi` (float64, -1 to 1, higher is more often together than chance, 0 is chance, 1 is never
        apart; NaN where every window names both).

    Raises
    ------
    ValueError
        When `within` is none of the three.

    Notes
    -----
    When not to trust it: npmi of pairs that met once or twice is high by luck; read it beside the
    count. Being named together is not being related.

    References
    ----------
    G. Bouma, Normalized (Pointwise) Mutual Information in Collocation Extraction, 2009.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": "a", "sentence": [0, 0, 1], "paragraph": 0,
    ...                       "entity": ["Chine", "Russie", "Chine"]})
    >>> cooccurrence(table)[["entity_a", "entity_b", "count"]].values.tolist()
    [['Chine', 'Russie', 1]]
    """
    articles = mentions["article_id"].drop_duplicates().tolist()
    laid = windows(mentions, articles, within=within)
    return chosen_pairs(laid, np.ones(len(articles), dtype=bool))
