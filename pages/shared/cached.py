"""The only place that keeps results: one short function an analysis.

Every function takes a `Corpus` or a `View`, whose `key` says all that the result depends on:
nothing is told apart by a sample of a table, and nothing is kept that cannot be made again.
What these functions return is shared by all sessions and must never be modified.
"""

from dataclasses import dataclass
from operator import attrgetter

import numpy as np
import pandas as pd
import streamlit as st

import corpus as articles_room
from corpus import Selection
from corpus import store as kept_store


@dataclass(frozen=True)
class Corpus:
    """All the articles that were opened, and what could not be.

    `kept` is the corpus's number in the store; None for the sample and for a folder, which cannot
    be changed here.
    """

    name: str
    key: str
    articles: pd.DataFrame
    problems: tuple
    kept: int | None = None


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


def keep(message, entries=8):
    """Keep a result by the key of its corpus or view, and say what is being worked on."""
    keys = {Corpus: attrgetter("key"), View: attrgetter("key")}
    return st.cache_resource(hash_funcs=keys, max_entries=entries, show_spinner=message)


def only(table, view, *columns):
    """Return the rows of a table of the whole corpus whose articles the view keeps."""
    for column in columns or ("article_id",):
        table = table[table[column].isin(view.ids)]
    return table


@keep("Reading the words…", entries=2)
def tokens(corpus):
    from analysis.tokens import tokenize

    return tokenize(corpus.articles)


@keep("Finding who and what is named…", entries=2)
def mentions(corpus):
    from analysis.entities import mentions

    return mentions(corpus.articles, tokens=tokens(corpus))


@keep("Finding the topics…", entries=4)
def topics(corpus, n_topics=None):
    from analysis.topics import topics

    return topics(corpus.articles, n_topics=n_topics, tokens=tokens(corpus))


@keep("Extracting the keywords…", entries=2)
def article_keywords(corpus):
    from analysis.keywords import keywords

    return keywords(corpus.articles, tokens=tokens(corpus))


@keep("Extracting the keywords…")
def corpus_keywords(view, top=50):
    from analysis.keywords import corpus_keywords

    return corpus_keywords(view.articles, top=top, tokens=only(tokens(view.corpus), view))


def leading_keywords(view, top=12):
    """Return the first keywords, those of most articles first."""
    return corpus_keywords(view).head(top).sort_values("articles", ascending=False, kind="stable")


@keep("Counting the keywords…")
def keyword_counts(view, keywords, by):
    from analysis.keywords import keyword_counts

    view_tokens = only(tokens(view.corpus), view)
    return keyword_counts(view.articles, keywords, by=by, tokens=view_tokens)


@keep("Finding the sentences…", entries=64)
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


@keep("Counting who is named…")
def entity_counts(view):
    from analysis.entities import entity_counts

    return entity_counts(only(mentions(view.corpus), view))


@keep("Finding the sentences…", entries=64)
def entity_evidence(view, entity):
    named = only(mentions(view.corpus), view)
    return _evidence(view.articles, named[named["entity"] == entity])


@keep("Finding the sentences…", entries=64)
def pair_evidence(view, entity_a, entity_b, within):
    from analysis.cooccurrence import cooccurrence_spans

    named = only(mentions(view.corpus), view)
    return _evidence(view.articles, cooccurrence_spans(named, entity_a, entity_b, within=within))


@keep("Counting who is named with whom…")
def cooccurrence(view, within):
    from analysis.cooccurrence import cooccurrence

    return cooccurrence(only(mentions(view.corpus), view), within=within)


@keep("Drawing the network…")
def layout(view, within, least):
    from analysis.cooccurrence import layout

    return layout(drawn_pairs(view, within, least))


def drawn_pairs(view, within, least):
    """Return the pairs that the network draws: the frequent ones, as many as can be laid out."""
    from analysis.thresholds import strongest

    pairs = cooccurrence(view, within)
    return strongest(pairs[pairs["count"] >= least])


@keep("Comparing the articles…", entries=2)
def similarity(corpus):
    from analysis.similarity import similarity

    return similarity(corpus.articles, tokens=tokens(corpus), mentions=mentions(corpus))


@keep("Comparing the two articles…", entries=64)
def explain(corpus, article_a, article_b):
    from analysis.similarity import explain

    return explain(
        corpus.articles, article_a, article_b, tokens=tokens(corpus), mentions=mentions(corpus)
    )


@keep("Looking for shared passages…", entries=2)
def passages(corpus):
    from analysis.overlap import shared_passages

    return shared_passages(corpus.articles, tokens=tokens(corpus), mentions=mentions(corpus))


@keep("Measuring what is shared…", entries=2)
def containment(corpus):
    from analysis.overlap import containment

    return containment(corpus.articles, tokens=tokens(corpus), passages=passages(corpus))


@keep("Reading what cleaning removed…", entries=16)
def cuts(corpus, article_id):
    """Return what was cut from an article, as offsets into its raw text."""
    if corpus.kept is None:
        raw = corpus.articles.set_index("article_id").loc[article_id, "raw"]
        return articles_room.clean(raw).cuts
    found = all_cuts(corpus)
    return found[(found["article_id"] == article_id) & found["made"]]


@keep("Reading what cleaning removed…", entries=2)
def all_cuts(corpus):
    """Return every cut of a kept corpus, those that the reader undid too."""
    return kept_store.cuts(store(), corpus.kept)


@st.cache_resource(show_spinner="Opening your corpora…")
def store():
    """Return the store of the user's corpora; raises a StoreError when it cannot be used."""
    return kept_store.open_store()


def left_out(view, by):
    """Return the ids (articles or outlets) that the filters leave out."""
    column = "article_id" if by == "article" else "source"
    return tuple(sorted(set(view.corpus.articles[column]) - set(view.articles[column])))


@keep("Adding up the topics…", entries=4)
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


@keep("Measuring what is shared…", entries=2)
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


@keep("Extracting the keywords…", entries=64)
def own_keywords(corpus, article_id):
    """Return the occurrences of an article's own keywords in it."""
    from analysis.keywords import keyword_occurrences

    table = article_keywords(corpus)
    chosen = table.loc[table["article_id"] == article_id, "keyword"].tolist()
    article = corpus.articles[corpus.articles["article_id"] == article_id]
    words = tokens(corpus)
    return keyword_occurrences(article, chosen, tokens=words[words["article_id"] == article_id])


@keep("Looking for shared passages…", entries=64)
def own_passages(corpus, article_id):
    from analysis.overlap import article_passages

    return article_passages(passages(corpus), article_id)


@keep("Extracting the keywords…", entries=2)
def keywords_before_cleaning(corpus):
    """Return the leading keywords of the texts as they were imported."""
    from analysis.keywords import corpus_keywords

    return corpus_keywords(corpus.articles.assign(text=corpus.articles["raw"]))


@keep("Extracting the keywords…", entries=2)
def keywords_after_cleaning(corpus):
    from analysis.keywords import corpus_keywords

    return corpus_keywords(corpus.articles, tokens=tokens(corpus))


@keep("Grouping the articles…")
def article_groups(view, by, unit="month"):
    """Return article_id → its outlet, main topic, period or language."""
    from analysis.keyness import periods

    if by == "period":
        return periods(view.articles, unit)
    if by == "topic":
        shares = topics(view.corpus).shares.dropna(subset="share")
        main = shares.loc[shares.groupby("article_id")["share"].idxmax()]
        return main.set_index("article_id")["topic"].astype("str")
    return view.articles.set_index("article_id")[by]


@keep("Comparing the words of the groups…")
def keyness(view, by, unit, least_articles, hidden):
    from analysis.keyness import keyness

    groups = "language" if by == "language" else article_groups(view, by, unit)
    return keyness(
        view.articles,
        by=groups,
        tokens=only(tokens(view.corpus), view),
        least=3,
        least_articles=least_articles,
        hidden=frozenset(hidden),
    )


@keep("Finding the sentences…", entries=64)
def term_evidence(view, term, grouping, group, inside):
    """Return the sentences with a term in one group, or in all the others."""
    from analysis.keyness import term_spans

    spans = term_spans(view.articles, term, tokens=only(tokens(view.corpus), view))
    theirs = spans["article_id"].map(article_groups(view, *grouping)).astype("str") == group
    return _evidence(view.articles, spans[theirs if inside else ~theirs])


@keep("Searching…", entries=16)
def concordance(view, query, mode, width):
    from analysis.concordance import concordance

    words = None if mode == "regex" else only(tokens(view.corpus), view)
    return concordance(view.articles, query, width=width, tokens=words, mode=mode)


@keep("Counting the lines…", entries=16)
def hit_counts(view, query, mode, width, by):
    from analysis.concordance import hit_counts

    hits = concordance(view, query, mode, width)
    return hit_counts(view.articles, hits, by=by, tokens=only(tokens(view.corpus), view))


@keep("Placing the lines…", entries=16)
def dispersion(view, query, mode, width):
    from analysis.concordance import dispersion

    table = dispersion(view.articles, concordance(view, query, mode, width))
    about = view.articles.set_index("article_id")
    return table.assign(source=table["article_id"].map(about["source"]))


@keep("Looking at the neighbours…", entries=16)
def collocations(view, word, window, measure, hidden):
    from analysis.collocations import collocations

    return collocations(
        view.articles,
        word,
        window=window,
        measure=measure,
        least=2,
        tokens=only(tokens(view.corpus), view),
        hidden=frozenset(hidden),
    )


@keep("Finding the sentences…", entries=64)
def collocation_evidence(view, word, collocate, window):
    from analysis.collocations import collocation_spans

    words = only(tokens(view.corpus), view)
    spans = collocation_spans(view.articles, word, collocate, window=window, tokens=words)
    return _evidence(view.articles, spans)
