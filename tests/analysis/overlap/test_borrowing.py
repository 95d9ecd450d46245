"""What may be said of two articles that share text."""

import pandas as pd
import pytest

from analysis.overlap.borrowing import verdicts
from analysis.overlap.passages import shared_passages
from corpus import CorpusError, load_articles
from tests import SHARED
from tests.articles import titled
from tests.shared_texts import COPY, OWN, SAID, joined

SEEDS = SHARED / "seeds"
DAYS = ["2024-03-04", "2024-03-06"]
TEXTS = (joined(*COPY), joined(*COPY, OWN[0]))


def judged(*texts, **options):
    articles = titled(*texts, **options)
    return verdicts(articles, shared_passages(articles))


def only(*texts, **options):
    found = judged(*texts, **options)
    assert len(found) == 1
    return found.iloc[0]


def test_a_later_copy_that_nothing_else_explains_is_taken_from_the_earlier():
    row = only(*TEXTS, days=DAYS)
    assert (row["article_a"], row["article_b"]) == (f"{0:016x}", f"{1:016x}")
    assert row["verdict"] == "taken from"
    assert 0.7 < row["share_of_b"] < 0.95
    assert (row["reason"], row["days"], row["agency"]) == ("copied", 2, "")


def test_the_direction_follows_the_dates_not_the_order_of_the_corpus():
    row = only(*TEXTS, days=DAYS[::-1])
    assert (row["article_a"], row["article_b"]) == (f"{1:016x}", f"{0:016x}")
    assert row["verdict"] == "taken from" and row["share_of_b"] > 0.95


@pytest.mark.parametrize(
    "options, reason",
    [
        ({"days": ["2024-03-04", "2024-03-04"]}, "same day"),
        ({"days": ["2024-03-04", None]}, "date unknown"),
        ({"days": ["2024-01-04", "2024-03-06"]}, "many days"),
        ({"days": DAYS, "sources": ["Le Phare", "Le Phare"]}, "same outlet"),
        ({"days": DAYS, "sources": ["Le Phare", ""]}, "outlet unknown"),
        ({"days": DAYS, "origins": ["", "AFP"]}, "agency"),
    ],
)
def test_whatever_leaves_a_doubt_is_a_common_source(options, reason):
    row = only(*TEXTS, **options)
    assert (row["verdict"], row["reason"]) == ("probable common source", reason)


def test_an_agency_named_in_the_text_is_a_common_source():
    row = only(TEXTS[0], joined(*COPY, "Joint par Reuters, le maire se tait."), days=DAYS)
    assert (row["verdict"], row["reason"]) == ("probable common source", "agency")
    assert row["agency"] == "Reuters"


def test_a_third_article_with_the_same_words_is_a_doubt_unless_it_came_later_still():
    later, earlier = [*DAYS, "2024-03-08"], [*DAYS, "2024-03-06"]
    found = judged(*TEXTS, joined(*COPY), days=later)["verdict"]
    assert found.tolist().count("taken from") == 1
    assert "taken from" not in judged(*TEXTS, joined(*COPY), days=earlier)["verdict"].tolist()
    with_agency = judged(*TEXTS, joined(*COPY), days=later, origins=["", "", "AFP"])
    assert "taken from" not in with_agency["verdict"].tolist()


def test_outlets_that_copy_both_ways_share_a_source():
    other = joined(*OWN[1:5])
    days = [*DAYS, *DAYS[::-1]]
    found = judged(*TEXTS, other, other, sources=["Phare", "Ancre"] * 2, days=days)
    assert set(found["reason"]) == {"both ways"}
    one_way = judged(*TEXTS, other, other, sources=["Phare", "Ancre"] * 2, days=[*DAYS, *DAYS])
    assert set(one_way["verdict"]) == {"taken from"}


def test_little_text_and_quotations_are_shared_passages():
    beginning = COPY[0].rsplit(" ", 18)[0]
    short = only(joined(beginning, *OWN), joined(beginning, *COPY[1:]), days=DAYS)
    assert (short["verdict"], short["reason"]) == ("shared passage", "little")
    quotation = only(
        joined(SAID, OWN[0]), joined(OWN[1], SAID.replace("a dit", "clame")), days=DAYS
    )
    assert quotation["verdict"] == "shared passage"
    assert quotation["reason"] == "nothing own"


def test_one_paragraph_of_many_is_a_common_source():
    row = only(joined(*COPY[:2], *OWN), joined(*COPY[:2], *[own.upper() for own in OWN[::-1]]))
    assert row["verdict"] == "probable common source"


def test_reworded_text_is_not_taken():
    words = joined(*COPY).split(" ")
    changed = " ".join(word if n % 5 else "autrement" for n, word in enumerate(words, start=1))
    row = only(joined(*COPY), changed, days=DAYS)
    assert (row["verdict"], row["reason"]) == ("probable common source", "reworded")


def test_nothing_in_the_sample_is_called_taken():
    articles = load_articles()
    found = verdicts(articles, shared_passages(articles))
    assert len(found) > 20 and "taken from" not in set(found["verdict"])


@pytest.mark.skipif(not SEEDS.exists(), reason="the scraped articles are not there")
def test_nothing_in_scraped_articles_without_dates_is_called_taken():
    try:
        articles = load_articles(SEEDS)
    except CorpusError as error:
        articles = error.articles
    found = verdicts(articles, shared_passages(articles))
    assert "taken from" not in set(found["verdict"])


def test_no_articles_give_the_same_columns():
    full, empty = judged(*TEXTS), judged()
    assert len(empty) == 0
    pd.testing.assert_series_equal(empty.dtypes, full.dtypes)
