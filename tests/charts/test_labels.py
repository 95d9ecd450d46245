"""The names in a network: none on another, all there where there is room."""

import numpy as np
import pytest

from analysis.cooccurrence.communities import communities
from analysis.cooccurrence.counting import cooccurrence
from analysis.cooccurrence.layout import HEIGHT, WIDTH, layout
from analysis.cooccurrence.thresholds import readable_threshold, strongest
from analysis.entities.counts import entity_counts
from charts.labels import PLANE as NARROW
from charts.labels import SIDES, label_sides
from charts.network import network
from tests.sample_names import sample

PLANE = (400, 300)


def sides(points, names, lines=()):
    return label_sides(points, [20] * len(names), names, lines, plane=PLANE)


def test_a_name_stands_below_its_mark_when_nothing_is_there():
    assert sides([(0.5, 0.5)], ["Oslo"]) == ["bottom center"]


def test_a_name_leaves_the_side_where_a_line_runs():
    points = [(0.5, 0.5), (0.5, 0.1)]
    assert sides(points, ["Oslo", "Rome"], [(0, 1)])[0] == "top center"


def test_a_name_stays_on_the_plane():
    assert sides([(0.5, 0.0)], ["Oslo"]) == ["top center"]
    assert sides([(0.0, 0.5)], ["Oslo"]) == ["middle right"]
    assert sides([(1.0, 0.5)], ["Oslo"]) == ["middle left"]


def test_names_for_which_there_is_no_room_are_left_out_the_first_last():
    points = [(0.5, 0.5)] * 6
    chosen = sides(points, ["Organisation"] * 6)
    assert sorted(chosen) == sorted([*SIDES, "", ""])
    assert chosen[0] == "bottom center"


def test_one_that_would_be_left_out_takes_its_only_side_before_the_others():
    # Lines leave the first upwards and to the right; the second, in the corner, can only be
    # written on its right, where the first would like to be.
    points, lines = [(0.25, 0.05), (0.0, 0.05), (0.25, 0.9), (0.9, 0.05)], [(0, 2), (0, 3)]
    assert sides([points[0], *points[2:]], ["Oslo", "A", "B"], [(0, 1), (0, 2)])[0] == "middle left"
    chosen = sides(points, ["Oslo", "Rome et Paris", "A", "B"], lines)
    assert chosen[1] == "middle right"
    assert chosen[0] in ("top center", "middle right")


def test_layout_and_labels_speak_of_the_same_plane():
    assert NARROW == (WIDTH, HEIGHT)


def test_no_names_need_no_sides():
    assert label_sides(np.zeros((0, 2)), [], [], []) == []


def boxes(figure, width, height=560):
    """Give the boxes of all names of a figure on a plot of so many pixels, measured here anew."""
    found = []
    for trace in figure.data:
        if trace.mode != "markers+text":
            continue
        rows = zip(trace.x, trace.y, trace.text, trace.textposition, trace.marker.size, strict=True)
        for x, y, text, side, size in rows:
            half, away = len(text) * 7.2 / 2, size / 1.6 + 1
            left = {"middle right": away + half, "middle left": -away - half}.get(side, 0)
            down = {"bottom center": away + 8, "top center": -away - 8}.get(side, 0)
            if text:
                found.append((x * width + left, (1 - y) * height + down, half))
    return np.array(found)


def overlaps(figure, width):
    x, y, half = boxes(figure, width).T
    meet = (np.abs(x[:, None] - x) < half[:, None] + half - 1) & (np.abs(y[:, None] - y) < 14)
    return (meet.sum() - len(x)) // 2


@pytest.mark.parametrize("within", ["sentence", "paragraph", "article"])
@pytest.mark.parametrize("most", [25, 40])
def test_no_name_of_the_sample_s_network_sits_on_another(within, most):
    _, named = sample()
    pairs = cooccurrence(named, within=within)
    least = readable_threshold(pairs, fewest=20, most=most)
    drawn = strongest(pairs, least=least, most=most)
    places = layout(drawn)
    figure = network(drawn, entity_counts(named), places, communities=communities(drawn))
    assert 20 <= len(places) <= most
    assert len(boxes(figure, 1000)) == len(places)  # every name is there
    assert overlaps(figure, 1034) == 0
    assert overlaps(figure, 1000) == 0
    assert overlaps(figure, 760) <= 1
    x, _, half = boxes(figure, 760).T
    assert (x - half).min() > -16 and (x + half).max() < 776  # nothing is clipped
