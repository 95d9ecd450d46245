"""Similarity and overlap: which articles are alike and why, who shares what with whom."""

from pages.parts.overlap import families, maps, matrix, pair, several, strip
from pages.shared import frame, progress, sidebar
from pages.shared.show.charts import nothing

TABS = {
    "Matrix": matrix,
    "Side by side": pair,
    "Block by block": strip,
    "Families": families,
    "Shared by several": several,
    "Map": maps,
}

corpus = frame.begin("pages/overlap.py")
view = sidebar.choose(corpus)
progress.need_some(corpus)
if len(corpus.articles) < 2:
    nothing("Comparing takes two articles; this corpus has one.")
frame.tabs(TABS, lambda part: part.draw(view))
