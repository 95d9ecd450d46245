"""Files to completed articles; nothing is kept here."""

from corpus.importing.previewing import preview

__all__ = ["preview"]
