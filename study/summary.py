"""The selected articles in words, and counted by outlet and period: what an overview begins with."""

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from study.memory import keep
from study.opened import View
from wording.language import count, language_name

SINGLE = 500  # articles that a timeline shows one by one
PERIODS = 80  # at most, on the axis
OUTLETS = 10  # that have a line of their own
OTHERS = "All other outlets"
UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y"}


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


@dataclass(frozen=True)
class Published:
    """How many articles appeared in each period.

    `table` has a row for each outlet in each period, from the first to the last: `period`
    (datetime64, its first day), `source`, `articles` (int64). `unit` is "day", "week", "month" or
    "year"; `together` is how many outlets are counted as one.
    """

    table: pd.DataFrame
    unit: str
    together: int


@keep("Counting what appeared when…", entries=4)
def published_counts(view: View) -> Published:
    """Count the dated articles of the view by outlet and period: days, or longer for many years."""
    dated = view.articles.loc[view.articles["date"].notna(), ["date", "source"]]
    unit = _unit(dated["date"])
    sizes = dated["source"].value_counts()
    own = sizes.index[: OUTLETS if len(sizes) > OUTLETS + 1 else len(sizes)]
    source = dated["source"].where(dated["source"].isin(own), OTHERS)
    periods = dated["date"].dt.to_period(UNITS[unit])
    every = pd.period_range(periods.min(), periods.max(), freq=UNITS[unit])
    names = [*own, *([OTHERS] if len(own) < len(sizes) else [])]
    counts = pd.crosstab(periods, source).reindex(index=every, columns=names, fill_value=0)
    table = counts.rename_axis("period").reset_index().melt("period", var_name="source")
    table = table.rename(columns={"value": "articles"})
    table["period"] = table["period"].dt.start_time
    return Published(table.astype({"source": "str"}), unit, len(sizes) - len(own))


def _unit(dates: pd.Series) -> str:
    """Choose the shortest unit in which the time between first and last is not too many."""
    first, last = dates.min(), dates.max()
    for unit, code in UNITS.items():
        if len(pd.period_range(first.to_period(code), last.to_period(code))) <= PERIODS:
            return unit
    return "year"
