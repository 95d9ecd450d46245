"""The small picture of a slide: half of everything that is measured in pixels."""

import numpy as np
import plotly.graph_objects as go
import pytest
from plotly.io import from_json

from charts.preview import preview
from charts.theme import slide


def test_letters_marks_lines_and_margins_are_half_as_large():
    figure = go.Figure(go.Scatter(x=[1, 2], y=[1, 2], marker={"size": [8, 12]}, line={"width": 4}))
    figure.add_annotation(text="ici", font={"size": 20})
    whole, half = (draw(figure, title="Un titre", note="n = 2") for draw in (slide, preview))
    assert (half.layout.width, half.layout.height) == (480, 270)
    assert list(half.data[0].marker.size) == [4, 6] and half.data[0].line.width == 2
    assert half.layout.annotations[0].font.size == 10
    assert half.layout.font.size == whole.layout.font.size / 2
    assert half.layout.margin.t == whole.layout.margin.t / 2
    assert half.layout.title.text == whole.layout.title.text


def test_sizes_that_were_packed_as_an_array_are_read():
    figure = go.Figure(go.Scatter(x=[1, 2], y=[1, 2], marker={"size": np.array([8.0, 12.0])}))
    again = from_json(figure.to_json(engine="json"))
    for one in (figure, again):
        assert list(preview(one, title="", note="").data[0].marker.size) == [4, 6]


def test_the_figure_itself_stays_as_it_is_and_its_numbers_too():
    figure = go.Figure(go.Bar(x=[3, 5], y=[0, 1], width=0.78, orientation="h"))
    small = preview(figure, title="Un titre", note="")
    assert small.data[0].width == pytest.approx(0.78) and list(small.data[0].x) == [3, 5]
    assert figure.layout.width is None
