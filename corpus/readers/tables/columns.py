"""Tables of articles: which column holds what, by its name first and by its content else."""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.messages import Message
from corpus.readers.raw import RawArticle, Read, Skipped, Unreadable
from corpus.readers.single import refusal
from corpus.readers.tables.column_names import LANGUAGES, field_and_rank
from corpus.readers.untagged import is_markup, plain_text
from corpus.text import folding
from corpus.text.date_columns import DateOrder, column_dates, is_date
from corpus.text.decode import tidy

FIELDS = (
    "title", "text", "source", "origin", "date", "language", "url", "author", "extra", "ignore",
)  # fmt: skip
MANY = ("extra", "ignore")  # fields that any number of columns may have
SAMPLE_ROWS = 300
SHORT_TEXT = 80  # a column whose cells are shorter on average holds no articles
LONGEST_EXAMPLE = 80
_SHOWN = 5
_MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What a column is taken to hold (one of `FIELDS`), with the first cell that is not empty."""

    column: str
    field: str
    example: str


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and where it stands in its file."""

    place: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as read, each row as wide as the header; with what could not be read of it."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()


def guess(grid: Grid) -> tuple[ColumnGuess, ...]:
    """Give what each column seems to hold."""
    columns = [
        [row.cells[place] for row in grid.rows[:SAMPLE_ROWS] if row.cells[place].strip()]
        for place in range(len(grid.header))
    ]
    fields = _by_name(grid.header, columns)
    for field, holds in (("text", _is_long), ("date", _are_dates), ("url", _are_addresses),
                         ("language", _are_codes), ("title", _are_titles)):  # fmt: skip
        if field not in fields.values():
            free = [place for place in range(len(columns)) if place not in fields]
            fitting = [place for place in free if columns[place] and holds(columns[place])]
            if fitting:
                fields[max(fitting, key=lambda place: _mean(columns[place]))] = field
    return tuple(
        ColumnGuess(
            name,
            fields.get(place, "extra" if columns[place] and not _is_index(name) else "ignore"),
            _short(columns[place][0]) if columns[place] else "",
        )
        for place, name in enumerate(grid.header)
    )


def fields_of(names: Sequence[str]) -> dict[str, str]:
    """Give the field of each name, told by the names alone.

    >>> fields_of(["Titre", "Date de publication", "Pages"])
    {'Titre': 'title', 'Date de publication': 'date', 'Pages': 'extra'}
    """
    fields = _by_name(names, [[] for _ in names])
    return {name: fields.get(place, "extra") for place, name in enumerate(names)}


def known_names(cells: Sequence[str]) -> int:
    """Count the fields that the cells of a row name: two or more make it a header."""
    return len({field for cell in cells if (field := field_and_rank(cell)[0])})


def articles(
    grid: Grid,
    *,
    columns: Mapping[str, str] | None = None,
    date_order: DateOrder | None = None,
) -> Read:
    """Give an article a row; what a row lacks is told in `skipped`.

    Raises
    ------
    Unreadable
        When no column holds the articles' text.
    ValueError
        When `columns` names a column or a field that is not there, or one field twice.
    """
    fields = _chosen_fields(grid, columns or {})
    if not grid.rows and grid.skipped:
        return Read((), grid.skipped, grid.notes)
    if "text" not in fields.values():
        what = Message(
            "has no column with the articles' text; its columns are {names}.",
            names=tuple(map(_short, grid.header[:_MOST_NAMES])),
        )
        raise Unreadable(what, "Say which column holds the text, or add one.")
    dates, notes = _dates(grid, fields, date_order)
    read: list[RawArticle] = []
    skipped = list(grid.skipped)
    for row, day in zip(grid.rows, dates):
        article = _article(row, fields, day, grid.header)
        why = refusal(article.text, len(read))
        if why:
            skipped.append(Skipped(row.place, why))
        else:
            read.append(article)
    return Read(tuple(read), tuple(skipped), (*grid.notes, *notes))


def _by_name(header: Sequence[str], columns: Sequence[Sequence[str]]) -> dict[int, str]:
    """Give the field by place of the column; the surest name of a field has it."""
    candidates = []
    for place, name in enumerate(header):
        field, rank = field_and_rank(name)
        if field in ("source", "date", "title") and _are_addresses(columns[place]):
            field, rank = "url", rank + 1
        if field == "text" and columns[place] and _mean(columns[place]) < SHORT_TEXT / 2:
            rank += 2
        if field:
            candidates.append((rank, place, field))
    fields: dict[int, str] = {}
    for _, place, field in sorted(candidates):
        if field not in fields.values() and not _is_outdone(field, place, fields, columns):
            fields[place] = field
    return fields


def _is_outdone(
    field: str, place: int, fields: Mapping[int, str], columns: Sequence[Sequence[str]]
) -> bool:
    """Tell a column named text that has a word in each cell where another holds paragraphs."""
    if field != "text" or not columns[place] or _mean(columns[place]) >= SHORT_TEXT / 2:
        return False
    return any(_is_long(column) for other, column in enumerate(columns) if other not in fields)


def _chosen_fields(grid: Grid, columns: Mapping[str, str]) -> dict[int, str]:
    """Give the field by place: as the reader chose, and as guessed where nothing was chosen."""
    for column, field in columns.items():
        if column not in grid.header:
            raise ValueError(f"columns names {column!r}; the columns are {', '.join(grid.header)}")
        if field not in FIELDS:
            raise ValueError(
                f"columns gives {column!r} as {field!r}; use one of {', '.join(FIELDS)}"
            )
    single = [field for field in columns.values() if field not in MANY]
    if len(set(single)) < len(single):
        raise ValueError(f"columns gives one field to two columns: {', '.join(sorted(single))}")
    fields = {}
    for place, guessed in enumerate(guess(grid)):
        is_taken = guessed.column not in columns and guessed.field in single
        fields[place] = "extra" if is_taken else columns.get(guessed.column, guessed.field)
    return fields


def _dates(
    grid: Grid, fields: Mapping[int, str], order: DateOrder | None
) -> tuple[Sequence[datetime.date | None], tuple[str, ...]]:
    """Give the rows' dates, and what a reader should know of how they were read."""
    place = next((place for place, field in fields.items() if field == "date"), None)
    if place is None:
        return [None] * len(grid.rows), ()
    written = [row.cells[place] for row in grid.rows]
    read = column_dates(written, order)
    notes = []
    if read.is_open and order is None:
        notes.append(
            Message(
                "Dates such as {example} are read day first: none of them tells whether the day or the month "
                "comes first.",
                example=_open_example(written),
            )
        )
    if read.unreadable:
        shown = tuple(
            Message("{place}: {cell}", place=grid.rows[at].place, cell=_short(written[at]))
            for at in read.unreadable[:_SHOWN]
        )
        notes.append(
            Message(
                "Dates that could not be read are left empty ({count:,}), as {shown}.",
                count=len(read.unreadable),
                shown=shown,
            )
        )
    return read.dates, tuple(notes)


def _open_example(written: Sequence[str]) -> str:
    return next(value for value in written if column_dates([value]).is_open).strip()


def _article(
    row: Row, fields: Mapping[int, str], day: datetime.date | None, header: Sequence[str]
) -> RawArticle:
    cells = {field: row.cells[place].strip() for place, field in fields.items()}
    language = folding.words(cells.get("language", ""))
    extra = [
        ("author" if field == "author" else header[place], tidy(row.cells[place]).strip())
        for place, field in fields.items()
        if field in ("author", "extra")
    ]
    return RawArticle(
        title=_one_line(cells.get("title", "")),
        source=_one_line(cells.get("source", "")),
        origin=_one_line(cells.get("origin", "")),
        date=day,
        language=LANGUAGES.get(
            language, language.partition(" ")[0] if len(language) in (2, 5) else ""
        ),
        url=_one_line(cells.get("url", "")),
        text=_text(cells["text"]),
        extra=tuple((name, value) for name, value in extra if value),
    )


def _text(cell: str) -> str:
    """Give the text of a cell; a title stays as it stands, but a text may be a page's HTML."""
    return tidy(plain_text(cell) if is_markup(cell) else cell).strip()


def _one_line(cell: str) -> str:
    return re.sub(r"\s*\n\s*", " ", tidy(cell)).strip()


def _mean(cells: Sequence[str]) -> float:
    return sum(map(len, cells)) / len(cells) if cells else 0.0


def _share(cells: Sequence[str], holds: Callable[[str], object]) -> float:
    return sum(map(bool, map(holds, cells))) / len(cells) if cells else 0.0


def _is_long(cells: Sequence[str]) -> bool:
    has_words = _share(cells, lambda cell: " " in cell.strip()) > 0.5
    return _mean(cells) >= SHORT_TEXT and has_words and not _are_addresses(cells)


def _are_dates(cells: Sequence[str]) -> bool:
    return _share(cells[:50], is_date) >= 0.7


def _are_addresses(cells: Sequence[str]) -> bool:
    return _share(cells, re.compile(r"\s*(?:https?://|www\.)\S+\s*").fullmatch) >= 0.7


def _are_codes(cells: Sequence[str]) -> bool:
    return all(folding.words(cell) in {*LANGUAGES, *LANGUAGES.values()} for cell in cells)


def _are_titles(cells: Sequence[str]) -> bool:
    is_varied = len(set(cells)) > 0.9 * len(cells)
    return 20 <= _mean(cells) <= 160 and is_varied and _share(cells, lambda cell: " " in cell) > 0.8


def _is_index(name: str) -> bool:
    return name.lower().startswith("unnamed")


def _short(cell: str) -> str:
    line = " ".join(cell.split())
    return line if len(line) <= LONGEST_EXAMPLE else line[: LONGEST_EXAMPLE - 1] + "…"
