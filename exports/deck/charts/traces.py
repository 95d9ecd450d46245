"""What a plotly figure shows, read from its own traces."""

import base64
import math
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.basedatatypes import BaseTraceType

from exports.texts import as_read


def list_values(array: Any) -> list[Any]:
    """Give a trace's array as a list; what plotly keeps as bytes is read."""
    if array is None:
        return []
    if isinstance(array, dict):
        whole = np.frombuffer(base64.b64decode(array["bdata"]), dtype=np.dtype(array["dtype"]))
        if "shape" in array:
            whole = whole.reshape([int(part) for part in str(array["shape"]).split(",")])
        return whole.tolist()
    if isinstance(array, np.ndarray):
        return array.tolist()
    return list(array) if isinstance(array, (list, tuple)) else [array]


def one_each(setting: Any, number: int, default: Any = None) -> list[Any]:
    """Give one value a mark of what may be said once for all of them."""
    if setting is None:
        return [default] * number
    if isinstance(setting, (list, tuple, np.ndarray, dict)):
        found = list_values(setting)
        return (found + [default] * number)[:number]
    return [setting] * number


def as_number(value: Any) -> float:
    """Give a position as a number; days become a spreadsheet's days; NaN where there is none."""
    if value is None:
        return math.nan
    if isinstance(value, (int, float)):
        return float(value)
    try:
        day = pd.Timestamp(value)
    except (ValueError, TypeError):
        return math.nan
    return (day - pd.Timestamp("1899-12-30")) / pd.Timedelta(days=1)


def axis_of(figure: go.Figure, trace: BaseTraceType, letter: str) -> Any:
    """Give the axis of a trace: "x" or "y"."""
    name = getattr(trace, f"{letter}axis", None) or letter
    return figure.layout[f"{letter}axis{name[1:]}"]


def positions(figure: go.Figure, trace: BaseTraceType, letter: str) -> list[float]:
    """Give where the marks stand along an axis: numbers, categories by their place."""
    line = axis_of(figure, trace, letter)
    found = list_values(getattr(trace, letter))
    if is_category(figure, trace, letter):
        order = {name: place for place, name in enumerate(categories(figure, trace, letter))}
        return [order.get(one, math.nan) for one in found]
    if line.type == "log":
        return [math.log10(value) if as_number(value) > 0 else math.nan for value in found]
    return [as_number(one) for one in found]


def is_category(figure: go.Figure, trace: BaseTraceType, letter: str) -> bool:
    """Say whether an axis holds names that are no numbers."""
    kind = axis_of(figure, trace, letter).type
    if kind is not None and kind != "-":
        return kind == "category"
    found = [one for one in list_values(getattr(trace, letter)) if one is not None]
    return any(isinstance(one, str) and math.isnan(as_number(one)) for one in found)


def categories(figure: go.Figure, trace: BaseTraceType, letter: str) -> list[Any]:
    """Give the names along an axis of categories, in its order."""
    line = axis_of(figure, trace, letter)
    first = list(list_values(line.categoryarray))
    name = getattr(trace, f"{letter}axis", None) or letter
    for other in figure.data:
        if (getattr(other, f"{letter}axis", None) or letter) == name:
            first += [one for one in list_values(getattr(other, letter, None)) if one is not None]
    return list(dict.fromkeys(first))


def ticks(figure: go.Figure, trace: BaseTraceType, letter: str) -> dict[float, str]:
    """Give position → what is written at it, in the axis's order; {} where figures are written."""
    line = axis_of(figure, trace, letter)
    if line.ticktext is not None:
        pairs = zip(list_values(line.tickvals), list_values(line.ticktext))
        if is_category(figure, trace, letter):
            order = {name: place for place, name in enumerate(categories(figure, trace, letter))}
            return {order[at]: as_read(text) for at, text in pairs if at in order}
        return {as_number(at): as_read(text) for at, text in pairs}
    if is_category(figure, trace, letter):
        return {at: as_read(name) for at, name in enumerate(categories(figure, trace, letter))}
    return {}


def axis_heading(line: Any) -> str:
    """Give an axis's title as text, "" for none."""
    return as_read(line.title.text or "") if line.title else ""


def plane_name(trace: BaseTraceType) -> tuple[str, str]:
    """Give the names of the two axes that a trace is drawn on."""
    return trace.xaxis or "x", trace.yaxis or "y"


def is_drawn(trace: BaseTraceType) -> bool:
    """Say whether a trace is to be seen: some only take the clicks."""
    marker = getattr(trace, "marker", None)
    if trace.visible is False or trace.visible == "legendonly":
        return False
    if trace.opacity == 0:
        return False
    mode = getattr(trace, "mode", None) or ""
    return not (mode == "markers" and marker is not None and marker.opacity == 0)


def has_legend(figure: go.Figure, traces: Iterable[BaseTraceType]) -> bool:
    """Say whether a figure names its traces in a legend."""
    if figure.layout.showlegend is not None:
        return bool(figure.layout.showlegend)
    return len([trace for trace in traces if trace.name and trace.showlegend is not False]) > 1
