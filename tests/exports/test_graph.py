"""The network as files: read back, it is what was written."""

import io
from xml.etree import ElementTree

import networkx
import pandas as pd
import pytest

from exports.graph import to_gexf, to_graphml

HOSTILE = "Q&A <b> ]]> \"x\" 'y'"
PAIRS = pd.DataFrame(
    {
        "entity_a": ["Pékin", "Pékin"],
        "entity_b": ["Xi", HOSTILE],
        "count": [4, 1],
        "articles": [2, 1],
        "npmi": [0.25, float("nan")],
    }
)
ENTITIES = pd.DataFrame(
    {
        "entity": ["Pékin", "Xi", HOSTILE, "Seul"],
        "type": ["LOC", "PER", "ORG", "PER"],
        "count": [9, 4, 1, 1],
    }
)
PLACES = pd.DataFrame({"entity": ["Pékin", "Xi", HOSTILE], "x": [0.0, 1.0, 0.5], "y": [0.5, 1, 0]})
GROUPS = pd.DataFrame({"entity": ["Pékin", "Xi", HOSTILE], "community": [1, 1, 2]})
READ = {to_gexf: networkx.read_gexf, to_graphml: networkx.read_graphml}


@pytest.mark.parametrize("write", READ)
def test_what_is_read_back_is_what_was_written(write):
    graph = READ[write](io.BytesIO(write(PAIRS, ENTITIES, PLACES, GROUPS)))
    assert not graph.is_directed()
    wanted = {
        "Pékin": ("LOC", 9, 1, "Pékin"),
        "Xi": ("PER", 4, 1, "Xi"),
        HOSTILE: ("ORG", 1, 2, HOSTILE),
    }
    keys = ("type", "count", "community", "label")
    assert {name: tuple(node[key] for key in keys) for name, node in graph.nodes.items()} == wanted
    link = graph.edges["Pékin", "Xi"]
    assert (link["weight"], link["count"], link["articles"], link["npmi"]) == (4, 4, 2, 0.25)
    assert graph.number_of_edges() == 2
    assert "npmi" not in graph.edges["Pékin", HOSTILE]


def test_gexf_carries_places_colours_and_sizes():
    graph = networkx.read_gexf(io.BytesIO(to_gexf(PAIRS, ENTITIES, PLACES, GROUPS)))
    look = {name: node["viz"] for name, node in graph.nodes.items()}
    assert look["Pékin"]["position"] == {"x": -500.0, "y": 0.0, "z": 0.0}
    assert look["Pékin"]["size"] > look["Xi"]["size"] > look[HOSTILE]["size"]
    assert look["Pékin"]["color"] == look["Xi"]["color"] != look[HOSTILE]["color"]
    by_type = networkx.read_gexf(io.BytesIO(to_gexf(PAIRS, ENTITIES)))
    assert by_type.nodes["Pékin"]["viz"]["color"] != by_type.nodes["Xi"]["viz"]["color"]
    assert "position" not in by_type.nodes["Pékin"]["viz"]


def test_graphml_carries_places_and_colours_as_values():
    graph = networkx.read_graphml(io.BytesIO(to_graphml(PAIRS, ENTITIES, PLACES)))
    node = graph.nodes["Xi"]
    assert (node["x"], node["y"]) == (500.0, 320.0)
    assert all(0 <= node[part] <= 255 for part in "rgb")


@pytest.mark.parametrize("write", READ)
def test_control_characters_leave_the_file_readable_and_names_apart(write):
    pairs = pd.DataFrame({"entity_a": ["a\x00b\nc"], "entity_b": ["a b\x0bc"], "count": [1]})
    entities = pd.DataFrame({"entity": ["a\x00b\nc", "a b\x0bc"], "type": "PER", "count": 1})
    data = write(pairs, entities)
    ElementTree.fromstring(data)
    graph = READ[write](io.BytesIO(data))
    assert sorted(graph) == ["a b c", "a b c (2)"]
    assert graph.number_of_edges() == 1


@pytest.mark.parametrize("write", READ)
def test_the_same_tables_give_the_same_bytes(write):
    first = write(PAIRS, ENTITIES, PLACES, GROUPS)
    assert first == write(PAIRS.iloc[::-1], ENTITIES.iloc[::-1], PLACES.iloc[::-1], GROUPS)
    assert first.startswith(b"<?xml")
    assert b"lastmodified" not in first


@pytest.mark.parametrize("write", READ)
def test_no_pairs_give_an_empty_network(write):
    graph = READ[write](io.BytesIO(write(PAIRS.head(0), ENTITIES, PLACES.head(0), GROUPS.head(0))))
    assert len(graph) == 0
