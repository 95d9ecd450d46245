"""Who is named with whom: the mentions behind a pair's count."""

import numpy as np
import pandas as pd

from analysis.cooccurrence.windows import Within, check_window

_WINDOWS = {
    "sentence": ["article_id", "sentence"],
    "paragraph": ["article_id", "paragraph"],
    "article": ["article_id"],
}


def cooccurrence_spans(
    mentions: pd.DataFrame, entity_a: str, entity_b: str, *, within: Within = "sentence"
) -> pd.DataFrame:
    """Give the mentions of two entities in exactly the windows that name both.

    Returns
    -------
    pd.DataFrame
        The rows of `mentions`, unchanged and in their order, of either entity in such windows: the
        number of distinct windows is the pair's `count`.

    Raises
    ------
    ValueError
        When `within` is none of the three.
    """
    check_window(within)
    names = mentions["entity"].isin([entity_a, entity_b]).to_numpy()
    rows = mentions.loc[names]
    window = list(zip(*(rows[key].tolist() for key in _WINDOWS[within]), strict=True))
    named = set(zip(window, rows["entity"].tolist(), strict=True))
    both = [(each, entity_a) in named and (each, entity_b) in named for each in window]
    return rows[np.array(both, dtype=bool)].reset_index(drop=True)
