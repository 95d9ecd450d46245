"""The only place that keeps results: one short function an analysis.

Every function takes a `Corpus` or a `View`, whose `key` says all that the result depends on:
nothing is told apart by a sample of a table, and nothing is kept that cannot be made again.
What these functions return is shared by all sessions and must never be modified.
"""

import os
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

import numpy as np
import pandas as pd
import streamlit as st

import corpus as articles_room
from corpus import Selection


@dataclass(frozen=True)
class Corpus:
    """All the articles that were opened, and what could not be."""

    name: str
    key: str
    articles: pd.DataFrame
    problems: tuple


@dataclass(frozen=True)
class View:
    """The articles that the reader's filters keep; `corpus` still holds them all."""

    corpus: Corpus
    selection: Selection
    articles: pd.DataFrame

    @property
    def key(self):
        return f"{self.corpus.key} {self.selection}"

    @property
    def ids(self):
        return self.articles["article_id"].tolist()

    @property
    def outlets(self):
        """The number of outlets; articles whose outlet is not known are of none."""
        return self.articles["source"].replace("", None).nunique()


def _kept(message, entries=8):
    """Keep a result by the key of its corpus or view, and say what is being worked on."""
    keys = {Corpus: attrgetter("key"), View: attrgetter("key")}
    return st.cache_resource(hash_funcs=keys, max_entries=entries, show_spinner=message)


def corpus():
    """Return the corpus of RECOUPE_CORPUS, or the sample; read again when a file has changed."""
    folder = os.environ.get("RECOUPE_CORPUS", "").strip()
    path = Path(folder).expanduser() if folder else None
    return _open(str(path or ""), _stamp(path))


def _stamp(path):
    if path is None or not path.exists():
        return ""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return str([(str(file), file.stat().st_mtime_ns) for file in files if file.is_file()])


@_kept("Opening the articles…", entries=2)
def _open(path, stamp):
    try:
        articles, problems = articles_room.load_articles(path or None), ()
    except articles_room.CorpusError as error:
        articles, problems = error.articles, error.problems
    name = Path(path).resolve().name if path else "Sample: Moscow and Beijing"
    return Corpus(name, articles_room.corpus_digest(articles), articles, tuple(problems))


def only(table, view, *columns):
    """Return the rows of a table of the whole corpus whose articles the view keeps."""
    for column in columns or ("article_id",):
        table = table[table[column].isin(view.ids)]
    return table


@_kept("Reading the words…", entries=2)
def tokens(corpus):
    from analysis.tokens import tokenize

    return tokenize(corpus.articles)


@_kept("Finding who and what is named…", entries=2)
def mentions(corpus):
    from analysis.entities import mentions

    return mentions(corpus.articles, tokens=tokens(corpus))


@_kept("Finding the topics…", entries=4)
def topics(corpus, n_topics=None):
    from analysis.topics import topics

    return topics(corpus.articles, n_topics=n_topics, tokens=tokens(corpus))


@_kept("Extracting the keywords…", entries=2)
def article_keywords(corpus):
    from analysis.keywords import keywords

    return keywords(corpus.articles, tokens=tokens(corpus))


@_kept("Extracting the keywords…")
def corpus_keywords(view, top=50):
    from analysis.keywords import corpus_keywords

    return corpus_keywords(view.articles, top=top, tokens=only(tokens(view.corpus), view))


@_kept("Counting the keywords…")
def keyword_counts(view, keywords, by):
    from analysis.keywords import keyword_counts

    view_tokens = only(tokens(view.corpus), view)
    return keyword_counts(view.articles, keywords, by=by, tokens=view_tokens)


@_kept("Finding the sentences…", entries=64)
def keyword_evidence(view, keyword):
    from analysis.keywords import keyword_occurrences

    view_tokens = only(tokens(view.corpus), view)
    return _evidence(
        view.articles, keyword_occurrences(view.articles, (keyword,), tokens=view_tokens)
    )


def _evidence(articles, spans):
    from analysis.evidence import evidence

    return evidence(articles, spans)


def word_count(view):
    """Return the number of words of the selected articles."""
    return len(only(tokens(view.corpus), view))


@_kept("Counting who is named…")
def entity_counts(view):
    from analysis.entities import entity_counts

    return entity_counts(only(mentions(view.corpus), view))


@_kept("Finding the sentences…", entries=64)
def entity_evidence(view, entity):
    named = only(mentions(view.corpus), view)
    return _evidence(view.articles, named[named["entity"] == entity])


@_kept("Finding the sentences…", entries=64)
def pair_evidence(view, entity_a, entity_b, within):
    from analysis.cooccurrence import cooccurrence_spans

    named = only(mentions(view.corpus), view)
    return _evidence(view.articles, cooccurrence_spans(named, entity_a, entity_b, within=within))


@_kept("Counting who is named with whom…")
def cooccurrence(view, within):
    from analysis.cooccurrence import cooccurrence

    return cooccurrence(only(mentions(view.corpus), view), within=within)


@_kept("Drawing the network…")
def layout(view, within, least):
    from analysis.cooccurrence import layout

    pairs = cooccurrence(view, within)
    return layout(pairs[pairs["count"] >= least])


@_kept("Comparing the articles…", entries=2)
def similarity(corpus):
    from analysis.similarity import similarity

    return similarity(corpus.articles, tokens=tokens(corpus), mentions=mentions(corpus))


@_kept("Comparing the two articles…", entries=64)
def explain(corpus, article_a, article_b):
    from analysis.similarity import explain

    return explain(
        corpus.articles, article_a, article_b, tokens=tokens(corpus), mentions=mentions(corpus)
    )


@_kept("Looking for shared passages…", entries=2)
def passages(corpus):
    from analysis.overlap import shared_passages

    return shared_passages(corpus.articles, tokens=tokens(corpus), mentions=mentions(corpus))


@_kept("Measuring what is shared…", entries=2)
def containment(corpus):
    from analysis.overlap import containment

    return containment(corpus.articles, tokens=tokens(corpus), passages=passages(corpus))


@_kept("Reading what cleaning removed…", entries=16)
def cleaned(corpus, article_id):
    """Return the article's `Cleaned`, its cuts as offsets into the raw text."""
    raw = corpus.articles.set_index("article_id").loc[article_id, "raw"]
    return articles_room.clean(raw)


def left_out(view, by):
    """Return the ids (articles or outlets) that the filters leave out."""
    column = "article_id" if by == "article" else "source"
    return tuple(sorted(set(view.corpus.articles[column]) - set(view.articles[column])))


@_kept("Adding up the topics…", entries=4)
def topic_shares(corpus, by):
    """Return articles or outlets by topics, in per cent of their text."""
    from analysis.topic_shares import shares_by

    column = "article_id" if by == "article" else "source"
    table = shares_by(topics(corpus), corpus.articles, by=column)
    return (
        table.pivot(index=column, columns="topic", values="share").loc[table[column].unique()] * 100
    )


def topic_passages(view, topic, top=12):
    """Return the passages that speak most of a topic, the clearest first."""
    found = only(topics(view.corpus).segments, view)
    found = found[found["topic"] == topic].sort_values("weight", ascending=False, kind="stable")
    return found.head(top)


def likeness_matrix(corpus):
    """Return the cosines, without each article's likeness to itself."""
    matrix = similarity(corpus)
    return matrix.mask(np.eye(len(matrix), dtype=bool))


@_kept("Measuring what is shared…", entries=2)
def shared_matrix(corpus):
    """Return the share of each article (row) that stands in each other (column), in per cent."""
    ids = corpus.articles["article_id"]
    table = containment(corpus).pivot(index="article_a", columns="article_b", values="share_of_a")
    whole = table.reindex(index=ids, columns=ids).fillna(0.0) * 100
    return whole.mask(np.eye(len(whole), dtype=bool))


def words_by_article(view):
    """Return the number of words of each selected article, in the table's order."""
    counts = only(tokens(view.corpus), view)["article_id"].value_counts()
    return [int(counts.get(article, 0)) for article in view.ids]


@_kept("Extracting the keywords…", entries=64)
def own_keywords(corpus, article_id):
    """Return the occurrences of an article's own keywords in it."""
    from analysis.keywords import keyword_occurrences

    table = article_keywords(corpus)
    chosen = table.loc[table["article_id"] == article_id, "keyword"].tolist()
    article = corpus.articles[corpus.articles["article_id"] == article_id]
    words = tokens(corpus)
    return keyword_occurrences(article, chosen, tokens=words[words["article_id"] == article_id])


@_kept("Looking for shared passages…", entries=64)
def own_passages(corpus, article_id):
    from analysis.overlap import article_passages

    return article_passages(passages(corpus), article_id)
