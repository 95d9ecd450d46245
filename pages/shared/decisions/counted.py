"""Which families of articles count once: the reader's choice, kept with the corpus."""

import json

from pages.shared.decisions import notes

KIND = "counted once"


def once(corpus):
    """Return the groups of ids of which one article counts, its leading one first."""
    return tuple(tuple(json.loads(key)) for key in notes.read(corpus, KIND))


def choose(corpus, ids, chosen):
    """Count a family once, or each of its articles.

    Parameters: `ids`, those of its articles, the leading one first; `chosen`, whether once.
    """
    what = "a family of one text " + ("counted once" if chosen else "counted each")
    key = (KIND, json.dumps(list(ids)))
    notes.write(corpus, {key: "1" if chosen else None}, what=what)
