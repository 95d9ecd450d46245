"""Our own words, apart from what the articles say."""
