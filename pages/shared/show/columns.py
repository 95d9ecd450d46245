"""What each column of a table is called on the page, how it is written, and what it means."""

from typing import Any

import pandas as pd
import streamlit as st

_TEXT, _NUMBER = st.column_config.TextColumn, st.column_config.NumberColumn

COLUMNS = {
    "title": _TEXT("Title", width="large"),
    "source": _TEXT("Outlet", help="The outlet that published the article."),
    "origin": _TEXT("Credited to", help="The agency or outlet that the text credits."),
    "date": st.column_config.DateColumn("Date", format="DD MMM YYYY"),
    "language": _TEXT("Language"),
    "url": st.column_config.LinkColumn("Address"),
    "file": _TEXT("File"),
    "format": _TEXT("Format"),
    "place": _TEXT("Where"),
    "what": _TEXT("What", width="large"),
    "name": _TEXT("Name"),
    "created": st.column_config.DatetimeColumn("Made", format="D MMM YYYY, HH:mm"),
    "words": _NUMBER("Words", format="localized"),
    "keyword": _TEXT("Keyword"),
    "articles": _NUMBER("Articles", help="In how many articles."),
    "sources": _NUMBER("Outlets", help="In how many outlets."),
    "count": _NUMBER("Occurrences", help="How often, in all articles shown."),
    "score": _NUMBER(
        "Score",
        format="%.4f",
        help="YAKE's score over the corpus: the lower, the more it stands out.",
    ),
    "rank": _NUMBER("Rank"),
    "per_thousand": _NUMBER("Per 1,000 words", format="%.2f"),
    "topic": _NUMBER("Topic"),
    "term": _TEXT("Term"),
    "class": _NUMBER("Class"),
    "segments": _NUMBER("Segments", help="In how many segments."),
    "chi_squared": _NUMBER(
        "Chi-squared", format="%.1f", help="How typical: below 0 where the class has less of it."
    ),
    "p": _NUMBER(
        "p", format="%.3f", help="Not adjusted for the many terms: only small ones count."
    ),
    "n_topics": _NUMBER("Topics"),
    "stability": _NUMBER("Stability", format="%.2f", help="0 to 1, higher is better."),
    "coherence": _NUMBER("Coherence", format="%.2f", help="NPMI, -1 to 1, higher is better."),
    "chosen": st.column_config.CheckboxColumn("Proposed"),
    "period": st.column_config.DateColumn("Period from", format="DD MMM YYYY"),
    "start": _NUMBER("From sign"),
    "end": _NUMBER("To sign"),
    "weight": _NUMBER("Weight", format="%.3f", help="How strongly the term belongs to the topic."),
    "share": _NUMBER("Share", format="percent"),
    "entity": _TEXT("Name", width="medium"),
    "type": _TEXT("Kind"),
    "mention": _TEXT("Written as"),
    "designation": _TEXT("Expression"),
    "first_date": st.column_config.DateColumn("First named", format="DD MMM YYYY"),
    "first_article": _TEXT("First article", width="large"),
    "in_title": _NUMBER("In titles", help="How often in the title of an article."),
    "in_lead": _NUMBER("In leads", help="How often in the first paragraph behind the title."),
    "in_body": _NUMBER("In the rest", help="How often further down."),
    "entity_a": _TEXT("Name"),
    "entity_b": _TEXT("Named with"),
    "npmi": _NUMBER(
        "NPMI",
        format="%.2f",
        help="How much more often together than by chance: 1 is always, 0 is chance, -1 is never.",
    ),
    "article": _TEXT("Article", width="large"),
    "article_a": _TEXT("Article", width="large"),
    "article_b": _TEXT("Other article", width="large"),
    "cosine": _NUMBER(
        "Likeness",
        format="%.2f",
        help="TF-IDF cosine, 0 (nothing in common) to 1 (the same words).",
    ),
    "share_of_a": _NUMBER("Share of the article", format="percent"),
    "share_of_b": _NUMBER("Share of the other", format="percent"),
    "share_of_article": _NUMBER(
        "Shared",
        format="percent",
        help="Of its words, those that stand in any other of the family.",
    ),
    "share_of_first": _NUMBER(
        "Of the first", format="percent", help="Of its words, those that stand in the first row."
    ),
    "other": _TEXT("Shared with", width="large"),
    "others": _NUMBER("Others", help="How many articles share at least half of it."),
    "groups": _TEXT("Outlets", width="large"),
    "size": _NUMBER("Shared by these alone"),
    "degree": _NUMBER("How many outlets"),
    "paragraph": _NUMBER("Paragraph"),
    "kind": _TEXT("Kind"),
    "text": _TEXT("Text", width="large"),
    "rule": _TEXT("Rule"),
    "removed": _TEXT("Removed", width="large"),
    "replacement": _TEXT("Put in its place"),
    "group": _TEXT("Group"),
    "expected": _NUMBER(
        "Expected", format="%.1f", help="What it would be if there were no difference."
    ),
    "log_ratio": _NUMBER(
        "Log ratio",
        format="%.2f",
        help="1 is twice as often as the rest, 3 eight times, -1 half as often.",
    ),
    "log_likelihood": _NUMBER(
        "Log-likelihood", format="%.1f", help="How sure the difference is, whichever its direction."
    ),
    "p_adjusted": _NUMBER(
        "p adjusted",
        format="%.3f",
        help="The chance of such a difference where there is none, adjusted for many comparisons.",
    ),
    "rest_per_thousand": _NUMBER("Per 1,000 words of the rest", format="%.2f"),
    "left": _TEXT("Left", width="large"),
    "match": _TEXT("Match"),
    "right": _TEXT("Right", width="large"),
    "position": _NUMBER("Place", format="percent", help="How far into its article."),
    "collocate": _TEXT("Near it"),
    "before": _NUMBER("Before it", help="How often it stands before the word."),
    "behind": _NUMBER("Behind it", help="How often it stands behind the word."),
}


def config(table: pd.DataFrame) -> dict[str, Any]:
    """Give the column settings for `st.dataframe`; a column of the user's own keeps its name."""
    return {name: COLUMNS[name] for name in table.columns if name in COLUMNS}


def label(name: str) -> str:
    """Give what a column is called on the page; one of the user's own is called as it is."""
    return COLUMNS[name]["label"] if name in COLUMNS else name
