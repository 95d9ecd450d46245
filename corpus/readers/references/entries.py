"""What lists of references have in common: fields of an entry to an article."""

import re
from collections.abc import Iterable, Mapping

from corpus.messages import Message
from corpus.readers.press import fields as press
from corpus.readers.raw import EXTRACT, RawArticle, Read, Skipped
from corpus.readers.untagged import is_markup, plain_text
from corpus.text.addresses import direct
from corpus.text.date_columns import column_dates
from corpus.text.decode import tidy
from corpus.text.outlets import without_edition

_EXTRA = ("author", "section", "page", "volume", "number", "place", "publisher", "keywords", "kind")


def entry(fields: Mapping[str, str], place: str) -> RawArticle | Skipped:
    """Give an article of an entry's fields: `title`, `source`, `date`, `text`, `url`, `language` and
    further variables; an entry without a text is a reference, its title stands for the text."""
    title, text = _line(fields.get("title", "")), _text(fields.get("text", ""))
    if not title and not text:
        return Skipped(place, "has neither a title nor a text.")
    name, issue = without_edition(_line(fields.get("source", "")))
    written = fields.get("date", "").strip(" /")
    when = column_dates([written]).dates[0] or press.press_date(written)
    extra = [
        *((key, _line(fields.get(key, ""))) for key in _EXTRA),
        ("issue", issue),
        ("date as written", "" if when else written),
        (EXTRACT, "" if text else "yes"),
    ]
    return RawArticle(
        title=title,
        source=name,
        date=when,
        language=press.language_code(fields.get("language", "")),
        url=direct(_line(fields.get("url", ""))),
        text=text or title,
        extra=tuple((key, value) for key, value in extra if value),
    )


def read_references(made: Iterable[RawArticle | Skipped]) -> Read:
    """Give the articles of a list, and say how many are references without a text."""
    parts = tuple(made)
    articles = tuple(part for part in parts if isinstance(part, RawArticle))
    bare = sum((EXTRACT, "yes") in article.extra for article in articles)
    notes = [Message("The text of each article is the abstract that the list has of it.")]
    if bare:
        notes.append(
            Message(
                "Of {count:,} entries {bare:,} have no text: they are kept as references.",
                count=len(articles),
                bare=bare,
            )
        )
    skipped = tuple(part for part in parts if isinstance(part, Skipped))
    return Read(articles, skipped, tuple(notes))


def _line(value: str) -> str:
    return " ".join(tidy(value).split())


def _text(value: str) -> str:
    value = plain_text(value) if is_markup(value) else value
    return re.sub(r"[ \t]*\n[ \t]*", "\n", tidy(value)).strip()
