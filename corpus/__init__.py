"""The articles: reading, cleaning, keeping, choosing."""

from corpus.clean import Cleaned, clean
from corpus.load import corpus_digest, load_articles
from corpus.problems import CorpusError, Problem
from corpus.select import Selection, select

__all__ = [
    "Cleaned",
    "CorpusError",
    "Problem",
    "Selection",
    "clean",
    "corpus_digest",
    "load_articles",
    "select",
]
