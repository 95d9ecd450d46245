"""Which articles are alike, and what they share."""

import numpy as np

from pages.shared.cached.kept import keep
from pages.shared.cached.names import mentions, recognised
from pages.shared.cached.texts import tokens


@keep("Comparing the articles…", entries=2, by="named")
def similarity(corpus):
    from analysis.similarity import similarity

    return similarity(corpus.articles, tokens=tokens(corpus), mentions=mentions(corpus))


def likeness_matrix(corpus):
    """Return the cosines, without each article's likeness to itself."""
    matrix = similarity(corpus)
    return matrix.mask(np.eye(len(matrix), dtype=bool))


@keep("Comparing the two articles…", entries=64, by="named")
def explain(corpus, article_a, article_b):
    from analysis.similarity import explain

    return explain(
        corpus.articles, article_a, article_b, tokens=tokens(corpus), mentions=mentions(corpus)
    )


@keep("Looking for shared passages…", entries=2, by="recognised")
def passages(corpus):
    from analysis.overlap import shared_passages

    return shared_passages(corpus.articles, tokens=tokens(corpus), mentions=recognised(corpus))


@keep("Looking for shared passages…", entries=64, by="recognised")
def own_passages(corpus, article_id):
    from analysis.overlap import article_passages

    return article_passages(passages(corpus), article_id)


@keep("Measuring what is shared…", entries=2, by="recognised")
def containment(corpus):
    from analysis.overlap import containment

    return containment(corpus.articles, tokens=tokens(corpus), passages=passages(corpus))


@keep("Measuring what is shared…", entries=2, by="recognised")
def shared_matrix(corpus):
    """Return the share of each article (row) that stands in each other (column), in per cent."""
    ids = corpus.articles["article_id"]
    table = containment(corpus).pivot(index="article_a", columns="article_b", values="share_of_a")
    whole = table.reindex(index=ids, columns=ids).fillna(0.0) * 100
    return whole.mask(np.eye(len(whole), dtype=bool))
