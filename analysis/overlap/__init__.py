"""Which passages stand in more than one article."""

from analysis.overlap.passages import containment, differences, shared_passages

__all__ = ["containment", "differences", "shared_passages"]
