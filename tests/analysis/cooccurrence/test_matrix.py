"""The square of who is named with whom, counted by hand."""

import numpy as np
import pandas as pd
import pytest

from analysis.cooccurrence.matrix import cooccurrence_matrix

PAIRS = pd.DataFrame(
    {"entity_a": ["A", "A"], "entity_b": ["B", "D"], "count": [3, 1], "npmi": [0.5, -0.2]}
)


def test_the_matrix_is_square_symmetric_and_in_the_order_asked_for():
    matrix = cooccurrence_matrix(PAIRS, ["C", "B", "A"])
    assert matrix.index.tolist() == matrix.columns.tolist() == ["C", "B", "A"]
    assert np.isnan(np.diag(matrix)).all()
    assert matrix.loc["A", "B"] == matrix.loc["B", "A"] == 3
    assert matrix.loc["A", "C"] == 0


def test_names_never_together_have_no_npmi():
    matrix = cooccurrence_matrix(PAIRS, ["A", "B", "C"], by="npmi")
    assert matrix.loc["B", "A"] == 0.5
    assert np.isnan(matrix.loc["A", "C"])


def test_a_matrix_of_nothing_is_empty_and_wrong_wishes_are_refused():
    assert cooccurrence_matrix(PAIRS.head(0), []).shape == (0, 0)
    with pytest.raises(ValueError, match="by: 'articles'; allowed are count and npmi"):
        cooccurrence_matrix(PAIRS, ["A"], by="articles")
    with pytest.raises(ValueError, match="names: 'A' comes twice"):
        cooccurrence_matrix(PAIRS, ["A", "B", "A"])
