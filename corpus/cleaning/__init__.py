"""A raw text to a clean one, every cut recorded."""

from corpus.cleaning.edits import apply_edits

__all__ = ["apply_edits"]
