"""The reader's filters: what they may be, the view that they keep, and how they are said."""

from typing import NamedTuple

import pandas as pd

from corpus import Selection
from corpus.index import Mask
from corpus.select import mask
from corpus.table import COLUMNS
from study.memory import keep
from study.opened import Corpus, View, index
from study.topics import topics
from wording.language import LANGUAGES, count

MOST_VALUES = 50  # of a column of the user's own, to be a filter


def view(corpus: Corpus, selection: Selection) -> View:
    """Give the articles of the corpus that fit every choice made."""
    kept = _of_topics(corpus, selection) if selection.topics else _of_others(corpus, selection)
    return View(corpus, selection, kept.mask, kept.articles)


class _Kept(NamedTuple):
    mask: Mask
    articles: pd.DataFrame


@keep("Choosing the articles…", entries=4, by="topics_key")
def _of_topics(corpus: Corpus, selection: Selection) -> _Kept:
    chosen = mask(index(corpus), selection, topic_shares=topics(corpus).shares)
    return _keep_of(corpus, chosen)


@keep("Choosing the articles…", entries=4)
def _of_others(corpus: Corpus, selection: Selection) -> _Kept:
    return _keep_of(corpus, mask(index(corpus), selection))


def _keep_of(corpus: Corpus, chosen: Mask) -> _Kept:
    articles = corpus.articles
    return _Kept(chosen, articles if chosen.all() else articles[chosen].reset_index(drop=True))


@keep("Reading what can be chosen…", entries=4)
def outlets(corpus: Corpus) -> tuple[str, ...]:
    """Name the outlets, "" first where one is not known."""
    return tuple(sorted(set(corpus.articles["source"])))


@keep("Reading what can be chosen…", entries=4)
def languages(corpus: Corpus) -> tuple[str, ...]:
    """Give the codes of the languages."""
    return tuple(sorted(set(corpus.articles["language"]) - {""}))


@keep("Reading what can be chosen…", entries=4)
def variables(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Give the values of each column of the user's own that has few enough to choose from."""
    own = [name for name in corpus.articles.columns if name not in COLUMNS]
    found = {name: tuple(sorted(set(corpus.articles[name]))) for name in own}
    return {name: values for name, values in found.items() if 1 < len(values) <= MOST_VALUES}


def left_out_ids(view: View, by: str) -> tuple[str, ...]:
    """Give the ids ("article") or outlets ("outlet") that the filters leave out, sorted."""
    column = "article_id" if by == "article" else "source"
    return tuple(sorted(set(view.corpus.articles[column][~view.mask]) - set(view.articles[column])))


def describe(selection: Selection) -> str:
    """Say the filters in words; "" when there are none."""
    quoted = f"“{selection.words}”"
    parts = [
        selection.sources
        and "outlet " + " or ".join(name or "unknown" for name in selection.sources),
        selection.topics
        and ("main topic " if selection.topic_rule == "main" else "topic ")
        + " or ".join(str(topic) for topic in selection.topics),
        selection.start and f"from {selection.start:%d %b %Y}",
        selection.end and f"until {selection.end:%d %b %Y}",
        selection.languages
        and "in " + " or ".join(LANGUAGES.get(code, code) for code in selection.languages),
        *(f"{name} " + " or ".join(values) for name, values in selection.variables),
        selection.articles and f"{count(len(selection.articles), 'article')} chosen one by one",
        selection.once and f"{say_once(selection)} counted once",
        selection.words
        and (f"the phrase {quoted}" if selection.match == "phrase" else f"all the words {quoted}"),
    ]
    return ", ".join(part for part in parts if part)


def say_once(selection: Selection) -> str:
    """Say how many families of one text count once."""
    return f"{count(len(selection.once), 'family', 'families')} of one text"
