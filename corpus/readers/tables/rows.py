"""Rows of a table to articles: fields as guessed or chosen, dates read over the whole column."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.messages import Message
from corpus.readers.raw import EXTRACT, RawArticle, Read, Skipped, Unreadable
from corpus.readers.single import refusal
from corpus.readers.tables.column_names import LANGUAGES
from corpus.readers.tables.columns import FIELDS, MANY, Grid, GridRow, guess, shorten
from corpus.readers.untagged import is_markup, plain_text
from corpus.text import folding
from corpus.text.date_columns import DateOrder, column_dates
from corpus.text.decode import tidy

_SHOWN = 5
_MOST_NAMES = 12


def articles(
    grid: Grid,
    *,
    columns: Mapping[str, str] | None = None,
    date_order: DateOrder | None = None,
) -> Read:
    """Give an article a row; what a row lacks is told in `skipped`.

    A list of titles and addresses without texts is kept as references, marked as extracts.

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
    held = set(fields.values())
    is_list = "text" not in held and {"title", "url"} <= held and bool(held & {"source", "date"})
    if "text" not in fields.values() and not is_list:
        what = Message(
            "has no column with the articles' text; its columns are {names}.",
            names=tuple(map(shorten, grid.header[:_MOST_NAMES])),
        )
        raise Unreadable(what, "Say which column holds the text, or add one.")
    dates, notes = _dates(grid, fields, date_order)
    read: list[RawArticle] = []
    skipped = list(grid.skipped)
    for row, day in zip(grid.rows, dates):
        article = _article(row, fields, day, grid.header)
        if is_list:
            extra = (*article.extra, (EXTRACT, "yes"))
            article = replace(article, text=article.title, extra=extra)
        why = refusal(article.text, len(read))
        if why:
            skipped.append(Skipped(row.place, why))
        else:
            read.append(article)
    if is_list:
        told = (
            "No column holds the articles' text: they are kept as references, told by their titles."
        )
        notes = (*notes, told)
    return Read(tuple(read), tuple(skipped), (*grid.notes, *notes))


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
    written = _written_dates(grid, fields)
    if written is None:
        return [None] * len(grid.rows), ()
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
            Message("{place}: {cell}", place=grid.rows[at].place, cell=shorten(written[at]))
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


def _written_dates(grid: Grid, fields: Mapping[int, str]) -> list[str] | None:
    """Give the cells of the date's column, or of day, month and year put together."""
    places = {field: place for place, field in fields.items()}
    if "date" in places:
        return [row.cells[places["date"]] for row in grid.rows]
    if not {"day", "month", "year"} <= set(places):
        return None
    parts = [
        [row.cells[places[part]].strip().removesuffix(".0") for part in ("day", "month", "year")]
        for row in grid.rows
    ]
    return [
        f"{year}-{month:0>2}-{day:0>2}" if month.isdecimal() else f"{day} {month} {year}".strip()
        for day, month, year in parts
    ]


def _open_example(written: Sequence[str]) -> str:
    return next(value for value in written if column_dates([value]).is_open).strip()


def _article(
    row: GridRow, fields: Mapping[int, str], day: datetime.date | None, header: Sequence[str]
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
        text=_text(cells.get("text", "")),
        extra=tuple((name, value) for name, value in extra if value),
    )


def _text(cell: str) -> str:
    """Give the text of a cell; a title stays as it stands, but a text may be a page's HTML."""
    return tidy(plain_text(cell) if is_markup(cell) else cell).strip()


def _one_line(cell: str) -> str:
    return re.sub(r"\s*\n\s*", " ", tidy(cell)).strip()
