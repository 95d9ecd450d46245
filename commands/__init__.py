"""Recoupe in the terminal: one file a command, as thin as a page."""
