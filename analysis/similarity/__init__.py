"""How alike articles and outlets are, and why."""

from analysis.similarity.cosine import explain, similarity

__all__ = ["explain", "similarity"]
