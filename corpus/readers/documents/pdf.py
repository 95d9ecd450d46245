"""PDF: the text layer, one article a file."""

import contextlib
import io
import logging
import re
import time

from corpus.limits import Limits, current_limits
from corpus.messages import Message
from corpus.readers.documents.paged.lines import join_lines, without_running_heads
from corpus.readers.documents.paged.pages import Pages, read_pages
from corpus.readers.raw import RawArticle, Read, Unreadable
from corpus.readers.single import check_length, single
from corpus.text import folding
from corpus.text.decode import tidy

NAME = "PDF"
FEWEST_LETTERS = 20  # a text layer with fewer in all is the stamp of a scanner

_ENCRYPTED = Unreadable("is protected by a password.", "Save it without one.")
_OF_THE_FILE = ("DependencyError", "FileNotDecryptedError", "LimitReachedError")
_SHARE_OF_TIME = 0.6  # of the seconds for a file; what is read by then is kept
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
        found = _pages(data, limits)
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # parsers of hostile files raise what they like
        raise Unreadable(
            "cannot be read as a PDF: it is damaged or cut off.", "Save or download it again."
        ) from error
    pages, count = list(found.texts), found.count
    check_length(sum(map(len, pages)))
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
    said = folding.words(found.title)
    title = found.title if said and said in start else ""
    address = _ADDRESS.search(" ".join(heads))
    article = RawArticle(
        title=title, url=address.group() if address else "", text=text, extra=_extra(found, title)
    )
    return single(article, *_notes(found, heads))


def _pages(data: bytes, limits: Limits) -> Pages:
    """Give the pages by PDFium, which is fast; pypdf reads, or refuses, those it has no text of."""
    import pypdfium2

    seconds = limits.seconds * _SHARE_OF_TIME
    with contextlib.suppress(pypdfium2.PdfiumError):
        pages = read_pages(data, most=limits.pdf_pages, seconds=seconds, longest=limits.characters)
        if pages.is_late or any(map(str.strip, pages.texts)):
            return pages
    return _repaired_pages(data, limits, seconds)


def _repaired_pages(data: bytes, limits: Limits, seconds: float) -> Pages:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    started = time.monotonic()
    reader = PdfReader(io.BytesIO(data), strict=False)
    try:
        # Many a file is only locked against printing and opens with the empty password.
        if reader.is_encrypted and not reader.decrypt(""):
            raise _ENCRYPTED
        count = len(reader.pages)
        texts: list[str] = []
        for page in reader.pages[: limits.pdf_pages]:
            texts.append(_page_text(page))
            check_length(sum(map(len, texts)))
            if time.monotonic() - started > seconds:
                break
    except (DependencyError, FileNotDecryptedError) as error:
        raise _ENCRYPTED from error
    is_late = len(texts) < min(count, limits.pdf_pages)
    return Pages(tuple(texts), count, *_properties(reader), is_late)


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


def _extra(found: Pages, title: str) -> tuple[tuple[str, str], ...]:
    said = (("document title", "" if title else found.title), ("author", found.author))
    pairs = (*said, ("created", found.created))
    return tuple((name, tidy(value)) for name, value in pairs if value)


def _notes(found: Pages, heads: tuple[str, ...]) -> tuple[str, ...]:
    notes: list[str] = []
    read = len(found.texts)
    if found.is_late:
        notes.append(
            Message(
                "Of {count:,} pages the first {read:,} are read: the time for a file was up.",
                count=found.count,
                read=read,
            )
        )
    elif read < found.count:
        notes.append(
            Message("Of {count:,} pages the first {read:,} are read.", count=found.count, read=read)
        )
    empty = [str(number) for number, page in enumerate(found.texts, 1) if not page.strip()]
    if empty:
        shown = (*empty[:10], *(("…",) if len(empty) > 10 else ()))
        notes.append(Message("Pages without text (pictures?): {pages}.", pages=shown))
    if heads:
        notes.append(Message("Running heads left out: {heads}.", heads="; ".join(heads[:5])))
    return tuple(notes)
