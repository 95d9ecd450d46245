"""Figures and tables to files."""

from exports.provenance import VERSION

__all__ = ["VERSION"]
