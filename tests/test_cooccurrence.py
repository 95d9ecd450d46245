"""Who is named with whom, counted by hand."""

import os
import subprocess
import sys
from math import log
from pathlib import Path

import pandas as pd
import pytest

from analysis.cooccurrence import cooccurrence, cooccurrence_spans, layout

# Three sentences in two articles: Anne+Oslo, Anne+Oslo+Rome, Rome.
ROWS = [
    ("a", 0, 0, "Anne"), ("a", 0, 0, "Oslo"), ("a", 0, 0, "Oslo"),
    ("b", 0, 0, "Oslo"), ("b", 0, 0, "Anne"), ("b", 0, 0, "Rome"),
    ("b", 0, 1, "Rome"), ("b", 1, 2, "Rome"),
]  # fmt: skip


def table(rows=ROWS):
    columns = ["article_id", "paragraph", "sentence", "entity"]
    found = pd.DataFrame(rows, columns=columns)
    found["start"] = range(len(found))
    return found


def test_pairs_are_counted_by_sentence():
    pairs = cooccurrence(table())
    assert pairs[["entity_a", "entity_b", "count", "articles"]].values.tolist() == [
        ["Anne", "Oslo", 2, 2],
        ["Anne", "Rome", 1, 1],
        ["Oslo", "Rome", 1, 1],
    ]


def test_npmi_is_bouma_s():
    # Four sentences: Anne and Oslo together in 2, each in 2. Rome in 3, with Anne in 1.
    npmi = cooccurrence(table())["npmi"]
    assert npmi[0] == pytest.approx(log((2 / 4) / (2 / 4 * 2 / 4)) / -log(2 / 4))
    assert npmi[0] == pytest.approx(1.0)
    assert npmi[1] == pytest.approx(log((1 / 4) / (2 / 4 * 3 / 4)) / -log(1 / 4))


def test_npmi_is_undefined_where_every_window_names_both():
    pairs = cooccurrence(table(), within="article")
    both = pairs[(pairs["entity_a"] == "Anne") & (pairs["entity_b"] == "Oslo")]
    assert both["npmi"].isna().all()


def test_a_wider_window_never_counts_fewer_pairs():
    sizes = [
        len(cooccurrence(table(), within=each)) for each in ("sentence", "paragraph", "article")
    ]
    assert sizes == sorted(sizes)


@pytest.mark.parametrize("within", ["sentence", "paragraph", "article"])
def test_the_evidence_of_each_pair_is_as_many_windows_as_its_count(within):
    found = table()
    window = {"sentence": ["article_id", "sentence"], "paragraph": ["article_id", "paragraph"]}
    for pair in cooccurrence(found, within=within).itertuples():
        spans = cooccurrence_spans(found, pair.entity_a, pair.entity_b, within=within)
        assert len(spans[window.get(within, ["article_id"])].drop_duplicates()) == pair.count
        assert spans["article_id"].nunique() == pair.articles
        assert set(spans["entity"]) == {pair.entity_a, pair.entity_b}


def test_the_order_of_the_mentions_does_not_matter():
    pd.testing.assert_frame_equal(cooccurrence(table()), cooccurrence(table(ROWS[::-1])))


def test_nothing_named_gives_no_pairs_of_the_same_kind():
    empty = cooccurrence(table().iloc[:0])
    assert len(empty) == 0
    assert empty.dtypes.to_dict() == cooccurrence(table()).dtypes.to_dict()
    assert len(cooccurrence(table(ROWS[-1:]))) == 0
    assert layout(empty).columns.tolist() == ["entity", "x", "y"]


def test_a_wrong_window_is_refused():
    with pytest.raises(ValueError, match="within.*'page'.*sentence, paragraph and article"):
        cooccurrence(table(), within="page")
    with pytest.raises(ValueError, match="within"):
        cooccurrence_spans(table(), "Anne", "Oslo", within="page")


def pairs_of(edges):
    return pd.DataFrame(edges, columns=["entity_a", "entity_b", "count"])


def test_layout_is_the_same_again_and_within_the_square():
    pairs = pairs_of([("a", "b", 3), ("b", "c", 1), ("d", "e", 1), ("f", "g", 2)])
    places = layout(pairs)
    pd.testing.assert_frame_equal(places, layout(pairs.iloc[::-1]))
    assert places["entity"].tolist() == list("abcdefg")
    assert places[["x", "y"]].min().min() >= 0
    assert places[["x", "y"]].max().max() <= 1


def test_no_two_entities_share_a_place():
    star = pairs_of([("hub", f"leaf{number:02d}", 1) for number in range(30)])
    places = layout(star)
    assert len(places[["x", "y"]].round(2).drop_duplicates()) == 31


def test_more_entities_than_a_picture_holds_are_refused():
    with pytest.raises(ValueError, match="pairs: 151 entities; at most 150"):
        layout(pairs_of([("hub", f"leaf{number:03d}", 1) for number in range(150)]))


def test_the_places_are_the_same_in_every_process():
    code = (
        "import pandas as pd; from analysis.cooccurrence import layout; "
        "names = [f'n{i}' for i in range(12)]; "
        "pairs = pd.DataFrame({'entity_a': names[:6] + ['Asie'], 'entity_b': names[1:7] + ['OTAN'], "
        "'count': [1, 2, 3, 4, 5, 6, 3]}); print(layout(pairs).to_csv())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parents[1],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3", "4")
    }
    assert len(said) == 1
