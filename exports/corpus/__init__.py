"""A corpus for other programs."""
