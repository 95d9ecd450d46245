"""The corpus that is open, the view that filters keep of it, and how a corpus is opened.

Every result is asked of a `Corpus` or a `View`; their keys say all that it depends on.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from corpus import CorpusError, Problem, Selection, corpus_digest, load_articles
from corpus import store as kept_store
from corpus.index import Index, Mask
from study.memory import keep

SAMPLE = "Sample: Moscow and Beijing"


@dataclass(frozen=True)
class Themes:
    """How the topics are found, and what the reader made of them.

    `method` is "nmf" or "reinert", `number` 0 for the usual one, `double` Reinert's double
    classification. `merged` are groups of topics made one, `left_out` topics that do not count.
    `earlier` are rows of topic, term, weight by which the topics keep their numbers when articles
    come and go; `as_of` is the key of the corpus whose topics are written down for that.
    """

    method: str = "nmf"
    number: int = 0
    double: bool = False
    merged: tuple[tuple[int, ...], ...] = ()
    left_out: tuple[int, ...] = ()
    earlier: tuple[tuple[int, str, float], ...] = ()
    as_of: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, eq=False)
class Corpus:
    """All the articles that were opened, what could not be, and what the reader decided of names.

    `kept` is the corpus's number in `store`; both are None for the sample and for a folder, which
    cannot be changed here. `aliases` are the reader's rows of mention, entity, type. `pipeline`
    names the spaCy pipeline that finds the names, "" for Recoupe's own recogniser. `themes` are the
    reader's choices about the topics. `so_far` is "" where all articles are read (or waited for),
    else it names how far they were (`study.readings`): results are of those articles.
    """

    name: str
    key: str
    articles: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    kept: int | None = None
    store: kept_store.Store | None = None
    aliases: tuple[tuple[str, str, str], ...] = ()
    pipeline: str = ""
    themes: Themes = Themes()
    so_far: str = ""

    @cached_property
    def words_key(self) -> str:
        """The key of what depends on the articles that are read so far."""
        return f"{self.key} {self.so_far}" if self.so_far else self.key

    @cached_property
    def recogniser_key(self) -> str:
        """The key of what depends on who finds the names, but not on the reader's aliases."""
        return f"{self.words_key} {self.pipeline}"

    @cached_property
    def names_key(self) -> str:
        """The key of what depends on the names as the reader wants them."""
        return f"{self.recogniser_key} {self.aliases}"

    @cached_property
    def topics_key(self) -> str:
        """The key of what depends on the topics as the reader wants them."""
        return f"{self.words_key} {self.themes}"


@dataclass(frozen=True, eq=False)
class View:
    """The articles that the reader's filters keep; `corpus` still holds them all.

    `mask` is one truth value an article of the corpus, in their order.
    """

    corpus: Corpus
    selection: Selection
    mask: Mask
    articles: pd.DataFrame

    @cached_property
    def key(self) -> str:
        return f"{self.corpus.words_key} {self.selection}"

    @cached_property
    def recogniser_key(self) -> str:
        return f"{self.corpus.recogniser_key} {self.selection}"

    @cached_property
    def names_key(self) -> str:
        return f"{self.corpus.names_key} {self.selection}"

    @cached_property
    def topics_key(self) -> str:
        return f"{self.corpus.topics_key} {self.selection}"

    @cached_property
    def ids(self) -> list[str]:
        """The ids of its articles, in their order."""
        return self.articles["article_id"].tolist()

    @cached_property
    def outlets(self) -> int:
        """The number of outlets; articles whose outlet is not known are of none."""
        return self.articles["source"].replace("", None).nunique()

    @cached_property
    def without_outlet(self) -> int:
        """The number of articles whose outlet is not known; together they are nobody."""
        return int((self.articles["source"] == "").sum())

    @property
    def is_by_article(self) -> bool:
        """Whether most articles lack an outlet, so that the article is what is compared."""
        return 2 * self.without_outlet > len(self.articles)


def whole_view(corpus: Corpus) -> View:
    """Give the view that keeps every article."""
    mask = np.ones(len(corpus.articles), dtype=bool)
    return View(corpus, Selection(), mask, corpus.articles)


def texts_of(view: View, ids: list[str]) -> dict[str, str]:
    """Give article_id → text of some articles of the view."""
    articles = view.articles[view.articles["article_id"].isin(ids)]
    return dict(zip(articles["article_id"], articles["text"], strict=True))


@keep("Reading what can be chosen…", entries=2)
def index(corpus: Corpus) -> Index:
    """Give the articles as numbers, by which they are chosen."""
    return Index(corpus.articles)


_TURN = threading.Lock()  # the index remembers where columns have their articles


def rows_of(corpus: Corpus, ids: pd.Series) -> npt.NDArray[np.intp]:
    """Give the row of the article of each id, -1 where there is none."""
    with _TURN:
        return index(corpus).rows_of(ids)


def only(table: pd.DataFrame, view: View, *columns: str) -> pd.DataFrame:
    """Give the rows of a table of the whole corpus whose articles the view keeps.

    Parameters
    ----------
    columns
        Those that hold ids of articles, "article_id" without; the articles of all of them must be
        kept.
    """
    if view.mask.all():
        return table
    kept = np.ones(len(table), dtype=bool)
    for column in columns or ("article_id",):
        rows = rows_of(view.corpus, table[column])
        kept &= view.mask[rows] & (rows >= 0)
    return table[kept]


def open_sample() -> Corpus:
    """Open the built-in sample."""
    return _corpus(SAMPLE, _read_folder("", ""))


def open_folder(path: Path) -> Corpus:
    """Open a folder (or a file) of articles, as it is now."""
    return _corpus(path.name, _read_folder(str(path), _state(path)))


def open_kept(store: kept_store.Store, number: int, name: str) -> Corpus:
    """Open a corpus of the store by its number, as it is now.

    Raises
    ------
    StoreError
        When it cannot be read.
    """
    version = kept_version(store, number)
    found = _read_kept(_Kept(store, number, version))
    return _corpus(name, found, number, store)


def kept_version(store: kept_store.Store, number: int) -> str:
    """Give the version of a corpus of the store, read again only where the store has changed.

    Raises
    ------
    ValueError
        When there is no such corpus.
    """
    return _version(kept_store.state(store), store, number)


@keep("Opening the articles…", entries=16)
def _version(state: str, store: kept_store.Store, number: int) -> str:
    return kept_store.version(store, number)


def kept_history(store: kept_store.Store, number: int) -> pd.DataFrame:
    """Give the changes of a corpus of the store, as `corpus.store.history` does."""
    return _history(kept_store.state(store), store, number)


@keep("Reading what was changed…", entries=4)
def _history(state: str, store: kept_store.Store, number: int) -> pd.DataFrame:
    return kept_store.history(store, number)


def kept_names(store: kept_store.Store) -> dict[str, int]:
    """Give name → number of the corpora of the store that are not in its bin."""
    return _names(kept_store.state(store), store)


@keep("Opening the articles…", entries=2)
def _names(state: str, store: kept_store.Store) -> dict[str, int]:
    table = kept_store.corpora(store)
    table = table[table["deleted"].isna()]
    return dict(zip(table["name"], table["id"].astype(int), strict=True))


@dataclass(frozen=True)
class _Articles:
    articles: pd.DataFrame
    problems: tuple[Problem, ...]
    key: str


@dataclass(frozen=True)
class _Kept:
    store: kept_store.Store
    number: int
    version: str

    @property
    def key(self) -> str:
        return f"{self.store.path} {self.number} {self.version}"


def _corpus(
    name: str, found: _Articles, number: int | None = None, store: kept_store.Store | None = None
) -> Corpus:
    return Corpus(name, found.key, found.articles, found.problems, number, store)


@keep("Opening the articles…", entries=2)
def _read_folder(path: str, state: str) -> _Articles:
    return _read(lambda: load_articles(path or None))


@keep("Opening the articles…", entries=4)
def _read_kept(kept: _Kept) -> _Articles:
    return _read(lambda: kept_store.read_corpus(kept.store, kept.number))


def _read(read: Callable[[], pd.DataFrame]) -> _Articles:
    problems: tuple[Problem, ...] = ()
    try:
        articles = read()
    except CorpusError as error:
        articles, problems = error.articles, tuple(error.problems)
    return _Articles(articles, problems, corpus_digest(articles))


def _state(path: Path) -> str:
    """Give what changes when a file of the folder does."""
    if not path.exists():
        return ""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return str([(str(file), file.stat().st_mtime_ns) for file in files if file.is_file()])
