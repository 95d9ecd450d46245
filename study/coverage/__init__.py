"""Coverage: what the articles of a story tell alike, and who leaves it out."""
