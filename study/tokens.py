"""The words of the texts, which every other result begins with."""

import pandas as pd

from study.memory import keep
from study.opened import Corpus, View, only


@keep("Reading the words…", entries=2)
def tokens(corpus: Corpus) -> pd.DataFrame:
    """Give every word of the corpus, as `analysis.tokens.tokenize` does."""
    from analysis.tokens.tokenizer import tokenize

    return tokenize(corpus.articles)


def view_tokens(view: View) -> pd.DataFrame:
    """Give every word of the selected articles."""
    return only(tokens(view.corpus), view)


@keep("Counting the words…")
def words_by_article(view: View) -> tuple[int, ...]:
    """Give the number of words of each selected article, in the table's order."""
    counts = view_tokens(view)["article_id"].value_counts()
    return tuple(int(counts.get(article, 0)) for article in view.ids)


def word_count(view: View) -> int:
    """Give the number of words of the selected articles."""
    return sum(words_by_article(view))
