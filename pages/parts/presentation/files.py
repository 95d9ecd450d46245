"""The presentation as files: PowerPoint, web page, Word, Excel, CSV; the project to take along."""

import streamlit as st

from corpus import CorpusError
from corpus import store as kept_store
from corpus.project.exchange import read_manifest, read_project, write_project
from exports import VERSION
from exports.names import file_name
from pages.shared import cached, corpora
from pages.shared.decisions import changes, notes
from pages.shared.show.made import address
from pages.shared.text import count, md

LANGUAGES = {"fr": "French", "en": "English"}
OFFICE = "application/vnd.openxmlformats-officedocument"


def draw(corpus, exhibits):
    """Draw the ways out, and the project file."""
    if exhibits:
        _presentation(corpus, list(exhibits.values()))
    _project(corpus)


def _presentation(corpus, slides):
    st.subheader("Take it away", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        title = st.text_input("Title", corpus.name, key="deck-title", max_chars=120).strip()
        language = st.segmented_control(
            "Footers, sources and methods in",
            list(LANGUAGES),
            default="fr",
            required=True,
            key="deck-language",
            format_func=LANGUAGES.get,
        )
    template = st.file_uploader(
        "Your own PowerPoint template",
        type=["pptx", "potx"],
        key="deck-template",
        help="Its layouts, fonts and colours are used; its own slides are left out.",
    )
    common = {"title": title or corpus.name, "articles": corpus.articles, "language": language}
    with st.container(horizontal=True):
        _download(
            "PowerPoint", "pptx", f"{OFFICE}.presentationml.presentation", common["title"],
            lambda: _deck(slides, common, template),
        )  # fmt: skip
        _download("Web page (HTML)", "html", "text/html", common["title"],
                  lambda: _report(slides, common))  # fmt: skip
        _download("Word", "docx", f"{OFFICE}.wordprocessingml.document", common["title"],
                  lambda: _document(slides, common))  # fmt: skip
        _download("Excel", "xlsx", f"{OFFICE}.spreadsheetml.sheet", common["title"],
                  lambda: _workbook(slides, common))  # fmt: skip
        _download("CSV (ZIP)", "zip", "application/zip", common["title"],
                  lambda: _tables(slides, language))  # fmt: skip
    st.caption(
        f"{count(len(slides), 'slide')}, with a cover, the list of sources and a paragraph on method. "
        "Charts, tables and networks stay editable in PowerPoint; the web page works offline."
    )


def _download(label, ending, mime, title, write):
    """Draw a button that makes its file when it is pressed."""
    st.download_button(
        label,
        write,
        file_name(title, ending),
        mime,
        on_click="ignore",
        key=f"deck-{ending}",
        icon=":material/download:",
    )


def _deck(slides, common, template):
    from exports.deck import to_pptx

    return to_pptx(slides, **common, template=template.getvalue() if template else None)


def _report(slides, common):
    from exports.web.report import report_html

    return report_html(slides, **common)


def _document(slides, common):
    from exports.word.document import to_docx

    return to_docx(slides, **common)


def _workbook(slides, common):
    from exports.sheets.writing import to_xlsx

    return to_xlsx(slides, articles=common["articles"], language=common["language"])


def _tables(slides, language):
    from exports.sheets.writing import to_csv_zip

    return to_csv_zip(slides, language=language)


def _project(corpus):
    st.subheader("The whole project", anchor=False)
    st.caption(
        "One file with the articles, your corrections, names, topics and this presentation, to go on "
        "with it on another machine."
    )
    if corpus.kept is None:
        st.caption("The sample and folders are not kept here: make a copy to take along.")
        changes.copy_button(corpus, notes.steps(corpus))
    else:
        kept, here = cached.store(), address()  # the file is made outside of the page's run
        _download(
            "Project (.recoupe)", "recoupe", "application/zip", corpus.name,
            lambda: write_project(kept, corpus.kept, view=here, version=VERSION),
        )  # fmt: skip
    given = st.file_uploader("Open a project", type=["recoupe", "zip"], key="project-file")
    if given is None:
        return
    try:
        manifest = read_manifest(given.getvalue(), given.name)
    except (CorpusError, ValueError) as error:
        st.warning(md(str(error)), icon=":material/warning:")
        return
    st.button(
        md(f"Open “{manifest.corpus}” with {count(manifest.articles, 'article')}"),
        icon=":material/folder_open:",
        key="project-open",
        on_click=_open,
        args=(given.getvalue(), given.name),
    )


def _open(data, name):
    st.session_state.pop("trouble", None)
    try:
        number = read_project(cached.store(), data, name)
    except (CorpusError, ValueError, kept_store.StoreError) as error:
        st.session_state["trouble"] = str(error)
        return
    opened = {kept: title for title, kept in corpora.names().items()}
    corpora.open_next(opened[number])
