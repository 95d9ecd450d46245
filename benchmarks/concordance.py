"""Measure the concordance against a naive scan, and the time of words, keyness and collocations.

Run: .venv/bin/python -m benchmarks.concordance [corpus.jsonl.gz]

1,000 random queries (a word, or two or three that follow each other, as some article has them)
are looked for in articles drawn from the corpus: does the concordance give exactly the places
that a plain search of the text gives, letter after letter? Then: seconds for one query, keyness
and collocations over 500 articles, and for a pattern that would never end.
"""

import random
import re
import sys
import time
from pathlib import Path

from analysis.collocations import collocations
from analysis.concordance.kwic import concordance
from analysis.concordance.regex_search import PatternTooSlow
from analysis.keyness import keyness
from analysis.tokens.tokenizer import tokenize
from benchmarks.similarity import CORPUS, read
from tests.analysis.concordance.naive import naive

ARTICLES, QUERIES, AT_ONCE = 500, 1_000, 10


def query(text, chance):
    """Draw one to three words that follow each other on a line."""
    line = chance.choice([line for line in text.split("\n") if line.strip()]).split()
    first = chance.randrange(len(line))
    drawn = " ".join(line[first : first + chance.choice([1, 1, 2, 3])])
    return chance.choice([drawn, drawn.upper(), drawn.strip(',.;:!?()«»" ') or drawn])


def small(text):
    """Fold a query by hand: no capitals, accents or ligatures; one blank, apostrophe, hyphen."""
    from corpus.text.folding import folded

    return " ".join(folded(text)[0].split())


def agreement(articles, chance):
    """Count the queries whose places are those of the naive scan, and all places."""
    texts = articles["text"].tolist()
    same = places = asked = 0
    while asked < QUERIES:
        drawn = query(chance.choice(texts), chance)
        if not re.search(r"\w", drawn) or "*" in drawn or drawn.startswith("lemma:"):
            continue
        asked += 1
        some = articles.sample(AT_ONCE, random_state=asked)
        found = concordance(some, drawn)
        spans = list(zip(found["article_id"], found["start"], found["end"], strict=True))
        expected = [
            (article, *span)
            for article, text in zip(some["article_id"], some["text"], strict=True)
            for span in naive(text, small(drawn))
        ]
        same += spans == expected
        places += len(spans)
        if spans != expected:
            print("differs:", repr(drawn), set(spans) ^ set(expected))
    return same, places


def seconds(function, *arguments, **options):
    begun = time.perf_counter()
    function(*arguments, **options)
    return time.perf_counter() - begun


def main(path):
    if not path.exists():
        print(f"{path} is not there: nothing to measure")
        return
    articles = read(path, ARTICLES)
    articles["source"] = [f"outlet {number % 5}" for number in range(len(articles))]
    same, places = agreement(articles, random.Random(0))
    print(f"{same} of {QUERIES} queries give exactly the naive scan's places ({places} places)")
    tokens = tokenize(articles)
    print(f"{len(articles)} articles, {len(tokens)} words; seconds:")
    for name, asked in (("word", "police"), ("phrase", "gilets jaunes"), ("star", "manifest* *")):
        print(f"  {name:12} {seconds(concordance, articles, asked):.2f}")
    print(f"  lemma        {seconds(concordance, articles, 'lemma:dire', tokens=tokens):.2f}")
    print(f"  regex        {seconds(concordance, articles, r'[0-9]+ ?%', mode='regex'):.2f}")
    print(f"  keyness      {seconds(keyness, articles, tokens=tokens):.2f}")
    print(f"  collocations {seconds(collocations, articles, 'police', tokens=tokens):.2f}")
    endless = articles.head(1).assign(text="a" * 10_000 + "!")
    begun = time.perf_counter()
    try:
        concordance(endless, "(a+)+$", mode="regex")
    except PatternTooSlow as stopped:
        print(f"  {time.perf_counter() - begun:.2f}, then: {stopped}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else CORPUS)
