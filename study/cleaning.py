"""What cleaning removed, and what it changed."""

import pandas as pd

from corpus import clean
from corpus import store as kept_store
from study.keywords import corpus_extraction
from study.memory import keep
from study.opened import Corpus


@keep("Reading what cleaning removed…", entries=16)
def cuts(corpus: Corpus, article_id: str) -> pd.DataFrame:
    """Give what was cut from an article, as offsets into its raw text."""
    if corpus.kept is None:
        raw = corpus.articles.set_index("article_id")["raw"]
        return clean(str(raw[article_id])).cuts
    found = all_cuts(corpus)
    return found[(found["article_id"] == article_id) & found["made"]]


@keep("Reading what cleaning removed…", entries=2)
def all_cuts(corpus: Corpus) -> pd.DataFrame:
    """Give every cut of a kept corpus, those that the reader undid too; none of any other."""
    if corpus.kept is None or corpus.store is None:
        raise ValueError(f"kept is {corpus.kept!r}; the cuts of a corpus of the store are listed")
    return kept_store.cuts(corpus.store, corpus.kept)


@keep("Extracting the keywords…", entries=2)
def keywords_before(corpus: Corpus) -> pd.DataFrame:
    """Give the leading keywords of the texts as they were imported."""
    from analysis.keywords.extraction import corpus_keywords

    return corpus_keywords(corpus.articles.assign(text=corpus.articles["raw"]))


@keep("Extracting the keywords…", entries=2)
def keywords_after(corpus: Corpus) -> pd.DataFrame:
    """Give the leading keywords of the texts as they are now."""
    from analysis.keywords.extraction import corpus_keywords

    return corpus_keywords(corpus.articles, extracted=corpus_extraction(corpus))
