"""Short names of articles for axes and lists: outlet, day, and as much title as there is room."""

import textwrap

import pandas as pd


def long(articles):
    """Return article_id → "Outlet · 16 May 2024 · Title", for lists to choose from."""
    return _names(articles, lambda row: f"{_outlet(row)} · {_day(row, '%d %b %Y')} · {row.title}")


def short(articles):
    """Return article_id → "Outlet · 16 May 24", for axes; the title's beginning for no known outlet."""
    return _names(articles, _short)


def narrow(articles):
    """Return article_id → "Outlet · 16 May 24" with at most 18 letters of the outlet, for matrices."""
    return _names(articles.assign(source=[_cut(name, 18) for name in articles["source"]]), _short)


def titled(articles):
    """Return article_id → "16 May 24 · Title"."""
    return _names(articles, lambda row: f"{_day(row, '%d %b %y')} · {row.title}")


def _short(row):
    who = row.source or textwrap.shorten(row.title, 28, placeholder="…")
    return who if pd.isna(row.date) else f"{who} · {row.date:%d %b %y}"


def _cut(name, most):
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _names(articles, write):
    """Write each name; those that come out the same get a number."""
    names = pd.Series([write(row) for row in articles.itertuples()], dtype=str)
    order = names.groupby(names).cumcount() + 1
    several = names.duplicated(keep=False)
    unique = [f"{name} ({n})" if twice else name for name, n, twice in zip(names, order, several)]
    return dict(zip(articles["article_id"], unique))


def _outlet(row):
    return row.source or "Unknown outlet"


def _day(row, form):
    return f"{row.date:{form}}" if pd.notna(row.date) else "no date"
