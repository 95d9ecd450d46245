"""What a reader can change in a corpus; `corpus.store.cells` says which stored values each sets."""

import datetime
from dataclasses import dataclass

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


def told(change: Change) -> str:  # noqa: PLR0911
    """Say a change in words, for the list of changes.

    >>> told(RenameOutlet("AFP", "Agence"))
    'outlet AFP renamed Agence'
    """
    match change:
        case Set(ids, column, value):
            return f"{column} of {counted(len(ids))} set to {value if value else 'nothing'}"
        case AddColumn(name):
            return f"column {name} added"
        case RemoveColumn(name):
            return f"column {name} removed"
        case RenameOutlet(old, new):
            return f"outlet {old} renamed {new}"
        case DeleteArticles(ids):
            return f"{counted(len(ids))} deleted"
        case KeepCut(kept=kept, rule=rule):
            return f"a cut by “{rule}” {'undone' if kept else 'made again'}"
        case SwitchRule(rule, on):
            return f"cleaning rule “{rule}” switched {'on' if on else 'off'}"
        case OwnRule(source, line, on):
            return f"line {'removed' if on else 'kept again'} in {source or 'every outlet'}: {line}"
        case Decide(decision=decision):
            return f"two like articles: {decision or 'no decision'}"
        case Note(kind, key, value):
            return f"{kind}: {key} {'forgotten' if value is None else 'set'}"
    raise ValueError(f"changes holds {change!r}; it may hold {', '.join(_names())}")


def _names() -> list[str]:
    return [kind.__name__ for kind in Change.__args__]


def counted(articles: int) -> str:
    """Say how many articles.

    >>> counted(1), counted(1200)
    ('1 article', '1,200 articles')
    """
    return "1 article" if articles == 1 else f"{articles:,} articles"
