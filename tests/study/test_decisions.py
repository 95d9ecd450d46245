"""What the reader decides: written as notes, read back, forgotten again."""

from types import SimpleNamespace

import pandas as pd
import pytest

from study import Corpus, decisions
from tests.articles import articles_of


@pytest.fixture
def corpus():
    return Corpus("Essai", "decided", articles_of("Xi est à Pékin.", ids=["a"]))


class Notes:
    """Notes in a dictionary, as a store or a browser's tab keeps them."""

    def __init__(self):
        self.values = {}

    def write(self, values):
        kept = {**self.values, **values}
        self.values = {name: value for name, value in kept.items() if value is not None}

    def __call__(self, kind):
        return {key: value for (known, key), value in self.values.items() if known == kind}


@pytest.fixture
def notes(monkeypatch):
    monkeypatch.delenv("RECOUPE_SPACY", raising=False)
    return Notes()


def test_nothing_decided_leaves_the_corpus_as_it_is(corpus, notes):
    decided = decisions.apply(corpus, notes)
    assert (decided.aliases, decided.pipeline, decided.themes) == ((), "", corpus.themes)


def test_names_are_decided_taken_back_and_decided_anew(corpus, notes):
    rows = pd.DataFrame({"mention": ["Xi"], "entity": ["Xi Jinping"], "type": ["PER"]})
    notes.write(decisions.alias_values(corpus, rows))
    decided = decisions.apply(corpus, notes)
    assert decided.aliases == (("Xi", "Xi Jinping", "PER"),)
    assert decided.names_key != corpus.names_key and decided.key == corpus.key
    assert decisions.alias_values(decided, rows) == {}  # nothing new
    notes.write(decisions.without_aliases(["Xi"]))
    assert decisions.apply(corpus, notes).aliases == ()


def test_two_names_are_kept_apart_whichever_comes_first(notes):
    notes.write(decisions.refusal("Nord", "Le Nord"))
    notes.write(decisions.refusal("Le Nord", "Nord"))
    assert decisions.refused_pairs(notes) == (("Le Nord", "Nord"),)


def test_a_family_counts_once_until_it_counts_each(notes):
    notes.write(decisions.once_values(["b", "a"], True))
    assert decisions.families_once(notes) == (("b", "a"),)
    notes.write(decisions.once_values(["b", "a"], False))
    assert decisions.families_once(notes) == ()


def test_hidden_words_keep_their_order(notes):
    notes.write(decisions.hidden_values(notes, ["gaz", "blé"]))
    assert decisions.hidden_words(notes) == ("gaz", "blé")
    assert decisions.hidden_values(notes, ["gaz", "blé"]) == {}
    notes.write(decisions.hidden_values(notes, ["blé"]))
    assert decisions.hidden_words(notes) == ("blé",)


def test_a_group_of_topics_that_shares_one_with_another_joins_it(corpus, notes):
    notes.write(decisions.fresh_topic_values(method="reinert", number=5))
    for group in ((1, 2), (4, 5), (2, 3)):
        decided = decisions.apply(corpus, notes)
        notes.write(decisions.merge_values(decided, group))
    themes = decisions.apply(corpus, notes).themes
    assert (themes.method, themes.number) == ("reinert", 5)
    assert themes.merged == ((4, 5), (1, 2, 3))
    notes.write(decisions.fresh_topic_values(method="nmf", number=0))
    assert decisions.apply(corpus, notes).themes.merged == ()


@pytest.fixture
def terms(monkeypatch):
    """Give the terms of the topics that are found, whatever the corpus."""
    found = pd.DataFrame({"topic": [1, 2], "term": ["gaz", "neige"], "weight": [0.5, 0.25]})
    shown = SimpleNamespace(terms=found)
    monkeypatch.setattr(decisions.topics, "numbered_topics", lambda corpus: shown)
    return tuple(found.itertuples(index=False, name=None))


def test_topics_keep_their_numbers_in_other_articles_and_are_the_same_in_these(
    corpus, notes, terms
):
    notes.write(decisions.name_values(corpus, 1, "Le gaz"))
    assert decisions.given_topic_names(notes) == {1: "Le gaz"}
    same = decisions.apply(corpus, notes)
    assert same.topics_key == corpus.topics_key  # a name makes no other topics
    other = decisions.apply(Corpus("Essai", "more", corpus.articles), notes)
    assert other.themes.earlier == terms
    # Undone, renamed or named again in the same articles: what was before them still holds.
    notes.write(decisions.name_values(other, 1, ""))
    assert decisions.apply(other, notes).themes.earlier == terms
    assert decisions.given_topic_names(notes) == {}


def test_topics_that_nobody_has_seen_are_not_found_to_be_remembered(corpus, notes, monkeypatch):
    monkeypatch.setattr(decisions, "is_ready", lambda result, corpus: False)
    monkeypatch.setattr(decisions.topics, "numbered_topics", None)
    assert decisions.topics_to_remember(corpus, notes) == {}


def test_topics_that_have_a_name_are_remembered(corpus, notes, monkeypatch, terms):
    notes.write({("topic name", "1"): "Le gaz"})
    monkeypatch.setattr(decisions, "is_ready", lambda result, corpus: False)
    assert ("topics", "current") in decisions.topics_to_remember(corpus, notes)


def test_a_pipeline_that_is_not_installed_is_told_and_not_used(corpus, notes):
    notes.write(decisions.pipeline_values("/somebody/else/s/folder"))
    chosen = decisions.pipeline(notes)
    assert chosen.trouble == "/somebody/else/s/folder is not installed"
    assert decisions.apply(corpus, notes).pipeline == ""
