"""What the reader decided beyond the articles: read from notes, and written as notes.

A note has a kind, a key and a value. Who keeps them (the store, the browser's tab) gives them as a
function, kind → key → value; what is to be kept comes back as (kind, key) → value, None for a note
to be forgotten.
"""

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.entities.uniting import alias_edits
from corpus import store as kept_store
from study import entities, topics
from study.memory import is_ready, keep
from study.opened import Corpus, Themes

Notes = Callable[[str], dict[str, str]]
Values = dict[tuple[str, str], str | None]
Terms = tuple[tuple[int, str, float], ...]

# Kinds of notes.
ALIAS, REFUSED, RECOGNISER = "alias", "not the same", "recogniser"
TOPICS, TOPIC_NAME = "topics", "topic name"
ONCE, HIDDEN = "counted once", "hidden"


def kept_notes(corpus: Corpus) -> Notes:
    """Give the notes of a corpus of the store; there are none for the sample and for folders."""

    def read(kind: str) -> dict[str, str]:
        if corpus.store is None or corpus.kept is None:
            return {}
        return _kept_notes(kept_store.state(corpus.store), corpus.store, corpus.kept, kind)

    return read


@keep("Reading what was decided…", entries=64)
def _kept_notes(state: str, store: kept_store.Store, number: int, kind: str) -> dict[str, str]:
    table = kept_store.notes(store, number, kind)
    return dict(zip(table["key"], table["value"], strict=True))


def apply(corpus: Corpus, notes: Notes) -> Corpus:
    """Give the corpus with what the reader decided of its names and topics."""
    rows = tuple((form, *json.loads(value)) for form, value in notes(ALIAS).items())
    chosen = pipeline(notes)
    name = "" if chosen.trouble else chosen.name
    return replace(corpus, aliases=rows, pipeline=name, themes=_themes(corpus, notes))


# Names


@dataclass(frozen=True)
class Pipeline:
    """The spaCy pipeline that is to find the names, "" for Recoupe's own recogniser.

    `trouble` says why it can't, "" when it can.
    """

    name: str
    trouble: str


def pipeline(notes: Notes) -> Pipeline:
    """Give the pipeline that finds the names.

    A pipeline is code: of those named by a corpus, which may come from elsewhere, only installed
    ones are loaded; a folder is named by the environment alone (RECOUPE_SPACY).
    """
    named = notes(RECOGNISER).get("pipeline")
    asked = os.environ.get("RECOUPE_SPACY", "").strip()
    name = asked if named is None else named
    known = name in ("", asked) or name in entities.installed_pipelines()
    trouble = entities.pipeline_trouble(name) if known else f"{name} is not installed"
    return Pipeline(name, trouble)


def pipeline_values(name: str) -> Values:
    """Have a pipeline find the names; "" for Recoupe's own recogniser."""
    return {(RECOGNISER, "pipeline"): name}


def alias_values(corpus: Corpus, rows: pd.DataFrame) -> Values:
    """Add decisions on names to those made before.

    Parameters
    ----------
    rows
        One a form: `mention`, `entity` ("" for none), `type` ("" as it is).
    """
    before = {form: chosen for form, *chosen in corpus.aliases}
    merged = alias_edits.add_decisions(entities.alias_table(corpus), rows)
    after = {form: chosen for form, *chosen in merged.itertuples(index=False)}
    values: Values = {(ALIAS, form): None for form in before if form not in after}
    for form, chosen in after.items():
        if before.get(form) != chosen:
            values[ALIAS, form] = json.dumps(chosen, ensure_ascii=False)
    return values


def unite_values(corpus: Corpus, names: Iterable[str], into: str) -> Values:
    """Make several names one, called `into`."""
    others = [name for name in names if name != into]
    return alias_values(corpus, alias_edits.merge(entities.mentions(corpus), others, into))


def rename_values(corpus: Corpus, entity: str, name: str) -> Values:
    """Give somebody another name."""
    return alias_values(corpus, alias_edits.rename(entities.mentions(corpus), entity, name))


def retype_values(corpus: Corpus, entity: str, type: str) -> Values:
    """Say what is named: a person (PER), a place (LOC) or an organisation (ORG)."""
    return alias_values(corpus, alias_edits.retype(entities.mentions(corpus), entity, type))


def drop_values(corpus: Corpus, entity: str) -> Values:
    """Say that this is no name."""
    return alias_values(corpus, alias_edits.drop(entities.mentions(corpus), entity))


def split_values(corpus: Corpus, entity: str, forms: Iterable[str], name: str) -> Values:
    """Make some written forms of a name another, called `name`."""
    rows = alias_edits.split(entities.mentions(corpus), entity, list(forms), name)
    return alias_values(corpus, rows)


def always_values(corpus: Corpus, form: str, name: str, type: str) -> Values:
    """Say that these words are a name wherever they stand."""
    return alias_values(corpus, alias_edits.always(form, name, type))


def without_aliases(forms: Iterable[str]) -> Values:
    """Take decisions on names back."""
    return {(ALIAS, form): None for form in forms}


def refused_pairs(notes: Notes) -> tuple[tuple[str, str], ...]:
    """Give the pairs of names that the reader keeps apart."""
    return tuple(tuple(json.loads(key)) for key in notes(REFUSED))


def refusal(entity: str, other: str) -> Values:
    """Keep two names apart."""
    return {(REFUSED, json.dumps(sorted([entity, other]), ensure_ascii=False)): "1"}


# Topics


def _themes(corpus: Corpus, notes: Notes) -> Themes:
    kept = {key: json.loads(value) for key, value in notes(TOPICS).items()}
    # Other articles than when their topics were written down: these have the numbers to keep.
    others = kept.get("as_of", corpus.words_key) != corpus.words_key
    earlier = kept["current"] if others else kept.get("earlier", ())
    return Themes(
        method=kept.get("method", "nmf"),
        number=kept.get("number", 0),
        double=kept.get("double", False),
        merged=tuple(tuple(group) for group in kept.get("merged", ())),
        left_out=tuple(kept.get("left_out", ())),
        earlier=tuple(tuple(row) for row in earlier),
        as_of=kept.get("as_of", ""),
    )


def topic_values(corpus: Corpus, **chosen: Any) -> Values:
    """Keep choices by their names in `Themes`, with the topics as they are now.

    By these the topics keep their numbers when articles come and go.
    """
    return _topic_notes({**_topics_now(corpus), **chosen})


def name_values(corpus: Corpus, topic: int, name: str) -> Values:
    """Keep the reader's name of a topic; "" goes back to the proposed one."""
    return topic_values(corpus) | {(TOPIC_NAME, str(topic)): name or None}


def merge_values(corpus: Corpus, group: Iterable[int]) -> Values:
    """Make one topic of several; a group that shares a topic with an earlier one joins it."""
    joined = set(group)
    apart = []
    for other in corpus.themes.merged:
        if joined & set(other):
            joined |= set(other)
        else:
            apart.append(list(other))
    return topic_values(corpus, merged=[*apart, sorted(joined)])


def leave_out_values(corpus: Corpus, chosen: Iterable[int]) -> Values:
    """Have these topics count no more."""
    return topic_values(corpus, left_out=sorted({*corpus.themes.left_out, *chosen}))


def fresh_topic_values(**chosen: Any) -> Values:
    """Keep choices that make other topics: what was decided of those before is forgotten."""
    gone = ("merged", "left_out", "earlier", "current", "as_of")
    return _topic_notes({**dict.fromkeys(gone), **chosen})


def topics_to_remember(corpus: Corpus, notes: Notes) -> Values:
    """Give what must be kept of the topics before articles come or go.

    Topics that nobody has looked at or decided about have no numbers to keep.
    """
    is_known = is_ready(topics.numbered_topics, corpus)
    return topic_values(corpus) if is_known or notes(TOPICS) or notes(TOPIC_NAME) else {}


def _topics_now(corpus: Corpus) -> dict[str, Any]:
    if corpus.themes.method == "reinert" or corpus.themes.as_of == corpus.words_key:
        return {}
    terms = topics.numbered_topics(corpus).terms[["topic", "term", "weight"]]
    return {
        "earlier": corpus.themes.earlier,
        "current": terms.values.tolist(),
        "as_of": corpus.words_key,
    }


def _topic_notes(chosen: dict[str, Any]) -> Values:
    return {
        (TOPICS, name): None if value is None else json.dumps(value, ensure_ascii=False)
        for name, value in chosen.items()
    }


def topic_names(corpus: Corpus, notes: Notes) -> dict[int, str]:
    """Give topic → the reader's name, or else the label made of its strongest terms."""
    given = given_topic_names(notes)
    return {topic: given.get(topic, text) for topic, text in topics.labels(corpus).items()}


def given_topic_names(notes: Notes) -> dict[int, str]:
    """Give topic → the reader's name, of those that have one."""
    return {int(topic): name for topic, name in notes(TOPIC_NAME).items()}


# Families of one text


def families_once(notes: Notes) -> tuple[tuple[str, ...], ...]:
    """Give the groups of ids of which one article counts, its leading one first."""
    return tuple(tuple(json.loads(key)) for key in notes(ONCE))


def once_values(ids: Iterable[str], once: bool) -> Values:
    """Count a family once, or each of its articles.

    Parameters
    ----------
    ids
        The ids of its articles, the leading one first.
    """
    return {(ONCE, json.dumps(list(ids))): "1" if once else None}


# Hidden words


def hidden_words(notes: Notes) -> tuple[str, ...]:
    """Give the words that the reader hides, in the order in which they were hidden."""
    kept = notes(HIDDEN)
    return tuple(sorted(kept, key=lambda word: kept[word]))


def hidden_values(notes: Notes, words: Iterable[str]) -> Values:
    """Hide these words, in this order, and no others."""
    before = notes(HIDDEN)
    after = {word: f"{place:04}" for place, word in enumerate(words)}
    return {
        (HIDDEN, word): after.get(word)
        for word in [*before, *after]
        if before.get(word) != after.get(word)
    }
