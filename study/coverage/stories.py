"""Stories: the articles of the corpus by the event that they tell."""

import pandas as pd

from study.entities import mentions
from study.memory import keep
from study.opened import Corpus
from study.tokens import tokens


@keep("Grouping the articles by the event they tell…", entries=4, by="names_key")
def stories(corpus: Corpus) -> pd.DataFrame:
    """Give the stories of a corpus, as `analysis.stories.stories` does."""
    from analysis.stories import stories

    return stories(corpus.articles, tokens=tokens(corpus), mentions=mentions(corpus))


@keep("Naming the stories…", entries=4, by="names_key")
def story_list(corpus: Corpus) -> pd.DataFrame:
    """List the stories: `story`, `title` (of the article that is most of it), counts, days.

    Returns
    -------
    pd.DataFrame
        `story` (int64), `title` (str), `articles`, `outlets` (int64), `first`, `last` (datetime64),
        the largest story first.
    """
    table = stories(corpus).merge(corpus.articles, on="article_id", how="left")
    best = (
        table.sort_values("share", ascending=False, kind="stable").groupby("story")["title"].first()
    )
    named = table[table["source"] != ""].groupby("story")["source"].nunique()
    groups = table.groupby("story")
    listed = pd.DataFrame(
        {
            "title": best,
            "articles": groups.size(),
            "outlets": named.reindex(best.index, fill_value=0),
            "first": groups["date"].min(),
            "last": groups["date"].max(),
        }
    )
    return listed.rename_axis("story").reset_index()
