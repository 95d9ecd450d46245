"""The whole project as one file, to go on with it on another machine."""

import streamlit as st

from corpus import CorpusError
from corpus.project.exchange import read_manifest, read_project, write_project
from exports import VERSION
from exports.exhibit import from_json
from exports.names import file_name
from pages.shared import corpora
from pages.shared.address import here
from pages.shared.decisions import changes, notes
from pages.shared.kept import store
from pages.shared.show import tray
from pages.shared.show.downloads import download
from pages.shared.text import md
from study import Corpus
from wording.language import count


def draw(corpus: Corpus) -> None:
    """Draw the ways to take the project along, and to open one."""
    st.subheader("The whole project", anchor=False)
    st.caption(
        "One file with the articles, your corrections, names, topics and this presentation, to go on "
        "with it on another machine."
    )
    if corpus.kept is None:
        st.caption("The sample and folders are not kept here: make a copy to take along.")
        changes.copy_button(corpus, notes.steps(corpus))
    else:
        kept, view = store(), here()  # the file is made outside of the page's run
        download(
            "Project (.recoupe)",
            lambda: write_project(kept, corpus.kept, view=view, version=VERSION),
            file_name(corpus.name, "recoupe"),
            "application/zip",
            key="deck-recoupe",
        )
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


def _check_slide(kind: str, key: str, value: str) -> None:
    """Raise ValueError for a slide that could not be drawn."""
    if kind == tray.EXHIBIT:
        from_json(value)


def _open(data: bytes, name: str) -> None:
    def read() -> None:
        number = read_project(store(), data, name, check=_check_slide)
        titles = {kept: title for title, kept in corpora.names().items()}
        corpora.open_next(titles[number])

    changes.attempt(read)
