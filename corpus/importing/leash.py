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
from collections.abc import Callable
from pathlib import Path

from corpus.cleaning.edits import Edit
from corpus.importing.completing import Incoming
from corpus.limits import Limits, as_environment, current_limits
from corpus.messages import Message, unpacked
from corpus.readers.raw import RawArticle, Skipped, Unreadable
from corpus.readers.tables.columns import ColumnGuess

_ROOT = Path(__file__).parents[2]
_START = 60  # seconds that a child may take to import the readers
_CHILD = (sys.executable, "-m", "corpus.importing.child")
_TICK = 1.0  # seconds between two calls of `waiting`
_TODO = Message("Save it again as plain text, or cut it in parts.")


@contextlib.contextmanager
def leash(*, limits: Limits | None = None, waiting: Callable[[int], None] | None = None):
    """Yield a function `read(data, name, **choices)` that reads one file in a child process.

    The child is kept for the next file; one that overstays `limits.seconds` over reading a file
    or over cleaning an article, asks for more than `limits.memory_bytes` bytes or dies is ended,
    and the next file gets a new one.

    `read` returns the file's articles, cleaned and completed
    (`corpus.importing.completing.complete`), with what the reader skipped and noted: an `Opened`.
    Meanwhile `waiting` is called about once a second with the number of the file's articles that
    are there; an exception that it raises ends the child and goes on upwards.

    Raises: `Unreadable`, by `read`, for a file that its reader refuses and for one that had to be
    ended.
    """
    limits = limits or current_limits()
    kept = []

    def once(data, name, choices):
        if not kept:
            kept.append(_start(limits, waiting))
        try:
            return _asked(kept[0], data, name, choices, limits=limits, waiting=waiting)
        except Unreadable:
            raise
        except BaseException:  # whatever it was: half an answer must not become the next file's
            _stop(kept.pop())
            raise

    def read(data, name, **choices):
        # A child that dies may have died of what earlier files left in its memory: once more, anew.
        for is_new in (not kept, True):
            try:
                return once(data, name, choices)
            except _Overdue as error:
                what = Message("takes longer than {most} seconds to read.", most=limits.seconds)
                raise Unreadable(what, _TODO) from error
            except _Died as error:
                if is_new:
                    what = Message(
                        "needs more than {most:,} MB of memory, or breaks its reader.",
                        most=round(limits.memory_bytes / 10**6),
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


@dataclasses.dataclass(frozen=True)
class _Child:
    process: subprocess.Popen
    answers: queue.Queue


def _start(limits, waiting):
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
    answers = queue.Queue()
    threading.Thread(target=_listen, args=(process.stdout, answers), daemon=True).start()
    child = _Child(process, answers)
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


def _not_started():
    what = Message("could not be read: the process that reads files did not start.")
    return Unreadable(what, Message("Try again; free some memory if it happens again."))


def _listen(pipe, answers):
    with pipe:
        for line in pipe:
            answers.put(line)
    answers.put(b"")


def _stop(child):
    child.process.kill()
    child.process.wait()
    with contextlib.suppress(OSError):
        child.process.stdin.close()


def _asked(child, data, name, choices, *, limits, waiting):
    header = json.dumps({"name": name, "size": len(data), "choices": choices})
    try:
        child.process.stdin.write(header.encode() + b"\n" + data)
        child.process.stdin.flush()
    except OSError as error:
        raise _Died from error
    incoming, skipped = [], []
    told = _said(child, limits, waiting, 0)
    columns = tuple(ColumnGuess(**guess) for guess in told["columns"])
    if "refused" in told:
        raise Unreadable(*map(unpacked, told["refused"]), columns)
    last = time.monotonic()
    for _ in range(told["articles"]):
        one = _said(child, limits, waiting, len(incoming))
        if "skipped" in one:
            skipped.append(_as_skipped(one["skipped"]))
        else:
            incoming.append(_as_incoming(one, name))
        if waiting and time.monotonic() - last > _TICK:
            waiting(len(incoming))
            last = time.monotonic()
    skipped = [*map(_as_skipped, told["skipped"]), *skipped]
    notes = tuple(map(unpacked, told["notes"]))
    many = Many(told["many"][0], unpacked(told["many"][1])) if told["many"] else None
    return Opened(told["format"], tuple(incoming), tuple(skipped), notes, columns, many)


def _as_skipped(part):
    return Skipped(unpacked(part["place"]), unpacked(part["what"]))


def _said(child, limits, waiting, done):
    """Wait for the child's next line, and give what it says."""
    try:
        return json.loads(_line(child, limits.seconds, waiting, done))
    except ValueError as error:  # an empty line among them: the child is gone
        raise _Died from error


def _line(child, seconds, waiting, done):
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        try:
            return child.answers.get(timeout=min(left, _TICK))
        except queue.Empty:
            if waiting:
                waiting(done)
    raise _Overdue


def _as_incoming(one, name):
    try:
        said, edits = one["article"], tuple(Edit(**edit) for edit in one["edits"])
        day = datetime.date.fromisoformat(said["date"]) if said["date"] else None
        extra = tuple((variable, value) for variable, value in said["extra"])
        return Incoming(RawArticle(**{**said, "date": day, "extra": extra}), name, edits)
    except (KeyError, TypeError, ValueError) as error:
        raise _Died from error
