"""Figures as shapes: networks, strips, set diagrams."""
