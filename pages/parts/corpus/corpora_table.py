"""The user's corpora: rename, duplicate, delete to the bin and back, and where they are kept."""

import streamlit as st

from corpus import store as kept_store
from pages.shared import corpora
from pages.shared.cached import store
from pages.shared.show import charts as show
from pages.shared.text import count, md


def show_table(table, key):
    show.frame(
        table[["name", "articles", "created"]],
        key=key,
    )


def show_bin(binned):
    with st.expander(f"Bin: {count(len(binned), 'corpus', 'corpora')}", icon=":material/delete:"):
        for row in binned.itertuples():
            st.button(
                md(f"Bring back {row.name} ({count(row.articles, 'article')})"),
                key=f"restore-{row.id}",
                icon=":material/restore_from_trash:",
                on_click=_done,
                args=(kept_store.restore_corpus, int(row.id)),
            )
        sure = st.checkbox("Remove for good what is in the bin, deleted articles too", key="sure")
        st.button(
            "Empty the bin",
            disabled=not sure,
            on_click=_done,
            args=(kept_store.empty_bin,),
            key="empty",
        )


def show_own(corpus):
    if corpus.kept is None:
        st.caption("The sample and folders are always there and are not changed.")
        return
    name = st.text_input("Name", corpus.name, key=f"name-{corpus.kept}")
    with st.container(horizontal=True):
        st.button(
            "Rename",
            on_click=_done,
            args=(kept_store.rename_corpus, corpus.kept, name),
            kwargs={"then": name},
            disabled=name == corpus.name,
            key="rename",
        )
        copy = corpora.free(f"{corpus.name} (copy)", corpora.names())
        st.button(
            "Duplicate",
            on_click=_done,
            args=(kept_store.duplicate_corpus, corpus.kept, copy),
            kwargs={"then": copy},
            icon=":material/content_copy:",
            key="duplicate",
        )
        st.button(
            "Delete",
            on_click=_done,
            args=(kept_store.delete_corpus, corpus.kept),
            kwargs={"then": corpora.SAMPLE},
            icon=":material/delete:",
            key="delete",
            help="It goes to the bin, from where it can be brought back.",
        )


def show_backups():
    files = kept_store.backup_files(store().path)
    newest = f"the newest is {files[0].name}" if files else "none so far"
    st.caption(md(f"Kept in {store().path}. Backed up once a day; {newest}."))


def tab(corpus):
    """Draw the tab."""
    trouble = st.session_state.get("trouble")
    if trouble:
        st.warning(md(trouble), icon=":material/warning:")
    try:
        table = kept_store.corpora(store())
    except kept_store.StoreError:
        return  # the sidebar says why
    own, binned = table[table["deleted"].isna()], table[table["deleted"].notna()]
    if own.empty:
        st.info("No corpus of your own yet: add articles in the first tab.", icon=":material/info:")
    else:
        show_table(own, "own")
        show_own(corpus)
    if len(binned):
        show_bin(binned)
    show_backups()


def _done(what, *arguments, then=None):
    st.session_state.pop("trouble", None)
    try:
        what(store(), *arguments)
    except (ValueError, kept_store.StoreError) as error:
        st.session_state["trouble"] = str(error)
        return
    if then is not None:
        corpora.open_next(then)
