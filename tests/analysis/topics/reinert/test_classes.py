"""Reinert's classes: worked by hand on a dozen segments, the same answer every time."""

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_matrix
from scipy.stats import chi2_contingency

from analysis.tokens.tokenizer import tokenize
from analysis.topics.reinert.classes import reinert
from analysis.topics.reinert.division import split
from analysis.topics.reinert.double import cross
from analysis.topics.reinert.tree import Tree, descend
from tests.subjects import KITCHEN, SEA, body, numbered

# Twelve articles of one segment. Six of a bakery: boulanger in 5, four in 4, farine in 4; six of a
# harbour: port in 5, navire in 4, marée in 4. Lumière is in two of the former, one of the latter.
DOZEN = (
    "Le boulanger, le four et la farine.",
    "Le boulanger, le four et la lumière.",
    "Le boulanger et le four.",
    "Le boulanger et la farine.",
    "Le boulanger, la farine et la lumière.",
    "Le four et la farine.",
    "Le port, le navire et la marée.",
    "Le port, le navire et la lumière.",
    "Le port et le navire.",
    "Le port et la marée.",
    "Ce port et la marée.",
    "Le navire et la marée.",
)


def two_subjects():
    return numbered(*(body(nouns, start) for start in range(3) for nouns in (KITCHEN, SEA)))


@pytest.fixture(scope="module")
def dozen():
    return reinert(numbered(*DOZEN), n_classes=2, min_segments=2)


def row(classes, number, term):
    terms = classes.terms
    return terms[(terms["class"] == number) & (terms["term"] == term)].iloc[0]


def test_the_dozen_falls_in_its_two_halves(dozen):
    assert dozen.segments["class"].tolist() == [1] * 6 + [2] * 6


def test_chi_squared_is_that_of_the_two_by_two_table(dozen):
    # boulanger: 5 of the 6 of class 1, none of the 6 of class 2, 7 of 12 without it:
    # 12 · (5 · 6 − 1 · 0)² / (6 · 6 · 5 · 7) = 60 / 7.
    found = row(dozen, 1, "boulanger")
    assert (found["count"], found["segments"]) == (5, 5)
    assert found["chi_squared"] == pytest.approx(60 / 7)
    # four: 12 · (4 · 6 − 2 · 0)² / (6 · 6 · 4 · 8) = 6, whose p is 0.0143; class 2 lacks it.
    assert row(dozen, 1, "four")["chi_squared"] == pytest.approx(6)
    assert row(dozen, 1, "four")["p"] == pytest.approx(0.0143, abs=5e-5)
    assert row(dozen, 2, "four")["chi_squared"] == pytest.approx(-6)
    assert row(dozen, 2, "four")["count"] == 0
    # lumière: 2 and 4, 1 and 5: 12 · (2 · 5 − 4 · 1)² / (6 · 6 · 3 · 9) = 4 / 9.
    assert row(dozen, 1, "lumière")["chi_squared"] == pytest.approx(4 / 9)


def test_terms_descend_and_equals_are_by_name(dozen):
    first = dozen.terms[dozen.terms["class"] == 1]
    assert first["term"].tolist() == [
        "boulanger",
        "farine",
        "four",
        "lumière",
        "marée",
        "navire",
        "port",
    ]


def test_the_tree_has_the_division_and_its_chi_squared(dozen):
    # 29 presences, 15 in class 1: 5 of 5, 4 of 4, 4 of 4 and 2 of 3.
    # 29² / (15 · 14) · (25/5 + 16/4 + 16/4 + 4/3 − 15²/29)
    expected = 841 / 210 * (13 + 4 / 3 - 225 / 29)
    assert dozen.tree[["parent", "left", "right", "segments"]].values.tolist() == [[3, 1, 2, 12]]
    assert dozen.tree["chi_squared"].tolist() == pytest.approx([expected])


def test_the_most_typical_segment_weighs_one(dozen):
    # boulanger 60/7, four 6, farine 6: the first has all three; boulanger, four and lumière weigh
    # (60/7 + 6 + 4/9) / (60/7 + 12).
    weights = dozen.segments["weight"]
    assert weights.iloc[0] == weights.max() == 1
    assert weights.iloc[1] == pytest.approx((60 / 7 + 6 + 4 / 9) / (60 / 7 + 12))


def test_what_an_article_copies_counts_once_and_goes_with_its_like():
    long = "Le boulanger, le four et la farine attendent enfin le matin."
    bodies = (long, *DOZEN[1:])
    table = numbered(*bodies, long)
    classes = reinert(table, n_classes=2, min_segments=2)
    assert classes.segments["class"].tolist() == [1] * 6 + [2] * 6 + [1]
    assert row(classes, 1, "boulanger")["segments"] == 5
    assert row(classes, 1, "boulanger")["chi_squared"] == pytest.approx(60 / 7)
    assert classes.tree["segments"].tolist() == [13]


def test_names_of_people_count_only_when_asked():
    bodies = list(DOZEN)
    for at in (2, 3, 5):
        bodies[at] = f"Selon Delorme, {bodies[at][0].lower()}{bodies[at][1:]}"
    table = numbered(*bodies)
    without = reinert(table, n_classes=2, min_segments=2)
    named = reinert(table, n_classes=2, min_segments=2, names=True)
    assert "Delorme" not in set(without.terms["term"])
    # In 3 of the 6 of class 1: 12 · (3 · 6)² / (6 · 6 · 3 · 9) = 4.
    assert row(named, 1, "Delorme")["chi_squared"] == pytest.approx(4)


def test_a_single_row_changes_sides_when_that_is_better():
    rng = np.random.default_rng(3)
    for _ in range(20):
        matrix = (rng.random((9, 7)) < 0.4).astype(float)
        matrix = matrix[matrix.any(axis=1)][:, matrix[matrix.any(axis=1)].any(axis=0)]
        first, value = split(csr_matrix(matrix))
        assert value == pytest.approx(between(matrix, first))
        for one in range(len(matrix)):
            other = first.copy()
            other[one] = not other[one]
            if 0 < other.sum() < len(other):
                assert between(matrix, other) <= value + 1e-6


def between(matrix, first):
    halves = np.array([matrix[first].sum(axis=0), matrix[~first].sum(axis=0)])
    return chi2_contingency(halves, correction=False).statistic


def test_no_half_is_smaller_than_asked():
    # Alone, the last row would differ most.
    matrix = csr_matrix([[1, 1, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0], [0, 0, 1]])
    assert split(matrix)[0].tolist() == [True, True, True, True, False]
    assert sorted(np.bincount(split(matrix, least=2)[0])) == [2, 3]
    assert split(matrix, least=3) is None


def test_rows_that_are_all_alike_are_not_divided():
    tree = descend(csr_matrix(np.ones((6, 4))), n_classes=3, least=1)
    assert tree.divisions == () and tree.members[0].tolist() == [0, 1, 2, 3, 4, 5]


def test_every_leaf_of_the_tree_is_a_class():
    classes = reinert(two_subjects(), n_classes=5, min_segments=3)
    parents = set(classes.tree["parent"])
    nodes = set(classes.tree["left"]) | set(classes.tree["right"])
    numbers = set(classes.segments["class"])
    assert nodes - parents == numbers == set(range(1, len(numbers) + 1))
    assert len(classes.tree) == len(numbers) - 1
    assert classes.tree["segments"].iloc[0] == (classes.segments["class"] > 0).sum()
    assert classes.segments["class"].value_counts().min() >= 3


def test_two_subjects_come_apart_first():
    classes = reinert(two_subjects(), n_classes=2)
    by_article = classes.segments.groupby("article_id", sort=False)["class"].agg(set).tolist()
    assert by_article[0] != by_article[1]
    assert by_article == [by_article[0], by_article[1]] * 3


def test_shares_are_the_words_of_the_segments():
    half = numbered(body(KITCHEN, 4, 3) + "\n\n" + body(SEA, 4, 3), first=6)
    classes = reinert(pd.concat([two_subjects(), half], ignore_index=True), n_classes=2)
    shares = classes.shares.pivot(index="article_id", columns="topic", values="share")
    assert shares.sum(axis=1).tolist() == pytest.approx([1] * 7)
    assert shares.iloc[6].tolist() == pytest.approx([0.5, 0.5])


def test_segments_are_pieces_of_the_text():
    table = two_subjects()
    texts = table.set_index("article_id")["text"]
    found = reinert(table, n_classes=2).segments
    pieces = [texts[a][b:c] for a, b, c in zip(found["article_id"], found["start"], found["end"])]
    assert all(piece.startswith("Ce ") and piece.endswith(".") for piece in pieces)


def test_crossing_keeps_the_rows_that_both_put_together():
    rows = np.arange(12)
    first = Tree(((0, 1, 2, 9.0),), (rows, rows[:6], rows[6:]))
    second = Tree(((0, 1, 2, 9.0),), (rows, rows[5:], rows[:5]))
    both = cross(first, second, rows=12, least=2)
    assert both.divisions == ((0, 1, 2, 9.0),)
    # 12 · (5 · 6)² / (6 · 6 · 5 · 7) = 60 / 7 is significant; row 5 is in neither.
    assert [found.tolist() for found in both.members[1:]] == [[0, 1, 2, 3, 4], [6, 7, 8, 9, 10, 11]]


def test_crossing_drops_a_division_that_only_one_has():
    rows = np.arange(12)
    first = Tree(((0, 1, 2, 9.0), (1, 3, 4, 5.0)), (rows, rows[:6], rows[6:], rows[:3], rows[3:6]))
    second = Tree(
        ((0, 1, 2, 9.0), (1, 3, 4, 5.0)),
        (rows, rows[:6], rows[6:], np.array([0, 3]), np.array([1, 2, 4, 5])),
    )
    both = cross(first, second, rows=12, least=2)
    assert both.divisions == ((0, 1, 2, 9.0),)
    assert both.members[1].tolist() == [0, 1, 2, 3, 4, 5]


def test_the_double_classification_keeps_what_both_find():
    classes = reinert(two_subjects(), n_classes=4, double=True)
    kept = classes.segments[classes.segments["class"] > 0]
    kitchen = kept["article_id"].isin([f"{number:016x}" for number in (0, 2, 4)])
    assert len(kept) > len(classes.segments) / 2
    assert not set(kept.loc[kitchen, "class"]) & set(kept.loc[~kitchen, "class"])


def test_a_large_minority_language_gets_its_own_classes():
    words = ["pilot harbour storm anchor vessel sailor", "baker oven dough butter market crust"]
    bodies = [body(nouns, 0, 12, words=("The", "the", "and the")) for nouns in words]
    english = numbered(*bodies, language="en", first=6)
    classes = reinert(pd.concat([two_subjects(), english], ignore_index=True), n_classes=4)
    found = classes.segments
    own = found["article_id"].isin(english["article_id"])
    assert not set(found.loc[own, "class"]) & set(found.loc[~own, "class"])
    assert np.isnan(classes.tree["chi_squared"].iloc[0]) and len(classes.tree) == 3
    assert classes.tree["chi_squared"].iloc[1:].gt(0).all()
    assert classes.shares.groupby("article_id")["share"].sum().tolist() == pytest.approx([1] * 8)
    assert row(classes, found.loc[own, "class"].iloc[0], "harbour")["count"] > 0


def test_a_small_minority_language_is_in_no_class():
    other = numbered("The harbour pilots refused to sail.", language="en", first=6)
    classes = reinert(pd.concat([two_subjects(), other], ignore_index=True), n_classes=2)
    assert classes.segments["class"].iloc[-1] == 0
    last = classes.shares["article_id"] == other["article_id"][0]
    assert classes.shares.loc[last, "share"].isna().all()


def test_too_little_text_gives_no_classes(dozen):
    for table in (numbered(DOZEN[0]), numbered(), numbered(""), numbered(*DOZEN[:7])):
        for double in (False, True):
            classes = reinert(table, double=double)
            assert classes.terms.empty and classes.shares.empty and classes.tree.empty
            assert classes.segments["class"].eq(0).all()
            for name in ("terms", "segments", "shares", "tree"):
                assert getattr(classes, name).dtypes.equals(getattr(dozen, name).dtypes)
            assert classes.as_topics().terms.empty


def test_tables_have_the_promised_columns(dozen):
    terms = {"class": "int32", "term": "str", "count": "int32", "segments": "int32"}
    assert dict(dozen.terms.dtypes.astype(str)) == terms | {
        "chi_squared": "float64",
        "p": "float64",
    }
    place = {"article_id": "str", "start": "int32", "end": "int32"}
    assert dict(dozen.segments.dtypes.astype(str)) == place | {
        "class": "int32",
        "weight": "float64",
    }


def test_as_topics_has_the_shape_of_topics(dozen):
    from analysis.topics.nmf import label, topics

    given, usual = dozen.as_topics(), topics(two_subjects(), n_topics=2)
    for name in ("terms", "shares", "segments"):
        assert getattr(given, name).dtypes.equals(getattr(usual, name).dtypes)
    assert given.terms.groupby("topic")["term"].first().tolist() == ["boulanger", "port"]
    assert given.terms["weight"].gt(0).all()
    assert label(given)["label"].tolist() == ["boulanger · farine · four", "port · marée · navire"]


@pytest.mark.parametrize("double", [False, True])
def test_same_input_same_output_and_input_unchanged(double):
    table = two_subjects()
    tokens = tokenize(table)
    before, kept = table.copy(), tokens.copy()
    one = reinert(table, n_classes=4, double=double)
    two = reinert(table, n_classes=4, double=double, tokens=tokens)
    for name in ("terms", "segments", "shares", "tree"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(two, name), check_exact=True)
    pd.testing.assert_frame_equal(table, before)
    pd.testing.assert_frame_equal(tokens, kept)


def test_wrong_numbers_are_refused():
    with pytest.raises(ValueError, match="n_classes is 1"):
        reinert(numbered(*DOZEN), n_classes=1)
    with pytest.raises(ValueError, match="min_segments is 0"):
        reinert(numbered(*DOZEN), min_segments=0)
