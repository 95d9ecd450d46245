"""Coverage: what the articles of a story tell alike, who leaves it out, each in its own words."""

from pages.parts.coverage import grid
from pages.shared import frame, progress, sidebar
from pages.shared.show.charts import nothing
from study.coverage import stories

corpus = frame.begin("pages/coverage.py")
view = sidebar.choose(corpus)
progress.need_some(corpus)
if stories.stories(corpus).empty:
    nothing(
        "No two articles of this corpus tell the same event. Add articles of other outlets on it, on "
        "the page Corpus."
    )
grid.draw(view)
