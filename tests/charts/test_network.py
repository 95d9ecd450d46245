"""The network: marks and lines carry their names, groups are told apart by everybody."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from charts.network import network
from charts.theme import (
    GREY,
    GROUP_COLOURS,
)

HOSTILE = "<img src=x onerror=alert(1)> <b>&amp; $x$"


def test_network_marks_and_lines_carry_their_names():
    pairs = pd.DataFrame({"entity_a": ["Pékin"], "entity_b": ["Xi"], "count": [4]})
    entities = pd.DataFrame({"entity": ["Pékin", "Xi"], "type": ["LOC", "PER"], "count": [9, 4]})
    places = pd.DataFrame({"entity": ["Pékin", "Xi"], "x": [0.0, 1.0], "y": [0.0, 1.0]})
    figure = network(pairs, entities, places)
    marks = {
        trace.name: list(trace.customdata) for trace in figure.data if trace.mode == "markers+text"
    }
    assert marks == {"People": ["Xi"], "Places": ["Pékin"], "Organisations": []}
    middle = next(trace for trace in figure.data if trace.mode == "markers")
    assert list(middle.customdata[0]) == ["Pékin", "Xi"]
    assert (middle.x[0], middle.y[0]) == (0.5, 0.5)


PAIRS = pd.DataFrame(
    {
        "entity_a": ["Pékin", "Pékin", "OTAN"],
        "entity_b": ["Xi", "OTAN", "Oslo"],
        "count": [4, 2, 1],
        "npmi": [-0.1, 0.6, 0.3],
    }
)


NAMED = pd.DataFrame(
    {
        "entity": ["Pékin", "Xi", "OTAN", "Oslo"],
        "type": ["LOC", "PER", "ORG", "LOC"],
        "count": [9, 4, 3, 1],
    }
)


WHERE = pd.DataFrame(
    {"entity": NAMED["entity"], "x": [0.2, 0.8, 0.2, 0.8], "y": [0.2, 0.2, 0.8, 0.8]}
)


GROUPS = pd.DataFrame({"entity": NAMED["entity"], "community": [1, 1, 2, 3]})


def of_marks(figure):
    return {
        trace.name: list(trace.customdata) for trace in figure.data if trace.mode == "markers+text"
    }


def test_network_by_community_has_a_colour_a_group_and_still_a_shape_a_type():
    groups = GROUPS.assign(community=[1, 1, 2, 2])
    figure = network(PAIRS, NAMED, WHERE, communities=groups, colour="community")
    assert of_marks(figure) == {
        "Group 1: Pékin, Xi": ["Pékin", "Xi"],
        "Group 2: OTAN, Oslo": ["OTAN", "Oslo"],
    }
    first, second = [trace for trace in figure.data if trace.mode == "markers+text"]
    assert first.marker.color != second.marker.color
    assert list(first.marker.symbol) == ["square", "circle"]
    shown = [trace.name for trace in figure.data if trace.showlegend is not False]
    assert shown == [*of_marks(figure), "People", "Places", "Organisations"]


def test_those_that_share_no_community_share_no_colour_of_one():
    figure = network(PAIRS, NAMED, WHERE, communities=GROUPS, colour="community")
    assert of_marks(figure) == {
        "Group 1: Pékin, Xi": ["Pékin", "Xi"],
        "In no large group": ["OTAN", "Oslo"],
    }


def test_focus_keeps_the_neighbours_and_their_links_and_greys_the_rest():
    figure = network(PAIRS, NAMED, WHERE, focus="Xi")
    marks = of_marks(figure)
    assert marks == {
        "Others": ["OTAN", "Oslo"], "People": ["Xi"], "Places": ["Pékin"], "Organisations": [],
    }  # fmt: skip
    others = next(trace for trace in figure.data if trace.name == "Others")
    assert others.marker.color == GREY and others.textfont.color
    middle = next(
        trace for trace in figure.data if trace.mode == "markers" and trace.text is not None
    )
    assert [list(pair) for pair in middle.customdata] == [["Pékin", "Xi"]]
    assert network(PAIRS, NAMED, WHERE, focus="Nobody") == network(PAIRS, NAMED, WHERE)


def widest(figure):
    """Give the places that the thickest line of the figure joins."""
    lines = [trace for trace in figure.data if trace.mode == "lines" and trace.x]
    line = max(lines, key=lambda trace: trace.line.width)
    return list(zip(line.x[:2], line.y[:2], strict=True))


def test_lines_are_as_wide_as_the_count_or_the_association():
    assert widest(network(PAIRS, NAMED, WHERE)) == [(0.2, 0.2), (0.8, 0.2)]
    assert widest(network(PAIRS, NAMED, WHERE, weight="npmi")) == [(0.2, 0.2), (0.2, 0.8)]


def test_network_refuses_what_it_cannot_draw_and_draws_nothing_when_there_is_nothing():
    with pytest.raises(ValueError, match="colour: 'size'; allowed are type and community"):
        network(PAIRS, NAMED, WHERE, colour="size")
    with pytest.raises(ValueError, match="weight: 'articles'; allowed are count and npmi"):
        network(PAIRS, NAMED, WHERE, weight="articles")
    with pytest.raises(ValueError, match="communities: None"):
        network(PAIRS, NAMED, WHERE, colour="community")
    empty = network(PAIRS.head(0), NAMED, WHERE.head(0))
    assert not any(names for names in of_marks(empty).values())


def test_network_says_hostile_names_as_they_are():
    named = NAMED.replace({"entity": {"Xi": HOSTILE}})
    figure = network(
        PAIRS.replace({"entity_b": {"Xi": HOSTILE}}), named, WHERE.assign(entity=named["entity"])
    )
    written = [text for trace in figure.data for text in trace.text or ()]
    assert not any("<img" in text for text in written)
    assert any(text.startswith("&lt;img") for text in written)


# How the three colour blindnesses see (Machado and others, 2009, full strength), on linear RGB.
SEEN = {
    "none": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protan": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "deutan": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "tritan": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}


def lab(colour, seen):
    """Give a colour's place in CIE Lab, as it is seen."""
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    xyz = np.array([[0.412, 0.358, 0.181], [0.213, 0.715, 0.072], [0.019, 0.119, 0.951]]) @ np.clip(
        np.array(SEEN[seen]) @ linear, 0, 1
    )
    x, y, z = np.cbrt(xyz / [0.95, 1, 1.089])
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("seen", SEEN)
def test_any_two_groups_are_told_apart_by_colour_blind_readers(seen):
    assert len(set(GROUP_COLOURS)) == 10
    places = [lab(colour, seen) for colour in GROUP_COLOURS]
    distances = [np.linalg.norm(a - b) for a, b in combinations(places, 2)]
    assert min(distances) > 20  # 2.3 can just be seen
