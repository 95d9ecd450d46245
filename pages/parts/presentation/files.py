"""The presentation as files: PowerPoint, web page, Word, Excel, CSV."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from exports.exhibit import Exhibit
from exports.names import file_name
from study import Corpus
from wording.language import count

LANGUAGES = {"fr": "French", "en": "English"}
OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Deck:
    """What the files are made of: `template` is the reader's own PowerPoint file, if any."""

    slides: list[Exhibit]
    title: str
    articles: pd.DataFrame
    language: str
    template: bytes | None


def draw(corpus: Corpus, exhibits: dict[str, Exhibit]) -> None:
    """Draw the ways out, where there is a slide."""
    if not exhibits:
        return
    st.subheader("Take it away", anchor=False)
    deck = _controls(corpus, list(exhibits.values()))
    with st.container(horizontal=True):
        for label, ending, mime, write in FORMATS:
            _download(deck, label, ending, mime, write)
    st.caption(
        f"{count(len(deck.slides), 'slide')}, with a cover, the list of sources and a paragraph on "
        "method. Charts, tables and networks stay editable in PowerPoint; the web page works offline."
    )


def _controls(corpus: Corpus, slides: list[Exhibit]) -> Deck:
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
    given = template.getvalue() if template else None
    return Deck(slides, title or corpus.name, corpus.articles, language, given)


def _download(
    deck: Deck, label: str, ending: str, mime: str, write: Callable[[Deck], bytes]
) -> None:
    """Draw a button that makes its file when it is pressed."""
    st.download_button(
        label,
        lambda: write(deck),
        file_name(deck.title, ending),
        mime,
        on_click="ignore",
        key=f"deck-{ending}",
        icon=":material/download:",
    )


def _powerpoint(deck: Deck) -> bytes:
    from exports.deck import to_pptx

    return to_pptx(
        deck.slides,
        title=deck.title,
        articles=deck.articles,
        language=deck.language,
        template=deck.template,
    )


def _web_page(deck: Deck) -> bytes:
    from exports.web.report import report_html

    return report_html(
        deck.slides, title=deck.title, articles=deck.articles, language=deck.language
    )


def _word(deck: Deck) -> bytes:
    from exports.word.document import to_docx

    return to_docx(deck.slides, title=deck.title, articles=deck.articles, language=deck.language)


def _excel(deck: Deck) -> bytes:
    from exports.sheets.writing import to_xlsx

    return to_xlsx(deck.slides, articles=deck.articles, language=deck.language)


def _csv(deck: Deck) -> bytes:
    from exports.sheets.writing import to_csv_zip

    return to_csv_zip(deck.slides, language=deck.language)


FORMATS = (
    ("PowerPoint", "pptx", f"{OFFICE}.presentationml.presentation", _powerpoint),
    ("Web page (HTML)", "html", "text/html", _web_page),
    ("Word", "docx", f"{OFFICE}.wordprocessingml.document", _word),
    ("Excel", "xlsx", f"{OFFICE}.spreadsheetml.sheet", _excel),
    ("CSV (ZIP)", "zip", "application/zip", _csv),
)
