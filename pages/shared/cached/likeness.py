"""Which articles are alike, and what they share."""

import numpy as np

from pages.shared.cached.kept import keep
from pages.shared.cached.names import mentions, recognised
from pages.shared.cached.texts import tokens


@keep("Comparing the articles…", entries=4, by="named")
def similarity(corpus, without=(), words="lemmas"):
    """Return the cosines.

    Parameters: `without`, what is left out ("names", "quotes", "agency"); `words`, "lemmas" or
    "words" as they are written.
    """
    from analysis.similarity.cosine import similarity

    return similarity(corpus.articles, **_compared(corpus, without, words))


@keep("Comparing the two articles…", entries=64, by="named")
def explain(corpus, article_a, article_b, without=(), words="lemmas"):
    from analysis.similarity.cosine import explain

    return explain(corpus.articles, article_a, article_b, **_compared(corpus, without, words))


@keep("Choosing the words to compare…", entries=4, by="named")
def _compared(corpus, without, words):
    """Return the tokens and mentions that are compared, by the name of the parameter."""
    from analysis.similarity import word_choice

    chosen, named = tokens(corpus), mentions(corpus)
    if words == "words":
        chosen = word_choice.as_written(chosen)
    if "names" in without:
        chosen, named = word_choice.without_names(chosen, named), named.iloc[:0]
    if "quotes" in without:
        chosen = word_choice.without_quotations(chosen, corpus.articles)
    if "agency" in without:
        rows = passages(corpus)
        copied = rows[~rows.index.isin(_own(corpus).index)]
        chosen = word_choice.without_passages(chosen, copied)
    return {"tokens": chosen, "mentions": named}


def _own(corpus):
    """Return the passages that are no agency copy, with the row labels of `passages`."""
    from analysis.overlap.outlets import kept

    rows = passages(corpus)
    numbered = kept(rows.assign(row=rows.index), corpus.articles, agency=False)
    return rows.loc[numbered["row"]]


@keep("Looking for shared passages…", entries=2, by="recognised")
def passages(corpus):
    from analysis.overlap.passages import shared_passages

    return shared_passages(corpus.articles, tokens=tokens(corpus), mentions=recognised(corpus))


@keep("Choosing the passages…", entries=4, by="recognised")
def kept_passages(corpus, without=()):
    """Return the shared passages but for those left out ("names", "quotes", "agency")."""
    from analysis.overlap.outlets import kept

    left_out = dict.fromkeys(without, False)
    return kept(passages(corpus), corpus.articles, **left_out) if without else passages(corpus)


@keep("Looking for shared passages…", entries=64, by="recognised")
def own_passages(corpus, article_id):
    from analysis.overlap.passages import article_passages

    return article_passages(passages(corpus), article_id)


@keep("Measuring what is shared…", entries=4, by="recognised")
def containment(corpus, without=()):
    from analysis.overlap.passages import containment

    found = kept_passages(corpus, without)
    return containment(corpus.articles, tokens=tokens(corpus), passages=found)


def likeness_matrix(corpus, without=(), words="lemmas"):
    """Return the cosines, without each article's likeness to itself."""
    matrix = similarity(corpus, without, words)
    return matrix.mask(np.eye(len(matrix), dtype=bool))


@keep("Measuring what is shared…", entries=4, by="recognised")
def shared_matrix(corpus, without=()):
    """Return the share of each article (row) that stands in each other (column), in per cent."""
    ids = corpus.articles["article_id"]
    table = containment(corpus, without)
    table = table.pivot(index="article_a", columns="article_b", values="share_of_a")
    whole = table.reindex(index=ids, columns=ids).fillna(0.0) * 100
    return whole.mask(np.eye(len(whole), dtype=bool))


@keep("Comparing the outlets…", entries=4, by="named")
def outlet_likeness(corpus, without=(), words="lemmas"):
    from analysis.similarity.outlet_likeness import outlet_likeness

    return outlet_likeness(similarity(corpus, without, words), corpus.articles)


@keep("Comparing the outlets…", entries=4, by="recognised")
def outlet_containment(corpus, without=()):
    """Return the share of each outlet (row) that stands in each other (column), in per cent."""
    from analysis.overlap.outlets import outlet_containment

    found = kept_passages(corpus, without)
    table = outlet_containment(corpus.articles, found, tokens=tokens(corpus))
    table = table.pivot(index="source_a", columns="source_b", values="share_of_a")
    outlets = sorted(set(corpus.articles["source"]) - {""})
    whole = table.reindex(index=outlets, columns=outlets).fillna(0.0) * 100
    return whole.mask(np.eye(len(whole), dtype=bool))
