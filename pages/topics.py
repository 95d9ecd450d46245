"""Topics: what the paragraphs speak about, by article and outlet, over time; in the reader's hands."""

from types import ModuleType

from pages.parts.topics import cards, choices, maps, over_time, shares, strip
from pages.shared import frame, progress, sidebar
from pages.shared.show.charts import nothing
from study import topics

TABS = {
    "Topics": cards,
    "Shares": shares,
    "Over time": over_time,
    "Along the text": strip,
    "Map": maps,
    "Number and choices": choices,
}

corpus = frame.begin("pages/topics.py")
view = sidebar.choose(corpus, topics_needed=True)
progress.need_some(corpus)


def draw(part: ModuleType) -> None:
    """Draw a tab; without any topic only the one in which they are chosen."""
    if part is not choices and topics.topics(corpus).terms.empty:
        nothing(
            "Topics need a few dozen paragraphs to stand apart; this corpus has too little text, "
            "or all topics are left out. Add articles, or look at the keywords and entities instead."
        )
    part.draw(view)


frame.tabs(TABS, draw)
