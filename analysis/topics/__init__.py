"""Topics: what the segments speak about."""

from analysis.topics.nmf import Topics, topics

__all__ = ["Topics", "topics"]
