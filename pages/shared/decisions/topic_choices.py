"""What the reader decides about the topics, kept with the corpus: method, number, merged, left out."""

import json
from dataclasses import replace

from pages.shared import cached
from pages.shared.decisions import notes

KIND, NAME = "topics", "topic name"


def decided(corpus):
    """Return the corpus with the reader's choices about its topics."""
    kept = {key: json.loads(value) for key, value in notes.read(corpus, KIND).items()}
    return replace(
        corpus,
        themes=cached.Themes(
            method=kept.get("method", "nmf"),
            number=kept.get("number", 0),
            double=kept.get("double", False),
            merged=tuple(tuple(group) for group in kept.get("merged", ())),
            left_out=tuple(kept.get("left_out", ())),
            earlier=tuple(tuple(row) for row in kept.get("earlier", ())),
        ),
    )


def keep(corpus, what, **chosen):
    """Keep choices by their names in `Themes`, with the topics as they are now, for their numbers."""
    _write(corpus, {"earlier": _rows(corpus), **chosen}, what)


def name(corpus, topic, text):
    """Keep the reader's name of a topic; "" goes back to the proposed one."""
    what = f"topic {topic} called {text}" if text else f"topic {topic} has its own name again"
    _write(corpus, {"earlier": _rows(corpus)}, what, {(NAME, str(topic)): text or None})


def begin_again(corpus, what, **chosen):
    """Keep choices that make other topics: what was decided about the topics before is forgotten."""
    fresh = {"merged": None, "left_out": None, "earlier": None}
    _write(corpus, {**fresh, **chosen}, what)


def _rows(corpus):
    """List the terms of the topics as they are now: by these they keep their numbers."""
    if corpus.themes.method == "reinert":
        return []
    return cached.numbered_topics(corpus).terms[["topic", "term", "weight"]].values.tolist()


def _write(corpus, chosen, what, more=()):
    values = dict(more) | {
        (KIND, name): None if value is None else json.dumps(value, ensure_ascii=False)
        for name, value in chosen.items()
    }
    notes.write(corpus, values, what=what)
