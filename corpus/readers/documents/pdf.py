"""PDF: the text layer, one article a file."""

import io
import logging
import re

from corpus.limits import Limits, current_limits
from corpus.messages import Message
from corpus.readers.documents.pdf_lines import join_lines, without_running_heads
from corpus.readers.raw import RawArticle, Read, Unreadable
from corpus.readers.single import check_length, single
from corpus.text import folding
from corpus.text.decode import tidy

NAME = "PDF"
FEWEST_LETTERS = 20  # a text layer with fewer in all is the stamp of a scanner

_ENCRYPTED = Unreadable("is protected by a password.", "Save it without one.")
_OF_THE_FILE = ("DependencyError", "FileNotDecryptedError", "LimitReachedError")
_TITLE_WITHIN = 1_500  # a title that the file names counts when it stands on the page
_ADDRESS = re.compile(r"https?://[^\s)>\]]{8,}")


def recognises(data: bytes, name: str) -> bool:
    """Tell a file near whose beginning stands `%PDF-`."""
    at = data[:1_024].find(b"%PDF-")
    return at == 0 or (at > 0 and b" obj" in data)  # a text may speak of it


def read(data: bytes, name: str) -> Read:
    """Give the one article: lines joined to paragraphs, running heads and page numbers dropped.

    Of a longer file the pages up to the limit are read, which `notes` tells.
    """
    limits = current_limits()
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every oddity it repairs
    try:
        pages, count, said = _pages(data, limits)
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # parsers of hostile files raise what they like
        raise Unreadable(
            "cannot be read as a PDF: it is damaged or cut off.", "Save or download it again."
        ) from error
    if sum(map(str.isalpha, "".join(pages))) < FEWEST_LETTERS:
        what = Message(
            "has no text layer: {pages:,} pages of pictures only (a scan?).", pages=count
        )
        if count == 1:
            what = Message("has no text layer: 1 page, a picture only (a scan?).")
        raise Unreadable(what, "Run text recognition (OCR) over it, then import the result.")
    kept, heads = without_running_heads(pages)
    text = tidy(join_lines(kept))
    start = folding.words(text[:_TITLE_WITHIN])
    title = said[0] if folding.words(said[0]) and folding.words(said[0]) in start else ""
    address = _ADDRESS.search(" ".join(heads))
    article = RawArticle(
        title=title, url=address.group() if address else "", text=text, extra=_extra(said, title)
    )
    return single(article, *_notes(pages, count, heads))


def _pages(data: bytes, limits: Limits) -> tuple[list[str], int, tuple[str, str, str]]:
    """Give the pages' text, the number of pages, and the title, author and day that the file says."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    reader = PdfReader(io.BytesIO(data), strict=False)
    try:
        # Many a file is only locked against printing and opens with the empty password.
        if reader.is_encrypted and not reader.decrypt(""):
            raise _ENCRYPTED
        count = len(reader.pages)
        pages, length = [], 0
        for page in reader.pages[: limits.pdf_pages]:
            pages.append(_page_text(page))
            length += len(pages[-1])
            check_length(length)
    except (DependencyError, FileNotDecryptedError) as error:
        raise _ENCRYPTED from error
    return pages, count, _properties(reader)


def _page_text(page) -> str:
    """Give the text of a page; a page that is broken has none, the others are kept."""
    try:
        return page.extract_text()
    except (MemoryError, RecursionError):
        raise
    except Exception as error:
        if type(error).__name__ in _OF_THE_FILE:
            raise
        return ""


def _properties(reader) -> tuple[str, str, str]:
    try:
        meta = reader.metadata
        if meta is None:
            return "", "", ""
        day = meta.creation_date.date().isoformat() if meta.creation_date else ""
        return " ".join((meta.title or "").split()), (meta.author or "").strip(), day
    except Exception:  # broken properties are no reason to lose the text
        return "", "", ""


def _extra(said: tuple[str, str, str], title: str) -> tuple[tuple[str, str], ...]:
    pairs = zip(("document title", "author", "created"), ("" if title else said[0], *said[1:]))
    return tuple((name, tidy(value)) for name, value in pairs if value)


def _notes(pages: list[str], count: int, heads: tuple[str, ...]) -> tuple[str, ...]:
    notes = []
    if len(pages) < count:
        notes.append(
            Message("Of {count:,} pages the first {read:,} are read.", count=count, read=len(pages))
        )
    empty = [str(number) for number, page in enumerate(pages, 1) if not page.strip()]
    if empty:
        shown = (*empty[:10], *(("…",) if len(empty) > 10 else ()))
        notes.append(Message("Pages without text (pictures?): {pages}.", pages=shown))
    if heads:
        notes.append(Message("Running heads left out: {heads}.", heads="; ".join(heads[:5])))
    return tuple(notes)
