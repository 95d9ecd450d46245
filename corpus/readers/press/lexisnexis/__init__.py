"""LexisNexis, and Nexis after it: their documents, and the forms in which they come."""
