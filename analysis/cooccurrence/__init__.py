"""Who is named with whom."""

from analysis.cooccurrence.counting import cooccurrence

__all__ = ["cooccurrence"]
