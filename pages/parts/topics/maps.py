"""A map of the paragraphs, coloured by their topic."""

from pages.shared.show.charts import nothing
from pages.shared.show.maps import draw_map
from study import View

LEAST = 5  # articles


def draw(view: View) -> None:
    """Draw the tab."""
    if len(view.articles) < LEAST:
        nothing(f"A map takes the paragraphs of at least {LEAST} articles: keep more of them.")
    draw_map(view, "paragraphs", "topic")
