"""How many planted passages are found, how many found are right, and what it costs.

    python -m benchmarks.overlap [articles] [planted] [largest size timed]

Real press texts are read from ../shared/corpora where that folder is there; words drawn at random
take their place where it is not. Beyond the real articles, copies follow whose words are shuffled
within each sentence: the words and lengths of the press, and no shared passage. Passages of 8 to
60 words are copied from one article into another: a third word for word, a third with one word in
ten changed, a third with one word in ten dropped or followed by a new one. One counts as found when
a reported passage of the same two articles covers at least half of it on both sides. A reported
passage is right when it meets a planted one or when comparing its two texts alone confirms it.

The cost is processor time, as ratios: beside the floor, one pass that folds and numbers the words
of the same tokens and hashes every five in a row, with arrays (`floor`) and with Python's tuples
(`plain floor`), the least of some repeats in turns; and the peak of memory that each step adds to
its input (what numpy and Python allocate). Where datasketch and text-matcher can be imported, they
are asked for the same planted passages: MinHash LSH over whole articles, and every pair of
articles, extrapolated from some.
"""

import gzip
import json
import re
import sys
import time
import tracemalloc
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.overlap.passages import shared_passages
from analysis.overlap.seeds import SEED_WORDS, ngram_hashes
from analysis.tokens.tokenizer import tokenize
from analysis.tokens.word_line import lay_out, words_of
from benchmarks.overlap_others import others
from corpus.text.folding import words as fold

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "press_fr.jsonl.gz"
WAYS = ("word for word", "changed", "inserted and dropped")
SIZES = (500, 1000, 2000, 3990, 10_000)


def read_articles(count):
    """Read articles, or draw their words at random, as the table that the analysis takes."""
    if CORPUS.exists():
        with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        chosen = np.sort(np.random.default_rng(2).permutation(len(records))[:count])
        records = [records[number] for number in chosen]
        pairs = [(record["title"].strip(), record["text"].strip()) for record in records]
    else:
        random = np.random.default_rng(1)
        draws = random.zipf(1.3, (count, 600)) % 40_000
        pairs = [(f"titre{i}", " ".join(f"mot{n}" for n in d)) for i, d in enumerate(draws)]
    pairs += _shuffled(pairs, count - len(pairs))
    texts = [body if body.startswith(title) else f"{title}\n\n{body}" for title, body in pairs]
    return pd.DataFrame(
        {
            "article_id": [f"{number:016x}" for number in range(len(pairs))],
            "title": [title for title, _ in pairs],
            "language": "fr",
            "text": texts,
        }
    )


def _shuffled(pairs, count):
    """Copy titles and texts with the words of each sentence in another order."""
    random, sentence = np.random.default_rng(3), re.compile(r"[^.!?\n]+")

    def mixed(text):
        return sentence.sub(lambda found: " ".join(random.permutation(found[0].split())), text)

    return [tuple(map(mixed, pairs[number % len(pairs)])) for number in range(count)]


def plant(articles, count, *, seed=0):
    """Copy passages into other articles; give the new articles and where the passages stand."""
    random = np.random.default_rng(seed)
    words = [text.split(" ") for text in articles["text"]]
    roomy = [n for n, found in enumerate(words) if len(found) > 150]
    chosen = random.permutation(roomy)[: 2 * count]
    count = len(chosen) // 2
    planted = []
    for number in range(count):
        source, target = chosen[number], chosen[count + number]
        length, first = _place_of_passage(words[source], articles["text"][target], random)
        copied = _changed(words[source][first : first + length], WAYS[number % 3], words, random)
        place = int(random.integers(40, len(words[target])))
        planted.append((source, first, first + length, target, place, place + len(copied)))
        words[target] = words[target][:place] + copied + words[target][place:]
    rows = []
    for number, (source, first, last, target, place, end) in enumerate(planted):
        spans = _offsets(words[source], first, last) + _offsets(words[target], place, end)
        rows.append((WAYS[number % 3], last - first, source, *spans[:2], target, *spans[2:]))
    names = ["way", "words", "source", "start", "end", "target", "start_target", "end_target"]
    texts = [" ".join(found) for found in words]
    return articles.assign(text=texts), pd.DataFrame(rows, columns=names)


def _place_of_passage(words, target, random):
    """Choose 8 to 60 words that the source says once and the target does not say."""
    while True:
        length = int(random.integers(8, 61))
        first = int(random.integers(40, len(words) - length))
        passage = " ".join(" ".join(words[first : first + length]).split())
        texts = [" ".join(text.split()) for text in (" ".join(words), target)]
        if texts[0].count(passage) == 1 and passage not in texts[1]:
            return length, first


def _changed(words, way, vocabulary, random):
    """Change a passage: every tenth word, at a place drawn in each ten."""
    if way == WAYS[0]:
        return list(words)
    hit = {start + int(random.integers(0, 10)) for start in range(0, len(words), 10)}
    result = []
    for number, word in enumerate(words):
        other = vocabulary[int(random.integers(len(vocabulary)))]
        new = other[int(random.integers(len(other)))]
        if number not in hit:
            result.append(word)
        elif way == WAYS[1]:
            result.append(new)
        elif random.random() < 0.5:
            result.extend([word, new])
    return result


def _offsets(words, first, last):
    start = len(" ".join(words[:first])) + 1
    return start, start + len(" ".join(words[first:last]))


def coverage(planted, passages, articles):
    """Give each planted passage the largest share that one reported passage covers of it."""
    number = pd.Series(range(len(articles)), index=articles["article_id"])
    here = passages.assign(a=passages["article_a"].map(number), b=passages["article_b"].map(number))
    best, meets = np.zeros(len(planted)), np.zeros(len(passages), dtype=bool)
    by_pair = here.groupby(["a", "b"]).indices
    for row in planted.itertuples():
        forwards = row.source < row.target
        pair = (row.source, row.target) if forwards else (row.target, row.source)
        index = by_pair.get(pair, np.empty(0, dtype=int))
        found = here.iloc[index]
        one, other = ("a", "b") if forwards else ("b", "a")
        share_one = _covered(found, one, row.start, row.end)
        share_other = _covered(found, other, row.start_target, row.end_target)
        share = np.minimum(share_one, share_other)
        meets[index[share > 0]] = True
        best[row.Index] = share.max(initial=0)
    return best, meets


def _covered(found, side, start, end):
    low = np.maximum(found[f"start_{side}"].to_numpy(), start)
    high = np.minimum(found[f"end_{side}"].to_numpy(), end)
    return np.maximum(high - low, 0) / max(end - start, 1)


def confirmed(row, texts, *, min_words=8, density=0.6):
    """Compare the two texts of one passage alone: the longest common sequence of their words."""
    sides = [
        fold(texts[row.article_a][row.start_a : row.end_a]).split(),
        fold(texts[row.article_b][row.start_b : row.end_b]).split(),
    ]
    common = _longest_common_sequence(*sides)
    return common >= min_words and common >= density * max(map(len, sides))


def _longest_common_sequence(one, other):
    """Count its words, by bits (Hyyrö, 2004): an independent check of the alignment."""
    where = {}
    for place, word in enumerate(one):
        where[word] = where.get(word, 0) | 1 << place
    every = (1 << len(one)) - 1
    state = every
    for word in other:
        both = state & where.get(word, 0)
        state = ((state + both) | (state - both)) & every
    return len(one) - state.bit_count()


def cost(articles, *, repeats=5):
    """Measure processor time and peak memory: the whole search, the floors, and tokenizing."""
    began = time.process_time()
    tokens = tokenize(articles)
    seconds = {"tokenize": time.process_time() - began}
    steps = {
        "search": lambda: shared_passages(articles, tokens=tokens),
        "floor": lambda: _hashes(articles, tokens),
        "plain floor": lambda: _plain_hashes(tokens),
    }
    rounds = pd.DataFrame(
        [{n: _seconds(step) for n, step in steps.items()} for _ in range(repeats)]
    )
    memory = {f"{name} MB": _peak(step) for name, step in steps.items()}
    return rounds.min().to_dict() | seconds | memory


def _peak(step):
    tracemalloc.start()
    step()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def _hashes(articles, tokens):
    """Run the floor with arrays: fold and number the words, hash every five in a row."""
    return ngram_hashes(lay_out(articles, *words_of(articles, tokens)).codes, SEED_WORDS)


def _plain_hashes(tokens):
    """Run the floor without arrays: a set of all five words in a row, as Python's tuples."""
    seen = set()
    for words in tokens["token"].str.lower().groupby(tokens["article_id"]):
        found = words[1].tolist()
        seen.update(map(hash, zip(*(found[ahead:] for ahead in range(SEED_WORDS)), strict=False)))
    return len(seen)


def _seconds(step):
    start = time.process_time()
    step()
    return time.process_time() - start


def quality(articles, planted):
    """Print recall by way, and precision."""
    passages = shared_passages(articles)
    best, meets = coverage(planted, passages, articles)
    texts = articles.set_index("article_id")["text"].to_dict()
    rows = zip(passages.itertuples(), meets, strict=True)
    right = [bool(met) or confirmed(row, texts) for row, met in rows]
    print(f"{len(articles)} articles, {len(planted)} planted, {len(passages)} passages reported")
    for way in WAYS:
        print(f"  recall, {way}: {(best[planted['way'] == way] >= 0.5).mean():.3f}")
    print(f"  precision: {np.mean(right):.3f}")


def costs(sizes):
    """Print the ratios of cost at each size and how they grow."""
    table = pd.DataFrame([cost(read_articles(size)) for size in sizes], index=list(sizes))
    for size, row in table.iterrows():
        names = ("floor", "plain floor", "tokenize")
        ratios = ", ".join(f"{row['search'] / row[name]:.2f} x {name}" for name in names)
        print(f"  {size} articles: {ratios}; memory", end="")
        print(f" {row['search MB'] / row['floor MB']:.2f} x floor, {row['search MB']:.0f} MB")
    for name in ("search", "floor", "tokenize", "search MB"):
        exponent = np.polyfit(np.log(sizes), np.log(table[name]), 1)[0]
        print(f"  growth exponent, {name}: {exponent:.2f}")


def main(count=2000, planted_count=500, largest=SIZES[-1]):
    articles, planted = plant(read_articles(count), planted_count)
    quality(articles, planted)
    others(articles, planted)
    costs([size for size in SIZES if size <= largest])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
