"""Documents that hold one article, or a few: PDF, Word, web pages, feeds, text."""
