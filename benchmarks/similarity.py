"""Measure similarity where the truth is known: articles of different outlets on the same story.

Run: .venv/bin/python benchmarks/similarity.py [corpus.jsonl.gz]

Stories are groups of articles whose texts share much of their wording (agency copy). Asked of
Recoupe and of scikit-learn's TF-IDF on raw words:

- headlines: is the nearest headline one of the same story?
- rewritten: the same for whole articles, once every passage that the group shares is cut out;
- bodies: at which rank does a title find its own article?
- halves: at which rank does the first half of an article find the second?
- pairs: does the cosine part the rewritten pairs of a story from the pairs of different stories
  that are most alike (area under the curve)?
"""

import gzip
import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from analysis.similarity.cosine import similarity
from analysis.tokens.tokenizer import tokenize

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "press_fr.jsonl.gz"
RUN = 8
DISTRACTORS = 500


def read(path, limit=None):
    """Read a JSON-lines corpus as a table of articles."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = pd.DataFrame([json.loads(line) for _, line in zip(range(limit or 10**9), lines)])
    titles = records["title"].str.strip()
    bodies = records["text"].str.strip()
    bodies = [body.removeprefix(title).strip() for title, body in zip(titles, bodies, strict=True)]
    texts = [
        title + "\n\n" + body.replace("\n", "\n\n")
        for title, body in zip(titles, bodies, strict=True)
    ]
    names = [hashlib.sha256(f"{n}{t}".encode()).hexdigest()[:16] for n, t in enumerate(texts)]
    return pd.DataFrame({"article_id": names, "title": titles, "language": "fr", "text": texts})


def runs(tokens):
    """Give a number to every run of words: a table of article, first row and run."""
    article = pd.factorize(tokens["article_id"])[0]
    word = pd.factorize(tokens["token"].str.lower())[0]
    size = len(word) - RUN + 1
    mixed = np.zeros(size, dtype=np.uint64)
    for place in range(RUN):
        mixed = mixed * np.uint64(1_000_003) + word[place : size + place].astype(np.uint64)
    inside = (article[:size] == article[RUN - 1 :]) & (tokens["paragraph"].to_numpy()[:size] > 0)
    rows = np.flatnonzero(inside)
    table = pd.DataFrame({"article": article[rows], "row": rows})
    return table.assign(run=pd.factorize(mixed[rows])[0])


def stories(table, n_articles):
    """Group the articles that share a third of their runs; −1 for an article alone."""
    ones = np.ones(len(table))
    matrix = csr_matrix((ones, (table["article"], table["run"])), shape=(n_articles, len(table)))
    matrix.data[:] = 1
    spread = np.bincount(matrix.indices, minlength=len(table))
    matrix = matrix[:, (spread > 1) & (spread < 30)]
    length = np.maximum(np.bincount(table["article"], minlength=n_articles), 1)
    shared = (matrix @ matrix.T).tocoo()
    first, second = shared.coords
    less, more = (
        np.minimum(length[first], length[second]),
        np.maximum(length[first], length[second]),
    )
    pair = (first < second) & (shared.data > less / 3) & (shared.data > more / 8)
    graph = csr_matrix((ones[: pair.sum()], (first[pair], second[pair])), shape=shared.shape)
    story = connected_components(graph, directed=False)[1]
    return np.where(np.bincount(story)[story] > 1, story, -1)


def without_shared(articles, tokens, table, story):
    """Cut the runs that two articles of a story share out of their texts."""
    table = table.assign(story=story[table["article"]])
    table = table[table["story"] >= 0]
    common = table.groupby(["story", "run"])["article"].transform("nunique") > 1
    cut = np.zeros(len(tokens), dtype=bool)
    for step in range(RUN):
        cut[table.loc[common, "row"].to_numpy() + step] = True
    left = tokens[~cut]
    left = left[left["article_id"].isin(articles["article_id"][story >= 0])]
    texts = left.groupby("article_id")["token"].agg(" ".join)
    return texts[left.groupby("article_id").size() >= 60]


def raw_cosines(texts):
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer().fit_transform(texts)
    return (vectors @ vectors.T).toarray()


def recoupe_cosines(texts):
    names = [f"{number:016x}" for number in range(len(texts))]
    table = pd.DataFrame({"article_id": names, "language": "fr", "text": list(texts)})
    return similarity(table.assign(title=table["text"].str.partition("\n")[0])).to_numpy()


def nearest_in_story(cosines, story):
    """Share of the articles with a story whose nearest neighbour is of the same story."""
    cosines = np.nan_to_num(cosines, nan=-1)
    np.fill_diagonal(cosines, -2)
    asked = np.flatnonzero(story >= 0)
    return float((story[cosines[asked].argmax(axis=1)] == story[asked]).mean())


def reciprocal_rank(cosines):
    """Mean of 1 / rank of the own body, titles standing first and bodies after them."""
    half = len(cosines) // 2
    block = np.nan_to_num(cosines[:half, half:], nan=-1)
    return float((1 / (1 + (block > np.diag(block)[:, None]).sum(axis=1))).mean())


def halves(texts, words=250):
    """Cut the bodies in two, titles left out; the first halves stand before the second ones."""
    bodies = [text.partition("\n")[2].split() for text in texts]
    firsts = [" ".join(body[: len(body) // 2][:words]) for body in bodies]
    return firsts + [" ".join(body[len(body) // 2 :][:words]) for body in bodies]


def hard_pairs(cosines, story):
    """Area under the curve of pairs of one story against the closest fiftieth of the others."""
    from sklearn.metrics import roc_auc_score

    first, second = np.triu_indices(len(cosines), 1)
    same = (story[first] == story[second]) & (story[first] >= 0)
    value = np.nan_to_num(cosines[first, second])
    others = np.sort(value[~same])[-len(value) // 50 :]
    truth = np.append(np.ones(same.sum()), np.zeros(len(others)))
    return float(roc_auc_score(truth, np.append(value[same], others)))


def main(path):
    articles = read(path)
    tokens = tokenize(articles)
    table = runs(tokens)
    story = stories(table, len(articles))
    alone = np.random.default_rng(0).permutation(np.flatnonzero(story < 0))[:DISTRACTORS]
    different = ~articles["title"].str.lower().duplicated(keep=False).to_numpy()
    asked = np.flatnonzero((story >= 0) & different)
    counts = np.bincount(story[asked])
    asked = asked[counts[story[asked]] > 1]
    chosen = np.concatenate([asked, alone])
    headlines = articles["title"].to_numpy()[chosen]
    rest = without_shared(articles, tokens, table, story)
    place = pd.Series(np.arange(len(articles)), index=articles["article_id"])
    rest_story = story[place[rest.index]]
    rest = rest[np.bincount(rest_story)[rest_story] > 1]
    rest_story = np.concatenate([story[place[rest.index]], story[alone]])
    whole = np.concatenate([rest.to_numpy(), articles["text"].to_numpy()[alone]])
    bodies = articles["text"].iloc[alone].str.partition("\n")
    both = np.concatenate([bodies[0], bodies[2].str.strip()])
    some = np.random.default_rng(3).permutation(len(articles))[:500]
    cut = halves(articles["text"].to_numpy()[some])
    print(f"{len(articles)} articles, {len(asked)} headlines and {len(rest)} rewritten articles of")
    print(f"{len(np.unique(story[asked]))} stories among {DISTRACTORS} others")
    for name, cosines in (("raw TF-IDF", raw_cosines), ("Recoupe", recoupe_cosines)):
        figures = (
            nearest_in_story(cosines(headlines), story[chosen]),
            nearest_in_story(cosines(whole), rest_story),
            reciprocal_rank(cosines(both)),
            reciprocal_rank(cosines(cut)),
            hard_pairs(cosines(whole), rest_story),
        )
        print(f"{name:12s} headlines {figures[0]:.3f}  rewritten {figures[1]:.3f}", end="")
        print(f"  title to body {figures[2]:.3f}  halves {figures[3]:.3f}", end="")
        print(f" (mean reciprocal ranks)  pairs {figures[4]:.3f}")


if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    if not given.exists():
        sys.exit(f"No corpus at {given}: give a .jsonl.gz with title and text.")
    main(given)
