"""A chart as one HTML file that needs nothing else and calls nobody."""

import html

import plotly.graph_objects as go

from charts.theme import slide

CONFIG = {"displaylogo": False, "showSendToCloud": False, "responsive": False}

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title>
<style>body {{ margin: 2rem auto; width: max-content; max-width: 100%; background: #fff; }}</style>
</head>
<body>{chart}</body>
</html>
"""


def to_html(figure: go.Figure, *, title: str, note: str) -> bytes:
    """Return a self-contained HTML page (bytes) with the chart as it goes on a slide, still live."""
    chart = slide(figure, title=title, note=note).to_html(
        full_html=False, include_plotlyjs=True, include_mathjax=False, config=CONFIG, div_id="chart"
    )
    return _PAGE.format(title=html.escape(title), chart=chart).encode("utf-8")
