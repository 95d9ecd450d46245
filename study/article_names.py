"""Short names of articles for axes and lists: outlet, day, and as much title as there is room.

Names tell all the articles of a corpus apart, whatever the filters keep: a name in an address or on
a list means the same article everywhere.
"""

import textwrap
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

import pandas as pd

from study.memory import keep
from study.opened import Corpus

_WHEN = "Naming the articles…"


class _Article(NamedTuple):
    outlet: str
    title: str
    day: date | None


@keep(_WHEN, entries=4)
def long(corpus: Corpus) -> dict[str, str]:
    """Give article_id → "Outlet · 16 May 2024 · Title", for lists to choose from."""
    return _names(corpus, lambda one: f"{_outlet(one)} · {_day(one, '%d %b %Y')} · {one.title}")


@keep(_WHEN, entries=4)
def short(corpus: Corpus) -> dict[str, str]:
    """Give article_id → "Outlet · 16 May 24", for axes; the title's beginning for no outlet."""
    return _names(corpus, _short)


@keep(_WHEN, entries=4)
def narrow(corpus: Corpus) -> dict[str, str]:
    """Give article_id → "Outlet · 16 May 24", 18 letters of the outlet at most, for matrices."""
    return _names(corpus, lambda one: _short(one._replace(outlet=_cut(one.outlet, 18))))


@keep(_WHEN, entries=4)
def with_titles(corpus: Corpus) -> dict[str, str]:
    """Give article_id → "16 May 24 · Title"."""
    return _names(corpus, lambda one: f"{_day(one, '%d %b %y')} · {one.title}")


def _short(one: _Article) -> str:
    who = one.outlet or textwrap.shorten(one.title, 28, placeholder="…")
    return f"{who} · {one.day:%d %b %y}" if one.day else who


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _names(corpus: Corpus, write: Callable[[_Article], str]) -> dict[str, str]:
    """Write each name; those that come out the same get a number."""
    names = pd.Series([write(one) for one in _articles(corpus.articles)], dtype="str")
    order = names.groupby(names).cumcount() + 1
    several = names.duplicated(keep=False)
    unique = [
        f"{name} ({number})" if twice else name
        for name, number, twice in zip(names, order, several, strict=True)
    ]
    return dict(zip(corpus.articles["article_id"], unique, strict=True))


def _articles(articles: pd.DataFrame) -> Iterator[_Article]:
    days = articles["date"].astype("object").where(articles["date"].notna(), None)
    for outlet, title, day in zip(
        articles["source"].tolist(), articles["title"].tolist(), days.tolist(), strict=True
    ):
        yield _Article(outlet, title, day)


def _outlet(one: _Article) -> str:
    return one.outlet or "Unknown outlet"


def _day(one: _Article, form: str) -> str:
    return f"{one.day:{form}}" if one.day else "no date"
