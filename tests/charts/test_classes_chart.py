"""The dendrogram of classes: every class with its share and its words, in the tree's order."""

import numpy as np
import pandas as pd
import pytest

from charts.classes import COLOURS, classes
from charts.theme import slide

# Class 1 was divided from the rest first, then 3 from 2.
TREE = pd.DataFrame(
    [(4, 5, 1, 90.0, 100), (5, 3, 2, 40.0, 60)],
    columns=["parent", "left", "right", "chi_squared", "segments"],
)
TERMS = pd.DataFrame(
    [(1, "four", 9.0), (1, "pain <b>", 4.0), (1, "port", -5.0), (2, "port", 8.0), (3, "pré", 7.0)],
    columns=["class", "term", "chi_squared"],
)
NAMES = {1: "Four & pain", 2: "Port", 3: "Pré"}
SIZES = {1: 40, 2: 25, 3: 35}


@pytest.fixture
def figure():
    return classes(TREE, TERMS, NAMES, SIZES)


def trace(figure, name):
    return next(one for one in figure.data if one.name == name)


def test_classes_stand_in_the_order_of_the_tree(figure):
    marks = trace(figure, "classes")
    assert list(marks.customdata) == ["3", "2", "1"]
    assert list(marks.y) == [0, 1, 2]
    assert list(marks.marker.color) == [COLOURS[2], COLOURS[1], COLOURS[0]]
    assert marks.marker.size[2] > marks.marker.size[0] > marks.marker.size[1]
    assert figure.layout.meta["chart"] == "classes"


def test_each_class_has_its_share_and_its_name(figure):
    assert list(trace(figure, "names").text) == [
        "<b>35 % Pré</b>",
        "<b>25 % Port</b>",
        "<b>40 % Four &amp; pain</b>",
    ]


def test_words_are_literal_and_larger_the_more_typical(figure):
    words = trace(figure, "words")
    own = [text for text, name in zip(words.text, words.customdata) if name == "1"]
    assert own == [
        '<span style="font-size:110%">four</span>\u2002'
        '<span style="font-size:97%">pain &lt;b&gt;</span>'
    ]
    assert list(words.textfont.color) == [COLOURS[2], COLOURS[1], COLOURS[0]]


def test_branches_run_from_the_root_to_every_class(figure):
    lines = [one for one in figure.data if one.name == "tree"]
    ends = {(x, y) for one in lines for x, y in zip(one.x, one.y) if x is not None}
    leaves = {y for x, y in ends if x == max(x for x, _ in ends)}
    assert leaves == {0, 1, 2}
    divisions = trace(figure, "divisions")
    # Between 3 and 2, then between the middle of those and 1; the root stands first.
    assert list(divisions.y) == [1.25, 0.5]
    assert divisions.x[0] < divisions.x[1]
    assert list(divisions.text) == ["100 segments divided, χ² 90", "60 segments divided, χ² 40"]
    assert not set(divisions.customdata) & set(trace(figure, "classes").customdata)


def test_languages_part_without_a_chi_squared():
    tree = TREE.assign(chi_squared=[np.nan, 40.0])
    divisions = trace(classes(tree, TERMS, NAMES, SIZES), "divisions")
    assert divisions.text[0] == "100 segments"


def test_long_names_and_many_words_keep_to_two_lines():
    terms = pd.DataFrame({"class": 1, "term": [f"désinformation{n}" for n in range(10)]})
    terms = terms.assign(chi_squared=np.arange(20.0, 10, -1))
    names = NAMES | {1: "commerce · sanctions économiques · partenariat stratégique renforcé"}
    figure = classes(TREE, terms, names, SIZES)
    for name in ("names", "words"):
        written = trace(figure, name)
        own = [text for text, number in zip(written.text, written.customdata) if number == "1"]
        assert len(own) == 2
        assert not any(text.startswith("<b>·") for text in own)


def test_twelve_classes_have_twelve_colours_and_go_on_a_slide():
    rows = [(13 + n, 1 + n, 14 + n if n < 10 else 12, 10.0, 12 - n) for n in range(11)]
    tree = pd.DataFrame(rows, columns=TREE.columns)
    numbers = range(1, 13)
    figure = classes(tree, TERMS, {n: f"Classe {n}" for n in numbers}, dict.fromkeys(numbers, 1))
    marks = trace(figure, "classes")
    assert sorted(map(int, marks.customdata)) == list(numbers)
    assert len(set(marks.marker.color)) == 12
    assert slide(figure, title="Classes", note="n = 12").layout.height == 540


def test_no_division_is_an_empty_figure():
    figure = classes(TREE.iloc[:0], TERMS.iloc[:0], {}, {})
    assert list(trace(figure, "classes").x) == []
    assert figure.layout.meta["chart"] == "classes"
