"""Exhibits of every kind of drawing, and texts that would harm a file that believes them."""

import dataclasses
import datetime

import pandas as pd
import plotly.graph_objects as go

from charts.bars import bars
from charts.heatmap import heatmap
from charts.network import network
from exports.exhibit import Exhibit
from exports.provenance import Provenance

HOSTILE = "<img src=x onerror=alert(1)> ]]> </script><script>alert(2)</script> 🚢 مرفأ \x00 & \"'"
CLEAN = "<img src=x onerror=alert(1)> ]]> </script><script>alert(2)</script> 🚢 مرفأ & \"'"
HALF = HOSTILE + "\ud800"  # half a pair, which no table can hold
KNOWN = Provenance(
    "Le gel", "0123456789ab", 2, 1, 9, datetime.date(2024, 5, 3), datetime.date(2024, 5, 4),
    "outlet: Phare", "Counted.", "Compté.", "0.9", datetime.date(2026, 11, 21),
)  # fmt: skip
ARTICLES = pd.DataFrame(
    {
        "article_id": ["a" * 16, "b" * 16],
        "title": ["Le port gèle", HOSTILE],
        "source": ["Phare", ""],
        "date": pd.to_datetime(["2024-05-03", None]),
        "url": ["https://example.org/a?b=1&c=2", "javascript:alert(3)"],
    }
)
COUNTS = pd.DataFrame({"word": ["port", "quai", HOSTILE], "count": [3, 2, 1]})
SENTENCES = pd.DataFrame(
    {
        "article_id": ["a" * 16, "b" * 16],
        "text": ["Le port <b>gèle</b> ce matin.", "Un \x00quai gelé."],
        "marks": [((3, 7),), ((4, 8),)],
    }
)


def exhibit(kind="table", title="Les mots", table=COUNTS, figure=None, **changes):
    made = Exhibit(kind, title, "Une phrase.", figure, table, {}, KNOWN, "page=words&a=1")
    return dataclasses.replace(made, **changes)


def bar_exhibit():
    figure = bars(COUNTS, name="word", value="count", axis="occurrences")
    return exhibit("bars", "Les barres", figure=figure)


def matrix_exhibit():
    cells = pd.DataFrame([[1.0, 0.25], [0.25, 1.0]], index=["a", "b"], columns=["a", "b"])
    return exhibit("matrix", "La matrice", cells, figure=heatmap(cells, unit="cosine"))


def network_exhibit():
    pairs = pd.DataFrame(
        {
            "entity_a": ["Ain"],
            "entity_b": ["Brest"],
            "count": [4],
            "articles": [2],
            "npmi": [0.5],
        }
    )
    counts = pd.DataFrame(
        {"entity": ["Ain", "Brest"], "type": ["LOC", "LOC"], "count": [5, 4], "articles": [2, 2]}
    )
    places = pd.DataFrame(
        {"entity": ["Ain", "Brest"], "x": [0.0, 1.0], "y": [0.0, 1.0], "community": [0, 0]}
    )
    return exhibit("network", "Le réseau", pairs, figure=network(pairs, counts, places))


def evidence_exhibit():
    return exhibit("evidence", "Les phrases", SENTENCES)


def every_kind():
    scatter = go.Figure(
        go.Scatter(x=[1, 2], y=[3, 4], mode="markers", text=["a", "b"]), {"meta": {"chart": "map"}}
    )
    return [
        bar_exhibit(),
        matrix_exhibit(),
        network_exhibit(),
        exhibit("map", HALF, figure=scatter),
        exhibit(title="Le tableau"),
        evidence_exhibit(),
    ]
