"""What a slide holds, when it comes from a file or the disk: a schema, and what no schema can say."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from corpus.messages import Message

MOST_ROWS = 20_000  # of a slide's table
_MOST_CELLS = 400_000
_CHARTS = Literal[
    "bars", "stacked", "lines", "matrix", "network", "topics", "keyness", "dispersion", "upset",
    "strip", "map", "classes", "table", "evidence",
]  # fmt: skip
_WITHOUT_FIGURE = ("table", "evidence")
_TRACES = Literal["bar", "scatter", "scattergl", "heatmap"]
_Line = Annotated[str, Meta(max_length=10_000)]
_Text = Annotated[str, Meta(max_length=100_000)]
_Count = Annotated[int, Meta(ge=0, le=2**53)]


class Wrong(Exception):
    """A note cannot be what it says it is; `what` says why."""

    def __init__(self, what: Message) -> None:
        super().__init__(what)
        self.what = what


class _Column(Struct, forbid_unknown_fields=True, kw_only=True):
    """A column of a slide's table: its name, its dtype, its values as JSON can hold them."""

    name: Any = None  # kinds of a category have none
    dtype: Annotated[
        str,
        Meta(
            pattern=r"^(object|str|string|bool|boolean|category|[Uu]?[Ii]nt(8|16|32|64)"
            r"|[Ff]loat(32|64)|(datetime|timedelta)64\[(s|ms|us|ns)(, [\w/+:-]{1,64})?\])$"
        ),
    ]
    values: Annotated[list[Any], Meta(max_length=MOST_ROWS)]
    kinds: "_Column | None" = None
    ordered: bool = False


class _Provenance(Struct, forbid_unknown_fields=True):
    corpus: _Line
    fingerprint: Annotated[str, Meta(max_length=64)]
    articles: _Count
    outlets: _Count
    words: _Count
    first: tuple[Literal["date"], datetime.date] | None
    last: tuple[Literal["date"], datetime.date] | None
    filters: _Text
    method: _Text
    method_fr: _Text
    version: Annotated[str, Meta(max_length=40)]
    made: tuple[Literal["date"], datetime.date]


class _Trace(Struct):
    type: _TRACES = "scatter"


class _Layout(Struct):
    """Of the layout only what could make a reader's browser call another host."""

    images: Annotated[list[Any], Meta(max_length=0)] = []
    template: "_Template | None" = None


class _Template(Struct):
    layout: _Layout | None = None


class _Figure(Struct):
    data: Annotated[list[_Trace], Meta(max_length=2_000)]
    layout: _Layout


class _Slide(Struct, forbid_unknown_fields=True):
    kind: _CHARTS
    title: _Line
    comment: _Text
    figure: _Figure | None
    table: Annotated[list[_Column], Meta(max_length=500)]
    rows: Annotated[int, Meta(ge=0, le=MOST_ROWS)]
    labels: Annotated[list[tuple[Any, _Line]], Meta(max_length=500)]
    provenance: _Provenance
    view: Annotated[str, Meta(max_length=8_000, pattern=r"^([a-z_]{0,40}\?)?[\w.~*%&=+-]*$")]


def read_as(text: str, type: Any, name: str) -> Any:
    """Read JSON as a type says; `Wrong` names what it is and where it differs."""
    try:
        return msgspec.json.decode(text.encode("utf-8", "replace"), type=type)
    except (msgspec.MsgspecError, RecursionError) as error:
        reason = str(error) or "nested too deep"
        raise Wrong(Message("{name}: {reason}.", name=name, reason=reason)) from error


def check_slide(value: str, name: str) -> None:
    """Check a slide that calls itself `name` in what is told.

    Raises
    ------
    Wrong
        When it is none that Recoupe writes, or larger than a page can show.
    """
    slide: _Slide = read_as(value, _Slide, name)
    if (slide.figure is None) != (slide.kind in _WITHOUT_FIGURE):
        raise Wrong(Message("{name}: its kind and its figure do not fit.", name=name))
    if sum(len(column.values) for column in slide.table) > _MOST_CELLS:
        raise Wrong(Message("{name}: its table is too large.", name=name))
    for number, column in enumerate(slide.table):
        if len(column.values) != slide.rows:
            raise Wrong(
                Message(
                    "{name}: column {number} of its table has {found:,} values, not {rows:,}.",
                    name=name,
                    number=number,
                    found=len(column.values),
                    rows=slide.rows,
                )
            )
        _check_column(column, f"{name}, column {number}")
    columns = [column.name for column in slide.table]
    for label, _ in slide.labels:
        if label not in columns:
            raise Wrong(
                Message("{name}: {label} is no column of it.", name=name, label=repr(label)[:80])
            )


def _check_column(column: _Column, name: str) -> None:
    _check_cell(column.name, name)
    if (column.kinds is not None) != (column.dtype == "category"):
        raise Wrong(Message("{name}: its kinds and its dtype do not fit.", name=name))
    if column.kinds is not None:
        if column.kinds.kinds is not None or len(column.kinds.values) > MOST_ROWS:
            raise Wrong(Message("{name}: its kinds are no list of values.", name=name))
        _check_column(column.kinds, name)
    fits = _fits(column)
    for value in column.values:
        if not fits(value):
            raise Wrong(
                Message(
                    "{name}: {value} is no value of {dtype}.",
                    name=name,
                    value=repr(value)[:80],
                    dtype=column.dtype,
                )
            )


def _fits(column: _Column) -> Callable[[Any], bool]:
    """Give what tells a value that a column of this dtype can hold."""
    if column.kinds is not None:
        return partial(_is_whole, lowest=-1, highest=len(column.kinds.values) - 1)
    dtype = column.dtype.lower()
    if dtype.startswith(("int", "uint")):
        bits = int(dtype.removeprefix("u").removeprefix("int"))
        lowest = 0 if dtype.startswith("u") else -(2 ** (bits - 1))
        whole = partial(_is_whole, lowest=lowest, highest=2**bits - 1 + min(lowest, 0))
        return lambda value: whole(value) or column.dtype != dtype and value == _NA
    for begin, fits in _OTHERS.items():
        if dtype.startswith(begin):
            return fits
    return _is_cell


def _is_whole(value: Any, lowest: int = -(2**63), highest: int = 2**63 - 1) -> bool:
    return type(value) is int and lowest <= value <= highest


def _check_cell(value: Any, name: str) -> None:
    if not _is_cell(value):
        raise Wrong(Message("{name}: {value} is no value.", name=name, value=repr(value)[:80]))


def _is_cell(value: Any, deepest: int = 6) -> bool:
    """Tell a value as a slide keeps it: what JSON does not know is [kind, content]."""
    if not isinstance(value, list):
        return value is None or isinstance(value, str | bool | int | float)
    if len(value) != 2 or not deepest:
        return False
    kind, content = value
    if kind in ("tuple", "list"):
        return isinstance(content, list) and all(_is_cell(part, deepest - 1) for part in content)
    if kind in ("date", "datetime", "Timestamp"):
        return isinstance(content, str) and _is_moment(content)
    if kind == "float":
        return content in ("nan", "inf", "-inf")
    return kind in ("NA", "NaT") and content is None


def _is_moment(text: str) -> bool:
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return 1700 <= moment.year <= 2200


_NA = ["NA", None]
_OTHERS: dict[str, Callable[[Any], bool]] = {
    "datetime64": lambda value: value is None or _is_whole(value),
    "timedelta64": lambda value: value is None or _is_whole(value),
    "float": lambda value: type(value) in (int, float) or value in (None, _NA) or _is_odd(value),
    "boolean": lambda value: type(value) is bool or value == _NA,
    "bool": lambda value: type(value) is bool,
    "str": lambda value: isinstance(value, str) or value in (None, _NA) or _is_odd(value),
}


def _is_odd(value: Any) -> bool:
    """Tell a number that JSON has no word for."""
    return value in (["float", "nan"], ["float", "inf"], ["float", "-inf"])
