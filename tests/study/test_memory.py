"""What is kept: made once a key, the newest few, one computation for all who wait."""

import threading
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from study import memory


@dataclass(frozen=True)
class Subject:
    key: str
    other: str = ""


@pytest.fixture
def announced():
    """Give the messages that are announced, begun and ended."""
    said = []

    @contextmanager
    def announcer(message):
        said.append(f"begin {message}")
        yield
        said.append(f"end {message}")

    before = memory.announce(announcer)
    yield said
    memory.announce(before)


def counting(**options):
    """Make a kept function that lists the calls that had to be worked out."""
    worked = []

    @memory.keep("Working…", **options)
    def double(subject: Subject, number: int = 1) -> tuple:
        worked.append((subject.key, number))
        return (subject.key, number * 2)

    return double, worked


def test_a_result_is_made_once_however_it_is_asked_for():
    double, worked = counting()
    first = double(Subject("a"))
    assert double(Subject("a"), 1) is first and double(Subject("a"), number=1) is first
    assert double(Subject("b"), 2) == ("b", 4)
    assert worked == [("a", 1), ("b", 2)]


def test_the_key_is_the_attribute_named():
    double, worked = counting(by="other")
    double(Subject("a", "x"))
    double(Subject("b", "x"))
    double(Subject("b", "y"))
    assert worked == [("a", 1), ("b", 1)]


def test_a_text_is_its_own_key():
    @memory.keep("Reading…")
    def letters(text: str) -> list[str]:
        return list(text)

    assert letters("ab") is letters("ab") == ["a", "b"]


def test_what_was_asked_for_longest_ago_goes_first():
    double, worked = counting(entries=2)
    for key in "abacab":  # c takes the place of b, then b of c
        double(Subject(key))
    assert worked == [("a", 1), ("b", 1), ("c", 1), ("b", 1)]


def test_it_is_told_what_is_there_without_making_it():
    double, worked = counting()
    assert not memory.is_ready(double, Subject("a"))
    double(Subject("a"))
    assert memory.is_ready(double, Subject("a"), 1)
    assert not memory.is_ready(double, Subject("a"), 2)
    memory.forget()
    assert not memory.is_ready(double, Subject("a"))
    assert worked == [("a", 1)]


def test_work_is_announced_and_what_is_there_is_not(announced):
    double, _ = counting()
    double(Subject("a"))
    double(Subject("a"))
    assert announced == ["begin Working…", "end Working…"]


def test_a_mistake_is_not_kept():
    worked = []

    @memory.keep("Trying…")
    def risky(subject: Subject) -> str:
        worked.append(subject.key)
        if len(worked) == 1:
            raise ValueError("not yet")
        return "done"

    with pytest.raises(ValueError, match="not yet"):
        risky(Subject("a"))
    assert risky(Subject("a")) == "done"


class Gate:
    """A kept function that can be held while it works, and how many are waiting for it."""

    def __init__(self, announced_twice):
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.waiting = announced_twice
        self.worked = 0
        self.end = "done"

        @memory.keep("Working…")
        def slow(subject: Subject) -> str:
            self.worked += 1
            if self.worked == 1:
                self.begun.set()
                assert self.go_on.wait(60)
                if self.end == "stopped":
                    raise KeyboardInterrupt
            return f"{subject.key} {self.worked}"

        self.ask = slow


@pytest.fixture
def gate():
    """Let a first thread begin to work; `waiting` is set when a second one waits."""
    waiting, said = threading.Event(), []

    @contextmanager
    def announcer(message):
        said.append(message)
        if len(said) == 2:
            waiting.set()
        yield

    before = memory.announce(announcer)
    yield Gate(waiting)
    memory.announce(before)


def asked_twice(gate):
    """Ask in two threads, the second while the first works; give what each got."""
    got = {}

    def ask(name):
        try:
            got[name] = gate.ask(Subject("a"))
        except KeyboardInterrupt:
            got[name] = "stopped"

    first = threading.Thread(target=ask, args=("first",))
    first.start()
    assert gate.begun.wait(60)
    second = threading.Thread(target=ask, args=("second",))
    second.start()
    assert gate.waiting.wait(60)
    gate.go_on.set()
    for thread in (first, second):
        thread.join(60)
    return got


def test_two_who_want_the_same_wait_for_one_computation(gate):
    assert asked_twice(gate) == {"first": "a 1", "second": "a 1"}
    assert gate.worked == 1


def test_who_waits_for_one_that_is_stopped_makes_it_himself(gate):
    gate.end = "stopped"
    assert asked_twice(gate) == {"first": "stopped", "second": "a 2"}
