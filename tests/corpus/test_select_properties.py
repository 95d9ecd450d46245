"""Choosing articles is what its description says, article by article, whatever is chosen."""

import datetime

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from corpus import Selection, load_articles, select
from corpus.text import folding

ARTICLES = load_articles()
SOURCES = ["", *sorted(set(ARTICLES["source"])), "nobody"]
DAYS = st.none() | st.dates(datetime.date(2022, 1, 1), datetime.date(2025, 12, 31))
SAID = sorted(set(folding.words(" ".join(ARTICLES["title"])).split()))[:80]
IDS = ARTICLES["article_id"].tolist()


def kept_by_hand(selection):
    """Give the ids that a reader would keep, article by article."""
    ids = []
    for row in ARTICLES.itertuples():
        day = None if pd.isna(row.date) else row.date.date()
        bounded = selection.start or selection.end
        said = folding.words(f"{row.title}\n{row.text}").split()
        fits = (
            (not selection.sources or row.source in selection.sources)
            and (not selection.languages or row.language in selection.languages)
            and not (bounded and day is None)
            and (selection.start is None or day is None or day >= selection.start)
            and (selection.end is None or day is None or day <= selection.end)
            and all(word in said for word in folding.words(selection.words).split())
            and (
                not selection.articles
                or any(row.article_id.startswith(one) for one in selection.articles)
            )
        )
        if fits:
            ids.append(row.article_id)
    return ids


@given(
    st.builds(
        Selection,
        sources=st.lists(st.sampled_from(SOURCES), max_size=2).map(tuple),
        start=DAYS,
        end=DAYS,
        languages=st.lists(st.sampled_from(["fr", "en", ""]), max_size=2).map(tuple),
        words=st.lists(st.sampled_from(SAID), max_size=2).map(" ".join),
        articles=st.lists(st.sampled_from(IDS).map(lambda one: one[:5]), max_size=2).map(tuple),
    )
)
def test_the_articles_kept_are_those_that_fit_every_choice(selection):
    assert select(ARTICLES, selection)["article_id"].tolist() == kept_by_hand(selection)
