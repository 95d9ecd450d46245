"""Keyness: tables of two by two counted by hand, direction, languages apart, no bursts."""

from math import erfc, log, log2, sqrt

import pandas as pd
import pytest

from analysis.keyness import keyness, log_likelihood, periods, term_spans
from analysis.tokens.tokenizer import tokenize
from tests.articles import articles_of


# Ten words each: gaz 4 and 1, pain 6 and 9.
def table(*rows):
    """Make articles of (source, text) or (source, text, language)."""
    return articles_of(
        *(row[1] for row in rows),
        sources=[row[0] for row in rows],
        language=[row[2] if len(row) > 2 else "fr" for row in rows],
        days="2024-05-13",
    )


TWO = table(("A", "gaz " * 4 + "pain " * 6), ("B", "gaz " + "pain " * 9))


def cell(found, group, term):
    rows = found[(found["group"] == group) & (found["term"] == term)]
    assert len(rows) == 1
    return rows.iloc[0]


def test_a_table_of_two_by_two_is_as_computed_by_hand():
    row = cell(keyness(TWO), "A", "gaz")
    # Observed 4, 1, 6, 9; expected 2.5, 2.5, 7.5, 7.5.
    by_hand = 2 * (4 * log(4 / 2.5) + 1 * log(1 / 2.5) + 6 * log(6 / 7.5) + 9 * log(9 / 7.5))
    assert (row["count"], row["expected"], row["articles"]) == (4, 2.5, 1)
    assert row["log_likelihood"] == pytest.approx(by_hand)
    assert row["log_ratio"] == pytest.approx(log2((4 / 10) / (1 / 10)))
    assert (row["per_thousand"], row["rest_per_thousand"]) == (400, 100)
    # All four rows of the table have the same G², so the adjusted p is the plain one.
    assert row["p_adjusted"] == pytest.approx(erfc(sqrt(by_hand / 2)))


def test_the_log_likelihood_is_that_of_scipy():
    from scipy.stats import chi2_contingency

    cells = [[30, 70], [10, 290]]
    expected = chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
    assert log_likelihood(30, 40, 100, 400) == pytest.approx(expected)


def test_what_a_group_says_more_comes_first_and_what_it_says_less_last():
    found = keyness(TWO)
    assert found["group"].tolist() == ["A", "A", "B", "B"]
    assert found["term"].tolist() == ["gaz", "pain", "pain", "gaz"]
    assert (found["log_ratio"] > 0).tolist() == [True, False, True, False]


def test_a_word_that_the_rest_never_says_has_a_finite_ratio():
    found = keyness(table(("A", "gaz gaz pain pain"), ("B", "pain pain pain pain")))
    assert cell(found, "A", "gaz")["log_ratio"] == pytest.approx(log2((2 / 4) / (0.5 / 4)))
    missing = cell(found, "B", "gaz")
    assert (missing["count"], missing["expected"]) == (0, 1.0)
    assert missing["log_ratio"] == pytest.approx(log2((0.5 / 4) / (2 / 4)))


def test_each_of_three_groups_is_compared_with_the_two_others_together():
    three = table(("A", "gaz gaz pain"), ("B", "gaz pain pain"), ("C", "pain pain pain"))
    row = cell(keyness(three), "A", "gaz")
    assert (row["count"], row["expected"]) == (2, 1.0)
    assert row["rest_per_thousand"] == pytest.approx(1000 / 6)


def test_counts_and_expectations_add_up_over_the_groups():
    found = keyness(TWO)
    sums = found.groupby("term")[["count", "expected"]].sum()
    assert sums["count"].tolist() == [5, 15]
    assert sums["expected"].tolist() == [5.0, 15.0]


def test_the_adjustment_is_benjamini_hochberg():
    found = keyness(table(("A", "gaz " * 9 + "pain " * 5 + "sel"), ("B", "pain " * 8 + "sel " * 7)))
    p = [erfc(sqrt(value / 2)) for value in found["log_likelihood"]]
    ranked = sorted(p)
    for value, adjusted in zip(p, found["p_adjusted"], strict=True):
        least = min(len(p) * other / (ranked.index(other) + ranked.count(other))
                    for other in p if other >= value)  # fmt: skip
        assert adjusted == pytest.approx(min(least, 1))


def test_forms_of_one_word_are_one_term_called_by_the_commonest():
    found = keyness(table(("A", "Un banquier. Les banquiers, les banquiers."), ("B", "Le pain.")))
    assert cell(found, "A", "banquiers")["count"] == 3


def test_stop_words_and_numbers_are_no_terms_but_count_as_words():
    found = keyness(table(("A", "le gaz et 12 pains"), ("B", "la mer")))
    assert set(found["term"]) <= {"gaz", "pains", "mer"}
    assert cell(found, "A", "gaz")["per_thousand"] == 200


def test_a_word_is_compared_within_its_language():
    found = keyness(
        table(("A", "gaz gaz"), ("B", "gaz pain"), ("C", "gas bread", "en"), ("D", "gas gas", "en"))
    )
    assert cell(found, "A", "gaz")["expected"] == 1.5
    assert cell(found, "D", "gas")["expected"] == 1.5


def test_a_group_alone_in_its_language_is_not_compared():
    found = keyness(table(("A", "gaz gaz"), ("B", "gaz pain"), ("C", "gas bread", "en")))
    assert set(found["group"]) == {"A", "B"}


def test_languages_themselves_are_compared_by_names():
    found = keyness(
        table(("A", "Le gaz de Xi"), ("B", "The gas of Xi, of Xi", "en")), by="language"
    )
    assert set(found["term"]) == {"Xi"}
    assert cell(found, "en", "Xi")["count"] == 2


def test_a_burst_in_one_article_can_be_kept_out():
    burst = table(("A", "gaz " * 9 + "pain"), ("A", "pain pain"), ("B", "sel pain"), ("B", "pain"))
    assert cell(keyness(burst), "A", "gaz")["articles"] == 1
    kept = keyness(burst, least_articles=2)
    assert "gaz" not in set(kept[kept["log_ratio"] > 0]["term"])
    assert cell(kept, "B", "pain")["articles"] == 2


def test_rare_words_can_be_kept_out():
    assert set(keyness(TWO, least=6)["term"]) == {"pain"}


def test_hidden_words_are_left_out_in_all_their_forms_and_change_no_other_number():
    articles = table(("A", "gaz guerres guerre"), ("B", "gaz pain"))
    found = keyness(articles, hidden=frozenset(["guerre"]))
    assert set(found["term"]) == {"gaz", "pain"}
    assert cell(found, "A", "gaz")["expected"] == cell(keyness(articles), "A", "gaz")["expected"]


def test_groups_may_be_given_article_by_article():
    articles = table(("A", "gaz"), ("A", "gaz pain"), ("A", "sel"))
    first, second, _ = articles["article_id"]
    for by in ({first: 1, second: 2}, pd.Series({first: 1, second: 2})):
        found = keyness(articles, by=by)
        assert set(found["group"]) == {"1", "2"}
        assert "sel" not in set(found["term"])


def test_periods_are_days_weeks_months_and_years_and_leave_out_the_undated():
    articles = table(("A", "gaz"), ("B", "gaz")).assign(date=pd.to_datetime(["2024-12-30", None]))
    found = {unit: periods(articles, unit).tolist() for unit in ("day", "week", "month", "year")}
    expected = {"day": "2024-12-30", "week": "2025-W01", "month": "2024-12", "year": "2024"}
    assert found == {unit: [label] for unit, label in expected.items()}
    with pytest.raises(ValueError, match="unit: 'hour'"):
        periods(articles, "hour")


def test_the_spans_of_a_term_are_as_many_as_its_counts():
    articles = table(("A", "Gaz, gaz : l'État et les États."), ("B", "L’état du gaz."))
    found = keyness(articles)
    texts = articles.set_index("article_id")["text"]
    for term, rows in found.groupby("term"):
        spans = term_spans(articles, term)
        assert len(spans) == rows["count"].sum()
        for span in spans.itertuples():
            assert texts[span.article_id][span.start : span.end].lower().startswith(term[0].lower())


def test_input_is_not_modified_and_tokens_may_be_given():
    before = TWO.copy(deep=True)
    pd.testing.assert_frame_equal(keyness(TWO), keyness(TWO, tokens=tokenize(TWO)))
    pd.testing.assert_frame_equal(TWO, before)


def test_nothing_to_compare_gives_an_empty_table_of_the_same_kind():
    for articles in (TWO.head(0), TWO.head(1)):
        assert keyness(articles).dtypes.equals(keyness(TWO).dtypes)
        assert keyness(articles).empty


def test_a_wrong_argument_is_named():
    with pytest.raises(ValueError, match="by: 'outlet' is no column"):
        keyness(TWO, by="outlet")
    with pytest.raises(ValueError, match="least_articles: 0"):
        keyness(TWO, least_articles=0)
