"""Which corpus is open: the sample, a folder, or one of those that the user keeps."""

import os
from pathlib import Path

import streamlit as st

from corpus import store as kept_store
from pages.shared.kept import store
from pages.shared.text import md
from study import Corpus, opened

KEY = "corpus"  # of the list, and so of the address
UNKNOWN, INSTEAD = "unknown-corpus", "corpus-instead"  # what the address named, what opened


def choose() -> Corpus:
    """Draw the list of corpora, where there are several; give the one that is open."""
    kept = names()
    folder = _folder()
    options = ([folder.name] if folder else []) + [opened.SAMPLE, *kept]
    if st.session_state.get(KEY) not in options:
        named = st.query_params.get(KEY)
        st.session_state[KEY] = named if named in options else options[0]
        st.session_state[UNKNOWN] = (named or "") if named not in options else ""
    if len(options) > 1:
        st.selectbox("Corpus", options, key=KEY, persist_state="session")
    chosen = st.session_state[KEY]
    _write_address(chosen, options)
    if kept:
        _warn_of_damage()
    if chosen in kept:
        try:
            return opened.open_kept(store(), kept[chosen], chosen)
        except kept_store.StoreError as error:  # damage that only reading brought to light
            _tell(error)
            return opened.open_sample()
    if folder and chosen == folder.name:
        return opened.open_folder(folder)
    return opened.open_sample()


def say_unknown() -> None:
    """Say that the address names a corpus that is not here, until another one is chosen."""
    named, here = st.session_state.get(UNKNOWN, ""), st.session_state[KEY]
    if not named:
        return
    if st.session_state.setdefault(INSTEAD, here) != here:
        st.session_state[UNKNOWN] = ""
        return
    st.warning(
        md(
            f"The address names the corpus “{named}”, which is not here: it may have another name, "
            f"be deleted, or stand on another machine. You see “{here}”."
        ),
        icon=":material/link_off:",
    )


def _write_address(chosen: str, options: list[str]) -> None:
    """Name the corpus in the address of every page, but for the first of the list."""
    if chosen != options[0]:
        st.query_params[KEY] = chosen
    elif KEY in st.query_params:
        del st.query_params[KEY]


def names() -> dict[str, int]:
    """Give name → number of the kept corpora, {} when the store cannot be used."""
    try:
        return opened.kept_names(store())
    except kept_store.StoreError as error:
        _tell(error)
        return {}


def _warn_of_damage() -> None:
    """Say on every page what the examination found that began when the store was opened."""
    try:
        found = kept_store.health(store())
    except kept_store.StoreError as error:
        _tell(error)
        return
    if found is not None and found.structure:
        st.warning(
            "The file of your corpora is damaged, and some articles may not be shown. What can be "
            "done stands on the page Corpus under My corpora.",
            icon=":material/database_off:",
        )


def _tell(error: kept_store.StoreError) -> None:
    st.warning(md(str(error)), icon=":material/database_off:")
    _offer_backups(getattr(error, "backups", ()))


def _offer_backups(backups: tuple[Path, ...]) -> None:
    """Offer the newest backups of a damaged file; the damaged one is kept aside."""
    for backup in backups[:3]:
        st.button(
            md(f"Restore {backup.name}"),
            key=f"backup-{backup.name}",
            icon=":material/settings_backup_restore:",
            on_click=_restore,
            args=(backup,),
        )


def _restore(backup: Path) -> None:
    try:
        kept_store.restore(kept_store.data_folder() / kept_store.FILE, backup)
    except kept_store.StoreError as error:
        st.session_state["trouble"] = str(error)


def free(name: str, taken: dict[str, int]) -> str:
    """Give the name, with a number when another corpus has it."""
    lower = {one.lower() for one in taken}
    numbers = (name if n == 1 else f"{name} {n}" for n in range(1, len(lower) + 2))
    return next(one for one in numbers if one.lower() not in lower)


def open_next(name: str) -> None:
    """Have the corpus of that name open at the next run."""
    st.session_state[KEY] = name


def _folder() -> Path | None:
    named = os.environ.get("RECOUPE_CORPUS", "").strip()
    return Path(named).expanduser().resolve() if named else None
