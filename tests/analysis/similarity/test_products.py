"""Cosines of sparse rows, against every product taken by hand."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from analysis.similarity import products
from analysis.similarity.products import best_pairs, cosine_square, pairs_above


def rows(seed, count=60, columns=200, *, doubles=0):
    """Draw sparse rows of length 1: a few columns that most rows have, many that few have."""
    random = np.random.default_rng(seed)
    common = random.random((count, 5)) * (random.random((count, 5)) < 0.9)
    rare = random.random((count, columns)) * (random.random((count, columns)) < 0.03)
    values = np.hstack([common, rare])
    values[count - doubles :] = values[:doubles]
    lengths = np.linalg.norm(values, axis=1, keepdims=True)
    return values / np.where(lengths > 0, lengths, 1)


def every_pair(values):
    """List all pairs by cosine, the highest first, ties by their numbers."""
    first, second = np.triu_indices(len(values), 1)
    cosine = (values @ values.T)[first, second]
    order = np.lexsort((second, first, -cosine.round(12)))
    return [(first[n], second[n], cosine[n]) for n in order if cosine[n] > 1e-12]


@pytest.fixture(autouse=True, params=[0, 1000], ids=["bounds", "square"])
def small_blocks(monkeypatch, request):
    """Several blocks, and columns of many rows, in matrices that can be looked at whole.

    The best pairs are looked for by bounds where there are more rows than `_SQUARE`.
    """
    monkeypatch.setattr(products, "_SQUARE", request.param)
    monkeypatch.setattr(products, "_BLOCK", 500)
    monkeypatch.setattr(products, "_FEW_ROWS", 10)
    monkeypatch.setattr(products, "_AT_ONCE", 7)


@pytest.mark.parametrize("seed", range(5))
def test_the_square_is_every_product_and_exactly_symmetric(seed):
    values = rows(seed, doubles=3)
    square = cosine_square(csr_matrix(values))
    assert square == pytest.approx(values @ values.T, abs=1e-12)
    assert (square == square.T).all()


@pytest.mark.parametrize("top", [1, 5, 40, 5_000])
@pytest.mark.parametrize("doubles", [0, 6])
@pytest.mark.parametrize("seed", range(3))
def test_the_best_pairs_are_the_best_of_all(seed, doubles, top):
    values = rows(seed, doubles=doubles)
    found = best_pairs(csr_matrix(values), top)
    expected = every_pair(values)[:top]
    assert found.cosine == pytest.approx([cosine for *_, cosine in expected], abs=1e-12)
    if top < len(every_pair(values)):
        pairs = set(zip(found.first.tolist(), found.second.tolist()))
        least = expected[-1][2] + 1e-9  # of those as good as the last one, any may stand there
        assert {(a, b) for a, b, cosine in expected if cosine > least} <= pairs
    assert (found.first < found.second).all()


def test_no_rows_empty_rows_and_no_pairs():
    assert cosine_square(csr_matrix((0, 4))).shape == (0, 0)
    empty = csr_matrix((3, 4))
    assert cosine_square(empty).tolist() == np.zeros((3, 3)).tolist()
    for matrix, top in ((csr_matrix((0, 4)), 3), (empty, 3), (csr_matrix(rows(1)), 0)):
        assert len(best_pairs(matrix, top).cosine) == 0


@pytest.mark.parametrize("doubles", [0, 6])
def test_the_best_pairs_that_count_are_the_best_of_those(doubles):
    values = rows(4, doubles=doubles)
    found = best_pairs(csr_matrix(values), 20, lambda first, second: (first + second) % 3 == 0)
    expected = [pair for pair in every_pair(values) if (pair[0] + pair[1]) % 3 == 0][:20]
    assert found.cosine == pytest.approx([cosine for *_, cosine in expected], abs=1e-12)
    assert ((found.first + found.second) % 3 == 0).all()


def test_the_pairs_above_a_cosine_are_all_of_them():
    values = rows(3)
    square = values @ values.T
    found = pairs_above(csr_matrix(values), 0.3)
    expected = np.argwhere(np.triu(square >= 0.3, 1))
    assert len(expected) and np.column_stack(found[:2]).tolist() == expected.tolist()
    assert found.cosine == pytest.approx(square[found.first, found.second], abs=1e-12)
