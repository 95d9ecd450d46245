"""The grid of statements: words in its cells, and why a gap is none."""

import numpy as np
import pandas as pd

from charts.grid import grid


def drawn():
    told = pd.DataFrame([[4.0, np.nan], [2.0, 1.0]], index=[7, 9], columns=["Phare", "Vigie"])
    gaps = pd.DataFrame([["", "earlier"], ["", ""]], index=[7, 9], columns=["Phare", "Vigie"])
    wordings = ["un long énoncé qui ne tient pas sur une seule ligne du tout", "court"]
    return grid(told, gaps, row_names=wordings, column_names=["Le Phare", "La Vigie"])


def texts(figure):
    return [
        (x, y, text)
        for trace in figure.select_traces({"type": "scatter"})
        if trace.mode == "text"
        for x, y, text in zip(trace.x, trace.y, trace.text)
    ]


def test_a_cell_says_where_the_statement_stands_and_a_gap_why_it_is_none():
    assert sorted(texts(drawn())) == [
        (0, 0, "title"),
        (0, 1, "body"),
        (1, 0, "earlier"),
        (1, 1, "last lines"),
    ]


def test_a_cell_that_tells_can_be_clicked_and_says_what_it_is():
    marks = next(iter(drawn().select_traces({"mode": "markers"})))
    assert [list(one) for one in marks.customdata] == [
        ["7", "Phare"],
        ["9", "Phare"],
        ["9", "Vigie"],
    ]
    assert marks.text[0].endswith("Le Phare<br>in the <b>title</b>")


def test_a_long_wording_takes_two_lines():
    assert drawn().layout.yaxis.ticktext[0].count("<br>") == 1
