"""What each article says by itself, kept by `derived`: read, waited for, or made in the background.

A result that is asked of a corpus as it was opened waits until all its articles are read. Who cannot
wait asks `so_far` for the corpus as far as it is: the rest is made in the background, and results
are of the articles that are read.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

import derived
from corpus.index import Mask
from derived.batch import derive, join, parts
from derived.ideas import IDEAS, Tables
from derived.reading import standing
from derived.run import make_here
from study.memory import announced, keep
from study.opened import Corpus

NAMES = tuple(idea.name for idea in IDEAS)
FEW, CHARACTERS = 40, 200_000  # of what is made at once, in this process
PATIENCE: float | None = 1.0  # seconds that `so_far` waits for the rest; None: until it is there
FIRST, GROWTH = (
    32,
    1.6,
)  # articles read when results are first shown; by how many times as many again
_REMEMBERED = 16  # corpora
_LABELS = 3  # of a corpus, for who has not looked again yet
_MESSAGE = "Reading the articles…"


@dataclass(frozen=True)
class Progress:
    """How far the reading of a corpus is.

    `state` is "working", "cancelled" or "stopped" (then `reason` says why); `stages` has the
    articles done of each idea, `shown` how many the results are of; `left_seconds` is NaN where it
    is not known.
    """

    state: str
    stages: tuple[derived.Stage, ...]
    total: int
    shown: int
    left_seconds: float
    reason: str
    is_news: bool  # more articles are ready than the results are of, or all


@dataclass(eq=False)
class _Reading:
    """The reading of one corpus: its work in `derived`, and the articles that results are of."""

    keys: np.ndarray
    lock: threading.RLock = field(default_factory=threading.RLock)
    work: str = ""
    is_whole: bool = False
    is_unkept: bool = False  # what is made here is not kept: the folder cannot be written
    masks: dict[str, Mask] = field(default_factory=dict)
    label: str = ""


_READINGS: OrderedDict[str, _Reading] = OrderedDict()
_LOCK = threading.Lock()


def tables(corpus: Corpus, idea: str) -> Any:
    """Give the tables of an idea of `derived`, as far as the corpus is read.

    `article_id` is a category of all ids in the order of the articles, strings are categories.
    """
    reading = _reading(corpus)
    if not corpus.so_far:
        wait(corpus)
    if reading.is_unkept:
        return _unkept(corpus)[idea]
    ready = derived.read(corpus.articles, idea, keys=reading.keys)
    if not corpus.so_far:
        if ready.is_ready.all():
            return ready.tables
        _forget_reading(corpus)  # the folder has been emptied since
        wait(corpus)
        return derived.read(corpus.articles, idea, keys=reading.keys).tables
    mask = reading.masks.get(corpus.so_far)
    return ready.tables if mask is None else _of(ready.tables, mask)


def _of(found: Tables, mask: Mask) -> Tables:
    """Keep the rows of some articles."""
    kept = {name: each[mask[each["article_id"].cat.codes]] for name, each in parts(found).items()}
    return join(kept, None if isinstance(found, pd.DataFrame) else type(found))


@keep(_MESSAGE, entries=1)
def _unkept(corpus: Corpus) -> dict[str, Tables]:
    """Make all tables here, as they would be read."""
    ids = pd.Index(corpus.articles["article_id"])
    made = derive(corpus.articles, IDEAS).tables
    return {
        name: join(
            {part: _as_read(table, ids) for part, table in parts(its).items()},
            None if isinstance(its, pd.DataFrame) else type(its),
        )
        for name, its in made.items()
    }


def _as_read(table: pd.DataFrame, ids: pd.Index) -> pd.DataFrame:
    words = [name for name in table.columns if table[name].dtype == "str"]
    coded = {name: table[name].astype("category") for name in words if name != "article_id"}
    return table.assign(article_id=pd.Categorical(table["article_id"], ids), **coded)


def so_far(corpus: Corpus) -> Corpus:
    """Give the corpus as far as its articles are read; what is missing is begun, and not waited for.

    A few articles are read at once. How far it is, `progress` says.
    """
    reading = _reading(corpus)
    if reading.is_whole:
        return corpus
    with reading.lock:
        _begin(corpus, reading, PATIENCE)
        return corpus if reading.is_whole else replace(corpus, so_far=reading.label)


def wait(corpus: Corpus) -> None:
    """Wait until all articles are read; where that cannot be done in the background, read them here."""
    reading = _reading(corpus)
    if reading.is_whole:
        return
    with announced(_MESSAGE):
        with reading.lock:
            _begin(corpus, reading, 0)
        if reading.work:
            derived.wait(reading.work)  # without the lock: others go on meanwhile
        with reading.lock:
            if not reading.is_whole:
                reading.is_whole = True
                reading.is_unkept = derived.progress(reading.work).state != "done"


def start(corpus: Corpus) -> None:
    """Have the articles read in the background, and go on at once; a few wait until they are asked for."""
    reading = _reading(corpus)
    with reading.lock:
        if not (reading.is_whole or reading.work or _are_few(corpus.articles["text"])):
            reading.work = derived.ensure(corpus.articles, NAMES, keys=reading.keys)


def progress(corpus: Corpus) -> Progress | None:
    """Say how far the reading is; None where results are of all articles."""
    reading = _reading(corpus)
    if not corpus.so_far or not reading.work:
        return None
    now = derived.progress(reading.work)
    shown = int(reading.masks[corpus.so_far].sum()) if corpus.so_far in reading.masks else 0
    done = min((stage.done for stage in now.stages), default=0)
    return Progress(
        now.state,
        now.stages,
        len(corpus.articles),
        shown,
        now.left_seconds,
        now.reason,
        reading.is_whole or now.state == "done" or _is_more(done, shown),
    )


def cancel(corpus: Corpus) -> None:
    """Stop the reading; what is read is kept, and results are of that."""
    reading = _reading(corpus)
    with reading.lock:
        if reading.work:
            derived.cancel(reading.work)
            _look(corpus, reading)


def go_on(corpus: Corpus) -> None:
    """Have the reading go on that was cancelled or has stopped."""
    reading = _reading(corpus)
    with reading.lock:
        reading.work = ""
    start(corpus)


def read_mask(corpus: Corpus) -> Mask:
    """Mark the articles that results are of."""
    whole = np.ones(len(corpus.articles), dtype=bool)
    return _reading(corpus).masks.get(corpus.so_far, whole) if corpus.so_far else whole


@keep(_MESSAGE, entries=4)
def failures(corpus: Corpus) -> pd.DataFrame:
    """Give the articles that could not be analysed: `article_id`, `idea`, `reason`."""
    reading = _reading(corpus)
    return standing(corpus.articles, NAMES, keys=reading.keys).failed


def forget_readings() -> None:
    """Forget what is read: the folder has been emptied."""
    with _LOCK:
        _READINGS.clear()


def _forget_reading(corpus: Corpus) -> None:
    reading = _reading(corpus)
    with reading.lock:
        reading.is_whole, reading.work = False, ""


def _reading(corpus: Corpus) -> _Reading:
    with _LOCK:
        if corpus.key not in _READINGS:
            _READINGS[corpus.key] = _Reading(derived.keys(corpus.articles))
        _READINGS.move_to_end(corpus.key)
        while len(_READINGS) > _REMEMBERED:
            _READINGS.popitem(last=False)
        return _READINGS[corpus.key]


def _begin(corpus: Corpus, reading: _Reading, patience: float | None) -> None:
    """See to it that what is missing is made, and look how far it is."""
    if not reading.work and not reading.is_whole:
        missing = ~standing(corpus.articles, NAMES, keys=reading.keys).is_ready
        if not missing.any():
            reading.is_whole = True
            return
        if _are_few(corpus.articles["text"][missing]):
            _make_here(corpus, reading)
            return
        reading.work = derived.ensure(corpus.articles, NAMES, keys=reading.keys)
    if not reading.is_whole and (patience is None or not reading.masks):
        derived.wait(reading.work, timeout=patience)
    _look(corpus, reading)


def _are_few(texts: pd.Series) -> bool:
    return len(texts) <= FEW and int(texts.str.len().sum()) <= CHARACTERS


def _make_here(corpus: Corpus, reading: _Reading) -> None:
    with announced(_MESSAGE):
        try:
            make_here(corpus.articles, NAMES, keys=reading.keys)
        except OSError:
            reading.is_unkept = True
    reading.is_whole = True


def _look(corpus: Corpus, reading: _Reading) -> None:
    """Note what is ready, where it is enough more than before."""
    now = derived.progress(reading.work)
    if now.state == "done":
        reading.is_whole = True
        return
    if reading.masks:
        shown = int(reading.masks[reading.label].sum())
        done = min((stage.done for stage in now.stages), default=0)
        if not _is_more(done, shown) and (now.state == "working" or done <= shown):
            return
    mask = standing(corpus.articles, NAMES, keys=reading.keys).is_ready
    reading.label = f"{mask.sum():,} of {len(mask):,}"
    reading.masks[reading.label] = mask
    for label in list(reading.masks)[:-_LABELS]:
        del reading.masks[label]


def _is_more(done: int, shown: int) -> bool:
    return done >= max(FIRST, GROWTH * shown)
