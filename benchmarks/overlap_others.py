"""What other tools find of the passages that `benchmarks.overlap` plants, where they are installed.

datasketch compares whole articles by MinHash; text-matcher aligns the two texts of every pair.
"""

import contextlib
import importlib.util
import io
import time

import numpy as np

from analysis.overlap.passages import shared_passages
from analysis.overlap.seeds import SEED_WORDS
from corpus.text.folding import words as fold

PAIRS_TIMED = 30


def beside_datasketch(articles, planted, *, threshold=0.05):
    """Ask MinHash LSH for the planted pairs: (share found, share of all pairs named, seconds)."""
    if importlib.util.find_spec("datasketch") is None:
        return None
    from datasketch import MinHash, MinHashLSH

    began = time.process_time()
    index = MinHashLSH(threshold=threshold, num_perm=128)
    sketches = []
    for number, text in enumerate(articles["text"]):
        words = [fold(word) for word in text.split()]
        grams = {" ".join(words[place : place + SEED_WORDS]) for place in range(len(words))}
        sketches.append(MinHash(num_perm=128))
        sketches[-1].update_batch([gram.encode() for gram in sorted(grams)])
        index.insert(number, sketches[-1])
    near = [set(index.query(sketch)) for sketch in sketches]
    seconds = time.process_time() - began
    found = [row.target in near[row.source] for row in planted.itertuples()]
    named = sum(map(len, near)) - len(near)
    return float(np.mean(found)), named / (len(near) * (len(near) - 1)), seconds


def beside_text_matcher(articles, planted):
    """Ask text-matcher for some planted pairs: (share found, seconds a pair)."""
    if importlib.util.find_spec("text_matcher") is None:
        return None
    from text_matcher.matcher import Matcher, Text

    texts, found, began = articles["text"].tolist(), [], time.process_time()
    for row in planted.head(PAIRS_TIMED).itertuples():
        # Its list of stop words would have to be downloaded; it also does without.
        sides = [Text(texts[n], "", removeStopwords=False) for n in (row.source, row.target)]
        with contextlib.redirect_stdout(io.StringIO()):
            matcher = Matcher(*sides)
            matcher.match()
        lengths = [min(end, row.end) - max(start, row.start) for start, end in matcher.locationsA]
        found.append(max(lengths, default=0) >= (row.end - row.start) / 2)
    return float(np.mean(found)), (time.process_time() - began) / len(found)


def others(articles, planted):
    """Print what datasketch and text-matcher find of the same planted passages, and their cost."""
    began = time.process_time()
    shared_passages(articles)
    own = time.process_time() - began
    sketched, matched = beside_datasketch(articles, planted), beside_text_matcher(articles, planted)
    if sketched is None:
        print("  datasketch is not installed: not compared")
    else:
        found, named, seconds = sketched
        print(
            f"  datasketch MinHash LSH: finds {found:.3f} naming {named:.2%} of all pairs", end=""
        )
        print(f" in {seconds / own:.1f} x the time of tokenizing and searching")
    if matched is None:
        print("  text-matcher is not installed: not compared")
    else:
        times = matched[1] * len(articles) * (len(articles) - 1) / 2 / own
        print(f"  text-matcher: finds {matched[0]:.3f} of {PAIRS_TIMED} given the pair,", end="")
        print(f" {matched[1] * 1000:.0f} ms a pair: {times:.0f} x the time for all pairs")
