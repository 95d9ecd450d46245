"""How many planted passages are found, how many found are right, and what it costs.

    python -m benchmarks.overlap [articles] [planted]

Real press texts are read from ../shared/corpora where that folder is there; words drawn at random
take their place where it is not. Passages of 8 to 60 words are copied from one article into
another: a third word for word, a third with one word in ten changed, a third with one word in ten
dropped or followed by a new one. One counts as found when a reported passage of the same two
articles covers at least half of it on both sides. A reported passage is right when it meets a
planted one or when comparing its two texts alone confirms it. Only ratios are printed: the cost
in processor time beside the floor, which is hashing every five words of the same tokens once.
"""

import gzip
import json
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.overlap import shared_passages
from analysis.seeds import SEED_WORDS, ngram_hashes
from analysis.tokens import tokenize
from analysis.word_line import fold, lay_out, words_of

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "press_fr.jsonl.gz"
WAYS = ("word for word", "changed", "inserted and dropped")
SIZES = (500, 1000, 2000, 3990)


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
    texts = [body if body.startswith(title) else f"{title}\n\n{body}" for title, body in pairs]
    return pd.DataFrame(
        {
            "article_id": [f"{number:016x}" for number in range(len(pairs))],
            "title": [title for title, _ in pairs],
            "language": "fr",
            "text": texts,
        }
    )


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


def cost(articles, *, repeats=3):
    """Measure processor time: the whole search, the floor, and tokenizing; the least of three."""
    tokens = tokenize(articles)
    steps = {
        "search": lambda: shared_passages(articles, tokens=tokens),
        "floor": lambda: _hashes(articles, tokens),
        "plain floor": lambda: _plain_hashes(tokens),
        "tokenize": lambda: tokenize(articles),
    }
    return {name: min(_seconds(step) for _ in range(repeats)) for name, step in steps.items()}


def _hashes(articles, tokens):
    """The floor with arrays: fold and number the words, hash every five in a row."""
    return ngram_hashes(lay_out(articles, *words_of(articles, tokens)).codes, SEED_WORDS)


def _plain_hashes(tokens):
    """The floor without arrays: a set of all five words in a row, as Python's tuples."""
    seen = set()
    for words in tokens["token"].str.lower().groupby(tokens["article_id"]):
        found = words[1].tolist()
        seen.update(map(hash, zip(*(found[ahead:] for ahead in range(SEED_WORDS)), strict=False)))
    return len(seen)


def _seconds(step):
    start = time.process_time()
    step()
    return time.process_time() - start


def main(count=2000, planted_count=500):
    articles, planted = plant(read_articles(count), planted_count)
    passages = shared_passages(articles)
    best, meets = coverage(planted, passages, articles)
    texts = articles.set_index("article_id")["text"].to_dict()
    right = [bool(met) or confirmed(row, texts) for row, met in zip(passages.itertuples(), meets)]
    print(f"{len(articles)} articles, {len(planted)} planted, {len(passages)} passages reported")
    for way in WAYS:
        print(f"  recall, {way}: {(best[planted['way'] == way] >= 0.5).mean():.3f}")
    print(f"  precision: {np.mean(right):.3f}")
    sizes = [size for size in SIZES if size <= len(read_articles(max(SIZES)))]
    costs = pd.DataFrame([cost(read_articles(size)) for size in sizes], index=sizes)
    for size, row in costs.iterrows():
        ratios = ", ".join(f"{row['search'] / row[n]:.2f} x {n}" for n in costs if n != "search")
        print(f"  {size} articles: {ratios}")
    for name in costs:
        exponent = np.polyfit(np.log(sizes), np.log(costs[name]), 1)[0]
        print(f"  growth exponent, {name}: {exponent:.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
