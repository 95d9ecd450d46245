"""The page Articles."""
