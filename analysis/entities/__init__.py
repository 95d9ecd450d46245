"""Who and what is named."""

from analysis.entities.counts import entity_counts
from analysis.entities.recognition import mentions

__all__ = ["entity_counts", "mentions"]
