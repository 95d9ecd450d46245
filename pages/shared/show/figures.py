"""Figures drawn once for the same values: a run in which nothing changed draws none again."""

import hashlib
import pickle
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from plotly.graph_objects import Figure

from charts.theme import outlet_colours, style
from study import Corpus, filters

_KEPT = 64  # figures


@dataclass(eq=False)
class _Drawn:
    """A figure, and how it looks in the light and the dark theme."""

    figure: Figure
    styled: dict[bool, Figure] = field(default_factory=dict)


_FIGURES: OrderedDict[bytes, _Drawn] = OrderedDict()
_LOCK = threading.Lock()


def figure_of(draw: Callable[..., Figure], *values: Any, **options: Any) -> Figure:
    """Give the figure that a function of `charts` makes of these values, which is not to be changed.

    Values are the same when they hold the same: tables that are made anew at each run are.
    """
    told = pickle.dumps((draw.__module__, draw.__qualname__, values, options), protocol=5)
    key = hashlib.blake2b(told, digest_size=16).digest()
    with _LOCK:
        if key in _FIGURES:
            _FIGURES.move_to_end(key)
            return _FIGURES[key].figure
    made = _Drawn(draw(*values, **options))
    with _LOCK:
        _FIGURES[key] = made
        while len(_FIGURES) > _KEPT:
            _FIGURES.popitem(last=False)
    return made.figure


def colours_of(corpus: Corpus) -> dict[str, str]:
    """Give outlet → its colour, the same whatever the filters keep."""
    return outlet_colours(filters.outlets(corpus))


def style_once(figure: Figure, *, dark: bool) -> Figure:
    """Give the figure in the light or the dark theme, made once for one of `figure_of`."""
    with _LOCK:
        kept = next((one for one in _FIGURES.values() if one.figure is figure), _Drawn(figure))
    if dark not in kept.styled:
        kept.styled[dark] = style(figure, dark=dark)
    return kept.styled[dark]
