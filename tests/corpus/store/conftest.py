"""A store in memory on a day of its own, empty and filled."""

import importlib
import itertools

import pytest

from benchmarks.crash import in_memory
from corpus import store
from tests.corpus.store.kept import entry, incoming

backups = importlib.import_module("corpus.store.backup")  # the door of that name is a function


@pytest.fixture
def tmp_path(tmp_path):
    """Give a folder in memory where there is one: a slow disk shows nothing more."""
    with in_memory() as folder:
        yield folder or tmp_path


@pytest.fixture(autouse=True)
def one_day(monkeypatch):
    """Let every moment be of one day, each later than the one before."""
    moments = itertools.count()
    monkeypatch.setattr(backups, "stamp", lambda: f"2024-05-16T00-00-00-{next(moments):06}Z")


@pytest.fixture
def opened(tmp_path):
    kept = store.open_store(tmp_path / "recoupe.db")
    yield kept
    store.close_store(store.open_store(kept.path))


@pytest.fixture
def filled(opened):
    """Give a store with one corpus, of id 1, of three articles."""
    store.create_corpus(opened, "Grèves")
    store.add_articles(opened, 1, [incoming(number) for number in (1, 2, 3)], [entry(articles=3)])
    return opened
