"""Each test has a folder of its own for what is derived; odd ideas are tried by one worker."""

import threading
import time

import pytest

from derived import chunks, ideas, workers
from tests.derived import odd


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Give the folder that derived tables are kept in."""
    monkeypatch.setenv("RECOUPE_DERIVED", str(tmp_path / "derived"))
    monkeypatch.setenv("RECOUPE_WORKERS", "1")
    return tmp_path / "derived"


@pytest.fixture
def log(tmp_path, monkeypatch):
    """Have the odd ideas in place of the others, two articles a chunk; give the file of what was made."""
    workers.end()
    monkeypatch.setattr(ideas, "IDEAS", (odd.ODD, odd.AFTER))
    monkeypatch.setattr(workers, "COMMAND", odd.COMMAND)
    monkeypatch.setattr(chunks, "CHUNK", 2)
    yield tmp_path / "log"
    (tmp_path / "gate").touch()
    workers.end()


@pytest.fixture
def overdue(log, monkeypatch):
    """Let time be up when an article says that it hangs, and never else."""
    hanging = log.with_name("hanging")

    class Timer(threading.Thread):
        def __init__(self, seconds, call, arguments):
            super().__init__(daemon=True)
            self.call, self.arguments, self.is_over = call, arguments, threading.Event()

        def cancel(self):
            self.is_over.set()

        def run(self):
            while not self.is_over.wait(0.01):
                if hanging.exists():
                    hanging.unlink()
                    self.call(*self.arguments)
                    return

    monkeypatch.setattr(workers, "Timer", Timer)


def until(condition):
    """Wait for something to be true; the test's own time is its only limit."""
    while not condition():
        time.sleep(0.01)
