"""EPUB: an article a chapter where chapters have titles, else the whole book is one."""

import posixpath
import re
from dataclasses import replace
from urllib.parse import unquote

from corpus.messages import Message
from corpus.readers.archive import ZIP, check_package, part, part_names
from corpus.readers.markup import decode_html, element, line, paragraphs
from corpus.readers.raw import RawArticle, Read, Skipped, Unreadable
from corpus.readers.single import single
from corpus.readers.untagged import parse_xml
from corpus.text.date_columns import column_dates

NAME = "EPUB"
SHORT_CHAPTER = 400  # characters: covers, imprints and tables of contents are shorter

_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def recognises(data: bytes, name: str) -> bool:
    """Tell a zip that says where its book is described."""
    return data.startswith(ZIP) and "META-INF/container.xml" in part_names(data)


def read(data: bytes, name: str) -> Read:
    """Give an article a chapter when two chapters or more have a title, else one article.

    The book's title is then the outlet (a magazine's issue); its date is that of all.
    """
    check_package(data)
    book, places = _book(data)
    chapters = [(place, *_chapter(part(data, place))) for place in places]
    titled = [each for each in chapters if each[1] and len(each[2]) >= SHORT_CHAPTER]
    if len(titled) < 2:
        text = "\n\n".join(text for _, _, text in chapters if text)
        return single(replace(book, text=text))
    articles = tuple(
        replace(book, title=title, source=book.title, text=text) for _, title, text in titled
    )
    what = "has no title or few words: taken for a cover or a list."
    skipped = tuple(Skipped(each[0], what) for each in chapters if each not in titled and each[2])
    note = Message(
        "Each of {count:,} titled chapters is an article; the book is their outlet.",
        count=len(articles),
    )
    return Read(articles, skipped, (note,))


def _book(data: bytes) -> tuple[RawArticle, list[str]]:
    """Give what the book says of itself, and the places of its chapters in reading order."""
    package = _xml(data, "META-INF/container.xml").find(".//{*}rootfile")
    path = package.get("full-path", "") if package is not None else ""
    described = _xml(data, path)
    items = {item.get("id"): item.get("href", "") for item in described.iter("{*}item")}
    references = [items.get(each.get("idref"), "") for each in described.iter("{*}itemref")]
    folder = posixpath.dirname(path)
    places = [
        posixpath.normpath(posixpath.join(folder, unquote(href))) for href in references if href
    ]
    locked = part(data, "META-INF/encryption.xml").decode("utf-8", "replace")
    if any(posixpath.basename(place) in locked for place in places if place):
        raise Unreadable("is protected against copying (DRM).", "Import a copy without protection.")
    return _self_description(described), list(dict.fromkeys(places))


def _self_description(described) -> RawArticle:
    said = {
        key: " ".join((described.findtext(f".//{_DUBLIN_CORE}{key}") or "").split())
        for key in ("title", "creator", "date", "language", "publisher")
    }
    extra = (("author", said["creator"]), ("publisher", said["publisher"]))
    return RawArticle(
        title=said["title"],
        date=column_dates([said["date"]]).dates[0],
        language=said["language"][:2].lower(),
        extra=tuple((name, value) for name, value in extra if value),
    )


def _xml(data: bytes, place: str):
    from lxml import etree

    try:
        return parse_xml(part(data, place))
    except etree.XMLSyntaxError as error:
        raise Unreadable(
            "is an EPUB whose contents cannot be found.", "Download it again."
        ) from error


def _chapter(data: bytes) -> tuple[str, str]:
    """Give the title ("" if none) and the text of a chapter."""
    if not data:
        return "", ""
    root = element(_DECLARATION.sub("", decode_html(data)))
    if root is None:
        return "", ""
    headings = (line(each) for each in root.iter("h1", "h2"))
    return next((words for words in headings if words), ""), "\n\n".join(paragraphs(root))
