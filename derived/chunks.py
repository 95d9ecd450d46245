"""What one caller wants, and the articles that are made, and kept, together."""

import itertools
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from derived.batch import Failure

CHUNK = 64  # articles in a chunk
CHARACTERS = 400_000  # or fewer, when they are long


@dataclass(eq=False)
class Work:
    """What one caller wants: the articles each idea still lacks, and how often each stands there."""

    key: str
    address: str
    ids: dict[str, str]  # of an article by its key
    counts: dict[str, int]
    left: dict[str, set[str]]
    totals: dict[str, int]
    lengths: dict[str, int]
    chunks: deque["Chunk"] = field(default_factory=deque)
    failed: list[Failure] = field(default_factory=list)
    state: str = "working"
    reason: str = ""
    is_settled: bool = False  # nothing more is done for it


@dataclass(eq=False)
class Chunk:
    """Some articles (their ids are their keys) and the ideas to make of them; or to tidy up."""

    work: Work
    ideas: tuple[str, ...]
    articles: pd.DataFrame
    at: str = ""
    is_tidying: bool = False


def cut(work: Work, articles: pd.DataFrame, lacks: Mapping[str, set[str]]) -> Iterator[Chunk]:
    """Cut articles into chunks of those that lack the same ideas, named in their order."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for row, key in enumerate(articles["article_id"]):
        ideas = tuple(idea for idea, lack in lacks.items() if key in lack)
        if ideas:
            groups.setdefault(ideas, []).append(row)
    begun = f"{time.time_ns() // 1000:013x}"
    numbers = itertools.count()
    lengths = articles["text"].str.len().tolist()
    for ideas, rows in groups.items():
        for some in _runs(rows, lengths):
            at = f"{begun}-{next(numbers):06d}"
            yield Chunk(work, ideas, articles.iloc[some].reset_index(drop=True), at)


def _runs(rows: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Part rows so that each part has few articles, and few characters unless it is one."""
    some: list[int] = []
    characters = 0
    for row in rows:
        if some and (len(some) == CHUNK or characters + lengths[row] > CHARACTERS):
            yield some
            some, characters = [], 0
        some.append(row)
        characters += lengths[row]
    if some:
        yield some
