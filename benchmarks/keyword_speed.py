"""Keywords against the clock, and our scorer against the yake package, digit by digit.

    python -m benchmarks.keyword_speed [press corpus, .jsonl.gz] [number of articles]

CPU seconds, the median of three repeats taken in turn. The press corpus has one article a line with
title, text and source. What is timed:

- the yake package as it comes, three words, twenty keywords; and our scorer on the same texts,
  whose lists must be the same, keyword by keyword and digit by digit;
- yake-rust, where it is installed (`pip install yake-rust`; it is no dependency of Recoupe), and
  how many of its lists are the package's;
- Recoupe: reading each article by itself (`read`), deciding over all (`extract`), the keywords of a
  third of the articles (`corpus_keywords_of`), opening one article.

Why our scorer and not yake-rust 1.2.1: on 500 press articles yake-rust gave the package's list of
keywords for 420 and its scores to the last digit for 45, and it reads text only, while Recoupe
scores units (whole names, lemmas) that it has cut already; ours gives 500 of 500, and from shared
tokens costs less than half of yake-rust.
"""

import gzip
import json
import sys
import time
from itertools import islice
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd

SHARED = Path(__file__).resolve().parents[2] / "shared"


def main(press=SHARED / "corpora" / "press_fr.jsonl.gz", number="500"):
    if not Path(press).is_file():
        print(f"No press corpus at {press}: nothing timed. Give it as the first argument.")
        return
    with gzip.open(press, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, int(number))]
    articles = pd.DataFrame(rows).assign(language="fr")
    articles.insert(0, "article_id", [f"{place:016x}" for place in range(len(articles))])
    compared(articles)
    timed(articles)


def compared(articles):
    """Compare the lists of our scorer with the package's, in French and in English."""
    from yake import KeywordExtractor

    from analysis.keywords.yake_lists import yake_lists

    texts = articles["text"].tolist()
    for language in ("fr", "en"):
        package = KeywordExtractor(lan=language)
        theirs = [
            [(word, float(score)) for word, score in package.extract_keywords(text)]
            for text in texts
        ]
        ours = yake_lists(texts, frozenset(package.stopword_set))
        same = sum(own == other for own, other in zip(ours, theirs, strict=True))
        print(
            f"stop words {language}: {same} of {len(texts)} lists are the package's, to the digit"
        )
        if language == "fr":
            by_rust(texts, theirs)


def by_rust(texts, theirs):
    try:
        from yake_rust import Yake
    except ImportError:
        print("yake-rust is not installed: not compared")
        return
    lists = [Yake(language="fr", ngrams=3).get_n_best(text, n=20) for text in texts]
    pairs = list(zip(lists, theirs, strict=True))
    digits = sum(own == other for own, other in pairs)
    words = sum([word for word, _ in own] == [word for word, _ in other] for own, other in pairs)
    print(
        f"yake-rust: {words} of {len(texts)} lists have the same keywords, {digits} the same digits"
    )


def timed(articles):
    from yake import KeywordExtractor

    from analysis.keywords.counting import extract, keyword_occurrences
    from analysis.keywords.extraction import corpus_keywords_of
    from analysis.keywords.reading import read
    from analysis.keywords.yake_lists import yake_lists
    from analysis.tokens.tokenizer import tokenize

    texts = articles["text"].tolist()
    package = KeywordExtractor(lan="fr", n=3, top=20)
    stop_words = frozenset(package.stopword_set)
    tokens = tokenize(articles)
    readings = read(articles, tokens)
    extracted = extract(articles, readings)
    third = np.arange(len(articles)) % 3 == 0
    one = articles.iloc[len(articles) // 2 :].head(1)
    own = tokens[tokens["article_id"] == one["article_id"].iloc[0]]
    best = readings.keywords.loc[readings.keywords["article_id"] == own["article_id"].iloc[0]]
    works = {
        "yake as it comes": lambda: [package.extract_keywords(text) for text in texts],
        "our scorer, its lists": lambda: yake_lists(texts, stop_words),
        "tokenize": lambda: tokenize(articles),
        "read": lambda: read(articles, tokens),
        "extract": lambda: extract(articles, readings),
        "keywords of a third": lambda: corpus_keywords_of(extracted, third),
        "opening one article": lambda: keyword_occurrences(one, best["keyword"], tokens=own),
    }
    try:
        from yake_rust import Yake

        rust = Yake(language="fr", ngrams=3)
        works["yake-rust"] = lambda: [rust.get_n_best(text, n=20) for text in texts]
    except ImportError:
        pass
    times = {name: [] for name in works}
    for _ in range(3):
        for name, work in works.items():
            start = time.process_time()
            work()
            times[name].append(time.process_time() - start)
    alone = median(times["yake as it comes"])
    print(f"{len(articles)} articles, {len(tokens)} words")
    for name, values in times.items():
        seconds = median(values)
        print(f"{name:24} {seconds:9.3f} s {seconds / alone:8.3f} of yake as it comes")


if __name__ == "__main__":
    main(*sys.argv[1:])
