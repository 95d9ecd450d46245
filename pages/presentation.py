"""Presentation: the charts put into it, their order and words, and the files to take away."""

from pages.parts.presentation import files, project, slides
from pages.shared import frame, sidebar
from pages.shared.show import tray
from pages.shared.trouble import confine

corpus = frame.begin("pages/presentation.py", empty=True)
if not corpus.articles.empty:
    sidebar.choose(corpus)
exhibits = tray.exhibits(corpus)
with confine("The slides"):
    slides.draw(corpus, exhibits)
with confine("Take it away"):
    files.draw(corpus, exhibits)
with confine("The whole project"):
    project.draw(corpus)
