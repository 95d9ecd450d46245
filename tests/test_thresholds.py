"""Where the network starts: as much as can be read."""

import pandas as pd
import pytest

from analysis.thresholds import readable_threshold

PAIRS = pd.DataFrame(
    {"entity_a": ["A", "A", "C", "E"], "entity_b": ["B", "C", "D", "F"], "count": [5, 3, 2, 1]}
)


@pytest.mark.parametrize(("most", "least"), [(6, 1), (5, 2), (4, 2), (3, 3), (2, 5), (1, 5)])
def test_the_smallest_count_that_keeps_few_enough_names(most, least):
    assert readable_threshold(PAIRS, most=most) == least


def test_no_pair_gives_one():
    assert readable_threshold(PAIRS.head(0)) == 1
