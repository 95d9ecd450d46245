"""Who is named in the built-in sample, found once for all tests that ask."""

from functools import cache

import corpus
from analysis.entities.recognition import mentions


@cache
def sample():
    """Return the sample's articles and their mentions; nobody modifies them."""
    articles = corpus.load_articles()
    return articles, mentions(articles)
