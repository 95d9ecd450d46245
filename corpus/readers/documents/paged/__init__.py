"""The pages of a PDF: their lines in reading order, and the paragraphs these make."""
