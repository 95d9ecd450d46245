"""What each article says by itself: kept, waited for, or had as far as it is."""

import numpy as np
import pandas as pd
import pytest

from corpus import Selection
from derived import workers
from derived.run import make_here
from study import Corpus, entities, filters, keywords, readings, tokens
from study.memory import forget

TEXTS = (
    "Le barrage rouvre\n\nLe préfet Ivana Korvel a rouvert les vannes mardi à Saint-Aubrac.",
    "Le barrage ferme\n\nLes vannes du barrage ferment, a dit Korvel au conseil de Saint-Aubrac.",
    "La neige tombe\n\nLa neige tombe sur Brest depuis lundi, a dit la mairie de Brest.",
    "La neige fond\n\nLa neige fond à Brest. La mairie de Brest rouvre les écoles.",
)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Keep what is derived in a folder of the test; nothing is remembered from before."""
    monkeypatch.setenv("RECOUPE_DERIVED", str(tmp_path / "derived"))
    monkeypatch.setenv("RECOUPE_WORKERS", "1")
    forget()
    readings.forget_readings()
    yield tmp_path / "derived"
    forget()
    readings.forget_readings()


@pytest.fixture
def in_background(monkeypatch):
    """Have nothing read at once, and by no process until the test says so."""
    monkeypatch.setattr(readings, "FEW", 0)
    monkeypatch.setattr(readings, "PATIENCE", 0.0)
    monkeypatch.setattr(readings, "FIRST", 1)
    start = workers.start
    monkeypatch.setattr(workers, "start", lambda: None)
    yield start
    workers.end()


def corpus_of(*texts, key="test"):
    articles = pd.DataFrame(
        {
            "article_id": [f"{number:016x}" for number in range(len(texts))],
            "title": [text.partition("\n")[0] for text in texts],
            "source": [f"Le Journal {number % 2}" for number in range(len(texts))],
            "language": "fr",
            "text": list(texts),
        }
    ).astype("str")
    return Corpus("Essai", key, articles.assign(date=pd.Timestamp("2024-05-16")))


def read_first(corpus, number):
    make_here(corpus.articles.head(number), readings.NAMES)


def test_a_few_articles_are_read_at_once_and_kept(home):
    corpus = corpus_of(*TEXTS)
    assert readings.so_far(corpus) is corpus and readings.progress(corpus) is None
    assert tokens.words_by_article(filters.view(corpus, Selection())) == [14, 15, 16, 15]
    kept = sorted(home.rglob("*.parquet"))
    readings.forget_readings()
    forget()
    assert readings.so_far(corpus) is corpus and sorted(home.rglob("*.parquet")) == kept


def test_results_are_of_the_articles_read_so_far(in_background):
    corpus = corpus_of(*TEXTS)
    first = readings.so_far(corpus)
    now = readings.progress(first)
    assert (first.so_far, now.state, now.shown, now.total) == ("0 of 4", "working", 0, 4)
    assert [(stage.idea, stage.done) for stage in now.stages] == [(n, 0) for n in readings.NAMES]
    assert tokens.word_count(filters.view(first, Selection())) == 0
    assert not readings.read_mask(first).any() and readings.read_mask(corpus).all()


def test_what_was_read_before_the_work_began_is_shown(in_background):
    corpus = corpus_of(*TEXTS)
    read_first(corpus, 2)
    part = readings.so_far(corpus)
    view = filters.view(part, Selection())
    assert part.so_far == "2 of 4" and readings.progress(part).shown == 2
    assert tokens.words_by_article(view) == [14, 15, 0, 0]
    assert entities.entity_counts(view)["entity"].tolist() == ["Ivana Korvel", "Saint-Aubrac"]
    assert "barrage" in keywords.corpus_keywords(view)["keyword"].tolist()
    in_background()
    readings.wait(corpus)
    assert readings.so_far(corpus) is corpus
    whole = filters.view(corpus, Selection())
    assert "Brest" in entities.entity_counts(whole)["entity"].tolist()


def test_two_who_open_a_corpus_wait_for_one_work(in_background):
    one, other = (readings.so_far(corpus_of(*TEXTS)) for _ in range(2))
    assert one.so_far == other.so_far
    readings.cancel(one)
    assert readings.progress(other).state == "cancelled"


def test_a_cancelled_reading_goes_on(in_background):
    corpus = corpus_of(*TEXTS)
    read_first(corpus, 1)
    part = readings.so_far(corpus)
    readings.cancel(part)
    again = readings.so_far(corpus)
    assert readings.progress(again).state == "cancelled" and again.so_far == "1 of 4"
    assert not readings.progress(again).is_news
    in_background()
    readings.go_on(corpus)
    readings.wait(corpus)
    assert readings.so_far(corpus) is corpus


def test_an_emptied_folder_costs_time_only(home):
    corpus = corpus_of(*TEXTS)
    view = filters.view(corpus, Selection())
    before = tokens.word_count(view)
    for file in home.rglob("*.parquet"):
        file.unlink()
    forget()
    assert tokens.word_count(view) == before == 60


def test_a_folder_that_cannot_be_written_is_done_without(home):
    home.write_text("in the way", "utf-8")
    corpus = corpus_of(*TEXTS)
    assert readings.so_far(corpus) is corpus
    assert tokens.word_count(filters.view(corpus, Selection())) == 60


def test_an_articles_own_keywords_are_had_without_the_others(in_background):
    corpus = readings.so_far(corpus_of(*TEXTS))
    own = keywords.own_keywords(corpus, corpus.articles["article_id"].iloc[2])
    assert "neige" in own["keyword"].tolist() and readings.progress(corpus).shown == 0


def test_a_choice_counts_what_the_whole_has_of_its_articles():
    corpus = corpus_of(*TEXTS)
    part = filters.view(corpus, Selection(words="neige"))
    assert part.mask.tolist() == [False, False, True, True]
    named = entities.entity_counts(part).set_index("entity")["count"]
    assert named.to_dict() == {"Brest": 4}
    assert np.array_equal(tokens.words_by_article(part), [16, 15])
