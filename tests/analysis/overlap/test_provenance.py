"""The provenance strip: every word of an article in one block, each block of one kind."""

import pandas as pd
import pytest

from analysis.overlap.passages import shared_passages
from analysis.overlap.provenance import KINDS, provenance, provenance_shares
from analysis.tokens.tokenizer import tokenize
from corpus import load_articles
from tests.articles import titled
from tests.shared_texts import COPY, OWN, SAID, joined

COLUMNS = ["article_id", "paragraph", "start", "end", "words", "kind", "other", "others", "share"]


def strip(articles, **options):
    return provenance(articles, shared_passages(articles), **options)


def blocks(articles, number, **options):
    found = strip(articles, **options)
    return found[found["article_id"] == articles["article_id"][number]]


def test_blocks_follow_the_paragraphs_and_say_with_whom():
    articles = titled(joined(OWN[0], COPY[0], OWN[1]), joined(COPY[0], OWN[2]))
    found = blocks(articles, 0)
    assert found["kind"].tolist() == ["own", "own", "verbatim", "own"]
    assert found["paragraph"].tolist() == [0, 1, 2, 3]
    assert found["other"].tolist() == ["", "", articles["article_id"][1], ""]
    assert found["others"].tolist() == [0, 0, 1, 0]


def test_start_and_end_point_at_the_text():
    articles = titled(joined(OWN[0], COPY[0]), joined(COPY[0], OWN[2]))
    found = blocks(articles, 0)
    texts = [articles["text"][0][row.start : row.end] for row in found.itertuples()]
    assert texts == ["Titre A", OWN[0].rstrip("."), COPY[0].rstrip(".")]


def test_a_passage_inside_a_paragraph_splits_it():
    half = "Selon un témoin, " + COPY[1][0].lower() + COPY[1][1:] + " Personne ne s'en plaint."
    articles = titled(half, COPY[1])
    found = blocks(articles, 0)
    assert found["kind"].tolist() == ["own", "own", "verbatim", "own"]
    assert found["paragraph"].tolist() == [0, 1, 1, 1]


def test_a_text_reworded_in_one_paragraph_is_word_for_word_in_the_others():
    changed = COPY[1].replace("pendant la nuit", "toute la journée de dimanche")
    articles = titled(joined(*COPY), joined(COPY[0], changed, COPY[2]))
    assert blocks(articles, 0)["kind"].tolist() == ["own", "verbatim", "reworded", "verbatim"]
    assert blocks(articles, 1)["kind"].tolist() == ["own", "verbatim", "reworded", "verbatim"]


def test_a_shared_quotation_is_no_copy():
    articles = titled(joined(SAID, OWN[0]), joined(OWN[1], SAID.replace("a dit", "déclare")))
    found = blocks(articles, 0)
    assert "quotation" in found["kind"].tolist()
    assert not {"verbatim", "reworded"} & set(found["kind"])


def test_what_an_outlet_repeats_is_boilerplate_and_a_stock_phrase_is_not():
    notice = "Retrouvez chaque jeudi la lettre des abonnés avec les dessins de la semaine."
    texts = [joined(own, notice) for own in OWN[:3]]
    found = blocks(titled(*texts, sources=["Le Phare"] * 3), 0)
    assert found["kind"].tolist() == ["own", "own", "boilerplate"]
    assert found["others"].tolist() == [0, 0, 2]
    assert "boilerplate" not in set(blocks(titled(*texts), 0)["kind"])
    phrase = " le syndicat intercommunal des eaux et des forêts de la haute vallée "
    texts = [own.replace(" ", phrase, 1) + " Rien d'autre." for own in OWN[:3]]
    assert "boilerplate" not in set(strip(titled(*texts, sources=["Le Phare"] * 3))["kind"])


def test_the_block_goes_to_the_article_that_shares_most():
    articles = titled(joined(*COPY), joined(*COPY), joined(COPY[1], OWN[0]))
    found = blocks(articles, 0).iloc[1:]
    assert set(found["other"]) == {articles["article_id"][1]}
    assert found["others"].tolist() == [1, 2, 1]


def test_only_the_articles_asked_for_are_cut_but_all_are_compared():
    articles = titled(joined(*COPY), joined(*COPY), OWN[0])
    asked = articles["article_id"].tolist()[1:]
    whole = strip(articles)
    expected = whole[whole["article_id"].isin(asked)].reset_index(drop=True)
    pd.testing.assert_frame_equal(strip(articles, ids=asked), expected)


def test_in_the_sample_every_word_stands_in_one_block_and_shares_sum_to_one():
    articles = load_articles()
    tokens = tokenize(articles)
    found = provenance(articles, shared_passages(articles, tokens=tokens), tokens=tokens)
    words = found.groupby("article_id")["words"].sum()
    assert (words == tokens.groupby("article_id").size()).all()
    assert found.groupby("article_id")["share"].sum().round(9).eq(1).all()
    next_start = found.groupby("article_id")["start"].shift(-1)
    assert (found["end"] <= next_start.fillna(10**9)).all()
    for by in ("article", "source"):
        shares = provenance_shares(found, articles, by=by)
        assert shares.groupby(shares.columns[0])["share"].sum().round(9).eq(1).all()
        assert shares["kind"].tolist()[:5] == list(KINDS)


def test_shares_by_outlet_add_up_the_words_of_its_articles():
    articles = titled(COPY[0], COPY[0], OWN[0], sources=["Le Phare", "L'Ancre", "Le Phare"])
    shares = provenance_shares(strip(articles), articles, by="source")
    words = shares.pivot(index="source", columns="kind", values="words")
    copied = len(tokenize(titled(COPY[0]))) - 2
    assert words.at["Le Phare", "verbatim"] == words.at["L'Ancre", "verbatim"] == copied
    assert words.at["L'Ancre", "own"] == 2
    with pytest.raises(ValueError, match="by must be 'article' or 'source'"):
        provenance_shares(strip(articles), articles, by="outlet")


def test_no_articles_give_the_same_columns():
    articles, none = titled(joined(*COPY), joined(*COPY)), titled()
    full, empty = strip(articles), strip(none)
    assert list(empty.columns) == COLUMNS and len(empty) == 0
    pd.testing.assert_series_equal(empty.dtypes, full.dtypes)
    pd.testing.assert_series_equal(
        provenance_shares(empty, none).dtypes, provenance_shares(full, articles).dtypes
    )
