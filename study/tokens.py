"""The words of the texts, which every other result begins with, and the sentences behind a number.

Each article is split into sentences once, when it is first asked for.
"""

import threading
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

import derived
from study import readings
from study.memory import keep
from study.opened import Corpus, View, only

_NUMBERS = ["paragraph", "sentence", "start", "end"]


@keep("Reading the words…", entries=2, by="words_key")
def tokens(corpus: Corpus) -> pd.DataFrame:
    """Give every word of the corpus, as `analysis.tokens.tokenize` does; strings are categories."""
    return readings.tables(corpus, "tokens")


@keep("Reading the words…", entries=2, by="words_key")
def segments(corpus: Corpus) -> pd.DataFrame:
    """Give the segments of the corpus, as `analysis.tokens.segments.segments` does."""
    return derived.plain(readings.tables(corpus, "segments"))


def view_tokens(view: View) -> pd.DataFrame:
    """Give every word of the selected articles."""
    return only(tokens(view.corpus), view)


@keep("Counting the words…", entries=4, by="words_key")
def _words(corpus: Corpus) -> npt.NDArray[np.int64]:
    """Count the words of each article of the corpus."""
    return np.bincount(tokens(corpus)["article_id"].cat.codes, minlength=len(corpus.articles))


def words_by_article(view: View) -> list[int]:
    """Give the number of words of each selected article, in the table's order."""
    return _words(view.corpus)[view.mask].tolist()


def word_count(view: View) -> int:
    """Give the number of words of the selected articles."""
    return int(_words(view.corpus)[view.mask].sum())


@dataclass(frozen=True, eq=False)
class _Split:
    """The sentences of the articles split so far: id → one row a sentence, as `_NUMBERS`."""

    parts: dict[str, npt.NDArray[np.int32]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


@keep("Finding the sentences…", entries=2)
def _split(corpus: Corpus) -> _Split:
    return _Split()


def evidence(of: Corpus | View, spans: pd.DataFrame) -> pd.DataFrame:
    """Give the sentences that hold the spans, as `analysis.evidence` does.

    Parameters
    ----------
    of
        The corpus or view whose articles the spans are of.
    spans
        One row is a place: `article_id`, `start`, `end`.
    """
    from analysis.evidence import evidence

    corpus = of.corpus if isinstance(of, View) else of
    named = of.articles["article_id"].isin(spans["article_id"].unique())
    articles = of.articles[named.to_numpy()]
    return evidence(articles, spans, split=_sentences(corpus, articles))


def _sentences(corpus: Corpus, articles: pd.DataFrame) -> pd.DataFrame:
    from analysis.tokens.sentences import sentences

    split = _split(corpus)
    ids = articles["article_id"].tolist()
    with split.lock:
        missing = articles[[one not in split.parts for one in ids]]
        if len(missing):
            found = sentences(missing)
            counts = found["article_id"].value_counts().reindex(missing["article_id"], fill_value=0)
            parts = np.split(found[_NUMBERS].to_numpy(), np.cumsum(counts.to_numpy())[:-1])
            split.parts.update(zip(missing["article_id"].tolist(), parts, strict=True))
        parts = [split.parts[one] for one in ids]
    table = pd.DataFrame(np.vstack([np.empty((0, 4), np.int32), *parts]), columns=_NUMBERS)
    table.insert(0, "article_id", np.repeat(np.array(ids, dtype=object), [*map(len, parts)]))
    return table.astype({"article_id": "str", **dict.fromkeys(_NUMBERS, "int32")})
