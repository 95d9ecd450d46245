"""What is not known of the articles: how many have no outlet or no date, and where to fill it in."""

import pandas as pd
import streamlit as st

from pages.shared.address import parameters
from pages.shared.text import md
from study import Corpus
from wording.language import count

KEY = "gaps"  # of the toggle that shows only these articles in the table, and of the address


def mask(articles: pd.DataFrame) -> pd.Series:
    """Say of each article whether its outlet or its date is missing."""
    return (articles["source"] == "") | articles["date"].isna()


def sentence(articles: pd.DataFrame) -> str:
    """Say how many articles have no outlet, and no date; "" where nothing is missing.

    Examples
    --------
    >>> sentence(pd.DataFrame({"source": ["", "Le Fanal"], "date": [pd.NaT, pd.NaT]}))
    '1 article has no outlet, 2 no date'
    """
    outlets, dates = int((articles["source"] == "").sum()), int(articles["date"].isna().sum())
    if not outlets and not dates:
        return ""
    first = outlets or dates
    verb = "has" if first == 1 else "have"
    what = "no outlet" if outlets else "no date"
    more = f", {dates:,} no date" if outlets and dates else ""
    return f"{count(first, 'article')} {verb} {what}{more}"


def say_missing(corpus: Corpus) -> None:
    """Say what is missing in the corpus, with the way to the table where it can be filled in."""
    missing = sentence(corpus.articles)
    if not missing:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.text(f"{missing}.")
        st.page_link(
            "pages/corpus.py",
            label="Fill them in",
            icon=":material/edit_note:",
            query_params=parameters(part="Edit", **{KEY: "true"}),
        )


def choose(articles: pd.DataFrame) -> pd.DataFrame:
    """Draw the toggle that keeps only the articles with a gap, where there are some; give them."""
    gaps = mask(articles)
    if not gaps.any():
        return articles
    label = md(f"Only where something is missing ({sentence(articles)})")
    return articles[gaps] if st.toggle(label, key=KEY, bind="query-params") else articles
