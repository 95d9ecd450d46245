"""What each column of a table is called on the page, how it is written, and what it means."""

import streamlit as st

_TEXT, _NUMBER = st.column_config.TextColumn, st.column_config.NumberColumn

COLUMNS = {
    "title": _TEXT("Title", width="large"),
    "source": _TEXT("Outlet", help="The outlet that published the article."),
    "origin": _TEXT("Credited to", help="The agency or outlet that the text credits."),
    "date": st.column_config.DateColumn("Date", format="D MMM YYYY"),
    "language": _TEXT("Language"),
    "url": st.column_config.LinkColumn("Address"),
    "file": _TEXT("File"),
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
    "name": _TEXT("Topic name"),
    "term": _TEXT("Term"),
    "weight": _NUMBER("Weight", format="%.3f", help="How strongly the term belongs to the topic."),
    "share": _NUMBER("Share", format="percent"),
    "entity": _TEXT("Name"),
    "type": _TEXT("Kind"),
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
    "kind": _TEXT("Kind"),
    "text": _TEXT("Text", width="large"),
    "rule": _TEXT("Rule"),
    "removed": _TEXT("Removed", width="large"),
    "replacement": _TEXT("Put in its place"),
}


def config(table):
    """Return the column settings for `st.dataframe`; a column of the user's own keeps its name."""
    return {name: COLUMNS[name] for name in table.columns if name in COLUMNS}
