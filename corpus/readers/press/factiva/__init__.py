"""Factiva: its fields, and the forms in which it hands them out."""
