"""Reinert's descending classification of segments."""
