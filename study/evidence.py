"""The sentences behind a number: each article is split once, when it is first asked for."""

import threading
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from study.memory import keep
from study.opened import Corpus, View

_NUMBERS = ["paragraph", "sentence", "start", "end"]


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
