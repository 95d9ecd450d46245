"""Where the network starts: as much as can be read."""

import pandas as pd
import pytest

from analysis.thresholds import readable_threshold, strongest

PAIRS = pd.DataFrame(
    {"entity_a": ["A", "A", "C", "E"], "entity_b": ["B", "C", "D", "F"], "count": [5, 3, 2, 1]}
)


@pytest.mark.parametrize(("most", "least"), [(6, 1), (5, 2), (4, 2), (3, 3), (2, 5), (1, 5)])
def test_the_smallest_count_that_keeps_few_enough_names(most, least):
    assert readable_threshold(PAIRS, most=most) == least


def test_no_pair_gives_one():
    assert readable_threshold(PAIRS.head(0)) == 1


@pytest.mark.parametrize(("most", "kept"), [(6, 4), (5, 3), (4, 3), (3, 2), (2, 1), (1, 0)])
def test_the_strongest_pairs_that_name_few_enough(most, kept):
    assert strongest(PAIRS, most=most).equals(PAIRS.head(kept))


def test_no_pair_stays_none():
    assert strongest(PAIRS.head(0)).empty
