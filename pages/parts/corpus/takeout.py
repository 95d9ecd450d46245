"""The selected articles as files, to be read elsewhere or here again."""

import streamlit as st

from exports.corpus import corpora as files
from exports.names import file_name
from pages.shared.show.downloads import download
from study import View
from wording.language import count

FORMATS = (
    ("Text files with articles.csv (ZIP)", files.to_text_zip, "zip", "application/zip",
     "Reads back into Recoupe as it is."),
    ("CSV", files.corpus_csv, "csv", "text/csv", "One row an article, for a spreadsheet."),
    ("Excel (XLSX)", files.corpus_xlsx, "xlsx",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
     "One row an article; texts longer than a cell go on in the next column."),
    ("JSON Lines", files.to_json_lines, "jsonl", "application/x-ndjson", "One line an article."),
    ("IRaMuTeQ", files.to_iramuteq, "txt", "text/plain", "For IRaMuTeQ and other Alceste readers."),
)  # fmt: skip


def draw(view: View) -> None:
    """Draw the tab."""
    st.caption(
        f"{count(len(view.articles), 'article')}: those that the filters keep, cleaned as you see them."
    )
    for label, write, ending, mime, what in FORMATS:
        with st.container(horizontal=True, vertical_alignment="center"):
            download(
                label,
                lambda write=write: write(view.articles),
                file_name(f"{view.corpus.name} {len(view.articles)} articles", ending),
                mime,
                key=f"out-{ending}",
            )
            st.caption(what)
