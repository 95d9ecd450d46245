"""The words of the texts, which every other result begins with."""

import numpy as np
import numpy.typing as npt
import pandas as pd

import derived
from study import readings
from study.memory import keep
from study.opened import Corpus, View, only


@keep("Reading the words…", entries=2, by="words_key")
def tokens(corpus: Corpus) -> pd.DataFrame:
    """Give every word of the corpus, as `analysis.tokens.tokenize` does; strings are categories."""
    return readings.tables(corpus, "tokens")


@keep("Reading the words…", entries=2, by="words_key")
def segments(corpus: Corpus) -> pd.DataFrame:
    """Give the segments of the corpus, as `analysis.tokens.segments.segments` does."""
    return derived.plain(readings.tables(corpus, "segments"))


def view_tokens(view: View) -> pd.DataFrame:
    """Give every word of the selected articles."""
    return only(tokens(view.corpus), view)


@keep("Counting the words…", entries=4, by="words_key")
def _words(corpus: Corpus) -> npt.NDArray[np.int64]:
    """Count the words of each article of the corpus."""
    return np.bincount(tokens(corpus)["article_id"].cat.codes, minlength=len(corpus.articles))


def words_by_article(view: View) -> list[int]:
    """Give the number of words of each selected article, in the table's order."""
    return _words(view.corpus)[view.mask].tolist()


def word_count(view: View) -> int:
    """Give the number of words of the selected articles."""
    return int(_words(view.corpus)[view.mask].sum())
