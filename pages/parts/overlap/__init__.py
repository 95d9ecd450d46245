"""The page Similarity and overlap."""
