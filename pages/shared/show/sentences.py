"""Sentences and passages as evidence, each under its article, with the counted words marked."""

import pandas as pd
import streamlit as st

from pages.shared.address import link
from pages.shared.show import marked, tray
from pages.shared.text import escape
from study import View, article_names
from study.provenance import Made
from wording.language import count

_SENTENCES = 40  # shown at first; the rest on demand


def evidence(
    sentences: pd.DataFrame,
    view: View,
    *,
    key: str,
    title: str = "",
    made: Made | None = None,
) -> None:
    """Show the sentences behind a number, by article, the counted words marked.

    Parameters
    ----------
    sentences
        As `study` gives them for that view.
    key
        Unique on the page.
    title, made
        What they are called in the presentation and from what they were made (without, they cannot
        be put there).
    """
    if sentences.empty:
        st.info("No sentence in the selected articles.", icon=":material/search_off:")
        return
    found = sum(map(len, sentences["marks"]))
    st.caption(
        f"{count(found, 'occurrence')} in {count(len(sentences), 'sentence')} of "
        f"{count(sentences['article_id'].nunique(), 'article')}"
    )
    everything = len(sentences) <= _SENTENCES or st.toggle("Show all sentences", key=f"{key}-all")
    shown = sentences if everything else sentences.head(_SENTENCES)
    own = view.articles["article_id"].isin(shown["article_id"].unique())
    about = view.articles[own].set_index("article_id")
    names = article_names.long(view.corpus)
    body = [
        _under_article(about.loc[article], rows, names[article])
        for article, rows in shown.groupby("article_id", sort=False)
    ]
    st.html(marked.block("".join(body)))
    if not everything:
        st.caption(f"The first {_SENTENCES} sentences of {len(sentences):,}.")
    if made is not None:
        tray.button(made, lambda: (None, sentences, "evidence"), title=title, key=key)


def _under_article(article: pd.Series, rows: pd.DataFrame, name: str) -> str:
    items = "".join(
        f"<li>{marked.mark(text, [(a, b, 'keyword') for a, b in marks])}</li>"
        for text, marks in zip(rows["text"], rows["marks"], strict=True)
    )
    return f'<div class="head">{heading(article, name)}</div><ul>{items}</ul>'


def heading(article: pd.Series, name: str | None = None) -> str:
    """Give an article's title, outlet and date as HTML; a link to the reader if its name is given."""
    day = f"{article['date']:%d %b %Y}" if article["date"] == article["date"] else "no date"
    where = escape(f"{article['source'] or 'Unknown outlet'}, {day}")
    title = escape(article["title"])
    if name is not None:
        title = f'<a href="{escape(link("articles", article=name))}" target="_self">{title}</a>'
    return f'{title} <span class="where">· {where}</span>'


def passages(found: pd.DataFrame, view: View) -> None:
    """Show passages of articles, each under its article."""
    if found.empty:
        st.info(
            "No passage of the selected articles speaks mostly of this topic.",
            icon=":material/info:",
        )
        return
    about, names = view.articles.set_index("article_id"), article_names.long(view.corpus)
    body = []
    for row in found.itertuples():
        article = about.loc[row.article_id]
        text = escape(article["text"][row.start : row.end])
        head = heading(article, names[row.article_id])
        body.append(f'<div class="head">{head}</div><p>{text}</p>')
    st.html(marked.block("".join(body)))
