"""The presentation as files: PowerPoint, web page, Word, Excel, CSV."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from exports.exhibit import Exhibit
from exports.names import file_name
from pages.shared.address import printed_address
from pages.shared.show.downloads import download
from pages.shared.text import md
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


@dataclass(frozen=True)
class Checked:
    """A template as it is used, None where it is not, and then why."""

    file: str
    data: bytes | None
    trouble: str = ""


def draw(corpus: Corpus, exhibits: dict[str, Exhibit]) -> None:
    """Draw the ways out, where there is a slide."""
    if not exhibits:
        return
    st.subheader("Take it away", anchor=False)
    slides = [replace(one, view=printed_address(one.view)) for one in exhibits.values()]
    deck = _controls(corpus, slides)
    with st.container(horizontal=True):
        for label, ending, mime, write in FORMATS:
            download(
                label,
                partial(write, deck),
                file_name(deck.title, ending),
                mime,
                key=f"deck-{ending}",
            )
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
    given = _check_template(template) if template else None
    return Deck(slides, title or corpus.name, corpus.articles, language, given)


def _check_template(template: Any) -> bytes | None:
    """Give the template that was dropped, checked once; None, and why, where it is not used."""
    known = st.session_state.get("deck-checked")
    if known is None or known.file != template.file_id:
        with st.spinner("Looking into your template…"):
            known = _look_into(template)
        st.session_state["deck-checked"] = known
    if known.trouble:
        st.warning(md(f"Your template is not used: {known.trouble}"), icon=":material/warning:")
    return known.data


def _look_into(template: Any) -> Checked:
    from exports.deck.checking import checked_template

    try:
        return Checked(template.file_id, checked_template(template.getvalue()))
    except ValueError as error:
        return Checked(template.file_id, None, str(error))


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
