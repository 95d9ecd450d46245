"""Presentation: the charts put into it, their order and words, and the files to take away."""

from pages.parts.presentation import files, project, slides
from pages.shared import frame, sidebar
from pages.shared.show import tray

corpus = frame.begin("pages/presentation.py", empty=True)
if not corpus.articles.empty:
    sidebar.choose(corpus)
exhibits = tray.exhibits(corpus)
slides.draw(corpus, exhibits)
files.draw(corpus, exhibits)
project.draw(corpus)
