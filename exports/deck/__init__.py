"""Exhibits as PowerPoint slides whose charts, tables and shapes stay editable."""

from exports.deck.presentation import MOST_TEMPLATE_BYTES, to_pptx

__all__ = ["MOST_TEMPLATE_BYTES", "to_pptx"]
