"""Families: articles that come from one text."""

import numpy as np
import pandas as pd
import pytest

import analysis.overlap.families as room
from analysis.overlap.families import families
from analysis.overlap.near import has_near_text
from analysis.tokens.tokenizer import tokenize
from tests.articles import titled
from tests.shared_texts import COPY, OWN, SAID, joined

COLUMNS = ["family", "article_id", "first", "share_of_article", "share_of_first"]


def groups(found):
    return [{int(one, 16) for one in ids} for _, ids in found.groupby("family")["article_id"]]


def test_copies_are_a_family_and_others_are_not():
    articles = titled(joined(*COPY), joined(*OWN[:3]), joined(*COPY), joined(*OWN[3:]))
    found = families(articles)
    assert list(found.columns) == COLUMNS
    assert groups(found) == [{0, 2}]
    assert (found["share_of_article"] > 0.95).all()


def test_the_largest_family_comes_first_then_the_earliest():
    days = ["2024-03-05", "2024-03-05", "2024-03-02", "2024-03-02", "2024-03-09"]
    pair = joined(*OWN[:3])
    articles = titled(joined(*COPY), joined(*COPY), pair, pair, joined(*COPY), days=days)
    found = families(articles)
    assert found["family"].tolist() == [1, 1, 1, 2, 2]
    assert groups(found) == [{0, 1, 4}, {2, 3}]


def test_the_earliest_is_first_only_when_it_is_alone_and_all_have_dates():
    for days, first in (
        (["2024-03-05", "2024-03-02", "2024-03-09"], [True, False, False]),
        (["2024-03-02", "2024-03-02", "2024-03-09"], [False, False, False]),
        (["2024-03-02", "2024-03-05", None], [False, False, False]),
    ):
        found = families(titled(*[joined(*COPY)] * 3, days=days))
        assert found["first"].tolist() == first
        assert found["share_of_first"].iloc[0] == 1


def test_a_copy_cut_to_half_its_length_belongs_to_the_family():
    whole = joined(*COPY, *OWN[:2])
    found = families(titled(whole, joined(*COPY)))
    assert groups(found) == [{0, 1}]
    of_whole, of_part = found["share_of_article"]
    assert of_part > 0.95 > of_whole > 0.5


def test_one_shared_paragraph_makes_no_family():
    articles = titled(joined(COPY[0], *OWN[:3]), joined(COPY[0], *OWN[3:]))
    assert families(articles).empty
    assert groups(families(articles, least=0.2)) == [{0, 1}]


def test_a_shared_quotation_makes_no_family_but_does_not_part_one():
    speech = joined(SAID, SAID.replace("préfet", "maire"))
    assert families(titled(joined(SAID, OWN[0]), joined(SAID, OWN[1]))).empty
    copies = titled(joined(*COPY, speech), joined(*COPY, speech))
    assert groups(families(copies)) == [{0, 1}]


def test_what_an_outlet_repeats_in_article_after_article_makes_no_family():
    notice = (
        "Retrouvez chaque jeudi la lettre des abonnés avec les dessins de la semaine passée et les "
        "recettes des lecteurs, envoyées avant huit heures."
    )
    texts = [joined(own, notice) for own in OWN[:4]]
    assert families(titled(*texts, sources=["Le Phare"] * 4)).empty
    assert len(families(titled(*texts))) == 4


def test_a_text_that_drifts_does_not_chain_strangers_together():
    parts = [*COPY, *OWN[:3]]
    drift = [joined(*parts[n : n + 3]) for n in range(4)]  # each shares two thirds with the next
    found = families(titled(*drift))
    assert all(len(group) <= 2 for group in groups(found))


def test_the_order_of_the_corpus_decides_nothing():
    days = ["2024-03-05", "2024-03-02", "2024-03-09", "2024-03-01"]
    articles = titled(joined(*COPY), joined(*COPY, OWN[0]), joined(*OWN[:3]), COPY[0], days=days)
    turned = articles.iloc[::-1].reset_index(drop=True)
    pd.testing.assert_frame_equal(families(articles), families(turned))


def test_minhash_finds_the_same_families(monkeypatch):
    articles = titled(joined(*COPY), joined(*OWN[:3]), joined(*COPY, OWN[5]), joined(*OWN[3:5]))
    assert has_near_text(articles, tokenize(articles)).tolist() == [True, False, True, False]
    expected = families(articles)
    monkeypatch.setattr(room, "MANY_ARTICLES", 1)
    pd.testing.assert_frame_equal(families(articles), expected)


def test_articles_without_words_are_alike_in_nothing():
    articles = titled("", "")
    articles["text"] = ["", ""]
    assert not has_near_text(articles, tokenize(articles)).any()
    assert families(articles).empty


def test_no_articles_give_the_same_columns():
    full, empty = families(titled(joined(*COPY), joined(*COPY))), families(titled())
    assert len(empty) == 0
    pd.testing.assert_series_equal(empty.dtypes, full.dtypes)


@pytest.mark.parametrize("least", [0, 1.5, np.nan])
def test_a_bad_threshold_is_named(least):
    with pytest.raises(ValueError, match="least must be over 0 and at most 1"):
        families(titled("Rien."), least=least)
