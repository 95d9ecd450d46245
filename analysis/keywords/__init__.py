"""Keywords: YAKE on whole names and noun phrases."""

from analysis.keywords.extraction import corpus_keywords, keywords

__all__ = ["corpus_keywords", "keywords"]
