"""Factorisation: samples that hardly move when a unit is added, factors of length 1."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from analysis.topics.factorisation import (
    factorise,
    fit_rows,
    refine,
    sample_rows,
    strongest_terms,
    term_rarity,
    topic_term_scores,
    unit_matrix,
)

# Six units of terms 0 and 1, six of terms 2 and 3.
BLOCKS = csr_matrix(np.kron(np.eye(2), np.ones((6, 2))))


def test_a_sample_leaves_out_its_part_and_hardly_changes_with_one_unit_more():
    before, after = sample_rows(100, 0.15, 3), sample_rows(101, 0.15, 3)
    assert len(before) == len(np.unique(before)) == 85
    assert len(set(before) - set(after)) <= 1
    assert before.tolist() != sample_rows(100, 0.15, 4).tolist()


def test_two_blocks_are_two_topics():
    found = factorise(BLOCKS, 2, 0)
    assert np.linalg.norm(found, axis=1) == pytest.approx([1, 1])
    rows = sorted(found.round(3).tolist())
    assert rows[0] == pytest.approx([0, 0, 0.707, 0.707], abs=0.01)
    assert rows[1] == pytest.approx([0.707, 0.707, 0, 0], abs=0.01)


def test_fewer_than_two_topics_are_none():
    assert factorise(BLOCKS[:1], 3, 0).shape == (0, 4)
    assert factorise(BLOCKS[:, :1], 3, 0).shape == (0, 1)


def test_refined_topics_keep_their_places():
    start = np.array([[0.0, 0.0, 1.0, 0.8], [1.0, 0.7, 0.0, 0.0]])
    found = refine(BLOCKS, start)
    assert found.argmax(axis=1).tolist()[0] in (2, 3)
    assert found.argmax(axis=1).tolist()[1] in (0, 1)
    assert start.tolist() == [[0, 0, 1, 0.8], [1, 0.7, 0, 0]]


def test_units_are_weighed_by_count_and_rarity():
    matrix = unit_matrix(np.array([0, 0, 0, 1]), np.array([0, 0, 1, 0]), (2, 2))
    rare = np.log(3 / 2) + 1
    length = (4 + rare**2) ** 0.5
    assert matrix.toarray()[0] == pytest.approx([2 / length, rare / length])
    assert term_rarity(matrix) == pytest.approx([1, rare])


def test_a_segment_takes_in_its_neighbours_of_the_same_article():
    article = np.array([0, 0, 1])
    matrix = unit_matrix(np.arange(3), np.arange(3), (3, 3), article=article)
    assert (matrix.toarray() > 0).tolist() == [
        [True, True, False],
        [True, True, False],
        [False, False, True],
    ]


def test_fit_and_scores():
    assert fit_rows(csr_matrix([[3.0, 0.0]]), np.eye(2)).tolist() == [[3, 0]]
    # 4 · (4 / 4)^½ and 1 · (1 / 4)^½, of a column that sums to 4.
    assert topic_term_scores(np.array([[4.0, 1.0], [0.0, 3.0]]))[0] == pytest.approx([4, 0.5])
    assert [
        top.tolist() for top in strongest_terms(np.array([[0.5, 1.0, 0.0], [1.0, 1.0, 0.2]]), 2)
    ] == [
        [1, 0],
        [0, 1],
    ]
