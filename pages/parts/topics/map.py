"""A map of the paragraphs, coloured by their topic."""

from pages.parts.overlap import map as overlap_map
from pages.shared.show import charts as show

LEAST = 5  # articles


def draw(view):
    """Draw the tab."""
    if len(view.articles) < LEAST:
        show.nothing(f"A map takes the paragraphs of at least {LEAST} articles: keep more of them.")
    overlap_map.chart(view, "paragraphs", "topic")
