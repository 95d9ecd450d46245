"""Adding articles: files in, a preview, then the import and its account."""

import streamlit as st

from corpus.importing.previewing import Preview, preview
from corpus.limits import current_limits, limit_sentences
from pages.parts.corpus import imported, looked_into
from pages.shared.text import md
from study import Corpus
from wording.language import count

FORMATS = (
    "Text, Markdown, web pages, PDF, Word, OpenDocument, RTF, EPUB, spreadsheets, CSV, JSON, "
    "RSS/Atom; Europresse, Factiva, LexisNexis and Nexis Uni, Alceste/IRaMuTeQ; zips of these."
)


def draw(corpus: Corpus) -> None:
    """Draw the tab: what was imported last, or the preview, or the place to drop files."""
    imported.draw()
    found = st.session_state.get("preview")
    if found is not None:
        looked_into.draw(found, corpus, look=_look)
        return
    given = _drop()
    if given and st.button(f"Look into {count(len(given), 'file')}", type="primary", key="look"):
        st.session_state.pop("account", None)
        st.session_state["preview"] = _look(given)
        st.session_state["given"] = given
        st.rerun()


def _drop() -> list[tuple[str, bytes]]:
    """Draw the places to drop files; give them by name."""
    batch = st.session_state.setdefault("batch", 0)  # a new number empties the fields
    megabytes = max(1, -(-current_limits().file_bytes // 2**20))
    files = st.file_uploader(
        "Drop files here",
        accept_multiple_files=True,
        key=f"files-{batch}",
        help=FORMATS,
        max_upload_size=megabytes,
    )
    folder = st.file_uploader(
        "Or a whole folder",
        accept_multiple_files="directory",
        key=f"folder-{batch}",
        max_upload_size=megabytes,
    )
    pasted = st.text_area(
        "Or paste a text (its first line is the title)", key=f"pasted-{batch}", height=120
    )
    st.caption(FORMATS)
    with st.expander("Limits, and how to raise them", icon=":material/speed:"):
        for sentence in limit_sentences(current_limits()):
            st.text(sentence)
    given = [(file.name, file.getvalue()) for file in [*(files or []), *(folder or [])]]
    if pasted.strip():
        given.append(("Pasted text.txt", pasted.encode("utf-8", "replace")))
    return given


def _look(given: list[tuple[str, bytes]], choices: dict | None = None) -> Preview:
    """Open the files, saying how far it is; the button that stops it leaves nothing behind."""
    bar = st.progress(0.0, "Opening the files…")
    st.button("Cancel", key="cancel-look", help="Nothing has been kept so far.")

    def progress(done: int, name: str) -> None:
        share = min(done / max(len(given), done + 1), 1.0)
        bar.progress(share, md(f"{count(done, 'file')} read, now {name}"))

    return preview(given, choices=choices, progress=progress)
