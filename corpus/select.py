"""The articles that a reader's choices keep."""

import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from corpus.index import Index, Mask, storage
from corpus.text import folding

_INDEXES: dict[int, Index] = {}  # of the tables that `select` was given, by their identity
TOPIC_SHARE = 0.25  # of an article; less and the topic is not what the article is about


@dataclass(frozen=True, slots=True)
class Selection:
    """What a reader keeps of a corpus; what is empty restricts nothing.

    `variables` are columns of the reader's own, each with the values kept. `articles` are ids, or
    the beginnings of ids. Of each group of ids in `once`, versions of one text, the article that
    stands first in the group stays. `topic_rule` says when an article has a topic: "quarter" where
    it takes a quarter of it or more, "main" where none takes more.
    """

    sources: tuple[str, ...] = ()
    topics: tuple[int, ...] = ()
    start: date | None = None
    end: date | None = None
    languages: tuple[str, ...] = ()
    words: str = ""
    match: Literal["all", "phrase"] = "all"
    variables: tuple[tuple[str, tuple[str, ...]], ...] = ()
    articles: tuple[str, ...] = ()
    once: tuple[tuple[str, ...], ...] = ()
    topic_rule: Literal["quarter", "main"] = "quarter"


def select(
    articles: pd.DataFrame, selection: Selection, *, topic_shares: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Keep the articles that fit every choice made.

    Words are compared whole, without case, accents or punctuation: `visite d'etat` finds
    « visite d'État ». With `match="phrase"` they must follow each other. Undated articles fit no
    period. An article has a topic as `topic_rule` says.

    Parameters
    ----------
    articles
        One row an article, as `load_articles` gives them.
    selection
        The choices.
    topic_shares
        One row is a topic in an article: `article_id`, `topic`, `share` (0 to 1); needed when
        topics are chosen.

    Returns
    -------
    pd.DataFrame
        One row is an article kept, with the columns and in the order of `articles`.

    Raises
    ------
    ValueError
        When topics are chosen without `topic_shares`, `match` is neither "all" nor "phrase", or
        `topic_rule` neither "quarter" nor "main".
    """
    kept = mask(_index_of(articles, selection), selection, topic_shares=topic_shares)
    return (articles if kept.all() else articles[kept]).reset_index(drop=True)


def mask(index: Index, selection: Selection, *, topic_shares: pd.DataFrame | None = None) -> Mask:
    """Mark the articles that fit every choice made, as `select` keeps them.

    Parameters
    ----------
    index
        `Index(articles)`, made once for a corpus: what a choice compares is in it as numbers.
    selection, topic_shares
        As `select` takes them.

    Returns
    -------
    np.ndarray
        One truth value an article, in the order of the articles.

    Raises
    ------
    ValueError
        As `select`.
    """
    if selection.match not in ("all", "phrase"):
        raise ValueError(f"match is {selection.match!r}; it may be 'all' or 'phrase'")
    if selection.topic_rule not in ("quarter", "main"):
        raise ValueError(f"topic_rule is {selection.topic_rule!r}; it may be 'quarter' or 'main'")
    if selection.topics and topic_shares is None:
        raise ValueError(f"topics is {selection.topics!r}; it needs topic_shares, which is None")
    kept = np.ones(len(index.articles), dtype=bool)
    for column, values in (
        ("source", selection.sources),
        ("language", selection.languages),
    ):
        if values:
            kept &= index.having(column, values)
    for name, values in selection.variables:
        kept &= index.having(name, values)
    days = index.articles["date"].to_numpy()
    if selection.start is not None:
        kept &= days >= np.datetime64(selection.start)
    if selection.end is not None:
        kept &= days < np.datetime64(selection.end) + np.timedelta64(1, "D")
    if selection.topics and topic_shares is not None:
        kept &= _about(index, topic_shares, selection)
    if selection.articles:
        kept &= _beginning_with(index, selection.articles)
    words = folding.words(selection.words).split()
    if words:
        for run in [words] if selection.match == "phrase" else [[word] for word in words]:
            kept &= index.words.holding(run)
    _drop_copies(index, kept, selection.once)
    return kept


def _beginning_with(index: Index, beginnings: Sequence[str]) -> Mask:
    ids, rows = index.sorted_ids
    found = np.zeros(len(index.articles), dtype=bool)
    first = np.searchsorted(ids, np.array(beginnings, dtype=str))
    beyond = np.searchsorted(ids, np.array([f"{one}\U0010ffff" for one in beginnings], dtype=str))
    for start, end in zip(first, beyond, strict=True):
        found[rows[start:end]] = True
    return found


def _drop_copies(index: Index, kept: Mask, once: Sequence[Sequence[str]]) -> None:
    """Drop what stands behind another one of its group."""
    copies = []
    for group in once:
        numbers = [index.rows[name] for name in group if name in index.rows]
        copies += [number for number in numbers if kept[number]][1:]
    kept[copies] = False


def _about(index: Index, topic_shares: pd.DataFrame, selection: Selection) -> Mask:
    rows = index.rows_of(topic_shares["article_id"])
    shares = topic_shares["share"].to_numpy()
    chosen = np.isin(topic_shares["topic"].to_numpy(), selection.topics) & (rows >= 0)
    if selection.topic_rule == "main":
        most = np.full(len(index.articles) + 1, -np.inf)
        np.fmax.at(most, rows, shares)  # an undefined share is no share
        chosen &= shares >= most[rows]
    else:
        chosen &= shares >= TOPIC_SHARE
    found = np.zeros(len(index.articles), dtype=bool)
    found[rows[chosen]] = True
    return found


def _index_of(articles: pd.DataFrame, selection: Selection) -> Index:
    """Give the index of a table, made once for as long as the table is there and not changed."""
    known = _INDEXES.get(id(articles))
    own = [name for name, _ in selection.variables]
    if known is not None and _is_unchanged(articles, known.articles, own):
        return known
    # The index holds a table of its own over the same arrays: they stay where they are.
    made = _INDEXES[id(articles)] = Index(articles.copy(deep=False))
    weakref.finalize(articles, _INDEXES.pop, id(articles), None).atexit = False
    return made


def _is_unchanged(articles: pd.DataFrame, before: pd.DataFrame, own: Sequence[str]) -> bool:
    compared = ("article_id", "source", "language", "text", *own)
    return articles["date"].equals(before["date"]) and all(
        name in before and storage(articles[name]) == storage(before[name]) != 0
        for name in compared
    )
