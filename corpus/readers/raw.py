"""What a reader of a file format gives: articles as they stand in the file, and what it left out."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from corpus.messages import Message, as_message

# Further variables that mean the same in every format.
EXTRACT = "extract"  # "yes" where the file holds only the beginning of the article, or a summary
REPRINTS = "reprints"  # where else the article appeared: "Outlet, 2024-05-16; Outlet, 2024-05-17"
ISSUE = "issue"  # edition, number or kind of the outlet, as in "no. 24000" or "site web"
SUBTITLE = "subtitle"  # the standfirst (chapô), which stands in the text too


@dataclass(frozen=True)
class RawArticle:
    """One article as read: `text` is plain, its paragraphs separated by a blank line.

    What the file does not say is "" (or None for the date). `extra` holds further variables of the
    file (author, section, page …) as pairs of name and value.
    """

    title: str = ""
    source: str = ""
    origin: str = ""
    date: datetime.date | None = None
    language: str = ""
    url: str = ""
    text: str = ""
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Skipped:
    """One part of a good file that could not be read: where (a row, an article) and why."""

    place: str
    what: str

    def __post_init__(self) -> None:
        """Make a message of what is told in plain words."""
        object.__setattr__(self, "place", as_message(self.place))
        object.__setattr__(self, "what", as_message(self.what))


@dataclass(frozen=True)
class Read:
    """What came out of one file. `notes` tell what was decided (columns, order of dates …)."""

    articles: tuple[RawArticle, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Make messages of what is told in plain words."""
        object.__setattr__(self, "notes", tuple(map(as_message, self.notes)))


def articles_and_skipped(
    made: Iterable[RawArticle | Skipped],
) -> tuple[tuple[RawArticle, ...], tuple[Skipped, ...]]:
    """Give what became articles and what did not, each in its order."""
    parts = tuple(made)
    articles = tuple(part for part in parts if isinstance(part, RawArticle))
    return articles, tuple(part for part in parts if isinstance(part, Skipped))


def counts(announced: int, found: int) -> Message:
    """Say that a file announces more documents than it holds."""
    return Message(
        "The file counts {announced:,} documents and holds {found:,}.",
        announced=announced,
        found=found,
    )


class Unreadable(Exception):
    """A whole file cannot be read: what is wrong, and what its owner can do.

    `columns` are those of a table that would be read if it were known what they hold.
    """

    def __init__(self, what: str, todo: str, columns: tuple[Any, ...] = ()) -> None:
        self.what, self.todo = as_message(what), as_message(todo)
        self.columns = columns
        super().__init__(self.message)

    @property
    def message(self) -> Message:
        """Give both as one message."""
        return Message("{what} {todo}", what=self.what, todo=self.todo)
