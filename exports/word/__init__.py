"""Exhibits as a Word document."""

from exports.word.document import to_docx

__all__ = ["to_docx"]
