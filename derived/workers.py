"""The worker processes: started when there is work, watched, ended when there is none."""

import contextlib
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import IO

from derived import tasks
from derived.chunks import Chunk
from derived.ideas import COLUMNS, idea, version

HERE = "processes here"
COMMAND = (sys.executable, "-m", "derived.work")
IDLE = 60.0  # seconds without work after which the processes are ended
CHUNKS = 200  # that one process makes before a fresh one takes its place
START = 120.0  # seconds it may take to start
SECONDS = 120.0  # an article may take, or a whole chunk
_ROOT = Path(__file__).parents[1]
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "ARROW_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Settings:
    """How many processes, and how much memory each may take beside what it begins with."""

    count: int
    memory_mb: int


@dataclass(eq=False)
class Process:
    """A worker process, how many chunks it has made, and whether its time was up."""

    popen: subprocess.Popen[str]
    requests: IO[str]
    answers: IO[str]
    made: int = 0
    overdue: threading.Event = field(default_factory=threading.Event)

    @property
    def is_usable(self) -> bool:
        """Say whether it can make another chunk."""
        return self.made < CHUNKS and self.popen.poll() is None


class NotMade(Exception):
    """A chunk cannot be made, and not for an article's sake."""


class _Gone(Exception):
    """The process ended, or had to be ended, over this article of this idea."""

    def __init__(self, reason: str, idea: str = "", article: str = "") -> None:
        super().__init__(reason)
        self.reason, self.idea, self.article = reason, idea, article


_THREADS: list[threading.Thread] = []
_PROCESSES: list[Process] = []


def settings() -> Settings:
    """Give the workers as the environment sets them: one a core, 1,000 MB each.

    Raises
    ------
    ValueError
        When a variable is no whole number above zero.
    """
    has_affinity = hasattr(os, "sched_getaffinity")
    cores = len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1
    return Settings(_whole("RECOUPE_WORKERS", cores), _whole("RECOUPE_WORKER_MB", 1000))


def _whole(variable: str, default: int) -> int:
    value = os.environ.get(variable, "").strip() or str(default)
    if not value.isdecimal() or int(value) < 1:
        raise ValueError(f"{variable} is {value!r}: it must be a whole number above 0")
    return int(value)


def start() -> None:
    """See to it that chunks are made here, by as many processes as there may be."""
    count = settings().count
    with tasks.STATE:
        tasks.appoint(HERE, count)
        while len(_THREADS) < count:
            number = len(_THREADS)
            name = f"derived-{number}"
            _THREADS.append(threading.Thread(target=_work, args=(number,), name=name, daemon=True))
            _THREADS[-1].start()


def end() -> None:
    """End the processes; what they are making is made again by others, if there is more to do."""
    for process in [*_PROCESSES]:
        end_process(process)


def _work(number: int) -> None:
    """Take chunk after chunk, have a process make it, note what became of it."""
    process = None
    while True:
        chunk = tasks.take(HERE, number=number, seconds=IDLE if process else None)
        if chunk is None:
            end_process(process)
            process = None
            continue
        try:
            told, process = made(request_of(chunk), process)
            tasks.finish(chunk, told)
        except Exception as error:
            end_process(process)
            process = None
            tasks.give_up(chunk, str(error))


def request_of(chunk: Chunk) -> dict:
    """Give what a worker is told of a chunk, as JSON takes it (`derived.work`)."""
    columns = () if chunk.is_tidying else COLUMNS
    return {
        "address": chunk.work.address,
        "ideas": list(chunk.ideas),
        "versions": [version(idea(name)) for name in chunk.ideas],
        "articles": {name: chunk.articles[name].tolist() for name in columns},
        "at": chunk.at,
        "tidy": chunk.is_tidying,
        "careful": False,
        "known": [],
    }


def made(request: dict, process: Process | None) -> tuple[dict, Process | None]:
    """Have a chunk made; give what became of it and the process for the next one.

    A chunk over which the process ends is made again article by article; one over which it ends
    twice then is told to have failed, and the others are made without it. (Once may be for what
    the process had in its memory, or by another's hand.)

    Raises
    ------
    NotMade
        When it is none of the articles: it names the reason.
    """
    suspect = ("", "")
    while True:
        if process and not process.is_usable:
            end_process(process)
            process = None
        process = process or start_process()
        try:
            told = _make_chunk(process, request)
            process.made += 1
            return told, process
        except _Gone as gone:
            end_process(process)
            process = None
            if request["tidy"]:
                return {"failed": [], "seconds": {}}, process  # another time
            if request["careful"] and not gone.article:
                raise NotMade(gone.reason) from gone
            if request["careful"] and suspect == (gone.idea, gone.article):
                known = [*request["known"], [gone.idea, gone.article, gone.reason]]
                request = {**request, "known": known}
            suspect = (gone.idea, gone.article)
            request = {**request, "careful": True}


def start_process() -> Process:
    """Start a worker process.

    Raises
    ------
    NotMade
        When it does not start.
    """
    environment = {**os.environ, **dict.fromkeys(_ONE_THREAD, "1")}
    environment["RECOUPE_WORKER_MB"] = str(settings().memory_mb)
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
    assert popen.stdin and popen.stdout
    process = Process(popen, popen.stdin, popen.stdout)
    _PROCESSES.append(process)
    if _hear(process, START).get("said") != "ready":
        end_process(process)
        raise NotMade("the process that analyses did not start; free some memory, and try again")
    return process


def end_process(process: Process | None) -> None:
    """End a worker process, if there is one."""
    if process in _PROCESSES:
        _PROCESSES.remove(process)
        process.popen.kill()
        process.popen.wait()
        for pipe in (process.requests, process.answers):
            with contextlib.suppress(OSError):
                pipe.close()


def _hear(process: Process, seconds: float) -> dict:
    """Wait for the next line the process says; none, if it is gone or had to be ended."""
    timer = Timer(seconds, _end_overdue, (process,))
    timer.daemon = True
    timer.start()
    try:
        return json.loads(process.answers.readline() or "{}")
    except ValueError:
        return {}
    finally:
        timer.cancel()


def _end_overdue(process: Process) -> None:
    process.overdue.set()
    process.popen.kill()


def _make_chunk(process: Process, request: dict) -> dict:
    """Have a process make a chunk; give what it says in the end."""
    with contextlib.suppress(OSError):  # it is gone: heard below
        process.requests.write(json.dumps(request) + "\n")
        process.requests.flush()
    idea_begun = article_begun = ""
    while True:
        told = _hear(process, SECONDS)
        match told.get("said"):
            case "begun":
                idea_begun, article_begun = told["idea"], told["article"]
                continue
            case "done":
                return told
            case "changed":
                raise NotMade("the program has been changed; start it, and its workers, again")
            case "unwritten":
                raise NotMade(f"the results could not be written ({told['reason']})")
            case "memory":
                why = f"needs more than {settings().memory_mb:,} MB of memory"
            case _ if process.overdue.is_set():
                why = f"takes longer than {SECONDS:,.0f} seconds"
            case _:
                why = (
                    f"needs more than {settings().memory_mb:,} MB of memory, or breaks its analysis"
                )
        raise _Gone(why, idea_begun, article_begun)
