"""The topics, as they are found and as the reader wants them."""

from collections import Counter
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from study.memory import keep
from study.opened import Corpus, View, only, rows_of
from study.tokens import segments, tokens

if TYPE_CHECKING:
    from analysis.topics.nmf import Topics
    from analysis.topics.reinert.classes import Classes

Unit = Literal["day", "week", "month", "year"]
USUAL_CLASSES = 6


@keep("Finding the topics…", entries=4, by="words_key")
def nmf_topics(
    corpus: Corpus, number: int = 0, earlier: tuple[tuple[int, str, float], ...] = ()
) -> "Topics":
    """Give the topics as NMF finds them.

    Parameters
    ----------
    number
        How many, 0 for the usual number.
    earlier
        Rows of topic, term, weight with which it begins.
    """
    from analysis.topics.nmf import topics

    terms = _terms(earlier) if earlier else None
    return topics(
        corpus.articles,
        n_topics=number or None,
        tokens=tokens(corpus),
        pieces=segments(corpus),
        like=terms,
    )


@keep("Dividing the segments into classes…", entries=4, by="words_key")
def reinert_classes(corpus: Corpus, number: int = 0, double: bool = False) -> "Classes":
    """Give Reinert's classes; 0 is the usual number."""
    from analysis.topics.reinert.classes import reinert

    return reinert(
        corpus.articles,
        n_classes=number or USUAL_CLASSES,
        double=double,
        tokens=tokens(corpus),
        pieces=segments(corpus),
    )


@keep("Comparing with the topics before…", entries=4, by="topics_key")
def numbered_topics(corpus: Corpus) -> "Topics":
    """Give the topics found, under the numbers that they had before."""
    from analysis.topics.matching import match_topics

    chosen = corpus.themes
    if chosen.method == "reinert":
        return reinert_classes(corpus, chosen.number, chosen.double).as_topics()
    found = nmf_topics(corpus, chosen.number, chosen.earlier)
    return match_topics(found, _terms(chosen.earlier)) if chosen.earlier else found


def _terms(rows: tuple[tuple[int, str, float], ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["topic", "term", "weight"])


@keep("Applying your choices…", entries=4, by="topics_key")
def topics(corpus: Corpus) -> "Topics":
    """Give the topics as the reader wants them: merged, some left out."""
    from analysis.topics.edits import leave_out, merge

    found, chosen = numbered_topics(corpus), corpus.themes
    known = set(found.terms["topic"])
    groups = [[one for one in group if one in known] for group in chosen.merged]
    found = merge(found, [group for group in groups if len(group) > 1])
    return leave_out(found, [one for one in chosen.left_out if one in set(found.terms["topic"])])


@keep("Naming the topics…", entries=4, by="topics_key")
def labels(corpus: Corpus) -> dict[int, str]:
    """Give topic → the label made of its strongest terms."""
    from analysis.topics.nmf import label

    table = label(topics(corpus))
    return dict(zip(table["topic"].astype(int), table["label"], strict=True))


def leading_terms(corpus: Corpus, topic: int, *, top: int) -> list[str]:
    """List the strongest terms of a topic."""
    terms = topics(corpus).terms
    return terms.loc[terms["topic"] == topic, "term"].head(top).tolist()


@keep("Leaving out a fifth of the paragraphs, five times…", entries=4, by="topics_key")
def solidity(corpus: Corpus) -> pd.DataFrame:
    """Give how surely each topic comes back, by topic: `solidity`, `fragile`."""
    from analysis.topics.stability import solidity

    words, pieces = tokens(corpus), segments(corpus)
    table = solidity(corpus.articles, topics(corpus), tokens=words, pieces=pieces)
    return table.set_index("topic")


@keep("Trying several numbers of topics…", entries=4, by="words_key")
def proposal(corpus: Corpus) -> pd.DataFrame:
    """Try several numbers of topics, as `analysis.topics.number.propose` does."""
    from analysis.topics.number import propose

    return propose(corpus.articles, tokens=tokens(corpus), pieces=segments(corpus))


def proposal_reason(table: pd.DataFrame) -> str:
    """Give why a number is proposed, as a code (see `analysis.topics.number.reason`)."""
    from analysis.topics.number import reason

    return reason(table)


@keep("Adding up the topics…", entries=4, by="topics_key")
def topic_shares(corpus: Corpus, by: Literal["article", "outlet"]) -> pd.DataFrame:
    """Give articles or outlets by topics, in per cent of their text.

    Parameters
    ----------
    by
        "article" or "outlet".
    """
    from analysis.topics.shares import shares_by

    column = "article_id" if by == "article" else "source"
    articles = corpus.articles
    if by == "outlet":  # articles without one are nobody together
        articles = articles[(articles["source"] != "").to_numpy()]
    table = shares_by(topics(corpus), articles, by=column)
    matrix = table.pivot(index=column, columns="topic", values="share")
    return matrix.loc[table[column].unique()] * 100


def without_topics(shares: pd.DataFrame) -> int:
    """Count the rows of `topic_shares` of which nothing is known."""
    return int(shares.isna().all(axis=1).sum())


@keep("Adding up the topics…", entries=4, by="topics_key")
def topic_outlets(view: View) -> pd.DataFrame:
    """Give outlets by topics, in per cent of the selected articles' text.

    Returns
    -------
    One row is a topic in an outlet: `source`, `topic`, `share` (0 to 100).
    """
    from analysis.topics.shares import shares_by

    articles = view.articles[view.articles["source"] != ""]
    table = shares_by(topics(view.corpus), articles)
    return table.assign(share=table["share"] * 100)


def leading_outlets(view: View, topic: int, *, top: int) -> pd.DataFrame:
    """Give the outlets that give most room to a topic: `source`, `share` (0 to 100)."""
    table = topic_outlets(view)
    theirs = table[(table["topic"] == topic) & (table["share"] > 0)]
    return theirs.sort_values("share", ascending=False, kind="stable").head(top)


def topic_articles(view: View, topic: int) -> int:
    """Count the selected articles that have a passage on a topic."""
    found = topic_segments(view)
    return int(found.loc[found["topic"] == topic, "article_id"].nunique())


def topic_dates(view: View, topic: int) -> pd.Series:
    """Give the days of the selected articles that have a passage on a topic."""
    found = topics(view.corpus).segments
    rows = rows_of(view.corpus, found["article_id"])[(found["topic"] == topic).to_numpy()]
    about = np.zeros(len(view.mask), dtype=bool)
    about[rows[rows >= 0]] = True
    return view.corpus.articles.loc[about & view.mask, "date"].dropna()


@keep("Following the topics…", by="topics_key")
def topics_over_time(view: View, unit: Unit) -> pd.DataFrame:
    """Give the share of each topic in each period, as `analysis.topics.shares.over_time` does.

    Parameters
    ----------
    unit
        "day", "week", "month" or "year".
    """
    from analysis.topics.shares import over_time

    return over_time(topics(view.corpus), view.articles, unit=unit)


def topic_segments(view: View) -> pd.DataFrame:
    """Give the segments of the selected articles, each with its topic."""
    return only(topics(view.corpus).segments, view)


@keep("Grouping the articles…", by="topics_key")
def main_topics(corpus: Corpus) -> pd.Series:
    """Give article_id → the number of its main topic, as a text."""
    shares = topics(corpus).shares.dropna(subset="share")
    main = shares.loc[shares.groupby("article_id")["share"].idxmax()]
    return main.set_index("article_id")["topic"].astype("str")


def topics_of(view: View, points: pd.DataFrame) -> pd.Series:
    """Give the topic of each row, as a text: a paragraph's own, or an article's main one.

    Parameters
    ----------
    points
        One row an article (`article_id`) or a paragraph (`start`, `end` too).
    """
    if "start" not in points:
        return points["article_id"].map(main_topics(view.corpus))
    where = ["article_id", "start", "end"]
    known = topic_segments(view).drop_duplicates(where).set_index(where)["topic"]
    found = known.reindex(pd.MultiIndex.from_frame(points[where])).set_axis(points.index)
    return found.map(lambda topic: str(int(topic)), na_action="ignore")


def topic_passages(view: View, topic: int, top: int = 12) -> pd.DataFrame:
    """Give the passages that speak most of a topic, the clearest first."""
    found = topic_segments(view)
    found = found[found["topic"] == topic].sort_values("weight", ascending=False, kind="stable")
    return found.head(top)


def class_sizes(corpus: Corpus) -> dict[int, int]:
    """Give the number of segments of each of Reinert's classes."""
    chosen = corpus.themes
    segments = reinert_classes(corpus, chosen.number, chosen.double).segments
    return dict(Counter(segments.loc[segments["class"] > 0, "class"].tolist()))
