"""Similarity: what a caller sees of the cosine, its reasons and the closest pairs."""

import numpy as np
import pandas as pd
import pytest

from analysis.similarity.cosine import closest, explain, similarity
from analysis.similarity.features import article_vectors
from analysis.tokens.tokenizer import tokenize
from analysis.tokens.vectors import tf_idf
from tests.articles import articles_of


def articles(*texts):
    """Make articles without a title line, named a, b, c…"""
    return articles_of(*texts, ids="abcdefgh"[: len(texts)])


THREE = articles(
    "Le gazoduc traverse la steppe. Les négociations durent.",
    "Le gazoduc traverse la montagne. Les prix baissent.",
    "Un boulanger ouvre une boutique.",
)


def test_tf_idf_by_hand():
    # Three documents; term 0 in two of them, twice in the first; term 1 in the first alone.
    weights = tf_idf(np.array([0, 0, 0, 1]), np.array([0, 0, 1, 0]), (3, 2)).toarray()
    often, rare = (1 + np.log(2)) * (np.log(4 / 3) + 1), np.log(4 / 2) + 1
    assert weights[0] == pytest.approx(np.array([often, rare]) / np.hypot(often, rare))
    assert weights[1].tolist() == [1, 0]
    assert weights[2].tolist() == [0, 0]


def test_matrix_is_symmetric_with_ones_on_the_diagonal():
    table = similarity(THREE)
    assert table.index.tolist() == table.columns.tolist() == ["a", "b", "c"]
    assert (table.to_numpy() == table.to_numpy().T).all()
    assert np.diag(table).tolist() == [1, 1, 1]
    assert 0 < table.loc["a", "b"] < 1
    assert table.loc["a", "c"] == 0


def test_same_text_has_cosine_one_whatever_its_case_and_accents():
    table = similarity(articles("La négociation échoue.", "LA NEGOCIATION ECHOUE.", "Il neige."))
    assert table.loc["a", "b"] == pytest.approx(1)


def test_article_without_words_is_undefined():
    table = similarity(articles("Le gaz manque.", "Et de la !", "Le gaz coule."))
    assert table.loc["b"].isna().all() and table["b"].isna().all()
    assert table.loc["a", "c"] > 0


def test_words_that_begin_alike_count_a_little():
    near = similarity(
        articles("Les manifestants chantent.", "La manifestation finit.", "Il neige.")
    )
    assert 0 < near.loc["a", "b"] < 0.5


def test_words_side_by_side_say_more_than_apart():
    table = similarity(
        articles("Le gel tarifaire arrive.", "Voici le gel tarifaire.", "Tarifaire. Le gel dure.")
    )
    assert table.loc["a", "b"] > 1.1 * table.loc["a", "c"] > 0
    reasons = explain(articles("Un gel tarifaire.", "Le gel tarifaire."), "a", "b")
    assert reasons["share"].tolist() == pytest.approx([0.5, 0.5], abs=0.01)


def test_figures_and_dates_weigh_less_than_words():
    text = "Lundi\n\n120\n\nRécolte"
    reasons = explain(articles(text, text), "a", "b")
    shares = reasons.set_index("term")["share"]
    # Half the weight on both sides: a quarter of the product.
    assert shares["Récolte"] == pytest.approx(4 / 6, abs=0.02)
    assert shares[["Lundi", "120"]].tolist() == pytest.approx([1 / 6, 1 / 6], abs=0.02)


def test_the_beginning_of_an_article_weighs_more():
    filler = " ".join(f"mot{number:03d}" for number in range(300))
    table = similarity(articles(f"Gazoduc. {filler}", "Gazoduc.", "Récolte.", f"{filler} Récolte."))
    assert table.loc["a", "b"] > 1.2 * table.loc["d", "c"]


def test_mentions_unite_names():
    texts = articles("Poutine arrive.", "Le maître du Kremlin arrive.", "Il pleut beaucoup.")
    mentions = pd.DataFrame(
        {
            "article_id": ["b", "a"],
            "entity": "Vladimir Poutine",
            "start": [0, 0],
            "end": [len("Le maître du Kremlin"), len("Poutine")],
        }
    )
    assert similarity(texts).loc["a", "b"] < 0.6
    assert similarity(texts, mentions=mentions).loc["a", "b"] > 0.99
    reasons = explain(texts, "a", "b", mentions=mentions)
    assert set(reasons["term"]) == {"Vladimir Poutine", "arrive"}


def test_shares_sum_to_one_and_say_which_terms_are_common():
    reasons = explain(THREE, "a", "b")
    assert reasons["share"].sum() == pytest.approx(1)
    assert set(reasons["term"]) == {"gazoduc", "traverse"}
    assert reasons["share"].is_monotonic_decreasing
    assert reasons[["count_a", "count_b"]].to_numpy().tolist() == [[1, 1], [1, 1]]


def test_a_term_is_shown_as_most_often_written():
    texts = articles("Les accords. Des accords.", "Un accord. Rien.", "Il neige.")
    reasons = explain(texts, "a", "b")
    assert reasons[["term", "count_a", "count_b"]].to_numpy().tolist() == [["accords", 2, 1]]


def test_vectors_at_hand_explain_and_compare_as_those_made_anew():
    texts = articles("Le port ferme lundi.", "Le port rouvre lundi 12.", "Lundi, un port ouvre.")
    vectors = article_vectors(texts)
    pd.testing.assert_frame_equal(
        explain(texts, "a", "b", vectors=vectors), explain(texts, "a", "b")
    )
    pd.testing.assert_frame_equal(similarity(texts, vectors=vectors), similarity(texts))
    pd.testing.assert_frame_equal(closest(texts, vectors=vectors), closest(texts))


def test_nothing_in_common_explains_nothing():
    reasons = explain(THREE, "a", "c")
    assert reasons.empty
    assert reasons.dtypes.equals(explain(THREE, "a", "b").dtypes)


def test_unknown_article_is_named():
    with pytest.raises(ValueError, match="b is 'z'"):
        explain(THREE, "a", "z")


def test_closest_pairs_agree_with_the_matrix():
    table = similarity(THREE)
    pairs = closest(THREE)
    assert pairs[["article_a", "article_b"]].to_numpy().tolist() == [["a", "b"]]
    assert pairs["cosine"][0] == pytest.approx(table.loc["a", "b"])
    assert closest(THREE, top=0).empty


def test_closest_pairs_come_best_first_with_their_own_cosine(monkeypatch):
    monkeypatch.setattr("analysis.similarity.products._BLOCK", 1)
    texts = articles("Un port fermé.", "Le gaz manque ici.", "Le port ferme.", "Gaz : il manque.")
    table, pairs = similarity(texts), closest(texts, top=3)
    found = [table.loc[row.article_a, row.article_b] for row in pairs.itertuples()]
    assert pairs["cosine"].tolist() == pytest.approx(found)
    upper = table.to_numpy()[np.triu_indices(4, 1)]
    assert found == sorted(upper[upper > 0], reverse=True)[:3]


def test_tokens_of_more_articles_do_no_harm():
    tokens = tokenize(THREE)
    some = THREE.iloc[:2]
    pd.testing.assert_frame_equal(similarity(some, tokens=tokens), similarity(some))


def test_no_articles():
    none = THREE.iloc[:0]
    assert similarity(none).shape == (0, 0)
    assert closest(none).dtypes.equals(closest(THREE).dtypes)
    assert closest(none).empty
