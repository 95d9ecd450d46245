"""Where a name stands, and what it names."""
