"""Exhibits and articles for slides, and what a test reads on a slide."""

import collections
import datetime
import io
import posixpath
import re
import zipfile

import numpy as np
import pandas as pd
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from charts.bars import bars
from charts.dispersion import dispersion
from charts.heatmap import heatmap
from charts.network import network
from charts.topics import topic_terms
from exports.deck import to_pptx
from exports.exhibit import Exhibit
from exports.provenance import Provenance

ARTICLES = pd.DataFrame(
    {
        "article_id": ["a1", "a2", "a3"],
        "title": ["Le port gèle", "La ville attend", "Le dégel"],
        "source": ["Le Phare", "La Digue", "Le Phare"],
        "date": pd.to_datetime(["2024-05-03", "2024-05-04", None]),
        "url": ["https://example.org/1", "", "https://example.org/3"],
    }
)


KNOWN = Provenance(
    "Le gel", "0123456789ab", 3, 2, 900, datetime.date(2024, 5, 3), datetime.date(2024, 5, 4),
    "outlet Le Phare", "Counted word by word", "Compté mot par mot", "0.3",
    datetime.date(2026, 11, 21),
)  # fmt: skip


COLOURS = {"Le Phare": "#2F6DB5", "La Digue": "#E07B00"}


NAMES = {"a1": "Le Phare · 3 May 24", "a2": "La Digue · 4 May 24", "a3": "Le Phare"}


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    '=HYPERLINK("http://example.org","x")',
    "]]> & <a:t>",
    "Été 🙂 مرحبا\u202e",
    "a\x00b\x1b[31mc",
)


def exhibit(kind, figure=None, table=None, *, title="Titre", comment="", labels=None):
    table = pd.DataFrame() if table is None else table
    return Exhibit(kind, title, comment, figure, table, labels or {}, KNOWN, "by=source")


def deck(*exhibits, **options):
    data = to_pptx(exhibits, title="Le gel au port", articles=ARTICLES, **options)
    return Presentation(io.BytesIO(data))


def first(*exhibits, **options):
    """Give the first slide behind the cover."""
    return deck(*exhibits, **options).slides[1]


def chart(slide):
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def table(slide):
    found = next(shape.table for shape in slide.shapes if shape.has_table)
    return [[cell.text for cell in row.cells] for row in found.rows]


def words(slide):
    """Give all texts of a slide, those of groups and tables too."""
    return [one.text for one in slide._element.iter("{*}t") if one.text]


def grouped(slide):
    group = next(one for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.GROUP)
    return list(group.shapes)


TERMS = pd.DataFrame({"term": ["gel", "port", "mer"], "count": [9, 4, 1]})


def square(size):
    values = np.arange(size * size, dtype=float).reshape(size, size) / size**2
    names = [f"article {place}" for place in range(size)]
    matrix = pd.DataFrame(values, names, names)
    return matrix.mask(np.eye(size, dtype=bool))


def names_network(number):
    names = [f"Nom {place:03}" for place in range(number)]
    entities = pd.DataFrame({"entity": names, "type": "PER", "count": range(1, number + 1)})
    places = pd.DataFrame(
        {"entity": names, "x": np.linspace(0, 1, number), "y": np.linspace(0, 1, number) ** 2}
    )
    pairs = pd.DataFrame(
        {"entity_a": names[:-1], "entity_b": names[1:], "count": 2, "articles": 1, "npmi": 0.5}
    )
    return network(pairs, entities, places)


def every_kind(text):
    """One exhibit of each kind, a text everywhere that a text can stand."""
    terms = pd.DataFrame({"term": [text, "port"], "count": [2, 1]})
    matrix = pd.DataFrame([[1.0, 2.0], [3.0, 4.0]], [text, "b"], [text, "b"])
    hits = pd.DataFrame({"article_id": ["a1"], "source": [text], "position": [0.25]})
    topics = pd.DataFrame({"topic": [1], "term": [text], "weight": [0.5]})
    evidence = pd.DataFrame({"article_id": ["a1"], "text": [text], "marks": [((0, 1),)]})
    entities = pd.DataFrame({"entity": [text, "b"], "type": "PER", "count": [2, 1]})
    places = pd.DataFrame({"entity": [text, "b"], "x": [0.0, 1.0], "y": [0.0, 1.0]})
    pairs = pd.DataFrame(
        {"entity_a": [text], "entity_b": ["b"], "count": 1, "articles": 1, "npmi": 0.1}
    )
    made = [
        ("bars", bars(terms, name="term", value="count", axis="fois"), None),
        ("matrix", heatmap(matrix, unit="x"), None),
        ("dispersion", dispersion(hits, {}, {"a1": text}), None),
        ("topics", topic_terms(topics, {1: text}), None),
        ("network", network(pairs, entities, places), None),
        ("table", None, pd.DataFrame({"term": pd.Series([text], dtype=object)})),
        ("evidence", None, evidence),
    ]
    return [exhibit(kind, figure, table, title=text, comment=text) for kind, figure, table in made]


def check_package(data):
    """Every part is XML that parses, no name twice, every relationship leads to a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        assert [name for name, times in collections.Counter(names).items() if times > 1] == []
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
            if name.endswith(".rels"):
                folder = posixpath.dirname(posixpath.dirname(name))
                for one in etree.fromstring(package.read(name)):
                    target = posixpath.normpath(posixpath.join("/", folder, one.get("Target")))
                    assert one.get("TargetMode") == "External" or target.lstrip("/") in names
        for name in names:
            if re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
                ids = etree.fromstring(package.read(name)).xpath("//*[local-name()='cNvPr']/@id")
                assert len(ids) == len(set(ids)), name
