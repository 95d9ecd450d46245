"""Overview: the corpus at a glance."""

from pages.parts.overlap import pairs
from pages.parts.overview import glance, leading, timeline
from pages.shared import frame, gaps, progress, sidebar
from pages.shared.decisions import hidden
from pages.shared.trouble import confine
from study import entities, keywords

corpus = frame.begin("app.py")
view = sidebar.choose(corpus)
gaps.say_missing(corpus)
with confine("The overview"):
    words = keywords.leading_keywords(view, hidden.words(corpus))
    names = entities.entity_counts(view)
    glance.draw(view, words, names)
    timeline.draw(view)
    progress.need_some(corpus)
    leading.draw(view, words, names)
if not corpus.so_far:
    with confine("The closest articles"):
        pairs.show_closest(view)
