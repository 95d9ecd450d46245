"""Tables of articles: CSV, spreadsheets, JSON Lines; which column holds what."""
