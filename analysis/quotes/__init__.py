"""Quotations: where they stand."""
