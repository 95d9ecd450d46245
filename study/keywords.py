"""The keywords: of each article, of the corpus, by outlet, with their sentences."""

from typing import TYPE_CHECKING, Literal

import pandas as pd

from study import readings
from study.memory import keep
from study.opened import Corpus, View
from study.tokens import evidence

if TYPE_CHECKING:
    from analysis.keywords.counting import Extracted


@keep("Deciding on the keywords…", entries=2, by="words_key")
def corpus_extraction(corpus: Corpus) -> "Extracted":
    """Give the keywords of all the articles, ready to be counted over any of them."""
    from analysis.keywords.counting import extract

    return extract(corpus.articles, readings.tables(corpus, "keywords"))


def article_keywords(corpus: Corpus) -> pd.DataFrame:
    """Give the keywords of each article, as `analysis.keywords.keywords` does."""
    from analysis.keywords.extraction import keywords

    return keywords(corpus.articles, extracted=corpus_extraction(corpus))


@keep("Extracting the keywords…")
def corpus_keywords(view: View, top: int = 50) -> pd.DataFrame:
    """Give the keywords of the selected articles, as `analysis.keywords.corpus_keywords` does."""
    from analysis.keywords.extraction import corpus_keywords_of

    return corpus_keywords_of(corpus_extraction(view.corpus), view.mask, top=top)


def top_keywords(view: View, hidden: tuple[str, ...], *, top: int) -> pd.DataFrame:
    """Give the first keywords of the selected articles but for the hidden words."""
    return _visible(corpus_keywords(view), hidden).head(top)


def leading_keywords(view: View, hidden: tuple[str, ...], *, top: int = 12) -> pd.DataFrame:
    """Give of the first keywords those that are not hidden, those of most articles first."""
    first = corpus_keywords(view).head(top)
    first = first.sort_values("articles", ascending=False, kind="stable")
    return _visible(first, hidden)


def _visible(table: pd.DataFrame, hidden: tuple[str, ...], language: str = "fr") -> pd.DataFrame:
    """Give the rows whose keyword is not hidden in any of its forms."""
    from analysis.tokens.terms import is_hidden

    if not hidden:
        return table
    words = frozenset(hidden)
    return table[[not is_hidden(word, language, words) for word in table["keyword"]]]


@keep("Counting the keywords…")
def keyword_counts(
    view: View, keywords: tuple[str, ...], by: Literal["source", "article_id"]
) -> pd.DataFrame:
    """Count keywords by outlet or article, as `analysis.keywords.counting.keyword_counts` does.

    Parameters
    ----------
    by
        "source" or "article_id".
    """
    from analysis.keywords.counting import keyword_counts

    return keyword_counts(view.articles, keywords, by=by, extracted=corpus_extraction(view.corpus))


def keyword_total(view: View, keyword: str) -> int:
    """Count a keyword in the selected articles."""
    return int(keyword_counts(view, (keyword,), "article_id")["count"].sum())


@keep("Finding the sentences…", entries=64)
def keyword_evidence(view: View, keyword: str) -> pd.DataFrame:
    """Give the sentences of the selected articles that hold a keyword."""
    from analysis.keywords.counting import keyword_occurrences

    everything = corpus_extraction(view.corpus)
    found = keyword_occurrences(view.articles, (keyword,), extracted=everything)
    return evidence(view, found)


@keep("Extracting the keywords…", entries=64, by="words_key")
def own_keywords(corpus: Corpus, article_id: str) -> pd.DataFrame:
    """Give every place of an article's own keywords in it: `keyword`, `start`, `end`.

    The article is read by itself; no other one is extracted for it.
    """
    from analysis.keywords.counting import extract, keyword_occurrences
    from analysis.keywords.extraction import keywords
    from analysis.keywords.reading import read
    from analysis.tokens.tokenizer import tokenize

    article = corpus.articles[corpus.articles["article_id"] == article_id]
    alone = extract(article, read(article, tokenize(article)))
    chosen = keywords(article, extracted=alone)["keyword"]
    return keyword_occurrences(article, chosen, extracted=alone)
