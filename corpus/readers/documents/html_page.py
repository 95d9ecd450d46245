"""A saved web page: its main text, title, date, outlet and address."""

import datetime
import email
import email.policy
import html
import re
from dataclasses import replace
from typing import Any

from corpus.limits import current_limits
from corpus.readers.documents.web.articles import articles_of
from corpus.readers.documents.web.main_text import main_text
from corpus.readers.documents.web.outlet import outlet_name
from corpus.readers.documents.web.properties import Properties, properties
from corpus.readers.documents.web.standfirst import standfirst
from corpus.readers.markup import decode_html, element, paragraphs, peek
from corpus.readers.pieces import Pieces
from corpus.readers.raw import EXTRACT, SUBTITLE, RawArticle, Read, Unreadable
from corpus.readers.single import check_length, single
from corpus.text import folding
from corpus.text.addresses import direct, host_of, outlet_host
from corpus.text.dates import written_date
from corpus.text.decode import tidy

NAME = "Web page (HTML)"
LONGEST_PAGE = 2_000_000  # characters without scripts and pictures; longer ones are read plainly
MOST_TAGS = 60_000
LONGEST_VALUE = 1_000  # libraries are quadratic on longer titles

Document = Any  # of trafilatura, imported where it is used
_HEAD = 4_000
_TAGS = re.compile(
    r"<!doctype html|<(?:html|head|body|title|meta|article|main|section|div|table|p|h1|h2|link)[\s>/]",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<[a-z!]", re.IGNORECASE | re.DOTALL)
_MHTML = re.compile(
    r"(?:From|Snapshot-Content-Location|MIME-Version|Subject|Date|Content-Type):", re.IGNORECASE
)
_HEAVY = re.compile(
    r"<(script)\b(?![^>]*ld\+json)[^>]*>.*?</script\s*>|<(style|svg|noscript|template)\b.*?</\2\s*>"
    r"|<!--.*?(?:-->|\Z)|(?<=[\"'(])data:[^\"')]{200,}",
    re.IGNORECASE | re.DOTALL,
)
_NO_WORDS = re.compile(
    rb"<(script|style|svg|noscript|template)\b.*?</\1\s*>|<[^<>]*>|^[A-Za-z0-9+/=]{60,}\r?$",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
_LONG_VALUE = re.compile(
    rf"(<title\b[^>]{{0,200}}>[^<]{{{LONGEST_VALUE}}})[^<]+|(\bcontent\s*=\s*([\"'])(?:(?!\3).){{{LONGEST_VALUE}}})(?:(?!\3).)+",
    re.IGNORECASE | re.DOTALL,
)
_SAVED_FROM = (
    re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->"),
    re.compile(r"<!--\s*Page saved with SingleFile\s+url: (\S+)"),
    re.compile(r"^Snapshot-Content-Location: (\S+)", re.MULTILINE),
)
_TAIL = re.compile(r" +[|•·»–—-] +")
FEWEST_FREE = 150  # words that a page behind a paywall shows at least when it shows all


def recognises(data: bytes, name: str) -> bool:
    """Tell a file that begins with a tag and holds tags of a page, or a page saved with its pictures."""
    head = peek(data, _HEAD).lstrip("\xef\xbb\xbf \t\r\n\xff\xfe")
    if _MHTML.match(head):
        return "mime-version" in head.lower() and "multipart/related" in head.lower()
    if head.startswith("<?xml") and not re.search(
        r"<(?:html|!doctype html)\b", head, re.IGNORECASE
    ):
        return False
    return bool(_FIRST.match(head)) and bool(_TAGS.search(head))


def read(data: bytes, name: str) -> Read:
    """Give the one article; where no main text is found, all text of the page is read."""
    _check_words(data)
    written = decode_html(data)
    saved = (pattern.search(written[:_HEAD]) for pattern in _SAVED_FROM)
    address = next((match.group(1) for match in saved if match), "")
    if _MHTML.match(written.lstrip()):
        written = _page_of(data)
    page = _LONG_VALUE.sub(r"\1\2", _HEAVY.sub("", written))
    is_parsed = len(page) <= LONGEST_PAGE and page.count("<") <= MOST_TAGS
    root = element(page) if is_parsed else None
    body = [] if root is None else paragraphs(root)
    found = _main(page, address) if is_parsed else None
    said = properties(page, root)
    first = found.text if found else ""
    text, notes = main_text(first or "", said.body, root, page)
    title = _value(found.title if found else "") or said.headline
    lead = standfirst(root, text, said.description, title)
    if lead and folding.words(lead) not in folding.words(text):
        text = f"{lead}\n\n{text}"
    article = _article(found, said, _page_title(page), address)
    date = article.date or _date(found.date if found else "", article.title, body)
    extra = [
        *article.extra,
        (SUBTITLE, " ".join(lead.split())),
        (EXTRACT, "yes" if not said.is_free and len(text.split()) < FEWEST_FREE else ""),
    ]
    extra = [(name, value) for name, value in extra if value]
    return single(replace(article, date=date, text=tidy(text), extra=tuple(extra)), *notes)


def pieces(data: bytes) -> Pieces | None:
    """Give the articles of a page that holds many, None where it has one."""
    written = decode_html(data)
    if _MHTML.match(written.lstrip()):
        written = _page_of(data)
    page = _HEAVY.sub("", written)
    is_parsed = len(page) <= LONGEST_PAGE and page.count("<") <= MOST_TAGS
    return articles_of(page) if is_parsed else None


def _check_words(data: bytes) -> None:
    """Refuse a page with too much text before it is decoded and parsed, which takes seconds."""
    # No encoding takes more than four bytes a character.
    if len(data) > 4 * current_limits().characters:
        check_length(len(_NO_WORDS.sub(b"", data)) // 4)


def _main(page: str, address: str) -> Document | None:
    """Give what trafilatura finds, None where it finds nothing or gives up."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        return trafilatura.bare_extraction(
            page,
            url=address or None,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except MemoryError:
        raise
    except Exception:  # a page that it cannot manage still has its text
        return None


def _article(found: Document | None, said: Properties, page_title: str, address: str) -> RawArticle:
    """Give the article without its text: title, outlet, address, author, the day it says."""
    title = _value(found.title if found else "") or said.headline or page_title
    if said.headline and folding.words(said.headline) in folding.words(page_title):
        title = said.headline  # another article's may have been found first
    address = direct(
        _address(found.url if found else "") or _address(said.url) or _address(address)
    )
    outlets = (*said.outlets, _value(found.sitename if found else ""))
    source = outlet_name(outlets, page_title, outlet_host(address))
    author = said.author or _value(found.author if found else "")
    return RawArticle(
        title=_without_outlet(title, source),
        source=source,
        date=said.date,
        url=address,
        extra=(("author", author),),
    )


def _page_title(page: str) -> str:
    match = re.search(r"<title\b[^>]*>([^<]*)", page, re.IGNORECASE)
    return _value(html.unescape(match.group(1))) if match else ""


def _without_outlet(title: str, source: str) -> str:
    """Take the outlet off a title's end; a title that is nothing else stays."""
    parts = _TAIL.split(title)
    if len(parts) > 1 and source and folding.words(parts[-1]) == folding.words(source):
        return title[: title.rindex(parts[-1])].rstrip(" |•·»–—-")
    return title


def _date(said: str | None, title: str, body: list[str]) -> datetime.date | None:
    """Give the day that the page names for itself, in its properties or in the lines under its title."""
    try:
        return datetime.date.fromisoformat((said or "")[:10])
    except ValueError:
        lines = [line for block in body for line in block.split("\n")]
        at = next(
            (
                place
                for place, line in enumerate(lines)
                if folding.words(line) == folding.words(title)
            ),
            None,
        )
        return written_date(lines[at : at + 12], "fr") if title and at is not None else None


def _address(address: str | None) -> str:
    return address if address and host_of(address) else ""


def _value(value: str | None) -> str:
    return " ".join(tidy(value or "").split())


def _page_of(data: bytes) -> str:
    """Give the first page of a file that holds a page with its pictures (MHTML)."""
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    for piece in message.walk():
        if piece.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = piece.get_payload(decode=True)
            return decode_html(content if isinstance(content, bytes) else b"")
    raise Unreadable("is a saved page without the page itself.", "Save it again.")
