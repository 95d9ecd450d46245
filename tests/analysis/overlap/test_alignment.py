"""Equal runs and passages on words given as small numbers, so that all is countable by hand."""

import numpy as np
import pytest

from analysis.overlap.alignment import align
from analysis.overlap.seeds import exact_runs, ngram_hashes
from analysis.tokens.word_line import PADDING, WordLine


def line_of(*texts, mute=()):
    """Lay out texts of numbers; the first word of text 0 stands at place PADDING."""
    codes, articles = [], []
    for number, text in enumerate(texts):
        codes += [-1] * PADDING + list(text)
        articles += [-1] * PADDING + [number] * len(text)
    codes, articles = np.array(codes + [-1] * PADDING), np.array(articles + [-1] * PADDING)
    telling = (codes >= 0) & ~np.isin(codes, mute)
    gaps = codes < 0
    codes[gaps] = 10_000 + np.arange(gaps.sum())
    nothing = np.empty(0, dtype=np.int64)
    sums = np.append(0, np.cumsum(telling))
    return WordLine(codes, articles, sums, nothing, nothing, nothing, nothing)


def passages(*texts, min_words=8, common=50, mute=()):
    found = align(line_of(*texts, mute=mute), min_words=min_words, common=common)
    return found[["a", "end_a", "b", "end_b", "words", "pieces"]].to_numpy().tolist()


def test_equal_ngrams_have_equal_hashes_and_others_do_not():
    hashes = ngram_hashes(np.array([1, 2, 3, 1, 2, 3, 2]), 3)
    assert hashes[0] == hashes[3]
    assert len(set(hashes.tolist())) == 4
    assert len(ngram_hashes(np.array([1, 2]), 3)) == 0


def test_a_run_is_as_long_as_the_words_are_equal():
    runs = exact_runs(
        line_of([1, *range(50, 60), 2], [3, 4, *range(50, 60)]), min_words=8, common=9
    )
    first_b = PADDING + 12 + PADDING + 2
    assert [runs.a.tolist(), runs.b.tolist(), runs.length.tolist()] == [
        [PADDING + 1],
        [first_b],
        [10],
    ]


def test_a_run_within_one_text_is_no_run():
    assert len(exact_runs(line_of([*range(9), *range(9)]), min_words=8, common=9).a) == 0


def test_a_changed_word_does_not_cut_a_passage():
    found = passages(range(20), [*range(10), 99, *range(11, 20)])
    second = PADDING + 20 + PADDING
    assert found == [[PADDING, PADDING + 20, second, second + 20, 19, 2]]


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ([*range(10), 99, *range(10, 20)], 20),  # a word inserted
        ([*range(10), *range(11, 20)], 19),  # a word dropped
        ([*range(10), 97, 98, 99, *range(10, 20)], 20),  # a phrase inserted
        ([*range(6), 99, *range(6, 12), *range(13, 20)], 19),  # both
    ],
)
def test_words_inserted_and_dropped_do_not_cut_a_passage(other, words):
    ((a, end_a, b, end_b, found, _),) = passages(range(20), other)
    assert (end_a - a, end_b - b, found) == (20, len(other), words)


def test_a_long_insertion_makes_two_passages():
    found = passages(range(20), [*range(10), *range(500, 540), *range(10, 20)])
    assert [row[4:] for row in found] == [[10, 1], [10, 1]]


def test_two_distant_short_runs_are_no_passage():
    other = [*range(5), *range(500, 520), *range(10, 15)]
    assert passages(range(20), other) == []


def test_fewer_equal_words_than_asked_are_no_passage():
    assert passages(range(7), range(7)) == []
    assert len(passages(range(7), range(7), min_words=7)) == 1


def test_words_that_say_nothing_make_no_passage():
    assert passages(range(12), range(12), mute=range(12)) == []
    assert passages(range(12), range(12), mute=range(11)) == []
    assert len(passages(range(12), range(12), mute=range(9))) == 1


def test_a_passage_said_twice_is_counted_once():
    found = passages(range(10), [*range(10), 77, 78, *range(10)])
    assert [row[4] for row in found] == [10]


def test_the_longest_passage_is_chosen_and_the_rest_of_the_other_is_kept():
    # Words 0-19 stand in a row in the second text, words 10-39 as well: 10-19 twice.
    other = [*range(20), *range(900, 930), *range(10, 40)]
    found = passages(range(40), other)
    assert [row[4] for row in found] == [10, 30]
    assert found[0][1] <= found[1][0]


def test_no_passage_reaches_over_the_end_of_a_text():
    found = passages(range(5), range(5, 10), range(10))
    assert found == []


def test_an_ngram_of_too_many_texts_begins_no_passage():
    texts = [range(10)] * 4
    assert passages(*texts, common=3) == []
    assert len(passages(*texts, common=4)) == 6


def test_a_passage_runs_over_an_ngram_that_is_too_common_to_begin_one():
    common = list(range(6))
    first = [*range(100, 106), *common, *range(200, 206)]
    other = [[*range(n, n + 3), *common, *range(n + 3, n + 6)] for n in (1000, 2000, 3000)]
    assert passages(first, first, *other, common=3)[0][4:] == [18, 1]


def test_a_stock_phrase_of_many_texts_begins_a_passage_when_eight_words_are_equal():
    stock = list(range(5))
    fillers = [[*range(n, n + 3), *stock, *range(n + 3, n + 6)] for n in range(1000, 1990, 10)]
    gap = [[*range(100, 103), *stock, n, *range(200, 203)] for n in (300, 301)]
    assert [row[4] for row in passages(*gap, common=100)] == [11]
    assert [row[4] for row in passages(*gap, *fillers, common=200)] == [11]
    assert passages(gap[0][3:], gap[1][3:], *fillers, common=200) == []


def test_the_longest_passage_takes_what_lies_inside_it():
    first = [*range(30), 900, *range(5, 15)]
    found = passages(first, [*range(30), *range(910, 940), *range(5, 15)])
    assert [row[4] for row in found] == [30, 10]


@pytest.mark.parametrize("seed", range(5))
def test_passages_of_a_pair_never_overlap_and_say_what_they_hold(seed):
    random = np.random.default_rng(seed)
    texts = [random.integers(0, 4, 120).tolist() for _ in range(3)]
    line = line_of(*texts)
    found = align(line, min_words=6, common=50)
    assert len(found) > 0
    for _, pair in found.groupby([line.articles[found["a"]], line.articles[found["b"]]]):
        for side in ("a", "b"):
            ordered = pair.sort_values(side)
            assert (ordered[side].to_numpy()[1:] >= ordered[f"end_{side}"].to_numpy()[:-1]).all()
    exact = found[found["pieces"] == 1]
    for row in exact.itertuples():
        assert (line.codes[row.a : row.end_a] == line.codes[row.b : row.end_b]).all()


def test_no_texts_give_no_passages():
    assert passages() == []
    assert passages([], []) == []
