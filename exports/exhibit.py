"""One thing to show: a chart or a table with what it is made of; kept and sent as text."""

import datetime
import json
import math
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly import io as plotly_io

from exports.provenance import Provenance

WITHOUT_FIGURE = ("table", "evidence")
_TRACES = {"bar", "scatter", "scattergl", "heatmap"}


@dataclass(frozen=True, eq=False)
class Exhibit:
    """What the reader puts into the presentation; page, slide, report and workbook show the same.

    `kind` is the figure's own (`figure.layout.meta["chart"]`: bars, stacked, lines, matrix,
    network, topics, keyness, dispersion, upset, strip, map), or "table" or "evidence" when `figure`
    is None. `title` and `comment` are the reader's to change. `table` holds the numbers with their
    raw columns (its index counts for nothing); `labels` gives, in order, the columns to be shown
    and their headings, all columns as they are named when it is empty. Evidence is a table with
    `article_id`, `text` and, if there is one, `marks` (tuple of (start, end) in the text, exclusive).
    `provenance` says from what it was made, `view` is the address that shows it again
    (as it is kept: the page and its query).
    """

    kind: str
    title: str
    comment: str
    figure: go.Figure | None
    table: pd.DataFrame
    labels: dict[Any, str]
    provenance: Provenance
    view: str = ""

    def __post_init__(self) -> None:
        if (self.figure is None) != (self.kind in WITHOUT_FIGURE):
            raise ValueError(
                f"kind is {self.kind!r}; without a figure it must be one of "
                f"{', '.join(WITHOUT_FIGURE)}, and with a figure none of them"
            )


def figure_of(exhibit: Exhibit) -> go.Figure:
    """Give an exhibit's figure.

    Raises
    ------
    ValueError
        If it has none.
    """
    if exhibit.figure is None:
        raise ValueError(f"kind is {exhibit.kind!r}, which has no figure")
    return exhibit.figure


def shown_table(exhibit: Exhibit) -> pd.DataFrame:
    """Give the table as a reader sees it: the columns of `labels` under their headings."""
    if not exhibit.labels:
        return exhibit.table.reset_index(drop=True)
    kept = [column for column in exhibit.labels if column in exhibit.table.columns]
    table = exhibit.table[kept].reset_index(drop=True)
    return table.set_axis([str(exhibit.labels[column]) for column in kept], axis="columns")


def to_json(exhibit: Exhibit) -> str:
    """Write an exhibit as JSON text, all ASCII; `from_json` gives back an equal one.

    Numbers, dtypes, days, missing values and tuples come back as they were; an object that is none
    of those raises TypeError.
    """
    record = {field.name: getattr(exhibit, field.name) for field in fields(Exhibit)}
    figure = exhibit.figure
    record["figure"] = (
        None if figure is None else json.loads(plotly_io.to_json(figure, engine="json"))
    )
    record["table"] = [
        {"name": _pack(name), **_column(exhibit.table.iloc[:, place])}
        for place, name in enumerate(exhibit.table.columns)
    ]
    record["rows"] = len(exhibit.table)
    record["labels"] = [[_pack(column), heading] for column, heading in exhibit.labels.items()]
    record["provenance"] = {
        field.name: _pack(getattr(exhibit.provenance, field.name)) for field in fields(Provenance)
    }
    return json.dumps(record, allow_nan=False, sort_keys=True)


def from_json(text: str) -> Exhibit:
    """Read what `to_json` wrote.

    Raises
    ------
    ValueError
        If the text is no exhibit.
    """
    try:
        record = json.loads(text)
        known = {
            field.name: _unpack(record["provenance"][field.name]) for field in fields(Provenance)
        }
        figure = record["figure"]
        return Exhibit(
            kind=record["kind"],
            title=record["title"],
            comment=record["comment"],
            figure=None if figure is None else _figure(figure),
            table=_table(record["table"], record["rows"]),
            labels={_unpack(column): heading for column, heading in record["labels"]},
            provenance=Provenance(**known),
            view=record["view"],
        )
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise ValueError(f"text is no exhibit: {error}") from error


def _figure(known):
    """Make the figure, of Recoupe's own kinds of trace: pictures and maps would call other hosts."""
    figure = plotly_io.from_json(json.dumps(known))
    figure.data = [trace for trace in figure.data if trace.type in _TRACES]
    figure.layout.images = figure.layout.template.layout.images = ()
    return figure


def _table(columns, rows):
    table = pd.DataFrame(
        {place: _series(column) for place, column in enumerate(columns)}, index=range(rows)
    )
    names = [_unpack(column["name"]) for column in columns]
    table.columns = pd.Index(names, dtype=None if names else "str", tupleize_cols=False)
    return table


def _column(column):
    """Give a column's dtype and its values; dates and spans as whole numbers of their unit."""
    dtype = column.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        kinds = _column(pd.Series(dtype.categories))
        codes = column.cat.codes.tolist()
        return {
            "dtype": "category",
            "values": codes,
            "kinds": kinds,
            "ordered": bool(dtype.ordered),
        }
    if dtype.kind in "mM":
        numbers = column.dt.tz_convert(None) if getattr(dtype, "tz", None) else column
        numbers = numbers.to_numpy().view("int64").tolist()
        values = [
            None if gone else number for number, gone in zip(numbers, column.isna(), strict=True)
        ]
        return {"dtype": str(dtype), "values": values}
    return {"dtype": str(dtype), "values": [_pack(value) for value in column.tolist()]}


def _series(column):
    name, values = column["dtype"], column["values"]
    if name == "category":
        kinds = pd.Index(_series(column["kinds"]))
        return pd.Series(pd.Categorical.from_codes(values, kinds, ordered=column["ordered"]))
    if name.startswith(("datetime64", "timedelta64")):
        return _times(name, values)
    return pd.Series([_unpack(value) for value in values], dtype=name)


def _times(name, values):
    missing = np.iinfo("int64").min
    whole = np.array([missing if value is None else value for value in values], dtype="int64")
    dtype = pd.api.types.pandas_dtype(name)
    if not isinstance(dtype, pd.DatetimeTZDtype):
        return pd.Series(whole.view(name), dtype=name)
    days = pd.DatetimeIndex(whole.view(f"datetime64[{dtype.unit}]"))
    return days.tz_localize("UTC").tz_convert(dtype.tz).to_series(index=pd.RangeIndex(len(days)))


def _pack(value):
    """Give a value as JSON can hold it; what JSON does not know becomes [kind, content]."""
    if isinstance(value, np.generic):
        value = value.item()
    if value is pd.NA:
        return ["NA", None]
    if value is pd.NaT:
        return ["NaT", None]
    if isinstance(value, float) and not math.isfinite(value):
        return ["float", repr(value)]
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, (tuple, list)):
        return [type(value).__name__, [_pack(part) for part in value]]
    if isinstance(value, (datetime.date, pd.Timestamp)):  # a datetime is a date too
        return [type(value).__name__, value.isoformat()]
    raise TypeError(f"an exhibit cannot hold a {type(value).__name__}")


_READ = {
    "NA": lambda content: pd.NA,
    "NaT": lambda content: pd.NaT,
    "float": float,
    "tuple": lambda content: tuple(_unpack(part) for part in content),
    "list": lambda content: [_unpack(part) for part in content],
    "date": datetime.date.fromisoformat,
    "datetime": datetime.datetime.fromisoformat,
    "Timestamp": pd.Timestamp,
}


def _unpack(value):
    return _READ[value[0]](value[1]) if isinstance(value, list) else value
