"""What a reader can change in a corpus; `corpus.store.cells` says which stored values each sets."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.messages import Message

FIELDS = ("title", "source", "origin", "date", "language", "url")


@dataclass(frozen=True)
class Set:
    """Give articles one value in a column: one of `FIELDS`, or a column of the reader's own.

    A date is a `datetime.date`, or None for no date.
    """

    article_ids: tuple[str, ...]
    column: str
    value: str | datetime.date | None


@dataclass(frozen=True)
class AddColumn:
    """Add a column of the reader's own, empty."""

    name: str


@dataclass(frozen=True)
class RemoveColumn:
    """Remove a column of the reader's own with its values."""

    name: str


@dataclass(frozen=True)
class RenameOutlet:
    """Rename an outlet in every article and rule."""

    old: str
    new: str


@dataclass(frozen=True)
class DeleteArticles:
    """Take articles out of the corpus."""

    article_ids: tuple[str, ...]


@dataclass(frozen=True)
class KeepCut:
    """Keep what cleaning cut at `start:end` of the raw text; `kept=False` cuts it again."""

    article_id: str
    start: int
    end: int
    rule: str
    kept: bool = True


@dataclass(frozen=True)
class SwitchRule:
    """Switch a rule of cleaning off in the whole corpus, or on again."""

    rule: str
    on: bool


@dataclass(frozen=True)
class OwnRule:
    """Always remove a line in an outlet's articles ("" for every outlet), or no longer."""

    source: str
    line: str
    on: bool = True


@dataclass(frozen=True)
class Decide:
    """Keep what the reader decided of two like articles; "" forgets it."""

    article_a: str
    article_b: str
    decision: str


@dataclass(frozen=True)
class Note:
    """Keep a value under a kind and a key (aliases, stop words …); None forgets it."""

    kind: str
    key: str
    value: str | None


Change = (
    Set | AddColumn | RemoveColumn | RenameOutlet | DeleteArticles | KeepCut | SwitchRule | OwnRule
    | Decide | Note
)  # fmt: skip


def description(changes: Sequence[Change]) -> Message:
    """Say changes in words, for the list of changes.

    Examples
    --------
    >>> description([RenameOutlet("AFP", "Agence"), AddColumn("genre")])
    'outlet AFP renamed Agence, column genre added'
    """
    each = tuple(_description(change) for change in changes)
    return each[0] if len(each) == 1 else Message("{changes}", changes=each)


def _description(change: Change) -> Message:  # noqa: PLR0911, PLR0912
    match change:
        case Set(ids, column, None | ""):
            return Message(
                "{column} of {articles} emptied",
                column=column,
                articles=number_of_articles(len(ids)),
            )
        case Set(ids, column, value):
            return Message(
                "{column} of {articles} set to {value}",
                column=column,
                articles=number_of_articles(len(ids)),
                value=str(value),
            )
        case AddColumn(name):
            return Message("column {name} added", name=name)
        case RemoveColumn(name):
            return Message("column {name} removed", name=name)
        case RenameOutlet(old, new):
            return Message("outlet {old} renamed {new}", old=old, new=new)
        case DeleteArticles(ids):
            return Message("{articles} deleted", articles=number_of_articles(len(ids)))
        case KeepCut(rule=rule, kept=True):
            return Message("a cut by “{rule}” undone", rule=rule)
        case KeepCut(rule=rule):
            return Message("a cut by “{rule}” made again", rule=rule)
        case SwitchRule(rule, True):
            return Message("cleaning rule “{rule}” switched on", rule=rule)
        case SwitchRule(rule):
            return Message("cleaning rule “{rule}” switched off", rule=rule)
        case OwnRule(source, line, on):
            outlet = source or Message("every outlet")
            if on:
                return Message("line removed in {outlet}: {line}", outlet=outlet, line=line)
            return Message("line kept again in {outlet}: {line}", outlet=outlet, line=line)
        case Decide(decision=""):
            return Message("two like articles: no decision")
        case Decide(decision=decision):
            return Message("two like articles: {decision}", decision=decision)
        case Note(kind, key, None):
            return Message("{kind}: {key} forgotten", kind=kind, key=key)
        case Note(kind, key):
            return Message("{kind}: {key} set", kind=kind, key=key)
    raise ValueError(f"changes holds {change!r}; it may hold {', '.join(_names())}")


def _names() -> list[str]:
    return [kind.__name__ for kind in Change.__args__]


def number_of_articles(articles: int) -> Message:
    """Say how many articles.

    Examples
    --------
    >>> number_of_articles(1), number_of_articles(1200)
    ('1 article', '1,200 articles')
    """
    if articles == 1:
        return Message("1 article")
    return Message("{articles:,} articles", articles=articles)
