"""A slide's picture made small, letters and marks with it."""

import base64

import numpy as np
import plotly.graph_objects as go

from charts.theme import slide


def preview(figure: go.Figure, *, title: str, note: str, scale: float = 0.5) -> go.Figure:
    """Return the slide of a figure, smaller: everything that is measured in pixels is scaled.

    Parameters
    ----------
    figure, title, note
        As for `charts.theme.slide`.
    scale : float
        Over 0.

    Examples
    --------
    >>> preview(go.Figure(), title="Un titre", note="n = 1").layout.width
    480
    """
    large = slide(figure, title=title, note=note).to_plotly_json()
    # The template's sizes hold where the figure has none of its own: they are written out first.
    large["layout"]["template"] = _smaller(large["layout"]["template"], scale)
    small = {name: _smaller(large[name], scale) for name in ("data", "layout")}
    layout = small["layout"]
    for side in ("width", "height"):
        layout[side] = round(large["layout"][side] * scale)
    layout["margin"] = {side: room * scale for side, room in large["layout"]["margin"].items()}
    return go.Figure(small)


def _smaller(part, scale, inside=""):
    """Scale every size, and every width of a line, in a part of a figure."""
    if isinstance(part, dict):
        return {
            name: _scale(value, scale)
            if name == "size" or (name == "width" and inside == "line")
            else value
            if name == "template"
            else _smaller(value, scale, name)
            for name, value in part.items()
        }
    if isinstance(part, (list, tuple)) and part and isinstance(part[0], dict):
        return [_smaller(one, scale, inside) for one in part]
    return part


def _scale(value, scale):
    if isinstance(value, dict):  # numbers as plotly packs them
        value = np.frombuffer(base64.b64decode(value["bdata"]), dtype=value["dtype"])
    if isinstance(value, (int, float)):
        return value * scale
    return [float(number) * scale for number in value] if hasattr(value, "__iter__") else value
