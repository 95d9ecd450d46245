"""The topics."""

from pages.shared.cached.kept import keep, only
from pages.shared.cached.texts import tokens


@keep("Finding the topics…", entries=4)
def topics(corpus, n_topics=None):
    from analysis.topics import topics

    return topics(corpus.articles, n_topics=n_topics, tokens=tokens(corpus))


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
