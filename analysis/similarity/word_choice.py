"""Which words a comparison takes: all, none of the names, none of the quotations, no copy."""

import numpy as np
import pandas as pd

from analysis.quotes.marks import within_marks
from analysis.tokens.coding import encode
from analysis.tokens.word_line import words_of


def without_names(tokens: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Leave out the words that stand in a name.

    Parameters
    ----------
    mentions
        The output of `analysis.entities.mentions(articles)`.

    Returns
    -------
    pd.DataFrame
        The rows of `tokens` that stay, in their order, as `tokenize` gives them.
    """
    return tokens[~_inside(tokens, mentions)].reset_index(drop=True)


def without_quotations(tokens: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Leave out the words between quotation marks, and those of articles that are not there.

    Returns
    -------
    pd.DataFrame
        The rows of `tokens` that stay, in the order of `articles`, as `tokenize` gives them.
    """
    tokens, number = words_of(articles, tokens)
    return tokens[~within_marks(articles, tokens, number)].reset_index(drop=True)


def without_passages(tokens: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """Leave out the words of shared passages: all of them, or those of agency copy, say.

    Parameters
    ----------
    passages
        Rows of what `analysis.overlap.shared_passages(articles)` gives.

    Returns
    -------
    pd.DataFrame
        The rows of `tokens` that stay, in their order, as `tokenize` gives them.
    """
    names = ["article_id", "start", "end"]
    sides = [passages[[f"article_{side}", f"start_{side}", f"end_{side}"]] for side in "ab"]
    spans = pd.concat([side.set_axis(names, axis=1) for side in sides])
    return tokens[~_inside(tokens, spans)].reset_index(drop=True)


def as_written(tokens: pd.DataFrame) -> pd.DataFrame:
    """Compare words as they are written, not by their lemmas.

    Returns
    -------
    pd.DataFrame
        `tokens` with the word in small letters as its own lemma.
    """
    return tokens.assign(lemma=tokens["token"].str.lower())


def _inside(tokens, spans):
    """Mark the words that begin inside one of the spans (`article_id`, `start`, `end`)."""
    codes, ids = encode(tokens["article_id"])
    begins = (codes << 32) + tokens["start"].to_numpy()
    named = pd.Index(ids).get_indexer(spans["article_id"])
    spans = spans[named >= 0]
    article = named[named >= 0] << 32
    order = np.argsort(begins, kind="stable")
    change = np.zeros(len(tokens) + 1, dtype=np.int64)
    for edge, step in (("start", 1), ("end", -1)):
        places = article + spans[edge].to_numpy(dtype=np.int64)
        np.add.at(change, np.searchsorted(begins[order], places), step)
    inside = np.empty(len(tokens), dtype=bool)
    inside[order] = np.cumsum(change[:-1]) > 0
    return inside
