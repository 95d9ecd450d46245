"""Pages wait for the articles to be read: what a test sees never depends on how fast that is."""

import pytest


@pytest.fixture(autouse=True)
def all_read(monkeypatch):
    monkeypatch.setattr("study.readings.PATIENCE", None)
