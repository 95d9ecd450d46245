"""The topics, as they are found and as the reader wants them."""

import pandas as pd

from pages.shared.cached.kept import keep, only
from pages.shared.cached.texts import tokens


@keep("Finding the topics…", entries=4)
def topics_found(corpus, number=0):
    """Return the topics as NMF finds them; 0 is the usual number."""
    from analysis.topics.nmf import topics

    return topics(corpus.articles, n_topics=number or None, tokens=tokens(corpus))


@keep("Dividing the segments into classes…", entries=4)
def classes(corpus, number=0, double=False):
    """Return Reinert's classes; 0 is the usual number."""
    from analysis.topics.reinert.classes import reinert

    return reinert(
        corpus.articles, n_classes=number or USUAL_CLASSES, double=double, tokens=tokens(corpus)
    )


USUAL_CLASSES = 6


@keep("Comparing with the topics before…", entries=4, by="themed")
def numbered_topics(corpus):
    """Return the topics found, under the numbers that they had before."""
    from analysis.topics.matching import matched

    chosen = corpus.themes
    if chosen.method == "reinert":
        return classes(corpus, chosen.number, chosen.double).as_topics()
    if not chosen.earlier:
        return topics_found(corpus, chosen.number)
    earlier = pd.DataFrame(chosen.earlier, columns=["topic", "term", "weight"])
    found = topics_like(corpus, chosen.number, chosen.earlier)
    return matched(found, earlier)


@keep("Finding the topics…", entries=4)
def topics_like(corpus, number, earlier):
    """Return the topics as NMF finds them beginning with the terms of earlier ones."""
    from analysis.topics.nmf import topics

    terms = pd.DataFrame(earlier, columns=["topic", "term", "weight"])
    return topics(corpus.articles, n_topics=number or None, tokens=tokens(corpus), like=terms)


@keep("Applying your choices…", entries=4, by="themed")
def topics(corpus):
    """Return the topics as the reader wants them: merged, some left out."""
    from analysis.topics.edits import leave_out, merge

    found, chosen = numbered_topics(corpus), corpus.themes
    known = set(found.terms["topic"])
    groups = [[one for one in group if one in known] for group in chosen.merged]
    found = merge(found, [group for group in groups if len(group) > 1])
    return leave_out(found, [one for one in chosen.left_out if one in set(found.terms["topic"])])


@keep("Leaving out a fifth of the paragraphs, five times…", entries=4, by="themed")
def solidity(corpus):
    """Return how surely each topic comes back, by topic: `solidity`, `fragile`."""
    from analysis.topics.stability import solidity

    table = solidity(corpus.articles, topics(corpus), tokens=tokens(corpus))
    return table.set_index("topic")


@keep("Trying several numbers of topics…", entries=4)
def proposal(corpus):
    from analysis.topics.number import propose

    return propose(corpus.articles, tokens=tokens(corpus))


@keep("Adding up the topics…", entries=4, by="themed")
def topic_shares(corpus, by):
    """Return articles or outlets by topics, in per cent of their text."""
    from analysis.topics.shares import shares_by

    column = "article_id" if by == "article" else "source"
    table = shares_by(topics(corpus), corpus.articles, by=column)
    return (
        table.pivot(index=column, columns="topic", values="share").loc[table[column].unique()] * 100
    )


@keep("Adding up the topics…", entries=4, by="themed")
def topic_outlets(view):
    """Return outlets by topics, in per cent of the selected articles' text; the long table."""
    from analysis.topics.shares import shares_by

    table = shares_by(topics(view.corpus), view.articles)
    return table.assign(share=table["share"] * 100)


@keep("Following the topics…", by="themed")
def topics_over_time(view, unit):
    from analysis.topics.shares import over_time

    return over_time(topics(view.corpus), view.articles, unit=unit)


def topic_passages(view, topic, top=12):
    """Return the passages that speak most of a topic, the clearest first."""
    found = only(topics(view.corpus).segments, view)
    found = found[found["topic"] == topic].sort_values("weight", ascending=False, kind="stable")
    return found.head(top)


def topic_segments(view):
    """Return the segments of the selected articles, each with its topic."""
    return only(topics(view.corpus).segments, view)
