"""Presentation: the charts put into it, their order and words, and the files to take away."""

from pages.shared import frame, presentation_files, presentation_slides, sidebar, tray

corpus = frame.begin("pages/presentation.py", empty=True)
if not corpus.articles.empty:
    sidebar.choose(corpus)
exhibits = tray.exhibits(corpus)
presentation_slides.draw(corpus, exhibits)
presentation_files.draw(corpus, exhibits)
