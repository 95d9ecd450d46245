"""Near on the map is alike in words; the same articles give the same map."""

import numpy as np
import pandas as pd
import pytest

from analysis.similarity.maps import article_map, segment_map
from analysis.tokens.segments import segments
from analysis.tokens.tokenizer import tokenize
from tests.articles import articles_of

VINE = "La vigne, le raisin et la cave : le vigneron vendange son coteau."
PORT = "Le port, le navire et la grue : le docker décharge son cargo."


def articles(count=10):
    texts = [f"{VINE if number % 2 else PORT} Texte numéro {number}." for number in range(count)]
    return articles_of(*texts, ids=[f"n{number:02}" for number in range(count)])


def apart(points, one, other):
    places = points[["x", "y"]].to_numpy()
    return np.hypot(*(places[one] - places[other]))


@pytest.mark.parametrize("count", [4, 12])  # by scaling, by neighbours
def test_articles_of_one_story_stand_nearer_than_of_two(count):
    points = article_map(articles(count))
    assert points["article_id"].tolist() == articles(count)["article_id"].tolist()
    assert points[["x", "y"]].abs().max().max() == pytest.approx(1)
    assert apart(points, 0, 2) < apart(points, 0, 1)
    assert apart(points, 1, 3) < apart(points, 0, 3)


def test_few_points_keep_their_distances():
    texts = ["vigne", "vigne", "navire"]
    points = article_map(articles(3).assign(text=texts))
    assert apart(points, 0, 1) == pytest.approx(0, abs=1e-6)
    assert apart(points, 0, 2) == pytest.approx(1.5)  # mean at 0, the farthest at 1: 2/3 and 1/3


def test_the_same_articles_give_the_same_map_and_tokens_of_more_change_nothing():
    table = articles(12)
    tokens = tokenize(pd.concat([table, articles(14).tail(2)]))
    assert article_map(table).equals(article_map(table, tokens=tokens))


def test_an_article_without_content_words_has_no_place():
    table = articles(5)
    table.loc[2, "text"] = "Et de la."
    points = article_map(table)
    assert points[["x", "y"]].isna().all(axis=1).tolist() == [False, False, True, False, False]


def test_segments_keep_their_offsets_and_stand_with_their_like():
    text = f"{' '.join([VINE] * 4)}\n\n{' '.join([PORT] * 4)}"
    table = articles(2).assign(text=[text, f"{' '.join([PORT] * 4)}"])
    points = segment_map(table)
    assert points[["article_id", "start", "end"]].equals(
        segments(table)[["article_id", "start", "end"]]
    )
    assert len(points) == 3
    assert apart(points, 1, 2) < apart(points, 0, 1)


def test_no_article_gives_the_same_columns():
    points = article_map(articles(0).astype("str"))
    assert points.dtypes.astype(str).tolist() == ["str", "float64", "float64"]
    points = segment_map(articles(0).astype("str"))
    assert points.columns.tolist() == ["article_id", "segment", "start", "end", "x", "y"]


def test_one_article_stands_in_the_middle():
    assert article_map(articles(1))[["x", "y"]].values.tolist() == [[0, 0]]
