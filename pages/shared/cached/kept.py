"""What is kept between runs: by which key, and the corpus and view that carry it.

Every function takes a `Corpus` or a `View`, whose keys say all that the result depends on: nothing
is told apart by a sample of a table, and nothing is kept that cannot be made again. What these
functions return is shared by all sessions and must never be modified.
"""

from dataclasses import dataclass
from operator import attrgetter

import pandas as pd
import streamlit as st

from corpus import Selection
from corpus import store as kept_store


@dataclass(frozen=True)
class Themes:
    """How the topics are found, and what the reader made of them.

    `method` is "nmf" or "reinert", `number` 0 for the usual one, `double` Reinert's double
    classification. `merged` are groups of topics made one, `left_out` topics that do not count.
    `earlier` are rows of topic, term, weight by which the topics keep their numbers when articles
    come and go.
    """

    method: str = "nmf"
    number: int = 0
    double: bool = False
    merged: tuple[tuple[int, ...], ...] = ()
    left_out: tuple[int, ...] = ()
    earlier: tuple[tuple[int, str, float], ...] = ()


@dataclass(frozen=True)
class Corpus:
    """All the articles that were opened, what could not be, and what the reader decided of names.

    `kept` is the corpus's number in the store; None for the sample and for a folder, which cannot
    be changed here. `aliases` are the reader's rows of mention, entity, type. `pipeline` names the
    spaCy pipeline that finds the names, "" for Recoupe's own recogniser. `themes` are the reader's
    choices about the topics.
    """

    name: str
    key: str
    articles: pd.DataFrame
    problems: tuple
    kept: int | None = None
    aliases: tuple[tuple[str, str, str], ...] = ()
    pipeline: str = ""
    themes: Themes = Themes()

    @property
    def recognised(self):
        """The key of what depends on who finds the names, but not on the reader's aliases."""
        return f"{self.key} {self.pipeline}"

    @property
    def named(self):
        """The key of what depends on the names as the reader wants them."""
        return f"{self.recognised} {self.aliases}"

    @property
    def themed(self):
        """The key of what depends on the topics as the reader wants them."""
        return f"{self.key} {self.themes}"


@dataclass(frozen=True)
class View:
    """The articles that the reader's filters keep; `corpus` still holds them all."""

    corpus: Corpus
    selection: Selection
    articles: pd.DataFrame

    @property
    def key(self):
        return f"{self.corpus.key} {self.selection}"

    @property
    def recognised(self):
        return f"{self.corpus.recognised} {self.selection}"

    @property
    def named(self):
        return f"{self.corpus.named} {self.selection}"

    @property
    def themed(self):
        return f"{self.corpus.themed} {self.selection}"

    @property
    def ids(self):
        return self.articles["article_id"].tolist()

    @property
    def outlets(self):
        """The number of outlets; articles whose outlet is not known are of none."""
        return self.articles["source"].replace("", None).nunique()


def keep(message, entries=8, by="key"):
    """Keep a result by that key of its corpus or view, and say what is being worked on."""
    keys = {Corpus: attrgetter(by), View: attrgetter(by)}
    return st.cache_resource(hash_funcs=keys, max_entries=entries, show_spinner=message)


def only(table, view, *columns):
    """Return the rows of a table of the whole corpus whose articles the view keeps."""
    for column in columns or ("article_id",):
        table = table[table[column].isin(view.ids)]
    return table


@st.cache_resource(show_spinner="Opening your corpora…")
def store():
    """Return the store of the user's corpora; raises a StoreError when it cannot be used."""
    return kept_store.open_store()


def left_out(view, by):
    """Return the ids (articles or outlets) that the filters leave out."""
    column = "article_id" if by == "article" else "source"
    return tuple(sorted(set(view.corpus.articles[column]) - set(view.articles[column])))
