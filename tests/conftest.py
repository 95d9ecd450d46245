"""Tests keep their corpora in a folder of their own, never in the user's."""

import os
import sys
import tempfile

import pytest

# Set before anything opens the store; the servers of the browser tests get folders of theirs.
_DATA = tempfile.TemporaryDirectory(prefix="recoupe-tests-")
os.environ["RECOUPE_DATA"] = _DATA.name


@pytest.fixture(autouse=True)
def main_module():
    """Put `__main__` back: AppTest leaves a page there, which child processes would run again."""
    ours = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = ours
