"""What the files hold, before anything is kept: articles, remarks, columns; import or discard."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from corpus.importing.previewing import Preview
from corpus.readers.tables.columns import FIELDS, ColumnGuess
from pages.parts.corpus import imported
from pages.shared import corpora
from pages.shared.show.charts import frame
from pages.shared.text import md
from study import Corpus
from wording.language import count

NEW = "a new corpus"
_ORDERS = {
    "": "as the file's other dates say, else day first",
    "day": "day first: 3 April",
    "month": "month first: 4 March",
}
_FIELD_NAMES = {
    "title": "Title",
    "text": "Text",
    "source": "Outlet",
    "origin": "Agency credited",
    "date": "Date",
    "language": "Language",
    "url": "Address",
    "author": "Author",
    "extra": "A column of its own",
    "ignore": "Leave out",
    "day": "Day of the date",
    "month": "Month of the date",
    "year": "Year of the date",
}
Look = Callable[[list[tuple[str, bytes]], dict | None], Preview]


def draw(found: Preview, corpus: Corpus, *, look: Look) -> None:
    """Draw what was found, and what to do with it.

    Parameters
    ----------
    look
        What reads the files again, with the reader's choices for tables.
    """
    refused = [entry for entry in found.inputs if entry.status == "refused"]
    with st.container(horizontal=True):
        st.metric("Files", f"{len(found.inputs):,}", border=True)
        st.metric("Articles found", f"{len(found.incoming):,}", border=True)
        st.metric("Files refused", f"{len(refused):,}", border=True)
    _many_articles(found, look)
    for name, guesses in found.columns.items():
        _table_choices(name, guesses, look)
    if found.incoming:
        frame(_articles(found), key="found", height=320)
    imported.show_refused(refused)
    if len(found.remarks):
        title = f"What to look at: {count(len(found.remarks), 'remark')}"
        with st.expander(title, icon=":material/flag:"):
            frame(found.remarks, key="remarks")
    _import_or_discard(found, corpus)


def _articles(found: Preview) -> pd.DataFrame:
    articles = [one.article for one in found.incoming]
    return pd.DataFrame(
        {
            "title": [article.title for article in articles],
            "source": [article.source for article in articles],
            "date": pd.to_datetime(pd.Series([article.date for article in articles])),
            "language": [article.language for article in articles],
            "words": [len(article.text.split()) for article in articles],
            "format": [found.formats.get(one.file, "") for one in found.incoming],
            "file": [one.file for one in found.incoming],
        }
    )


def _many_articles(found: Preview, look: Look) -> None:
    """Let the reader say that a file read as one article holds many, and take it back."""
    apart = [
        name for name, said in st.session_state.get("choices", {}).items() if said.get("split")
    ]
    if not found.many and not apart:
        return
    with st.expander("Files that look like several articles", expanded=True):
        for name, many in found.many.items():
            told = (
                f"{md(name)}: {count(many.articles, 'article')}, separated by {md(many.separator)}"
            )
            if st.checkbox(f"{told}. Read them apart", key=f"apart-{name}"):
                _look_again({name: {"split": True}}, look)
        for name in apart:
            if st.button(f"{md(name)}: read it as one article again", key=f"one-{name}"):
                _look_again({name: {}}, look)


def _look_again(said: dict[str, dict], look: Look) -> None:
    choices = {**st.session_state.get("choices", {}), **said}
    st.session_state["choices"] = choices
    st.session_state["preview"] = look(st.session_state.get("given", []), choices)
    st.rerun()


def _table_choices(name: str, guesses: Sequence[ColumnGuess], look: Look) -> None:
    """Let the reader say which column of a spreadsheet is what."""
    with st.expander(md(f"Columns of {name}"), icon=":material/view_column:"):
        chosen: dict = {"columns": _columns(name, guesses)}
        order = st.selectbox(
            "Dates such as 03/04/2024",
            list(_ORDERS),
            key=f"order-{name}",
            format_func=_ORDERS.get,
        )
        if order:
            chosen["date_order"] = order
        if st.button("Read again so", key=f"again-{name}"):
            _look_again({name: chosen}, look)


def _columns(name: str, guesses: Sequence[ColumnGuess]) -> dict[str, str]:
    return {
        guess.column: st.selectbox(
            md(f"{guess.column}: {guess.example[:60]}"),
            FIELDS,
            index=FIELDS.index(guess.field),
            key=f"column-{name}-{guess.column}",
            format_func=_FIELD_NAMES.get,
        )
        for guess in guesses
    }


def _import_or_discard(found: Preview, corpus: Corpus) -> None:
    names = corpora.names()
    targets = [NEW, *names]
    start = targets.index(corpus.name) if corpus.kept is not None and corpus.name in targets else 0
    left, right = st.columns(2)
    target = left.selectbox("Add them to", targets, index=start, key="target")
    name = target
    if target == NEW:
        name = right.text_input("Its name", corpora.free("My corpus", names), key="new-name")
    with st.container(horizontal=True):
        if found.incoming:
            st.button(
                f"Import {count(len(found.incoming), 'article')}",
                type="primary",
                key="import",
                on_click=_import,
                args=(found, name, names.get(target), corpus),
            )
        st.button("Discard", key="discard", on_click=_forget)


def _import(found: Preview, name: str, number: int | None, corpus: Corpus) -> None:
    """Keep the articles, all or none; then their corpus is open and the account shown."""
    if imported.keep(found, name, number, corpus):
        corpora.open_next(name)
        _forget()


def _forget() -> None:
    for key in ("preview", "given", "choices"):
        st.session_state.pop(key, None)
    st.session_state["batch"] = st.session_state.get("batch", 0) + 1
