"""Measure what comparing articles costs beside the least that such work costs.

    python -m benchmarks.comparing [articles] [largest of the growing sizes]

Processor time of one process on one thread, medians of interleaved repeats, the tokens being given
as they are kept (`derived`): numbers and categories. Beside it, on the same content words:

- similarity, explain, closest: scikit-learn's TfidfVectorizer and the product of its rows;
- topics: scikit-learn's NMF with its defaults and as many topics;
- shared passages: the floor of `benchmarks.overlap` (the words folded and numbered, every five in a
  row hashed).

Then how each grows with the articles: the exponent of time and of the peak of memory, by least
squares over sizes that double. Beyond the real articles, copies follow whose words are shuffled
within each sentence (`benchmarks.overlap.read_articles`).
"""

import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from analysis.overlap.passages import shared_passages
from analysis.overlap.seeds import SEED_WORDS, ngram_hashes
from analysis.similarity.cosine import closest, explain, similarity
from analysis.tokens.terms import content_words
from analysis.tokens.tokenizer import tokenize
from analysis.tokens.word_line import lay_out, words_of
from analysis.topics.nmf import topics
from benchmarks.overlap import read_articles

REPEATS = 3
GOALS = {"similarity": "≤ 1.3", "topics": "≤ 1.5", "shared passages": "≤ 2"}
TOPICS = 12
LARGEST = 8000


def read(count: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read articles and their tokens, as they are kept."""
    articles = read_articles(count)
    tokens = tokenize(articles)
    ids = pd.Categorical(tokens["article_id"], categories=articles["article_id"])
    return articles, tokens.assign(article_id=ids).astype(
        {"token": "category", "lemma": "category"}
    )


def word_lists(articles: pd.DataFrame, tokens: pd.DataFrame, *, numbers: bool) -> list[list[str]]:
    """List the content words of each article, as scikit-learn takes them."""
    words = content_words(tokens, numbers=numbers)
    lists = words.groupby("article_id", observed=False)["term"].agg(list)
    return [found if isinstance(found, list) else [] for found in lists[articles["article_id"]]]


def cosines_of(lists: list[list[str]]) -> np.ndarray:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(analyzer=lambda words: words, sublinear_tf=True).fit_transform(lists)
    return (vectors @ vectors.T).toarray()


def topics_of(lists: list[list[str]]) -> object:
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(analyzer=lambda words: words).fit_transform(lists)
    return NMF(TOPICS, random_state=0).fit(vectors)


def ratios(count: int) -> None:
    """Print each one's time beside its floor."""
    articles, tokens = read(count)
    a, b = articles["article_id"].iloc[[3, count // 2]]
    words = word_lists(articles, tokens, numbers=True)
    fewer = word_lists(articles, tokens, numbers=False)
    print(f"| {count:,} articles, {len(tokens):,} words | measured | goal |\n|---|---|---|")
    _beside(
        "scikit-learn's TF-IDF and product",
        lambda: cosines_of(words),
        {
            "similarity": lambda: similarity(articles, tokens=tokens),
            "explain": lambda: explain(articles, a, b, tokens=tokens),
            "closest": lambda: closest(articles, tokens=tokens),
        },
    )
    _beside(
        "scikit-learn's NMF",
        lambda: topics_of(fewer),
        {"topics": lambda: topics(articles, n_topics=TOPICS, tokens=tokens)},
    )
    _beside(
        "the array floor",
        lambda: ngram_hashes(lay_out(articles, *words_of(articles, tokens)).codes, SEED_WORDS),
        {"shared passages": lambda: shared_passages(articles, tokens=tokens)},
    )


def _beside(name: str, floor: Callable[[], object], steps: dict[str, Callable[[], object]]) -> None:
    every = {name: floor, **steps}
    for step in every.values():
        step()
    rounds = [{key: _seconds(step) for key, step in every.items()} for _ in range(REPEATS)]
    medians = {key: statistics.median(one[key] for one in rounds) for key in every}
    for key in steps:
        told = f"{medians[key] / medians[name]:.2f} ({medians[key]:.2f} s)"
        print(f"| {key} ÷ {name} | {told} | {GOALS.get(key, '')} |", flush=True)


def growth(sizes: list[int]) -> None:
    """Print how time and memory grow."""
    rows = []
    for size in sizes:
        articles, tokens = read(size)
        steps = {
            "closest": lambda: closest(articles, tokens=tokens),  # noqa: B023
            "shared passages": lambda: shared_passages(articles, tokens=tokens),  # noqa: B023
            "topics": lambda: topics(articles, n_topics=TOPICS, tokens=tokens),  # noqa: B023
        }
        row = {}
        for name, step in steps.items():
            row[f"{name}, s"] = _seconds(step)
            row[f"{name}, MB"] = _peak(step)
        rows.append(row)
    table = pd.DataFrame(rows, index=sizes)
    for name in table:
        exponent = np.polyfit(np.log(sizes), np.log(table[name]), 1)[0]
        each = ", ".join(f"{size:,}: {value:.1f}" for size, value in table[name].items())
        print(f"| growth of {name} (exponent) | {exponent:.2f} ({each}) | ≤ 1.2 |", flush=True)


def _seconds(step: Callable[[], object]) -> float:
    begun = time.process_time()
    step()
    return time.process_time() - begun


def _peak(step: Callable[[], object]) -> float:
    tracemalloc.start()
    step()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def main(count: int = 2000, largest: int = LARGEST) -> None:
    with threadpool_limits(1):
        ratios(count)
        sizes = [size for size in (1000, 2000, 4000, 8000, 16_000) if size <= largest]
        if len(sizes) > 1:
            growth(sizes)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
