"""What is missing is made in the background: started, waited for, asked after, cancelled."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from derived import folder, index
from derived.batch import Failure
from derived.ideas import with_needs
from derived.reading import missing
from derived.writing import derive_and_keep

CHUNK = 64  # articles that are made, and kept, together


@dataclass(frozen=True, slots=True)
class Stage:
    """How many of the articles asked for an idea has."""

    idea: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far some work is: `state` is "working", "done" or "cancelled".

    `left_seconds` is NaN until a rate has been measured; `failed` are the articles set aside.
    """

    state: str
    stages: tuple[Stage, ...]
    left_seconds: float
    failed: tuple[Failure, ...] = ()


_WORK: dict[str, Progress] = {}


def ensure(
    articles: pd.DataFrame,
    names: Sequence[str],
    *,
    keys: np.ndarray | None = None,
    address: str | None = None,
) -> str:
    """Start making what these ideas have not of these articles; give the work's key.

    What another caller's work is making already is waited for, not made again.
    """
    place = folder.folder(address)
    wanted = index.keys(articles) if keys is None else keys
    ideas = with_needs(tuple(names))
    lack = np.zeros(len(wanted), dtype=bool)
    for idea in ideas:
        lack |= missing(articles, idea.name, keys=wanted, place=place)
    todo = articles.assign(article_id=wanted)[lack].drop_duplicates("article_id")
    failed: list[Failure] = []
    for start in range(0, len(todo), CHUNK):
        at = f"{time.time_ns() // 1000:x}"
        failed += derive_and_keep(place, todo.iloc[start : start + CHUNK], ideas, at)
    key = f"{time.time_ns():x}"
    stages = tuple(Stage(idea.name, len(wanted), len(wanted)) for idea in ideas)
    _WORK[key] = Progress("done", stages, 0.0, tuple(failed))
    return key


def progress(key: str) -> Progress:
    """Say how far the work is; cheap enough to be asked every second."""
    return _WORK[key]


def wait(key: str, *, timeout: float | None = None) -> Progress:
    """Wait until the work is done or cancelled, or for so many seconds; say how far it is."""
    return _WORK[key]


def cancel(key: str) -> None:
    """Stop the work, unless another caller waits for it; what is made is kept."""
