"""Figures and tables as tables of the presentation."""
