"""An article on its way in: cleaned once, and filled in with what its own text says."""

import dataclasses
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal, get_args

from corpus.cleaning.characters import mend_line
from corpus.cleaning.cleaner import clean_edits
from corpus.cleaning.edits import Edit
from corpus.cleaning.extracts import address_of, is_extract
from corpus.cleaning.metadata import read_metadata
from corpus.messages import Message
from corpus.readers.raw import EXTRACT, RawArticle, Unreadable
from corpus.text.dates import file_name_date
from corpus.text.decode import storable

Status = Literal["imported", "already there", "refused"]
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True)
class Incoming:
    """An article on its way in, and the file it came from; `edits` once it is completed."""

    article: RawArticle
    file: str
    edits: tuple[Edit, ...] | None = None


@dataclass(frozen=True)
class Entry:
    """What became of one file given to an import; `articles` is how many it brought.

    `reason` is a `Message`, "" where there is nothing to tell.
    """

    sha256: str
    name: str
    size: int
    status: Status
    reason: str = ""
    articles: int = 0


def complete(incoming: Incoming, *, alone: bool = False) -> Incoming:
    """Clean an article once, and fill what its file did not say with what its text says.

    This is the slow part of an import (10 ms an article) and reads texts of any kind: it can and
    should run where files are parsed. `alone` tells that the file holds this article only, so
    that a date in the file's name is the article's. Doing it twice changes nothing.

    Raises
    ------
    Unreadable
        When nothing is left of it after cleaning; such an article cannot be added.
    """
    if incoming.edits is not None:
        return incoming
    given = _mend_fields(storable_article(incoming.article))
    if not given.text.strip():
        # A title is all there is of it, and has to tell it from others of the same day.
        given = dataclasses.replace(given, text=given.title)
    text, edits = clean_edits(given.text)
    if not text:
        what = Message("holds no article: nothing is left after cleaning.")
        raise Unreadable(what, Message("Check what was saved."))
    said = read_metadata(given.text, text)
    day = given.date or said.date
    if day is None and alone:
        day = file_name_date(PurePosixPath(incoming.file).name)
    given = _marked_extract(given, text)
    article = dataclasses.replace(
        given,
        title=given.title or said.title,
        source=given.source or said.source,
        origin=given.origin or said.origin,
        date=day,
        language=given.language or said.language,
    )
    return Incoming(article, incoming.file, tuple(edits))


def _marked_extract(article: RawArticle, clean_text: str) -> RawArticle:
    """Give the article, marked where its text is only the beginning; its address is then kept."""
    known = dict(article.extra)
    announced = known.get("words", "")
    count = int(announced) if announced.isdecimal() else 0
    if EXTRACT in known or not is_extract(article.text, clean_text, count):
        return article
    extra = (*article.extra, (EXTRACT, "yes"))
    return dataclasses.replace(article, url=article.url or address_of(article.text), extra=extra)


def _mend_fields(article: RawArticle) -> RawArticle:
    """Give the article with the letters of its fields read again where they were read wrongly.

    The text is mended by cleaning, which records every cut.
    """
    names = ("title", "source", "origin")
    texts = {name: mend_line(getattr(article, name)) for name in names}
    extra = tuple((mend_line(name), mend_line(value)) for name, value in article.extra)
    return RawArticle(
        **texts,
        date=article.date,
        language=article.language,
        url=article.url,
        text=article.text,
        extra=extra,
    )


def storable_article(article: RawArticle) -> RawArticle:
    """Give the article with nothing in its texts that no file can hold."""
    texts = {
        name: storable(getattr(article, name))
        for name in ("title", "source", "origin", "language", "url", "text")
    }
    extra = tuple((storable(name), storable(value)) for name, value in article.extra)
    return RawArticle(**texts, date=article.date, extra=extra)
