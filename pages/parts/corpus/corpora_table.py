"""The user's corpora: rename, duplicate, delete to the bin and back, and where they are kept."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from corpus import store as kept_store
from pages.parts.corpus import mending, results
from pages.shared import corpora
from pages.shared.decisions import changes
from pages.shared.kept import store
from pages.shared.show.charts import frame
from pages.shared.text import md
from study import Corpus, opened
from wording.language import count


def _bin(binned: pd.DataFrame) -> None:
    with st.expander(f"Bin: {count(len(binned), 'corpus', 'corpora')}", icon=":material/delete:"):
        for row in binned.itertuples():
            st.button(
                md(f"Bring back {row.name} ({count(row.articles, 'article')})"),
                key=f"restore-{row.id}",
                icon=":material/restore_from_trash:",
                on_click=_change,
                args=(kept_store.restore_corpus, int(row.id)),
            )
        sure = st.checkbox("Remove for good what is in the bin, deleted articles too", key="sure")
        st.button(
            "Empty the bin",
            disabled=not sure,
            on_click=_change,
            args=(kept_store.empty_bin,),
            key="empty",
        )


def _own(corpus: Corpus) -> None:
    if corpus.kept is None:
        st.caption("The sample and folders are always there and are not changed.")
        return
    name = st.text_input("Name", corpus.name, key=f"name-{corpus.kept}")
    with st.container(horizontal=True):
        st.button(
            "Rename",
            on_click=_change,
            args=(kept_store.rename_corpus, corpus.kept, name),
            kwargs={"then": name},
            disabled=name == corpus.name,
            key="rename",
        )
        copy = corpora.free(f"{corpus.name} (copy)", corpora.names())
        st.button(
            "Duplicate",
            on_click=_change,
            args=(kept_store.duplicate_corpus, corpus.kept, copy),
            kwargs={"then": copy},
            icon=":material/content_copy:",
            key="duplicate",
        )
        st.button(
            "Delete",
            on_click=_change,
            args=(kept_store.delete_corpus, corpus.kept),
            kwargs={"then": opened.SAMPLE},
            icon=":material/delete:",
            key="delete",
            help="It goes to the bin, from where it can be brought back.",
        )


def draw(corpus: Corpus) -> None:
    """Draw the tab."""
    changes.say_trouble()
    try:
        table = kept_store.corpora(store())
    except kept_store.StoreError:
        return  # the sidebar says why
    own, binned = table[table["deleted"].isna()], table[table["deleted"].notna()]
    if own.empty:
        st.info("No corpus of your own yet: add articles in the first tab.", icon=":material/info:")
    else:
        frame(own[["name", "articles", "created"]], key="own")
        _own(corpus)
    if len(binned):
        _bin(binned)
    results.draw()
    mending.draw(corpus)


def _change(change: Callable[..., Any], *arguments: Any, then: str | None = None) -> None:
    """Change something of a corpus; where it succeeds, have the corpus named `then` open next."""
    if changes.attempt(lambda: change(store(), *arguments)) and then is not None:
        corpora.open_next(then)
