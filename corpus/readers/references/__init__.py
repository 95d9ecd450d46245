"""Lists of references: an article an entry, its text the abstract that the list has of it."""
