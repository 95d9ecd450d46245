"""What the reader does to topics: several made one, some left out."""

from collections.abc import Iterable, Sequence

from analysis.topics.matching import renumber
from analysis.topics.nmf import Topics

TERMS_SHOWN = 20


def merge(topics: Topics, groups: Sequence[Sequence[int]]) -> Topics:
    """Make one topic of several.

    Shares add; a term's weights add, then all are divided by the largest. The merged topic has the
    least number of its group, the others keep theirs. A segment keeps the weight of its dominant
    topic, which is the least that the merged one can have.

    Parameters
    ----------
    topics
        What `analysis.topics.topics` gives.
    groups
        The topics to make one, as lists of numbers: [[1, 4], [2, 3, 6]].

    Returns
    -------
    Topics
        With new tables of the same columns, twenty terms a topic at most.

    Raises
    ------
    ValueError
        For a number that is no topic's or that stands in two groups.

    Examples
    --------
    >>> import pandas as pd
    >>> terms = pd.DataFrame({"topic": [1, 2], "term": ["gaz", "blé"], "weight": [1.0, 1.0]})
    >>> shares = pd.DataFrame({"article_id": ["a", "a"], "topic": [1, 2], "share": [0.3, 0.7]})
    >>> merge(Topics(terms, shares, shares), [[1, 2]]).shares["share"].tolist()
    [1.0]
    """
    named = [int(number) for group in groups for number in group]
    _check(topics, named, "groups")
    if len(named) > len(set(named)):
        raise ValueError(f"groups are {groups!r}; a topic can stand in one group only")
    numbers = {int(number): int(number) for number in topics.terms["topic"].unique()}
    numbers |= {int(number): int(min(group)) for group in groups for number in group}
    joined = renumber(topics, numbers)
    parts = joined.shares.groupby(["article_id", "topic"], sort=False)["share"]
    shares = parts.agg(lambda values: values.sum(skipna=False)).reset_index()
    return Topics(_sum_weights(joined.terms), shares[list(topics.shares.columns)], joined.segments)


def leave_out(topics: Topics, numbers: Iterable[int]) -> Topics:
    """Leave topics out: what is about them no longer counts.

    The shares of the others are divided by their sum, so that an article's shares are those of
    the text that is about a topic that stays; with nothing else in an article they are NaN.

    Parameters
    ----------
    topics
        What `analysis.topics.topics` gives.
    numbers
        The topics to leave out.

    Returns
    -------
    Topics
        With new tables of the same columns; the other topics keep their numbers.

    Raises
    ------
    ValueError
        For a number that is no topic's.

    Examples
    --------
    >>> import pandas as pd
    >>> terms = pd.DataFrame({"topic": [1, 2], "term": ["gaz", "blé"], "weight": [1.0, 1.0]})
    >>> shares = pd.DataFrame({"article_id": ["a", "a"], "topic": [1, 2], "share": [0.3, 0.7]})
    >>> leave_out(Topics(terms, shares, shares), [1]).shares["share"].tolist()
    [1.0]
    """
    gone = [int(number) for number in numbers]
    _check(topics, gone, "numbers")
    kept = [table[~table["topic"].isin(gone)] for table in (topics.terms, topics.shares)]
    terms, shares = (table.reset_index(drop=True) for table in kept)
    total = shares.groupby("article_id")["share"].transform("sum")
    shares = shares.assign(share=shares["share"] / total.where(total > 0))
    segments = topics.segments[~topics.segments["topic"].isin(gone)].reset_index(drop=True)
    return Topics(terms, shares, segments)


def _check(topics, named, parameter):
    known = sorted(int(number) for number in topics.terms["topic"].unique())
    unknown = sorted(set(named) - set(known))
    if unknown:
        raise ValueError(f"{parameter} name the topic {unknown[0]}; the topics are {known}")


def _sum_weights(terms):
    """Add the weights of each term of a topic; the strongest has 1 again."""
    table = terms.groupby(["topic", "term"], as_index=False)["weight"].sum()
    order = table.assign(order=-table["weight"].round(12)).sort_values(["topic", "order", "term"])
    table = order.drop(columns="order").groupby("topic").head(TERMS_SHOWN).reset_index(drop=True)
    return table.assign(weight=table["weight"] / table.groupby("topic")["weight"].transform("max"))
