"""Collocations: counted by hand, inside sentences, sides and evidence."""

from math import log

import pandas as pd
import pytest

from analysis.collocations import collocation_spans, collocations
from tests.articles import articles_of

# The numbers are counted in the first test.
GAS = articles_of("Du pain, un gaz russe. Ce gaz russe gèle.", "Un russe lit. Pain cher, gaz.")


def row(found, collocate):
    rows = found[found["collocate"] == collocate]
    assert len(rows) == 1
    return rows.iloc[0]


def test_the_numbers_are_as_computed_by_hand():
    # Words that are not gaz: du pain un russe ce russe gèle, un russe lit pain cher: N = 12.
    # One word away: un russe ce russe cher: R = 5; russe C = 3, O = 2.
    found = row(collocations(GAS, "gaz", window=1), "russe")
    assert (found["count"], found["left"], found["right"], found["articles"]) == (2, 0, 2, 1)
    assert found["expected"] == pytest.approx(3 * 5 / 12)
    cells = [(2, 3 * 5), (1, 3 * 7), (3, 9 * 5), (6, 9 * 7)]
    by_hand = 2 * sum(seen * log(seen / (product / 12)) for seen, product in cells)
    assert found["log_likelihood"] == pytest.approx(by_hand)
    assert found["npmi"] == pytest.approx(log((2 / 12) / (3 / 12 * 5 / 12)) / -log(2 / 12))


def test_a_window_ends_with_the_sentence():
    found = collocations(articles_of("Le gaz manque. Poutine rit."), "gaz", window=9)
    assert found["collocate"].tolist() == ["manque"]


def test_a_wider_window_never_counts_fewer():
    sizes = [collocations(GAS, "gaz", window=window)["count"].sum() for window in (1, 2, 3, 5)]
    assert sizes == sorted(sizes) and sizes[0] < sizes[-1]


def test_before_and_behind_make_the_count():
    found = collocations(articles_of("Prix gaz prix. Prix gaz."), "gaz", window=5)
    prices = row(found, "prix")
    assert (prices["left"], prices["right"], prices["count"]) == (2, 1, 3)


def test_a_word_between_two_occurrences_counts_once_on_the_nearer_side():
    found = collocations(articles_of("Gaz cher oui oui gaz."), "gaz", window=5)
    assert (row(found, "cher")["left"], row(found, "cher")["right"]) == (0, 1)


def test_a_word_is_looked_up_in_all_its_forms_and_may_be_several():
    assert len(collocations(articles_of("Les guerres froides."), "guerre")) == 1
    found = collocations(articles_of("Le rusé Xi Jinping sourit."), "xi jinping", window=1)
    assert sorted(found["collocate"]) == ["rusé", "sourit"]


def test_npmi_is_one_where_two_words_are_always_and_only_together():
    found = collocations(articles_of("Gaz russe. Pain sel mer."), "gaz", window=1, measure="npmi")
    assert found.iloc[0]["npmi"] == pytest.approx(1)


def test_rows_are_sorted_by_the_measure_and_rare_ones_can_be_left_out():
    found = collocations(GAS, "gaz", window=3, measure="npmi")
    assert found["npmi"].is_monotonic_decreasing
    assert (collocations(GAS, "gaz", window=3, least=2)["count"] >= 2).all()


def test_hidden_words_are_left_out():
    assert "russe" not in set(collocations(GAS, "gaz", hidden=frozenset(["russes"]))["collocate"])


def test_languages_stay_apart():
    both = pd.concat(
        [articles_of("Le gaz russe."), articles_of("The gaz is cheap.", language="en")]
    )
    both["article_id"] = ["a", "b"]
    found = collocations(both, "gaz")
    assert dict(zip(found["collocate"], found["language"], strict=True)) == {
        "russe": "fr", "cheap": "en",
    }  # fmt: skip


def test_the_evidence_of_each_collocate_is_as_many_places_as_its_count():
    for window in (1, 3):
        for found in collocations(GAS, "gaz", window=window).itertuples():
            spans = collocation_spans(GAS, "gaz", found.collocate, window=window)
            assert spans["near"].sum() == found.count
            texts = GAS.set_index("article_id")["text"]
            pieces = [texts[each.article_id][each.start : each.end] for each in spans.itertuples()]
            assert {piece.lower() for piece in pieces} == {"gaz", found.collocate}


def test_a_word_that_is_nowhere_has_no_collocates():
    full = collocations(GAS, "gaz")
    for table in (GAS, GAS.head(0)):
        found = collocations(table, "hippopotame")
        assert found.empty and found.dtypes.equals(full.dtypes)


def test_a_wrong_argument_is_named():
    with pytest.raises(ValueError, match="window: 0"):
        collocations(GAS, "gaz", window=0)
    with pytest.raises(ValueError, match="measure: 'mi'"):
        collocations(GAS, "gaz", measure="mi")
    with pytest.raises(ValueError, match="query"):
        collocations(GAS, " ")
