"""Files are read in a child process: one that hangs, crashes or eats memory takes nothing with it.

The parent sends a line of JSON and the file's bytes; the child answers with a line of JSON for the
file and one for each of its articles (`corpus.importing.child`). What comes back is data, never objects
that could run something.
"""

import contextlib
import dataclasses
import datetime
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Protocol

from corpus.cleaning.edits import Edit
from corpus.importing.completing import Incoming
from corpus.limits import Limits, as_environment, current_limits
from corpus.messages import Message, unpack
from corpus.readers.raw import RawArticle, Skipped, Unreadable
from corpus.readers.tables.columns import ColumnGuess

_ROOT = Path(__file__).parents[2]
_START = 60  # seconds that a child may take to import the readers
_CHILD = (sys.executable, "-m", "corpus.importing.child")
_TICK = 1.0  # seconds between two calls of `waiting`
_TODO = Message("Save it again as plain text, or cut it in parts.")


_Waiting = Callable[[int], None] | None


class FileReader(Protocol):
    """A function that reads one file."""

    def __call__(self, data: bytes, name: str, **choices: object) -> "Opened":
        """Give what came out of the file; `Unreadable` where nothing can."""


@contextlib.contextmanager
def leash(
    *, limits: Limits | None = None, waiting: Callable[[int], None] | None = None
) -> Iterator[FileReader]:
    """Yield a function `read(data, name, **choices)` that reads one file in a child process.

    The child is kept for the next file; one that overstays `limits.seconds` over reading a file
    or over cleaning an article, asks for more than `limits.memory_bytes` bytes or dies is ended,
    and the next file gets a new one.

    `read` returns the file's articles, cleaned and completed
    (`corpus.importing.completing.complete`), with what the reader skipped and noted: an `Opened`.
    Meanwhile `waiting` is called about once a second with the number of the file's articles that
    are there; an exception that it raises ends the child and goes on upwards.

    Raises
    ------
    Unreadable
        By `read`, for a file that its reader refuses and for one that had to be ended.
    """
    held = limits or current_limits()
    kept: list[_Child] = []

    def once(data: bytes, name: str, choices: Mapping[str, object]) -> Opened:
        if not kept:
            kept.append(_start(held, waiting))
        try:
            return _answer(kept[0], data, name, choices, limits=held, waiting=waiting)
        except Unreadable:
            raise
        except BaseException:  # whatever it was: half an answer must not become the next file's
            _stop(kept.pop())
            raise

    def read(data: bytes, name: str, **choices: object) -> Opened:
        try:
            if kept:
                # One that dies may have died of what earlier files left in its memory: once more.
                with contextlib.suppress(_Died):
                    return once(data, name, choices)
            return once(data, name, choices)
        except _Overdue as error:
            what = Message("takes longer than {most} seconds to read.", most=held.seconds)
            raise Unreadable(what, _TODO) from error
        except _TooMuch as error:
            what = Message(
                "holds more than {most:,} million characters.",
                most=held.import_characters // 10**6,
            )
            raise Unreadable(what, Message("Cut it in parts.")) from error
        except _Died as error:
            what = Message(
                "needs more than {most:,} MB of memory, or breaks its reader.",
                most=round(held.memory_bytes / 10**6),
            )
            raise Unreadable(what, _TODO) from error

    try:
        yield read
    finally:
        for child in kept:
            _stop(child)


@dataclasses.dataclass(frozen=True)
class Many:
    """How many articles a file that was read as one seems to hold, and what parts them."""

    articles: int
    separator: str


@dataclasses.dataclass(frozen=True)
class Opened:
    """What came out of one file: its format's name, its articles, what was skipped, what decided.

    `columns` are what a table's reader takes its columns for, to be shown and changed; `many` says
    that the one article looks like several.
    """

    format: str
    incoming: tuple[Incoming, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    columns: tuple[ColumnGuess, ...] = ()
    many: Many | None = None


class _Died(Exception):
    """The child is gone, or what it says makes no sense."""


class _Overdue(Exception):
    """The child takes too long."""


class _TooMuch(Exception):
    """The file brings more text than one import may."""


@dataclasses.dataclass(frozen=True)
class _Child:
    process: subprocess.Popen[bytes]
    questions: IO[bytes]
    answers: queue.Queue[bytes]


def _start(limits: Limits, waiting: _Waiting) -> _Child:
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1")
    try:
        process = subprocess.Popen(
            _CHILD,
            cwd=_ROOT,
            env={**os.environ, **threads, **as_environment(limits)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise _not_started() from error
    assert process.stdin is not None and process.stdout is not None  # pipes were asked for
    answers: queue.Queue[bytes] = queue.Queue()
    threading.Thread(target=_listen, args=(process.stdout, answers), daemon=True).start()
    child = _Child(process, process.stdin, answers)
    is_ready = False
    try:
        with contextlib.suppress(_Overdue):
            is_ready = _line(child, _START, waiting, 0) == b"ready\n"
    finally:
        if not is_ready:
            _stop(child)
    if not is_ready:
        raise _not_started()
    return child


def _not_started() -> Unreadable:
    what = Message("could not be read: the process that reads files did not start.")
    return Unreadable(what, Message("Try again; free some memory if it happens again."))


def _listen(pipe: IO[bytes], answers: queue.Queue[bytes]) -> None:
    with pipe:
        for line in pipe:
            answers.put(line)
    answers.put(b"")


def _stop(child: _Child) -> None:
    child.process.kill()
    child.process.wait()
    with contextlib.suppress(OSError):
        child.questions.close()


def _answer(
    child: _Child,
    data: bytes,
    name: str,
    choices: Mapping[str, object],
    *,
    limits: Limits,
    waiting: _Waiting,
) -> Opened:
    """Give the child a file, and put together what it says of it line by line."""
    header = json.dumps({"name": name, "size": len(data), "choices": choices})
    try:
        child.questions.write(header.encode() + b"\n" + data)
        child.questions.flush()
    except OSError as error:
        raise _Died from error
    incoming: list[Incoming] = []
    skipped: list[Skipped] = []
    told = _next(child, limits, waiting, 0)
    columns = tuple(ColumnGuess(**guess) for guess in told["columns"])
    if "refused" in told:
        what, todo = map(unpack, told["refused"])
        raise Unreadable(what, todo, columns)
    last, characters = time.monotonic(), 0
    for _ in range(told["articles"]):
        one = _next(child, limits, waiting, len(incoming))
        if "skipped" in one:
            skipped.append(_as_skipped(one["skipped"]))
        else:
            incoming.append(_as_incoming(one, name))
            characters += len(incoming[-1].article.text)
            if characters > limits.import_characters:
                raise _TooMuch
        if waiting and time.monotonic() - last > _TICK:
            waiting(len(incoming))
            last = time.monotonic()
    skipped = [*map(_as_skipped, told["skipped"]), *skipped]
    notes = tuple(map(unpack, told["notes"]))
    many = Many(told["many"][0], unpack(told["many"][1])) if told["many"] else None
    return Opened(told["format"], tuple(incoming), tuple(skipped), notes, columns, many)


def _as_skipped(part: dict[str, str]) -> Skipped:
    return Skipped(unpack(part["place"]), unpack(part["what"]))


def _next(child: _Child, limits: Limits, waiting: _Waiting, done: int) -> dict[str, Any]:
    """Wait for the child's next line, and give what it says."""
    try:
        answer: dict[str, Any] = json.loads(_line(child, limits.seconds, waiting, done))
        return answer
    except ValueError as error:  # an empty line among them: the child is gone
        raise _Died from error


def _line(child: _Child, seconds: float, waiting: _Waiting, done: int) -> bytes:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        try:
            return child.answers.get(timeout=min(left, _TICK))
        except queue.Empty:
            if waiting:
                waiting(done)
    raise _Overdue


def _as_incoming(one: dict[str, Any], name: str) -> Incoming:
    try:
        said, edits = one["article"], tuple(Edit(**edit) for edit in one["edits"])
        day = datetime.date.fromisoformat(said["date"]) if said["date"] else None
        extra = tuple((variable, value) for variable, value in said["extra"])
        return Incoming(RawArticle(**{**said, "date": day, "extra": extra}), name, edits)
    except (KeyError, TypeError, ValueError) as error:
        raise _Died from error
