"""The articles: reading, cleaning, keeping, choosing."""

from corpus.cleaning.cleaner import Cleaned, clean
from corpus.load import load_articles
from corpus.problems import CorpusError, Problem
from corpus.select import Selection, select
from corpus.table import corpus_digest

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
