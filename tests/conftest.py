"""Tests keep their corpora in a folder of their own, never in the user's."""

import os
import sys
import tempfile

import hypothesis
import pytest

# Set before anything opens the store; the servers of the browser tests get folders of theirs.
_DATA = tempfile.TemporaryDirectory(prefix="recoupe-tests-")
os.environ["RECOUPE_DATA"] = _DATA.name

# Properties are tried on the same examples every time, however slow the machine; on many others
# where `benchmarks.breaking.properties` asks for them.
_EXAMPLES = os.environ.get("RECOUPE_EXAMPLES", "")
hypothesis.settings.register_profile(
    "same",
    derandomize=not _EXAMPLES,
    max_examples=int(_EXAMPLES or 100),
    database=None,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("same")


@pytest.fixture(autouse=True)
def main_module():
    """Put `__main__` back: AppTest leaves a page there, which child processes would run again."""
    ours = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = ours


@pytest.fixture
def open_page(monkeypatch, tmp_path_factory):
    """Open a page of the site on the sample, or on a folder; the store is empty at first."""
    from tests.shown import opened

    monkeypatch.setenv("RECOUPE_DATA", str(tmp_path_factory.mktemp("data")))

    def run(file, folder=None, **query):
        monkeypatch.setenv("RECOUPE_CORPUS", str(folder or ""))
        return opened(file, **query)

    return run
