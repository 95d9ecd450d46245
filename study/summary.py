"""The selected articles in words."""

from collections import Counter

import pandas as pd

from study.opened import View
from wording.language import count, language_name


def sentences(view: View, keywords: pd.DataFrame, entities: pd.DataFrame) -> str:
    """Say in two sentences what the selected articles are: how many, whose, when, about what.

    Parameters
    ----------
    keywords, entities
        The leading ones first, in `keyword` and `entity`.
    """
    articles = view.articles
    whose = f" by {count(view.outlets, 'outlet')}" if view.outlets else ""
    size = count(len(articles), "article")
    about = ", ".join(keywords["keyword"].head(4))
    named = ", ".join(entities["entity"].head(4))
    parts = [
        f"{size}{whose}{period(articles['date'])}, {_languages(articles)}.",
        f"Leading keywords: {about}." if about else "",
        f"Most named: {named}." if named else "",
    ]
    return " ".join(part for part in parts if part)


def period(dates: pd.Series) -> str:
    """Say from when to when, or "" without dates."""
    dates = dates.dropna()
    if dates.empty:
        return ""
    first, last = f"{dates.min():%d %B %Y}", f"{dates.max():%d %B %Y}"
    return f", {first}" if first == last else f", from {first} to {last}"


def _languages(articles: pd.DataFrame) -> str:
    counts = Counter(articles["language"].tolist()).most_common()
    if len(counts) == 1:
        return f"in {language_name(counts[0][0])}"
    return " and ".join(f"{number} in {language_name(code)}" for code, number in counts)
