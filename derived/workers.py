"""The worker processes of this server: started when there is work, ended when there is none."""

import contextlib
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer

from derived import tasks
from derived.batch import Failure
from derived.ideas import COLUMNS, idea, version
from derived.tasks import Chunk

_ROOT = Path(__file__).parents[1]
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "ARROW_NUM_THREADS")
COMMAND = (sys.executable, "-m", "derived.work")
IDLE = 60.0  # seconds without work after which the processes are ended
CHUNKS = 200  # that one process makes before a fresh one takes its place
START = 120.0  # seconds it may take to start
SECONDS = 120.0  # an article may take, or a whole chunk


@dataclass(frozen=True, slots=True)
class Workers:
    """How many processes, and how much memory each may take beside what it begins with."""

    count: int
    memory_mb: int


@dataclass(eq=False)
class _Process:
    popen: subprocess.Popen
    made: int = 0
    overdue: threading.Event = field(default_factory=threading.Event)

    @property
    def is_alive(self) -> bool:
        return self.popen.poll() is None


_THREADS: list[threading.Thread] = []
_PROCESSES: list[_Process] = []


def settings() -> Workers:
    """Give the workers as the environment sets them: one a core, 1,000 MB each.

    Raises
    ------
    ValueError
        When a variable is no whole number above zero.
    """
    cores = (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
    return Workers(_whole("RECOUPE_WORKERS", cores), _whole("RECOUPE_WORKER_MB", 1000))


def _whole(variable: str, default: int) -> int:
    value = os.environ.get(variable, "").strip() or str(default)
    if not value.isdecimal() or int(value) < 1:
        raise ValueError(f"{variable} is {value!r}: it must be a whole number above 0")
    return int(value)


def start() -> None:
    """See to it that the workers are there; they start their processes when they have work."""
    workers = settings()
    with tasks.STATE:
        tasks.makers(workers.count)
        while len(_THREADS) < workers.count:
            name = f"derived-{len(_THREADS)}"
            thread = threading.Thread(target=_work, args=(workers,), name=name, daemon=True)
            _THREADS.append(thread)
            thread.start()


def end() -> None:
    """End the processes; what they are making is made again by others, if there is more to do."""
    for process in [*_PROCESSES]:
        process.popen.kill()
        process.popen.wait()


def _work(workers: Workers) -> None:
    """Be one worker's thread: take a chunk, have the process make it, say what became of it."""
    process: _Process | None = None
    while True:
        chunk = tasks.take(seconds=IDLE if process else None)
        if chunk is None or (process and (process.made >= CHUNKS or not process.is_alive)):
            process = _ended(process)
        if chunk is None:
            continue
        try:
            process = process or _started(workers)
            _have_made(process, chunk)
            process.made += 1
        except _Gone as gone:
            process = _ended(process)
            _set_aside(chunk, gone)
        except Exception as error:  # none of the articles' doing
            process = _ended(process)
            tasks.give_up(chunk, str(error))


class _Gone(Exception):
    """The process ended, or had to be ended, over this article of this idea."""

    def __init__(self, reason: str, idea: str = "", article: str = "") -> None:
        super().__init__(reason)
        self.reason, self.idea, self.article = reason, idea, article


def _started(workers: Workers) -> _Process:
    environment = {**os.environ, **dict.fromkeys(_ONE_THREAD, "1")}
    environment["RECOUPE_WORKER_MB"] = str(workers.memory_mb)
    popen = subprocess.Popen(
        COMMAND,
        cwd=_ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    process = _Process(popen)
    _PROCESSES.append(process)
    if _heard(process, START).get("said") != "ready":
        _ended(process)
        raise RuntimeError("the process that analyses did not start")
    return process


def _ended(process: _Process | None) -> None:
    if process:
        _PROCESSES.remove(process)
        process.popen.kill()
        process.popen.wait()
        for pipe in (process.popen.stdin, process.popen.stdout):
            with contextlib.suppress(OSError):
                pipe.close()


def _heard(process: _Process, seconds: float) -> dict:
    """Wait for the next line the process says; none, if it is gone or had to be ended."""
    timer = Timer(seconds, _end_overdue, (process,))
    timer.daemon = True
    timer.start()
    try:
        return json.loads(process.popen.stdout.readline() or "{}")
    except ValueError:
        return {}
    finally:
        timer.cancel()


def _end_overdue(process: _Process) -> None:
    process.overdue.set()
    process.popen.kill()


def request_of(chunk: Chunk) -> dict:
    """Give what a worker is told of a chunk, as JSON takes it."""
    articles = {} if chunk.is_tidying else chunk.articles[list(COLUMNS)]
    return {
        "address": chunk.work.address,
        "ideas": list(chunk.ideas),
        "versions": [version(idea(name)) for name in chunk.ideas],
        "articles": {name: articles[name].tolist() for name in articles},
        "at": chunk.at,
        "known": [[one.idea, one.article_id, one.reason] for one in chunk.known],
        "careful": chunk.is_careful,
        "tidy": chunk.is_tidying,
    }


def _have_made(process: _Process, chunk: Chunk) -> None:
    with contextlib.suppress(OSError):  # it is gone: heard below
        process.popen.stdin.write(json.dumps(request_of(chunk)) + "\n")
        process.popen.stdin.flush()
    begun = {}
    while True:
        told = _heard(process, SECONDS)
        match told.get("said"):
            case "begun":
                begun = told
            case "done":
                if chunk.is_tidying:
                    tasks.tidied(chunk)
                else:
                    failed = [Failure(*one) for one in told["failed"]]
                    tasks.finish(chunk, failed, told["seconds"])
                return
            case "changed":
                raise RuntimeError("the program has been changed; start it again")
            case "unwritten":
                raise RuntimeError(f"the results could not be written ({told['reason']})")
            case "memory":
                raise _Gone(_too_much(), begun.get("idea", ""), begun.get("article", ""))
            case _:
                why = _too_slow() if process.overdue.is_set() else _too_much(or_breaks=True)
                raise _Gone(why, begun.get("idea", ""), begun.get("article", ""))


def _too_slow() -> str:
    return f"takes longer than {SECONDS:,.0f} seconds"


def _too_much(*, or_breaks: bool = False) -> str:
    more = f"needs more than {settings().memory_mb:,} MB of memory"
    return more + (", or breaks its analysis" if or_breaks else "")


def _set_aside(chunk: Chunk, gone: _Gone) -> None:
    """Have a chunk made again, article by article; without the one over which two processes ended.

    One may have ended for other reasons: for what it had in its memory, or by another's hand.
    """
    if chunk.is_tidying:
        tasks.tidied(chunk)  # another time
    elif chunk.is_careful and not gone.article:
        tasks.give_up(chunk, gone.reason)
    elif chunk.is_careful and chunk.suspect == (gone.idea, gone.article):
        one = Failure(gone.idea, gone.article, gone.reason)
        tasks.put_back(chunk, known=(*chunk.known, one))
    else:
        tasks.put_back(chunk, suspect=(gone.idea, gone.article))
