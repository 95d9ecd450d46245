"""Which corpus is open: the sample, a folder, or one of those that the user keeps."""

import os
from pathlib import Path

import streamlit as st

import corpus as articles_room
from corpus import store as kept_store
from pages.shared.cached import Corpus, keep, store
from pages.shared.text import md

SAMPLE = "Sample: Moscow and Beijing"
KEY = "corpus"  # of the list, and so of the address


def choose():
    """Draw the list of corpora, where there are several; return the one that is open."""
    kept = names()
    folder = _folder()
    options = ([folder.name] if folder else []) + [SAMPLE, *kept]
    if st.session_state.get(KEY) not in options:
        named = st.query_params.get(KEY)
        st.session_state[KEY] = named if named in options else options[0]
    if len(options) > 1:
        st.selectbox("Corpus", options, key=KEY, persist_state="session")
    chosen = st.session_state[KEY]
    _write_address(chosen, options)
    if chosen in kept:
        version = kept_store.version(store(), kept[chosen])
        return _of_store(chosen, kept[chosen], version)
    path = folder if folder and chosen == folder.name else None
    return _of_folder(str(path or ""), _stamp(path))


def _write_address(chosen, options):
    """Name the corpus in the address of every page, but for the first of the list."""
    if chosen != options[0]:
        st.query_params[KEY] = chosen
    elif KEY in st.query_params:
        del st.query_params[KEY]


def names():
    """Return name → number of the kept corpora, {} when the store cannot be used."""
    try:
        table = kept_store.corpora(store())
    except kept_store.StoreError as error:
        st.warning(md(str(error)), icon=":material/database_off:")
        _offer_backups(getattr(error, "backups", ()))
        return {}
    table = table[table["deleted"].isna()]
    return dict(zip(table["name"], table["id"].astype(int), strict=True))


def _offer_backups(backups):
    """Offer the newest backups of a damaged file; the damaged one is kept aside."""
    for backup in backups[:3]:
        st.button(
            md(f"Restore {backup.name}"),
            key=f"backup-{backup.name}",
            icon=":material/settings_backup_restore:",
            on_click=_restore,
            args=(backup,),
        )


def _restore(backup):
    try:
        kept_store.restore(kept_store.data_folder() / kept_store.FILE, backup)
    except kept_store.StoreError as error:
        st.session_state["trouble"] = str(error)


def free(name, taken):
    """Return the name, with a number when another corpus has it."""
    lower = {one.lower() for one in taken}
    numbers = (name if n == 1 else f"{name} {n}" for n in range(1, len(lower) + 2))
    return next(one for one in numbers if one.lower() not in lower)


def open_next(name):
    """Have the corpus of that name open at the next run."""
    st.session_state[KEY] = name


def _folder():
    named = os.environ.get("RECOUPE_CORPUS", "").strip()
    return Path(named).expanduser().resolve() if named else None


def _stamp(path):
    """Return what changes when a file of the folder does."""
    if path is None or not path.exists():
        return ""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return str([(str(file), file.stat().st_mtime_ns) for file in files if file.is_file()])


@keep("Opening the articles…", entries=2)
def _of_folder(path, stamp):
    return _opened(
        Path(path).name if path else SAMPLE, lambda: articles_room.load_articles(path or None)
    )


@keep("Opening the articles…", entries=4)
def _of_store(name, number, version):
    return _opened(name, lambda: kept_store.read_corpus(store(), number), number)


def _opened(name, read, number=None):
    try:
        articles, problems = read(), ()
    except articles_room.CorpusError as error:
        articles, problems = error.articles, tuple(error.problems)
    return Corpus(name, articles_room.corpus_digest(articles), articles, problems, number)
