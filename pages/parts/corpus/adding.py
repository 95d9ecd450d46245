"""Adding articles: files in, a preview, then the import and its account."""

from collections import Counter

import pandas as pd
import streamlit as st

from corpus import store as kept_store
from corpus.importing.account import settled
from corpus.importing.previewing import preview
from corpus.limits import current_limits, told
from corpus.readers.tables.columns import FIELDS
from pages.shared import corpora
from pages.shared.cached import store
from pages.shared.decisions import topic_choices
from pages.shared.show import charts as show
from pages.shared.text import count, md

FORMATS = (
    "Text, Markdown, web pages, PDF, Word, OpenDocument, RTF, EPUB, spreadsheets, CSV, JSON, "
    "RSS/Atom; Europresse, Factiva, LexisNexis and Nexis Uni, Alceste/IRaMuTeQ; zips of these."
)
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
}


def show_limits():
    with st.expander("Limits, and how to raise them", icon=":material/speed:"):
        for sentence in told(current_limits()):
            st.text(sentence)


def tab(corpus):
    """Draw the tab: what was imported last, or the preview, or the place to drop files."""
    account = st.session_state.get("account")
    if account is not None:
        _show_account(account)
    found = st.session_state.get("preview")
    if found is None:
        _drop(corpus)
    else:
        _show_preview(found, corpus)


def _drop(corpus):
    batch = st.session_state.setdefault("batch", 0)  # a new number empties the fields
    files = st.file_uploader(
        "Drop files here",
        accept_multiple_files=True,
        key=f"files-{batch}",
        help=FORMATS,
        max_upload_size=_megabytes(),
    )
    folder = st.file_uploader(
        "Or a whole folder",
        accept_multiple_files="directory",
        key=f"folder-{batch}",
        max_upload_size=_megabytes(),
    )
    pasted = st.text_area(
        "Or paste a text (its first line is the title)", key=f"pasted-{batch}", height=120
    )
    st.caption(FORMATS)
    show_limits()
    given = [(file.name, file.getvalue()) for file in [*(files or []), *(folder or [])]]
    if pasted.strip():
        given.append(("Pasted text.txt", pasted.encode("utf-8", "replace")))
    if not given:
        return
    if st.button(f"Look into {count(len(given), 'file')}", type="primary", key="look"):
        st.session_state.pop("account", None)
        st.session_state["preview"] = _looked(given)
        st.session_state["given"] = given
        st.rerun()


def _megabytes():
    return max(1, -(-current_limits().file_bytes // 2**20))


def _looked(given, choices=None):
    """Open the files, saying how far it is; the button that stops it leaves nothing behind."""
    bar = st.progress(0.0, "Opening the files…")
    st.button("Cancel", key="cancel-look", help="Nothing has been kept so far.")

    def progress(done, name):
        share = min(done / max(len(given), done + 1), 1.0)
        bar.progress(share, md(f"{count(done, 'file')} read, now {name}"))

    return preview(given, choices=choices, progress=progress)


def _show_preview(found, corpus):
    refused = [entry for entry in found.inputs if entry.status == "refused"]
    with st.container(horizontal=True):
        st.metric("Files", f"{len(found.inputs):,}", border=True)
        st.metric("Articles found", f"{len(found.incoming):,}", border=True)
        st.metric("Files refused", f"{len(refused):,}", border=True)
    _table_choices(found)
    if found.incoming:
        show.frame(_articles(found), key="found", height=320)
    _show_refused(refused)
    if len(found.remarks):
        with st.expander(
            f"What to look at: {count(len(found.remarks), 'remark')}", icon=":material/flag:"
        ):
            show.frame(found.remarks, key="remarks")
    _import_or_not(found, corpus)


def _articles(found):
    rows = [
        {
            "title": one.article.title,
            "source": one.article.source,
            "date": pd.Timestamp(one.article.date) if one.article.date else pd.NaT,
            "language": one.article.language,
            "words": len(one.article.text.split()),
            "format": found.formats.get(one.file, ""),
            "file": one.file,
        }
        for one in found.incoming
    ]
    return pd.DataFrame(rows)


def _show_refused(refused):
    if not refused:
        return
    with st.expander(f"{count(len(refused), 'file')} refused, and why", expanded=True):
        for entry in refused:
            st.text(f"{entry.name} {entry.reason}")


def _table_choices(found):
    """Let the reader say which column of a spreadsheet is what."""
    given = dict(st.session_state.get("given", []))
    for name, guesses in found.columns.items():
        with st.expander(md(f"Columns of {name}"), icon=":material/view_column:"):
            chosen = {"columns": _columns(name, guesses)}
            order = st.selectbox(
                "Dates such as 03/04/2024",
                list(_ORDERS),
                key=f"order-{name}",
                format_func=_ORDERS.get,
            )
            if order:
                chosen["date_order"] = order
            if st.button("Read again so", key=f"again-{name}"):
                choices = {**st.session_state.get("choices", {}), name: chosen}
                st.session_state["choices"] = choices
                st.session_state["preview"] = _looked(list(given.items()), choices)
                st.rerun()


def _columns(name, guesses):
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


def _import_or_not(found, corpus):
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


def _import(found, name, number, corpus):
    """Keep the articles, all or none, and have their corpus open next."""
    kept = store()
    if number is not None and number == corpus.kept and not corpus.articles.empty:
        topic_choices.keep(corpus, "topics remembered before an import")
    try:
        number = kept_store.create_corpus(kept, name) if number is None else number
        account = settled(found, kept_store.raw_table(kept, number)["article_id"])
        done = kept_store.add_articles(kept, number, found.incoming, account)
    except (ValueError, kept_store.StoreError) as error:
        st.session_state["account"] = {"trouble": str(error)}
        return
    st.session_state["account"] = {
        "name": name,
        "added": len(done.added),
        "already": len(done.already),
        "files": Counter(entry.status for entry in account),
        "refused": [entry for entry in account if entry.status == "refused"],
    }
    corpora.open_next(name)
    _forget()


def _forget():
    for key in ("preview", "given", "choices"):
        st.session_state.pop(key, None)
    st.session_state["batch"] = st.session_state.get("batch", 0) + 1


def _show_account(account):
    if "trouble" in account:
        st.warning(md(f"Nothing was imported: {account['trouble']}"), icon=":material/warning:")
        return
    st.success(
        md(
            f"{count(account['added'], 'article')} imported into {account['name']}, "
            f"{account['already']:,} there already. Of {count(account['files'].total(), 'file')}: "
            + ", ".join(f"{number:,} {status}" for status, number in account["files"].items())
        ),
        icon=":material/check_circle:",
    )
    st.page_link("app.py", label="See the corpus", icon=":material/dashboard:")
    _show_refused(account["refused"])
