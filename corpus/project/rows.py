"""The rows of a project file: what each table has, and whether a line of it can be one."""

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from corpus.importing.completing import Status
from corpus.limits import current_limits
from corpus.messages import Message
from corpus.notes import check_note, check_notes
from corpus.slides import Wrong
from corpus.table import COLUMNS, MOST_COLUMNS
from corpus.text.decode import storable

_HERE = (
    "corpus_id = ?1 AND article_id IN (SELECT article_id FROM articles WHERE corpus_id = ?1"
    " AND deleted = 0)"
)
_Id = Annotated[str, Meta(pattern="^[0-9a-f]{16}$")]
_Number = Annotated[int, Meta(ge=0, le=2**53)]
_Line = Annotated[str, Meta(max_length=10_000)]
_Text = Annotated[str, Meta(max_length=1_000_000)]
_Name = Annotated[str, Meta(min_length=1, max_length=500)]


class NotARow(Exception):
    """A line cannot be a row; `what` says why."""

    def __init__(self, what: Message) -> None:
        super().__init__(what)
        self.what = what


class _Import(Struct, forbid_unknown_fields=True):
    import_id: _Number
    imported: Annotated[str, Meta(max_length=40)]


class _Input(Struct, forbid_unknown_fields=True):
    import_id: _Number
    position: _Number
    sha256: Annotated[str, Meta(max_length=64)]
    name: _Line
    size: _Number
    status: Status
    reason: _Text
    articles: _Number


class _Article(Struct, forbid_unknown_fields=True):
    import_id: _Number
    article_id: _Id
    title: _Text
    source: _Line
    origin: _Line
    date: Annotated[str, Meta(pattern=r"^(\d{4}-\d\d-\d\d)?$")]
    language: Annotated[str, Meta(max_length=40)]
    url: Annotated[str, Meta(max_length=100_000)]
    raw: str
    file: _Line
    position: _Number


class _Variable(Struct, forbid_unknown_fields=True):
    name: _Name
    position: _Number


class _VariableValue(Struct, forbid_unknown_fields=True):
    article_id: _Id
    name: _Name
    value: _Text


class _KeptCut(Struct, forbid_unknown_fields=True):
    article_id: _Id
    start: _Number
    end: _Number
    rule: _Line


class _RuleOff(Struct, forbid_unknown_fields=True):
    rule: _Line


class _OwnRule(Struct, forbid_unknown_fields=True):
    source: _Line
    line: _Text


class _Decision(Struct, forbid_unknown_fields=True):
    article_a: _Id
    article_b: _Id
    decision: _Line


class _Note(Struct, forbid_unknown_fields=True):
    kind: _Name
    key: _Text
    value: str


@dataclass(frozen=True)
class Table:
    """A table of the store as it goes into a project file."""

    name: str
    row: type[Struct]
    where: str
    order: str

    @property
    def columns(self) -> tuple[str, ...]:
        """Give the names of its columns."""
        return self.row.__struct_fields__

    @property
    def query(self) -> str:
        """Give the question that its rows of a corpus are the answer to."""
        names = ", ".join(f'"{column}"' for column in self.columns)
        return f"SELECT {names} FROM {self.name} WHERE {self.where} ORDER BY {self.order}"


TABLES = (
    Table("imports", _Import, "corpus_id = ?", "import_id"),
    Table(
        "inputs",
        _Input,
        "import_id IN (SELECT import_id FROM imports WHERE corpus_id = ?)",
        "import_id, position",
    ),
    Table("articles", _Article, "corpus_id = ? AND deleted = 0", "import_id, position, article_id"),
    Table("variables", _Variable, "corpus_id = ?", "position, name"),
    Table("variable_values", _VariableValue, _HERE, "article_id, name"),
    Table("kept_cuts", _KeptCut, _HERE, 'article_id, "start", "end", rule'),
    Table("rules_off", _RuleOff, "corpus_id = ?", "rule"),
    Table("own_rules", _OwnRule, "corpus_id = ?", "source, line"),
    Table("decisions", _Decision, "corpus_id = ?", "article_a, article_b"),
    Table("notes", _Note, "corpus_id = ?", "kind, key"),
)


def row_of(table: Table, line: bytes) -> tuple[Any, ...]:
    """Give a line's values in the order of the table's columns.

    Raises
    ------
    NotARow
        When it has other columns, or a value that the store never holds.
    """
    try:
        row = msgspec.json.decode(line, type=table.row)
    except (msgspec.MsgspecError, RecursionError) as error:
        reason = str(error) or "nested too deep"
        raise NotARow(Message("{reason}.", reason=reason)) from error
    if isinstance(row, _Article):
        _check_article(row)
    if isinstance(row, _Variable) and row.name.casefold() in COLUMNS:
        raise NotARow(Message("a column of its own is called {name}.", name=repr(row.name)))
    if isinstance(row, _Note):
        try:
            check_note(row.kind, row.key, row.value)
        except Wrong as wrong:
            raise NotARow(wrong.what) from wrong
    return tuple(
        storable(value) if isinstance(value, str) else value
        for value in msgspec.structs.astuple(row)
    )


def check_counts(rows: dict[str, list[tuple[Any, ...]]]) -> None:
    """Check that there are not more notes and columns than a page can show.

    Raises
    ------
    NotARow
        When there are.
    """
    if len(rows["variables"]) > MOST_COLUMNS:
        raise NotARow(
            Message(
                "there are {count:,} columns of its own, and at most {most:,} are taken.",
                count=len(rows["variables"]),
                most=MOST_COLUMNS,
            )
        )
    try:
        check_notes(Counter(kind for kind, _, _ in rows["notes"]).items())
    except Wrong as wrong:
        raise NotARow(wrong.what) from wrong


def _check_article(article: _Article) -> None:
    if article.date:
        try:
            datetime.date.fromisoformat(article.date)
        except ValueError as error:
            raise NotARow(Message("date is no day.")) from error
    most = current_limits().characters
    if len(article.raw) > most:
        raise NotARow(
            Message(
                "the article is longer than {most:,} characters (RECOUPE_LIMIT_CHARACTERS).",
                most=most,
            )
        )
    if not article.raw.strip():
        raise NotARow(Message("the article has no text."))
