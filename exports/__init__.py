"""Figures and tables to files."""

VERSION = "1.0.0"
