"""Names from a spaCy pipeline in place of the rules; the pipelines are built here."""

import sys

import pandas as pd
import pytest

from analysis.entities.recognition import mentions
from analysis.entities.spacy_pipeline import installed_pipelines, pipeline_mentions
from analysis.tokens.tokenizer import tokenize
from tests.articles import articles_of

spacy = pytest.importorskip("spacy")

PATTERNS = [
    {"label": "PER", "pattern": "Paul Sorlin"},
    {"label": "PERSON", "pattern": "Sorlin"},
    {"label": "GPE", "pattern": "l'Orne"},
    {"label": "LOC", "pattern": "la Zone libre »"},
    {"label": "ORG", "pattern": "Poldec"},
    {"label": "MISC", "pattern": "Coupe bleue"},
    {"label": "PER", "pattern": [{"TEXT": "Ada"}, {"IS_SPACE": True}, {"TEXT": "Nor"}]},
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give a folder with a pipeline that knows a few names by heart."""
    pipeline = spacy.blank("fr")
    pipeline.add_pipe("entity_ruler").add_patterns(PATTERNS)
    place = tmp_path_factory.mktemp("pipelines") / "few_names"
    pipeline.to_disk(place)
    return str(place)


def found(folder, *texts):
    articles = articles_of(*texts)
    table = pipeline_mentions(articles, tokenize(articles), folder)
    whole = dict(zip(articles["article_id"], articles["text"], strict=True))
    assert all(
        whole[row.article_id][row.start : row.end] == row.mention for row in table.itertuples()
    )
    return table


def test_persons_places_and_organisations_are_taken_and_nothing_else(folder):
    table = found(folder, "Paul Sorlin, de Poldec, a vu la Coupe bleue.")
    assert table[["mention", "type"]].values.tolist() == [["Paul Sorlin", "PER"], ["Poldec", "ORG"]]


def test_articles_and_punctuation_stay_outside(folder):
    table = found(folder, "Dans l'Orne, « la Zone libre » dure.")
    assert table[["mention", "type"]].values.tolist() == [["Orne", "LOC"], ["Zone libre", "LOC"]]


def test_no_name_crosses_the_end_of_a_paragraph(folder):
    assert len(found(folder, "Hier, Ada\nNor a ri.\n\n  \nAda\u2028Nor")) == 0


def test_paragraph_sentence_and_order_are_those_of_the_text(folder):
    table = found(folder, "Poldec vend. Sorlin rit.\n\n« Poldec »", "Hier, Poldec.", "…")
    assert table[["article_id", "mention", "paragraph", "sentence"]].values.tolist() == [
        [f"{0:016x}", "Poldec", 0, 0], [f"{0:016x}", "Sorlin", 0, 1], [f"{0:016x}", "Poldec", 1, 2],
        [f"{1:016x}", "Poldec", 0, 0],
    ]  # fmt: skip


def test_uniting_and_the_reader_s_decisions_come_after_as_ever(folder):
    articles = articles_of("Paul Sorlin quitte Poldec. Sorlin aime Lyon et la Coupe bleue.")
    rows = pd.DataFrame(
        [("Poldec", "Groupe Poldec", ""), ("Coupe bleue", "Coupe bleue", "ORG")],
        columns=["mention", "entity", "type"],
    )
    table = mentions(articles, aliases=rows, pipeline=folder)
    assert table[["entity", "type"]].values.tolist() == [
        ["Paul Sorlin", "PER"], ["Groupe Poldec", "ORG"], ["Paul Sorlin", "PER"],
        ["Coupe bleue", "ORG"],
    ]  # fmt: skip


def test_columns_are_those_of_the_rules(folder):
    full = mentions(articles_of("Il va à Oslo."))
    for articles in (articles_of("Hier, Poldec."), articles_of(), articles_of("Rien ici.")):
        assert mentions(articles, pipeline=folder).dtypes.to_dict() == full.dtypes.to_dict()
    assert len(mentions(articles_of(), pipeline=folder)) == 0


@spacy.Language.component("recoupe_test_names", assigns=["doc.ents"])
def _names(document):
    document.ents = [
        spacy.tokens.Span(document, place, place + 1, label="ORG")
        for place, word in enumerate(document)
        if word.text == "Poldec"
    ]
    return document


def test_only_what_finds_names_is_run(tmp_path, monkeypatch):
    pipeline = spacy.blank("fr")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("recoupe_test_names")
    pipeline.to_disk(tmp_path / "custom")
    run = []
    sentencizer = spacy.pipeline.Sentencizer
    for way in ("__call__", "predict"):
        monkeypatch.setattr(sentencizer, way, lambda self, document: run.append(1) or document)
    assert found(str(tmp_path / "custom"), "Hier, Poldec.")["mention"].tolist() == ["Poldec"]
    assert run == []


def test_a_paragraph_longer_than_the_pipeline_takes_is_read(folder, monkeypatch):
    load = spacy.load

    def limited(place):
        pipeline = load(place)
        pipeline.max_length = 10
        return pipeline

    monkeypatch.setattr(spacy, "load", limited)
    assert len(found(folder, "Hier, dans la rue, Poldec.")) == 1


def test_a_pipeline_that_is_not_there_says_what_to_install():
    with pytest.raises(ValueError, match="pipeline: 'fr_none_sm'.*spacy download fr_none_sm"):
        mentions(articles_of("x"), pipeline="fr_none_sm")


def test_a_pipeline_that_finds_no_names_is_refused(tmp_path):
    spacy.blank("fr").to_disk(tmp_path / "empty")
    with pytest.raises(ValueError, match="finds no names.*ner"):
        mentions(articles_of("x"), pipeline=str(tmp_path / "empty"))


def test_a_damaged_pipeline_is_refused(tmp_path):
    (tmp_path / "config.cfg").write_text("[nlp", "utf-8")
    with pytest.raises(ValueError, match="cannot be loaded"):
        mentions(articles_of("x"), pipeline=str(tmp_path))


def test_without_spacy_none_is_installed_and_the_message_says_so(monkeypatch):
    assert isinstance(installed_pipelines(), tuple)
    monkeypatch.setitem(sys.modules, "spacy", None)
    assert installed_pipelines() == ()
    with pytest.raises(ValueError, match="needs spaCy, which is not installed"):
        mentions(articles_of("x"), pipeline="fr_core_news_md")
