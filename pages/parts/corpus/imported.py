"""The import itself, and its account: what became of every file."""

import contextlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from corpus import store as kept_store
from corpus.importing.account import account_of
from corpus.importing.previewing import Preview
from pages.shared import corpora
from pages.shared.decisions import elsewhere, notes
from pages.shared.kept import store
from pages.shared.text import md
from study import Corpus, decisions, opened, readings
from wording.language import count


@dataclass(frozen=True)
class Account:
    """What was imported: `trouble` says why nothing was, "" when it was."""

    trouble: str = ""
    name: str = ""
    added: int = 0
    already: int = 0
    healed: int = 0
    entries: tuple[kept_store.Entry, ...] = ()


def keep(found: Preview, name: str, number: int | None, corpus: Corpus) -> bool:
    """Keep the articles in a corpus, all or none; whether they could be.

    Parameters
    ----------
    number
        The number of the corpus they are added to, None for a new one called `name`.
    corpus
        The one that is open, whose topics keep their numbers when articles are added to it.
    """
    if number is not None and number == corpus.kept and not corpus.articles.empty:
        values = decisions.topics_to_remember(corpus, notes.of(corpus))
        notes.write(corpus, values, what="topics remembered before an import")
    try:
        with elsewhere.own_change():
            done, entries = _keep_articles(found, name, number)
    except (ValueError, kept_store.StoreError) as error:
        st.session_state["account"] = Account(str(error))
        return False
    st.session_state["account"] = Account(
        "", name, len(done.added), len(done.already), len(done.healed), entries
    )
    _have_read(name)
    return True


def _have_read(name: str) -> None:
    """Have the articles of a corpus read in the background."""
    with contextlib.suppress(kept_store.StoreError, KeyError):  # damage: the page says so
        readings.start(opened.open_kept(store(), corpora.names()[name], name))


def _keep_articles(
    found: Preview, name: str, number: int | None
) -> tuple[kept_store.Imported, tuple[kept_store.Entry, ...]]:
    kept = store()
    there = () if number is None else kept_store.article_ids(kept, number)
    entries = account_of(found, there)
    if number is None:
        return kept_store.create_filled(kept, name, found.incoming, entries)[1], entries
    return kept_store.add_articles(kept, number, found.incoming, entries), entries


def draw() -> None:
    """Draw the account of the last import, where there was one."""
    account = st.session_state.get("account")
    if account is None:
        return
    if account.trouble:
        st.warning(md(f"Nothing was imported: {account.trouble}"), icon=":material/warning:")
        return
    statuses = Counter(entry.status for entry in account.entries)
    healed = f"{count(account.healed, 'damaged article')} healed, " if account.healed else ""
    st.success(
        md(
            f"{count(account.added, 'article')} imported into {account.name}, "
            f"{healed}{account.already:,} there already. Of {count(statuses.total(), 'file')}: "
            + ", ".join(f"{number:,} {status}" for status, number in statuses.items())
        ),
        icon=":material/check_circle:",
    )
    st.page_link("app.py", label="See the corpus", icon=":material/dashboard:")
    show_refused(entry for entry in account.entries if entry.status == "refused")


def show_refused(entries: Iterable[kept_store.Entry]) -> None:
    """List the files that were refused, with the reasons."""
    refused = list(entries)
    if not refused:
        return
    with st.expander(f"{count(len(refused), 'file')} refused, and why", expanded=True):
        for entry in refused:
            st.text(f"{entry.name} {entry.reason}")
