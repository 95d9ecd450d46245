"""The reader's filters: what they may be, the view that they keep, and how they are said."""

import pandas as pd

from corpus import Selection, select
from corpus.table import COLUMNS
from study.memory import keep
from study.opened import Corpus, View
from study.topics import topics
from wording.language import LANGUAGES, count

MOST_VALUES = 50  # of a column of the user's own, to be a filter


def view(corpus: Corpus, selection: Selection) -> View:
    """Give the articles of the corpus that fit every choice made."""
    kept = _of_topics(corpus, selection) if selection.topics else _plain(corpus, selection)
    return View(corpus, selection, kept)


@keep("Choosing the articles…", by="topics_key")
def _of_topics(corpus: Corpus, selection: Selection) -> pd.DataFrame:
    return select(corpus.articles, selection, topic_shares=topics(corpus).shares)


@keep("Choosing the articles…")
def _plain(corpus: Corpus, selection: Selection) -> pd.DataFrame:
    return select(corpus.articles, selection)


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
    return tuple(sorted(set(view.corpus.articles[column]) - set(view.articles[column])))


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
