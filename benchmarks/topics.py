"""Measure topics beside other topic models as they come, on the same tokens.

Run: OMP_NUM_THREADS=1 .venv/bin/python -m benchmarks.topics [corpus.jsonl.gz]

Beside scikit-learn's NMF and LDA, and tomotopy's LDA and gensim's NMF where they are installed.
All have the same definitions:

- coherence: mean NPMI of the ten first terms of a topic, by the articles that hold them
  (Röder, Both and Hinneburg 2015); -1 to 1, higher is better;
- diversity: distinct terms over all terms among the first tens; 1 is best;
- stability: the same terms found again on four fifths of the articles, five times: mean Jaccard
  index of the topics matched best; 0 to 1, higher is better;
- kept: articles with the same dominant topic when one article is added to the first 500, five
  different ones (mean, and least);
- kept with names: the same for Recoupe when it is given the earlier topics (`like`, `matched`), and
  the numbers have to be the same as well;
- seconds of CPU of one process on one thread, the tokens being given.
"""

import importlib.util
import re
import sys
import time
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix

from analysis.tokens.terms import content_words
from analysis.tokens.tokenizer import tokenize
from analysis.topics.matching import match_topics
from analysis.topics.nmf import topics
from benchmarks.similarity import CORPUS, read
from corpus.text.folding import bare

ARTICLES = 1000


def plain(articles, tokens, number, kind):
    """Find topics with scikit-learn's defaults on whole articles: ten first words of each."""
    from sklearn.decomposition import NMF, LatentDirichletAllocation
    from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

    words = content_words(tokens[tokens["article_id"].isin(articles["article_id"])], numbers=False)
    lists = words.groupby("article_id")["term"].agg(list).reindex(articles["article_id"])
    vectorizer, model = {
        "NMF": (TfidfVectorizer, NMF),
        "LDA": (CountVectorizer, LatentDirichletAllocation),
    }[kind]
    vectorizer = vectorizer(analyzer=lambda found: found)
    matrix = vectorizer.fit_transform(lists)
    model = model(n_components=number, random_state=0)
    dominant = model.fit_transform(matrix).argmax(axis=1)
    names = vectorizer.get_feature_names_out()
    firsts = [[names[at] for at in row.argsort()[::-1][:10]] for row in model.components_]
    return firsts, pd.Series(dominant, index=articles["article_id"])


def tomotopy_lda(articles, tokens, number):
    import tomotopy

    words = content_words(tokens[tokens["article_id"].isin(articles["article_id"])], numbers=False)
    lists = words.groupby("article_id")["term"].agg(list).reindex(articles["article_id"])
    model = tomotopy.LDAModel(k=number, seed=1)
    for found in lists:
        model.add_doc(found)
    model.train(200, workers=1)
    firsts = [[word for word, _ in model.get_topic_words(k, top_n=10)] for k in range(number)]
    dominant = [np.argmax(document.get_topic_dist()) for document in model.docs]
    return firsts, pd.Series(dominant, index=articles["article_id"])


def gensim_nmf(articles, tokens, number):
    from gensim.corpora import Dictionary
    from gensim.matutils import corpus2dense
    from gensim.models import Nmf, TfidfModel

    words = content_words(tokens[tokens["article_id"].isin(articles["article_id"])], numbers=False)
    lists = words.groupby("article_id")["term"].agg(list).reindex(articles["article_id"]).tolist()
    names = Dictionary(lists)
    counts = [names.doc2bow(found) for found in lists]
    weighed = list(TfidfModel(counts)[counts])
    model = Nmf(weighed, num_topics=number, id2word=names, random_state=0)
    firsts = [[word for word, _ in model.show_topic(k, topn=10)] for k in range(number)]
    shares = corpus2dense([model[document] for document in weighed], number)
    return firsts, pd.Series(shares.argmax(axis=0), index=articles["article_id"])


def ours(articles, tokens, number):
    found = topics(articles, n_topics=number, tokens=tokens)
    firsts = [
        [bare(term) for term in group["term"][:10]] for _, group in found.terms.groupby("topic")
    ]
    return firsts, dominant(found)


def held(terms, texts, words):
    """Say which articles hold each term, as written in the text or as a lemma."""
    rows = []
    for column, term in enumerate(terms):
        pattern = re.compile(rf"(?<!\w){re.escape(term)}(?!\w)")
        found = [
            term in lemmas or bool(term in text and pattern.search(text))
            for text, lemmas in zip(texts, words, strict=True)
        ]
        rows += [(row, column) for row in np.flatnonzero(found)]
    rows = np.array(rows)
    return csr_matrix(
        (np.ones(len(rows)), (rows[:, 0], rows[:, 1])), shape=(len(texts), len(terms))
    )


def coherence(firsts, texts, words):
    terms = sorted({term for first in firsts for term in first})
    matrix = held(terms, texts, words)
    both = (matrix.T @ matrix).toarray() / len(texts)
    place = {term: number for number, term in enumerate(terms)}
    values = []
    for first in firsts:
        pairs = [(place[a], place[b]) for n, a in enumerate(first) for b in first[:n]]
        values += [npmi(both[a, b], both[a, a], both[b, b]) for a, b in pairs]
    return float(np.mean(values))


def npmi(both, one, other):
    if both in (0, 1):
        return -1.0 if both == 0 else 1.0
    return np.log(both / (one * other)) / -np.log(both)


def alike(firsts, others):
    index = [[len(set(a) & set(b)) / len(set(a) | set(b)) for b in others] for a in firsts]
    return float(np.array(index)[linear_sum_assignment(-np.array(index))].mean())


def kept(before, after):
    table = pd.crosstab(before, after.reindex(before.index)).to_numpy()
    return float(table[linear_sum_assignment(-table)].sum() / len(before))


def measure(name, method, articles, texts, words):
    method(articles)
    start = time.process_time()
    firsts, _ = method(articles)
    seconds = time.process_time() - start
    order = np.random.default_rng(1)
    samples = [
        np.sort(order.permutation(len(articles))[: len(articles) * 4 // 5]) for _ in range(5)
    ]
    stable = np.mean([alike(firsts, method(articles.iloc[sample])[0]) for sample in samples])
    before = method(articles.iloc[:500])[1]
    added = [
        pd.concat([articles.iloc[:500], articles.iloc[[number]]]) for number in range(600, 605)
    ]
    same = [kept(before, method(table)[1]) for table in added]
    diverse = len({term for first in firsts for term in first}) / sum(map(len, firsts))
    print(
        f"{name:12s} coherence {coherence(firsts, texts, words):.3f}  diversity {diverse:.2f}",
        end="",
    )
    print(f"  stability {stable:.3f}", end="")
    print(f"  kept {np.mean(same):.3f} ({min(same):.2f})  {seconds:.2f} s", flush=True)


def with_names(articles, tokens, number):
    """Add one article to the first 500, the earlier topics given: dominant topics that stay."""
    before = topics(articles.iloc[:500], n_topics=number, tokens=tokens)
    same = []
    for place in range(600, 605):
        more = pd.concat([articles.iloc[:500], articles.iloc[[place]]])
        after = match_topics(
            topics(more, n_topics=number, tokens=tokens, like=before.terms), before.terms
        )
        old, new = dominant(before), dominant(after)
        same.append(float((old == new.reindex(old.index)).mean()))
    print(f"Recoupe      kept with names {np.mean(same):.3f} ({min(same):.2f})", flush=True)


def dominant(found):
    shares = found.shares.dropna()
    largest = shares.loc[shares.groupby("article_id")["share"].idxmax()]
    return largest.set_index("article_id")["topic"]


def others():
    return [("tomotopy LDA", tomotopy_lda), ("gensim NMF", gensim_nmf)]


def main(path):
    articles = read(path, ARTICLES)
    tokens = tokenize(articles)
    texts = [bare(text).replace("’", "'") for text in articles["text"]]
    lemmas = content_words(tokens).groupby("article_id")["term"].agg(set)
    words = lemmas.reindex(articles["article_id"]).tolist()
    for number in (10, 20):
        print(f"{len(articles)} articles, {number} topics")
        measure("Recoupe", partial(ours, tokens=tokens, number=number), articles, texts, words)
        with_names(articles, tokens, number)
        for name, method in others():
            if importlib.util.find_spec(name.split()[0]) is None:
                print(f"{name:12s} not installed")
            else:
                given = partial(method, tokens=tokens, number=number)
                measure(name, given, articles, texts, words)
        for kind in ("NMF", "LDA"):
            method = partial(plain, tokens=tokens, number=number, kind=kind)
            measure(f"plain {kind}", method, articles, texts, words)


if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    if not given.exists():
        sys.exit(f"No corpus at {given}: give a .jsonl.gz with title and text.")
    main(given)
