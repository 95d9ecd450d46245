"""What outlets have in common, and which passages count."""

import pandas as pd

from analysis.overlap.families import families
from analysis.overlap.outlets import outlet_containment, select_passages
from analysis.overlap.passages import shared_passages
from analysis.tokens.tokenizer import tokenize
from tests.articles import titled
from tests.shared_texts import COPY, OWN, SAID, joined

SOURCES = ["Le Phare", "L'Ancre", "L'Ancre"]


def measured(*texts, **options):
    articles = titled(*texts, **options)
    return outlet_containment(articles, shared_passages(articles))


def test_a_word_counts_once_however_many_articles_have_it():
    found = measured(joined(COPY[0], OWN[0]), COPY[0], COPY[0], sources=SOURCES)
    copied, own = (len(tokenize(titled(text))) - 2 for text in (COPY[0], OWN[0]))
    assert found["source_a"].tolist() == ["L'Ancre", "Le Phare"]
    assert found["words"].tolist() == [2 * copied, copied]
    of_anchor, of_lighthouse = 2 * copied / (2 * copied + 4), copied / (copied + own + 2)
    assert found["share_of_a"].round(9).tolist() == [round(of_anchor, 9), round(of_lighthouse, 9)]
    assert found["share_of_b"].tolist() == found["share_of_a"].tolist()[::-1]
    assert found["passages"].tolist() == [2, 2]


def test_an_outlet_is_not_compared_with_itself_nor_with_the_unknown():
    assert measured(COPY[0], COPY[0], sources=["Le Phare"] * 2).empty
    assert measured(COPY[0], COPY[0], sources=["Le Phare", ""]).empty


def test_no_articles_give_the_same_columns():
    full, empty = measured(COPY[0], COPY[0]), measured()
    assert len(empty) == 0
    pd.testing.assert_series_equal(empty.dtypes, full.dtypes)


def test_kinds_of_passages_can_be_left_out():
    articles = titled(joined(COPY[0], SAID), joined(COPY[0], OWN[0], SAID), joined(OWN[1], COPY[1]))
    passages = shared_passages(articles)
    assert sorted(passages["kind"]) == ["quote", "verbatim"]
    assert select_passages(passages, articles, quotes=False)["kind"].tolist() == ["verbatim"]
    named = passages.assign(kind=["names", "quote"])
    assert select_passages(named, articles, names=False)["kind"].tolist() == ["quote"]
    pd.testing.assert_frame_equal(select_passages(passages, articles), passages)


def test_agency_copy_can_be_left_out_with_its_uncredited_copies():
    articles = titled(joined(*COPY), joined(*COPY), COPY[1], origins=["AFP", "", ""])
    passages = shared_passages(articles)
    assert len(passages) == 3
    left = select_passages(passages, articles, agency=False)
    assert left[["article_a", "article_b"]].values.tolist() == [[f"{1:016x}", f"{2:016x}"]]
    of_family = families(articles, passages=passages)
    assert select_passages(passages, articles, agency=False, families=of_family).empty
