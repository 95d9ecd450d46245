"""Tests of the corpus keep their own time: no limit of the import is overstayed on a slow machine."""

from types import SimpleNamespace

import pytest


@pytest.fixture(scope="session", autouse=True)
def pass_time():
    """Let the clock that the import's limits are read from stand still, but for the seconds given."""
    from corpus.importing import leash

    now = [0.0]

    def go_on(seconds):
        now[0] += seconds

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(leash, "time", SimpleNamespace(monotonic=lambda: now[0]))
        yield go_on
