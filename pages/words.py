"""Words: what each group says more, every place of a word, and the company it keeps."""

from pages.parts.words import collocations, concordance, keyness
from pages.shared import frame, progress, sidebar
from pages.shared.decisions import hidden

TABS = {"Keyness": keyness, "Concordance": concordance, "Collocations": collocations}

corpus = frame.begin("pages/words.py")
view = sidebar.choose(corpus)
progress.need_some(corpus)
hidden.choose(corpus)
frame.tabs(TABS, lambda part: part.draw(view))
