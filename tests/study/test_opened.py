"""How a corpus is opened, read once for as long as it is the same, and what its keys say."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from corpus import Selection
from corpus import store as kept_store
from corpus.importing.copying import entries, incoming
from study import Themes, View, cleaning, filters, opened

GAS = "Le gaz manque à Nantes\n\nLe préfet a annoncé mardi une coupure dans trois quartiers de la ville."
SNOW = "La neige bloque Brest\n\nLes écoles de Brest sont fermées depuis lundi, a dit la maire aux parents."


def test_the_sample_is_read_once():
    first, again = opened.open_sample(), opened.open_sample()
    assert len(first.articles) == 24 and first.articles is again.articles
    assert (first.kept, first.store, first.problems) == (None, None, ())


def test_a_folder_is_read_again_when_a_file_comes(tmp_path):
    (tmp_path / "gaz.txt").write_text(GAS, "utf-8")
    first = opened.open_folder(tmp_path)
    assert first.name == tmp_path.name
    assert opened.open_folder(tmp_path).articles is first.articles
    (tmp_path / "neige.txt").write_text(SNOW, "utf-8")
    (tmp_path / "vide.txt").write_text("", "utf-8")
    again = opened.open_folder(tmp_path)
    assert again.articles["title"].tolist() == ["Le gaz manque à Nantes", "La neige bloque Brest"]
    assert again.key != first.key
    assert [problem.file for problem in again.problems] == ["vide.txt"]


@pytest.fixture
def store(tmp_path):
    opened_store = kept_store.open_store(tmp_path / "recoupe.db")
    yield opened_store
    kept_store.close_store(opened_store)


def test_a_kept_corpus_is_read_again_when_it_changes_and_back(store, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "gaz.txt").write_text(f"{GAS}\n\nPartager sur Facebook\n", "utf-8")
    folder = opened.open_folder(tmp_path / "texts")
    number = kept_store.create_corpus(store, "Essai")
    kept_store.add_articles(store, number, incoming(folder.articles), entries(folder.articles))
    first = opened.open_kept(store, number, "Essai")
    assert (first.kept, first.store, first.name) == (number, store, "Essai")
    assert "Partager sur Facebook" in cleaning.all_cuts(first)["removed"].str.strip().tolist()
    article = first.articles["article_id"].iloc[0]
    kept_store.edit(store, number, [kept_store.Set((article,), "source", "Le Nord")])
    changed = opened.open_kept(store, number, "Essai")
    assert changed.articles["source"].tolist() == ["Le Nord"] and changed.key != first.key
    kept_store.undo(store, number)
    assert opened.open_kept(store, number, "Essai").key == first.key


def test_only_what_depends_on_a_decision_gets_another_key():
    corpus = opened.open_sample()
    named = replace(corpus, aliases=(("Xi", "Xi Jinping", "PER"),))
    themed = replace(corpus, themes=Themes(number=4))
    found = replace(corpus, pipeline="fr")
    assert (named.key, named.recogniser_key) == (corpus.key, corpus.recogniser_key)
    assert named.names_key != corpus.names_key and named.topics_key == corpus.topics_key
    assert themed.topics_key != corpus.topics_key and themed.names_key == corpus.names_key
    assert found.recogniser_key != corpus.recogniser_key != corpus.key
    whole = opened.whole_view(corpus)
    part = filters.view(corpus, Selection(languages=("en",)))
    assert part.key != whole.key == filters.view(corpus, Selection()).key


def test_a_table_is_cut_to_the_articles_that_a_view_keeps():
    corpus = opened.open_sample()
    ids = corpus.articles["article_id"].tolist()
    mask = np.arange(len(ids)) < 2
    view = View(corpus, Selection(), mask, corpus.articles[mask])
    table = pd.DataFrame(
        {"article_id": [ids[0], ids[5], "nobody"], "other": [ids[9], ids[1], ids[0]]}
    )
    assert opened.only(table, view).index.tolist() == [0]
    assert opened.only(table, view, "other").index.tolist() == [1, 2]
    assert opened.only(table, view, "article_id", "other").empty
    assert opened.only(table, opened.whole_view(corpus)) is table
