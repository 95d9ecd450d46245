"""Who is named with whom, counted by hand."""

from math import log

import pandas as pd
import pytest

from analysis.cooccurrence.counting import cooccurrence
from analysis.cooccurrence.evidence import cooccurrence_spans
from analysis.evidence import evidence
from tests.sample_names import sample

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


def test_a_wrong_window_is_refused():
    with pytest.raises(ValueError, match="within.*'page'.*sentence, paragraph and article"):
        cooccurrence(table(), within="page")
    with pytest.raises(ValueError, match="within"):
        cooccurrence_spans(table(), "Anne", "Oslo", within="page")


@pytest.mark.parametrize("within", ["sentence", "paragraph", "article"])
def test_a_link_counts_the_windows_that_its_evidence_lists(within):
    """The fifty strongest of the sample, and fifty more from all of its links."""
    _, named = sample()
    window = {"sentence": ["article_id", "sentence"], "paragraph": ["article_id", "paragraph"]}
    keys = window.get(within, ["article_id"])
    small = named[["article_id", "sentence", "paragraph", "entity"]]
    every = cooccurrence(named, within=within)
    pairs = pd.concat([every.head(50), every[50 :: len(every) // 50]])
    listed = []
    for a, b in zip(pairs["entity_a"], pairs["entity_b"], strict=True):
        spans = cooccurrence_spans(small, a, b, within=within)
        listed.append(len(set(zip(*(spans[key] for key in keys), strict=True))))
    assert len(every) > 100
    assert listed == pairs["count"].tolist()


def test_the_evidence_of_a_link_is_as_many_sentences_as_it_counts():
    articles, named = sample()
    for pair in cooccurrence(named).head(25).itertuples():
        found = evidence(articles, cooccurrence_spans(named, pair.entity_a, pair.entity_b))
        assert len(found) == pair.count
        for text, marks in zip(found["text"], found["marks"], strict=True):
            assert len({text[start:end] for start, end in marks}) >= 2
