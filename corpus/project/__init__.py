"""A corpus as one file for another machine."""
