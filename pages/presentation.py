"""Presentation: the charts put into it, their order and words, and the files to take away."""

from pages.parts.presentation import files, project, slides
from pages.shared import frame, sidebar
from pages.shared.show import tray
from pages.shared.trouble import confined

corpus = frame.begin("pages/presentation.py", empty=True)
if not corpus.articles.empty:
    sidebar.choose(corpus)
exhibits = tray.exhibits(corpus)
with confined("The slides"):
    slides.draw(corpus, exhibits)
with confined("Take it away"):
    files.draw(corpus, exhibits)
with confined("The whole project"):
    project.draw(corpus)
