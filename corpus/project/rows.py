"""The rows of a project file: what each table has, and whether a line of it can be one."""

import datetime
import re
from dataclasses import dataclass

from corpus.importing.completing import STATUSES
from corpus.limits import current_limits
from corpus.messages import Message
from corpus.text.decode import storable

_ARTICLE_ID = re.compile(r"[0-9a-f]{16}")
_LARGEST = 2**53
_HERE = (
    "corpus_id = ?1 AND article_id IN (SELECT article_id FROM articles WHERE corpus_id = ?1"
    " AND deleted = 0)"
)


class NotARow(Exception):
    """A line cannot be a row; `what` says why."""

    def __init__(self, what: Message) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True)
class Table:
    """A table of the store as it goes into a project file."""

    name: str
    columns: tuple[str, ...]
    where: str
    order: str
    numbers: tuple[str, ...] = ()

    @property
    def query(self) -> str:
        names = ", ".join(f'"{column}"' for column in self.columns)
        return f"SELECT {names} FROM {self.name} WHERE {self.where} ORDER BY {self.order}"


TABLES = (
    Table("imports", ("import_id", "imported"), "corpus_id = ?", "import_id", ("import_id",)),
    Table(
        "inputs",
        ("import_id", "position", "sha256", "name", "size", "status", "reason", "articles"),
        "import_id IN (SELECT import_id FROM imports WHERE corpus_id = ?)",
        "import_id, position",
        ("import_id", "position", "size", "articles"),
    ),
    Table(
        "articles",
        (
            "import_id", "article_id", "title", "source", "origin", "date", "language", "url",
            "raw", "file", "position",
        ),
        "corpus_id = ? AND deleted = 0",
        "import_id, position, article_id",
        ("import_id", "position"),
    ),
    Table("variables", ("name", "position"), "corpus_id = ?", "position, name", ("position",)),
    Table("variable_values", ("article_id", "name", "value"), _HERE, "article_id, name"),
    Table(
        "kept_cuts",
        ("article_id", "start", "end", "rule"),
        _HERE,
        'article_id, "start", "end", rule',
        ("start", "end"),
    ),
    Table("rules_off", ("rule",), "corpus_id = ?", "rule"),
    Table("own_rules", ("source", "line"), "corpus_id = ?", "source, line"),
    Table(
        "decisions",
        ("article_a", "article_b", "decision"),
        "corpus_id = ?",
        "article_a, article_b",
    ),
    Table("notes", ("kind", "key", "value"), "corpus_id = ?", "kind, key"),
)  # fmt: skip


def checked(table: Table, record: object) -> tuple:
    """Give a line's values in the order of the table's columns.

    Raises
    ------
    NotARow
        When it has other columns, or a value that the store never holds.
    """
    if not isinstance(record, dict) or set(record) != set(table.columns):
        raise NotARow(Message("its columns are not those of {table}.", table=table.name))
    row = tuple(_value(table, name, record[name]) for name in table.columns)
    if table.name == "articles":
        _check_article(dict(zip(table.columns, row, strict=True)))
    if table.name == "inputs" and record["status"] not in STATUSES:
        raise NotARow(
            Message(
                "status is {status}; it may be one of {allowed}.",
                status=repr(record["status"]),
                allowed=STATUSES,
            )
        )
    return row


def _value(table: Table, name: str, value: object) -> str | int:
    # A truth value is an int to Python too.
    if name in table.numbers:
        if type(value) is not int or not 0 <= value <= _LARGEST:
            raise NotARow(Message("{column} is no whole number.", column=name))
        return value
    if not isinstance(value, str):
        raise NotARow(Message("{column} is no text.", column=name))
    return storable(value)


def _check_article(article: dict) -> None:
    if not _ARTICLE_ID.fullmatch(article["article_id"]):
        raise NotARow(Message("article_id is not 16 hex digits."))
    if article["date"]:
        try:
            day = datetime.date.fromisoformat(article["date"]).isoformat()
        except ValueError as error:
            raise NotARow(Message("date is no day.")) from error
        if day != article["date"]:
            raise NotARow(Message("date is no day."))
    most = current_limits().characters
    if len(article["raw"]) > most:
        raise NotARow(
            Message(
                "the article is longer than {most:,} characters (RECOUPE_LIMIT_CHARACTERS).",
                most=most,
            )
        )
    if not article["raw"].strip():
        raise NotARow(Message("the article has no text."))
