"""How much of its text an article, or an outlet, gives to each topic."""


def shares_by(topics, articles, *, by="source"):
    """Average the topics' shares over the articles of each group.

    An outlet's share is the mean of its articles' shares: each article counts once, long or short.

    Parameters: `topics`, what `analysis.topics.topics` gives; `articles`, the same articles; `by`,
    a column of `articles` that groups them ("article_id" leaves each by itself).

    Returns: one row is a topic in a group, every combination, groups in the order in which the
    articles have them: the column named by `by` (str), `topic` (int32), `share` (float, 0 to 1, sums
    to 1 within a group; NaN where no article of the group has a topic).

    Raises: ValueError if `articles` has no column of that name.
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
