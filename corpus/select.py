"""The articles that a reader's choices keep."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from corpus.text import folding

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
    articles : one row an article, as `load_articles` gives them.
    selection : the choices.
    topic_shares : one row is a topic in an article: `article_id`, `topic`, `share` (0 to 1);
        needed when topics are chosen.

    Returns
    -------
    pandas.DataFrame
        One row is an article kept, with the columns and in the order of `articles`.

    Raises
    ------
    ValueError
        When topics are chosen without `topic_shares`, `match` is neither "all" nor "phrase", or
        `topic_rule` neither "quarter" nor "main".
    """
    if selection.match not in ("all", "phrase"):
        raise ValueError(f"match is {selection.match!r}; it may be 'all' or 'phrase'")
    if selection.topic_rule not in ("quarter", "main"):
        raise ValueError(f"topic_rule is {selection.topic_rule!r}; it may be 'quarter' or 'main'")
    if selection.topics and topic_shares is None:
        raise ValueError(f"topics is {selection.topics!r}; it needs topic_shares, which is None")
    kept = pd.Series(True, index=articles.index)
    if selection.sources:
        kept &= articles["source"].isin(selection.sources)
    for name, values in selection.variables:
        kept &= articles[name].isin(values)
    if selection.languages:
        kept &= articles["language"].isin(selection.languages)
    if selection.start is not None:
        kept &= articles["date"] >= pd.Timestamp(selection.start)
    if selection.end is not None:
        kept &= articles["date"] < pd.Timestamp(selection.end) + pd.Timedelta(days=1)
    if selection.topics:
        kept &= articles["article_id"].isin(_about(topic_shares, selection))
    if selection.articles:
        kept &= articles["article_id"].str.startswith(selection.articles)
    wanted = _wanted(selection)
    if wanted:
        found = [_holds(text, wanted) for text in articles["text"][kept]]
        kept[kept] = pd.Series(found, index=articles.index[kept], dtype=bool)
    kept &= ~articles["article_id"].isin(_copies(articles["article_id"][kept], selection.once))
    return articles[kept].reset_index(drop=True)


def _copies(ids: pd.Series, once: tuple[tuple[str, ...], ...]) -> list[str]:
    """List the ids that stand behind another of theirs in a group."""
    here = set(ids)
    return [copy for group in once for copy in [one for one in group if one in here][1:]]


def _about(topic_shares: pd.DataFrame, selection: Selection) -> pd.Series:
    least = TOPIC_SHARE
    if selection.topic_rule == "main":
        least = topic_shares.groupby("article_id")["share"].transform("max")
    chosen = topic_shares["topic"].isin(selection.topics) & (topic_shares["share"] >= least)
    return topic_shares["article_id"][chosen]


def _wanted(selection: Selection) -> list[str]:
    words = folding.words(selection.words)
    found = [words] if selection.match == "phrase" and words else words.split()
    return [f" {word} " for word in found]


def _holds(text: str, wanted: list[str]) -> bool:
    folded = f" {folding.words(text)} "
    return all(words in folded for words in wanted)
