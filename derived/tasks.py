"""What is to be made, by whom it is waited for, and how far it is: the state of the server's work.

Callers (`derived.run`) put works in and ask after them; whoever makes chunks (`derived.workers`, or
a cluster) takes them out and says what became of them. One lock guards all of it.
"""

import itertools
import math
import threading
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from derived.batch import Failure
from derived.chunks import Chunk, Work, cut


@dataclass(frozen=True, slots=True)
class Stage:
    """How many of the articles asked for an idea has."""

    idea: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far some work is: `state` is "working", "done", "cancelled" or "stopped".

    `left_seconds` is NaN until a rate has been measured; `failed` are the articles set aside (see
    also `Ready.failed`); `reason` says why a work was stopped: it would not go better at once.
    """

    state: str
    stages: tuple[Stage, ...]
    left_seconds: float
    failed: tuple[Failure, ...] = ()
    reason: str = ""


STATE = threading.Condition()
_WORKS: dict[str, Work] = {}
_TURNS: deque[Work] = deque()  # works with chunks to be made, in turn
_PENDING: set[tuple[str, str, str]] = set()  # address, idea, key of article
_RATES: dict[str, tuple[float, int]] = {}  # seconds and characters measured, by idea
_NUMBERS = itertools.count(1)
_FINISHED = [0]  # chunks, so that a caller knows whether the files changed under its eyes
_MAKER = [""]  # who makes chunks
_AT_ONCE = [1]  # chunks made at a time
_REMEMBERED = 100  # works that are settled


def finished_count() -> int:
    """Give a number that changes whenever a chunk is finished."""
    with STATE:
        return _FINISHED[0]


def appoint(maker: str, count: int) -> None:
    """Note who makes chunks from now on (no other is given any), and how many at a time."""
    with STATE:
        _MAKER[0], _AT_ONCE[0] = maker, max(count, 1)
        STATE.notify_all()


def begin(
    address: str,
    articles: pd.DataFrame,
    ids: Sequence[str],
    lacks: dict[str, set[str]],
    since: int | None,
) -> Work | None:
    """Begin a work on what ideas lack of articles (ids are keys); None if files changed `since`.

    What another work is making already is only waited for.
    """
    keys = articles["article_id"].tolist()
    lengths = articles["text"].str.len().tolist()
    with STATE:
        if since is not None and _FINISHED[0] != since:
            return None
        work = Work(
            key=f"work-{next(_NUMBERS)}",
            address=address,
            ids=dict(zip(reversed(keys), reversed(list(ids)), strict=True)),
            counts=dict(Counter(keys)),
            left={idea: set(lack) for idea, lack in lacks.items()},
            totals=dict.fromkeys(lacks, len(keys)),
            lengths=dict(zip(keys, lengths, strict=True)),
        )
        settled = [key for key, other in _WORKS.items() if other.is_settled]
        for key in settled[:-_REMEMBERED]:
            del _WORKS[key]
        _WORKS[work.key] = work
        work.chunks.extend(_new_chunks(work, articles.drop_duplicates("article_id")))
        if any(work.left.values()):
            _call(work)
        else:
            _end(work, "done")
        STATE.notify_all()
    return work


def _new_chunks(work, articles):
    """Cut what nobody makes yet into chunks."""
    lacks = {
        idea: {key for key in lack if (work.address, idea, key) not in _PENDING}
        for idea, lack in work.left.items()
    }
    _PENDING.update((work.address, idea, key) for idea, lack in lacks.items() for key in lack)
    return cut(work, articles, lacks)


def take(maker: str, *, number: int = 0, seconds: float | None = None) -> Chunk | None:
    """Wait for a chunk to make, each work having its turn; None after so many seconds.

    Parameters
    ----------
    number
        Which of those who make this is, from 0: of more than are appointed, the last get none.
    """

    def may_take() -> bool:
        return bool(_TURNS) and _MAKER[0] == maker and number < _AT_ONCE[0]

    with STATE:
        if not STATE.wait_for(may_take, timeout=seconds):
            return None
        work = _TURNS.popleft()
        chunk = work.chunks.popleft()
        _call(work)
        return chunk


def finish(chunk: Chunk, told: Mapping) -> None:
    """Note that a chunk is made: `told` has who `failed`, and the `seconds` of each idea."""
    failed = [Failure(*one) for one in told["failed"]]
    keys = set(chunk.articles["article_id"])
    with STATE:
        _FINISHED[0] += 1
        _release(chunk)
        for idea in chunk.ideas if keys else ():
            spent, characters = _RATES.get(idea, (0.0, 0))
            more = int(chunk.articles["text"].str.len().sum())
            _RATES[idea] = (spent + told["seconds"].get(idea, 0.0), characters + more)
        for work in _working(chunk.work.address):
            mine = [one for one in failed if one.article_id in work.left.get(one.idea, ())]
            work.failed += [Failure(f.idea, work.ids[f.article_id], f.reason) for f in mine]
            for idea in chunk.ideas:
                work.left.get(idea, set()).difference_update(keys)
            if not any(work.left.values()):
                _finish(work)
        if chunk.is_tidying:
            chunk.work.is_settled = True
        STATE.notify_all()


def _finish(work):
    """Call a work done that has all it wanted; what is left is to tidy up."""
    _end(work, "done")
    work.is_settled = False
    nothing = pd.DataFrame({"article_id": [], "text": []}, dtype="str")
    work.chunks.append(Chunk(work, tuple(work.totals), nothing, is_tidying=True))
    _call(work)


def stop(key: str) -> None:
    """Cancel a work; the chunks that another work waits for become that one's."""
    with STATE:
        if _WORKS[key].state == "working":
            _end(_WORKS[key], "cancelled")
        STATE.notify_all()


def give_up(chunk: Chunk, reason: str) -> None:
    """Stop all works that wait for a chunk: it cannot be made, and not for an article's sake."""
    with STATE:
        _release(chunk)
        chunk.work.is_settled |= chunk.is_tidying
        for work in [work for work in _working(chunk.work.address) if _waits_for(work, chunk)]:
            work.reason = reason
            _end(work, "stopped")
        STATE.notify_all()


def _end(work, state):
    """End a work; what others wait for of its chunks becomes theirs."""
    work.state, work.is_settled = state, True
    chunks, work.chunks = [*work.chunks], deque()
    if work in _TURNS:
        _TURNS.remove(work)
    for chunk in chunks:
        _hand_on(chunk)
    if state == "done":  # nothing more is asked of them
        work.ids, work.counts, work.lengths = {}, {}, {}


def _hand_on(chunk):
    """Give a chunk to a work that waits for it, if there is any."""
    for work in [chunk.work, *_working(chunk.work.address)]:
        if work.state == "working" and _waits_for(work, chunk):
            chunk.work = work
            work.chunks.append(chunk)
            _call(work)
            return
    _release(chunk)


def _call(work):
    """Give a work that has chunks its turn."""
    if work.chunks and work not in _TURNS:
        _TURNS.append(work)


def _release(chunk):
    for idea in chunk.ideas:
        for key in chunk.articles["article_id"]:
            _PENDING.discard((chunk.work.address, idea, key))


def _working(address):
    return [w for w in _WORKS.values() if w.state == "working" and w.address == address]


def _waits_for(work, chunk):
    keys = chunk.articles["article_id"].tolist()
    return any(not work.left.get(idea, set()).isdisjoint(keys) for idea in chunk.ideas)


def progress_of(key: str) -> Progress:
    """Say how far a work is.

    Raises
    ------
    KeyError
        When there is no such work in this process.
    """
    with STATE:
        work = _WORKS[key]
        stages = tuple(
            Stage(idea, total - sum(work.counts[one] for one in work.left[idea]), total)
            for idea, total in work.totals.items()
        )
        return Progress(work.state, stages, _seconds_left(work), tuple(work.failed), work.reason)


def _seconds_left(work):
    """Estimate the seconds left from the rates measured; works in turn share those who make."""
    seconds = 0.0
    for idea, lack in work.left.items():
        if lack and work.state == "working":
            spent, characters = _RATES.get(idea, (0.0, 0))
            if not spent:
                return math.nan
            seconds += spent / characters * sum(work.lengths[key] for key in lack)
    return seconds / _AT_ONCE[0] * max(len(_TURNS), 1)


def wait_for(key: str, timeout: float | None) -> None:
    """Wait until nothing more is done for a work: its files too are put together."""
    with STATE:
        work = _WORKS[key]
        STATE.wait_for(lambda: work.is_settled, timeout=timeout)
