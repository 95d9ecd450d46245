"""What a disk or another program has damaged, and the way back: one by one, or by a backup."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from corpus import store as kept_store
from pages.shared.decisions import changes
from pages.shared.kept import store
from pages.shared.text import md
from study import Corpus
from wording.language import count

SHOWN = 50  # rows with buttons; the others follow when these are done


def draw(corpus: Corpus) -> None:
    """Draw what is damaged, with what can be done; the backups, whether or not something is."""
    if corpus.kept is not None:
        _articles(corpus.kept)
        _notes(corpus.kept)
    _structure()
    _backups()


def _articles(number: int) -> None:
    table = kept_store.damaged_articles(store(), number)
    if table.empty:
        return
    title = f"{count(len(table), 'article')} damaged on the disk"
    with st.expander(title, expanded=True, icon=":material/broken_image:"):
        st.caption(
            "Heal one from the newest backup that has it whole, or import its file again, which "
            "heals it too. What was changed of it since the backup is lost, but for changes of an "
            "article of which only the text is damaged."
        )
        for row in table.head(SHOWN).itertuples():
            st.text(f"{row.title or row.article_id} ({row.file})")
            with st.container(horizontal=True):
                st.button(
                    "Heal from a backup",
                    disabled=not row.backup,
                    on_click=_do,
                    args=(kept_store.heal_article, number, row.article_id),
                    key=f"heal-{row.article_id}",
                    help="" if row.backup else "No backup has it whole.",
                )
                st.button(
                    "Delete",
                    on_click=_do,
                    args=(kept_store.delete_damaged, number, row.article_id),
                    key=f"delete-damaged-{row.article_id}",
                )


def _notes(number: int) -> None:
    table = kept_store.wrong_notes(store(), number)
    if table.empty:
        return
    title = f"{count(len(table), 'decision')} of yours cannot be read"
    with st.expander(title, expanded=True, icon=":material/broken_image:"):
        for row in table.head(SHOWN).itertuples():
            st.text(f"{row.kind}: {row.what}")
        gone = [kept_store.Note(row.kind, row.key, None) for row in table.itertuples()]
        st.button(
            "Remove them",
            on_click=_do,
            args=(kept_store.edit, number, gone),
            key="remove-wrong-notes",
        )


def _structure() -> None:
    try:
        found = kept_store.health(store())
    except kept_store.StoreError as error:
        st.warning(md(str(error)), icon=":material/warning:")
        return
    if found is None or not found.structure:
        return
    st.warning(
        "The file of your corpora is damaged: some articles may not be shown. Make its indexes "
        "anew; if that does not help, restore a backup.",
        icon=":material/warning:",
    )
    st.button("Make its indexes anew", on_click=_do, args=(kept_store.mend_store,), key="mend")


def _backups() -> None:
    path = store().path
    files = kept_store.backup_files(path)
    newest = f"the newest is {files[0].name}" if files else "none so far"
    st.caption(md(f"Kept in {path}. Backed up once a day; {newest}."))
    if not files:
        return
    with st.expander("Restore a backup", icon=":material/settings_backup_restore:"):
        st.caption(
            "All your corpora become what they were then. The file of now is kept beside it, and "
            "its name is told."
        )
        names = {file.name: file for file in files}
        chosen = st.selectbox("Backup", list(names), key="backup")
        sure = st.checkbox("Put it in the place of the corpora of now", key="sure-restore")
        st.button(
            "Restore",
            disabled=not sure,
            on_click=_restore,
            args=(partial(kept_store.restore, path, names[chosen]),),
            key="restore",
        )
    if "aside" in st.session_state:
        st.success(
            md(f"Restored. What was there before is in {st.session_state['aside']}."),
            icon=":material/check_circle:",
        )


def _restore(act: Callable[[], Any]) -> None:
    def restore() -> None:
        st.session_state["aside"] = str(act())

    changes.attempt(restore)


def _do(act: Callable[..., Any], *arguments: Any) -> None:
    changes.attempt(lambda: act(store(), *arguments))
