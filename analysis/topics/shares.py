"""How much of its text an article, an outlet or a period gives to each topic."""

from typing import Literal

import pandas as pd

from analysis.topics.nmf import Topics

PERIODS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_COLUMNS = {
    "period": "datetime64[us]",
    "topic": "int32",
    "share": "float64",
    "articles": "int64",
}


def shares_by(topics: Topics, articles: pd.DataFrame, *, by: str = "source") -> pd.DataFrame:
    """Average the topics' shares over the articles of each group.

    An outlet's share is the mean of its articles' shares: each article counts once, long or short.

    Parameters
    ----------
    topics
        What `analysis.topics.topics` gives.
    articles
        The same articles.
    by
        A column of `articles` that groups them ("article_id" leaves each by itself).

    Returns
    -------
    pd.DataFrame
        One row is a topic in a group, every combination, groups in the order in which the articles
        have them: the column named by `by` (str), `topic` (int32), `share` (float, 0 to 1, sums to
        1 within a group; NaN where no article of the group has a topic).

    Raises
    ------
    ValueError
        If `articles` has no column of that name.
    """
    if by not in articles.columns:
        raise ValueError(
            f"by is {by!r}; it must be a column of the articles: {list(articles.columns)}"
        )
    table = topics.shares[["article_id", "topic", "share"]].merge(
        articles[["article_id", *({by} - {"article_id"})]], on="article_id"
    )
    order = {group: place for place, group in enumerate(articles[by].unique())}
    means = table.groupby([by, "topic"], as_index=False)["share"].mean()
    return means.iloc[means[by].map(order).argsort(kind="stable")].reset_index(drop=True)


def over_time(
    topics: Topics,
    articles: pd.DataFrame,
    *,
    unit: Literal["day", "week", "month", "year"] = "month",
) -> pd.DataFrame:
    """Average the topics' shares over the articles of each period.

    Each article counts once, long or short. Articles without a date, or in which no topic was
    found, are left out.

    Parameters
    ----------
    topics
        What `analysis.topics.topics` gives.
    articles
        The same articles, or a selection of them.
    unit
        "day", "week" (from Monday), "month" or "year".

    Returns
    -------
    pd.DataFrame
        One row is a topic in a period, every combination, from the first period to the last without
        a gap, by period and topic: `period` (datetime64, its first day), `topic` (int32), `share`
        (float, 0 to 1, sums to 1 within a period; NaN where no article has a topic), `articles`
        (int64, how many count in the period).

    Raises
    ------
    ValueError
        For another unit.

    Notes
    -----
    When not to trust it: a share of three articles jumps; look at `articles` first.
    """
    if unit not in PERIODS:
        raise ValueError(f"unit is {unit!r}; it must be one of {list(PERIODS)}")
    dates = articles.set_index("article_id")["date"].dropna()
    shares = topics.shares.dropna(subset="share")
    shares = shares[shares["article_id"].isin(dates.index)]
    if shares.empty:
        return pd.DataFrame(columns=list(_COLUMNS)).astype(_COLUMNS)
    periods = shares["article_id"].map(dates).dt.to_period(PERIODS[unit])
    every = pd.period_range(periods.min(), periods.max(), name="period")
    means = shares.groupby([periods.rename("period"), "topic"])["share"].mean().unstack()
    counts = shares.groupby(periods)["article_id"].nunique().reindex(every, fill_value=0)
    numbers = pd.Index(topics.terms["topic"].unique(), dtype="int32", name="topic")
    every_mean = pd.Series(means.reindex(index=every, columns=numbers).stack(), name="share")
    table = every_mean.reset_index()
    table["articles"] = table["period"].map(counts)
    table["period"] = table["period"].dt.start_time
    return table[list(_COLUMNS)].astype(_COLUMNS)
