"""Where the network starts: as much as can be read; what is kept; what that hides."""

import pandas as pd
import pytest

from analysis.cooccurrence.thresholds import Hidden, count_hidden, readable_threshold, strongest

PAIRS = pd.DataFrame(
    {
        "entity_a": ["A", "A", "C", "E"],
        "entity_b": ["B", "C", "D", "F"],
        "count": [5, 3, 2, 1],
        "npmi": [-0.1, 0.2, 0.6, 0.9],
    }
)


@pytest.mark.parametrize(("most", "least"), [(6, 1), (5, 2), (4, 2), (3, 3), (2, 5), (1, 5)])
def test_the_smallest_count_that_keeps_few_enough_names(most, least):
    assert readable_threshold(PAIRS, fewest=2, most=most) == least


@pytest.mark.parametrize(("fewest", "most", "least"), [(3, 3, 3), (5, 5, 1), (4, 5, 2), (7, 9, 1)])
def test_rather_too_many_names_than_too_few(fewest, most, least):
    assert readable_threshold(PAIRS, fewest=fewest, most=most) == least


def test_a_star_of_many_starts_with_what_can_be_read():
    rows = [("hub", f"n{number:03d}", 1 if number >= 30 else 2) for number in range(200)]
    star = pd.DataFrame(rows, columns=["entity_a", "entity_b", "count"])
    assert readable_threshold(star) == 2
    few = star[star["count"] == 1]
    assert readable_threshold(few) == 1
    kept = strongest(few, most=40)
    assert kept["entity_b"].tolist() == [f"n{number:03d}" for number in range(30, 69)]


def test_no_pair_gives_one():
    assert readable_threshold(PAIRS.head(0)) == 1


@pytest.mark.parametrize(("most", "kept"), [(6, 4), (5, 3), (4, 3), (3, 2), (2, 1), (1, 0)])
def test_the_strongest_pairs_that_name_few_enough(most, kept):
    assert strongest(PAIRS, most=most).equals(PAIRS.head(kept))


def test_npmi_puts_what_is_rarely_apart_first_and_leaves_out_what_is_below_chance():
    assert strongest(PAIRS, by="npmi")["entity_b"].tolist() == ["C", "D", "F"]
    assert strongest(PAIRS, by="npmi", most=2)["entity_b"].tolist() == ["F"]
    assert strongest(PAIRS, by="npmi", least=2, most=2)["entity_b"].tolist() == ["D"]


def test_of_equal_counts_those_of_more_articles_come_first():
    pairs = pd.DataFrame(
        {"entity_a": ["A", "C"], "entity_b": ["B", "D"], "count": [2, 2], "articles": [1, 2]}
    )
    assert strongest(pairs, most=2)["entity_a"].tolist() == ["C"]


def test_every_link_of_the_names_kept_is_kept():
    triangle = pd.DataFrame(
        {"entity_a": ["A", "A", "C", "B"], "entity_b": ["B", "C", "D", "C"], "count": [9, 8, 7, 1]}
    )
    assert strongest(triangle, most=3).index.tolist() == [0, 1, 3]


def test_what_is_hidden_is_counted():
    assert count_hidden(PAIRS, PAIRS.head(2)) == Hidden(names=3, links=2)
    assert count_hidden(PAIRS, PAIRS) == Hidden(names=0, links=0)
    assert count_hidden(PAIRS.head(0), PAIRS.head(0)) == Hidden(names=0, links=0)


def test_no_pair_stays_none_and_a_wrong_wish_is_refused():
    assert strongest(PAIRS.head(0)).empty
    assert strongest(PAIRS.head(0), by="npmi").columns.tolist() == PAIRS.columns.tolist()
    with pytest.raises(ValueError, match="by: 'articles'; allowed are count and npmi"):
        strongest(PAIRS, by="articles")
