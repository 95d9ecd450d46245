"""Two versions of a text: paragraphs that face each other, words that differ."""

import pytest

from analysis.overlap.versions import versions
from tests.shared_texts import COPY, OWN, joined

COLUMNS = ["paragraph", "start_a", "end_a", "start_b", "end_b", "kind"]


def said(text_a, text_b):
    return [
        (row.paragraph, row.kind, text_a[row.start_a : row.end_a], text_b[row.start_b : row.end_b])
        for row in versions(text_a, text_b).itertuples()
    ]


def test_words_differ_within_paragraphs_that_face_each_other():
    text_a = "Titre\n\nLe bac part à huit heures.\nIl revient tard."
    text_b = "Titre\n\nLe bac part à neuf heures.\nIl revient très tard."
    assert said(text_a, text_b) == [
        (0, "equal", "Titre", "Titre"),
        (1, "equal", "Le bac part à", "Le bac part à"),
        (1, "changed", "huit", "neuf"),
        (1, "equal", "heures", "heures"),
        (2, "equal", "Il revient", "Il revient"),
        (2, "only_b", "", "très"),
        (2, "equal", "tard", "tard"),
    ]


def test_a_paragraph_of_one_version_faces_nothing():
    text_a, text_b = joined(COPY[0], OWN[0], COPY[1]), joined(COPY[0], COPY[1], OWN[1])
    found = said(text_a, text_b)
    assert [row[:2] for row in found] == [(0, "equal"), (1, "only_a"), (2, "equal"), (3, "only_b")]
    assert found[1][2:] == (OWN[0].rstrip("."), "")
    assert found[3][2:] == ("", OWN[1].rstrip("."))


def test_case_accents_and_apostrophes_do_not_differ():
    assert [row[1] for row in said("L’Été arrive", "l'été arrive")] == ["equal"]


@pytest.mark.parametrize("kind, side", [("only_a", "b"), ("only_b", "a")])
def test_every_word_of_both_texts_stands_in_one_piece(kind, side):
    text_a, text_b = joined(*COPY, OWN[0]), joined(OWN[1], *COPY[::-1])
    found = versions(text_a, text_b)
    for name, text in (("a", text_a), ("b", text_b)):
        words = " ".join(
            text[row[f"start_{name}"] : row[f"end_{name}"]] for _, row in found.iterrows()
        )
        assert words.replace(".", "").split() == text.replace(".", "").split()
    nothing = found[found["kind"] == kind]
    assert (nothing[f"start_{side}"] == nothing[f"end_{side}"]).all()


def test_turning_the_sides_round_turns_the_kinds_round():
    text_a, text_b = joined(*COPY[:2], OWN[0]), joined(COPY[0], COPY[1].replace("nuit", "soirée"))
    there, back = versions(text_a, text_b), versions(text_b, text_a)
    turned = {"only_a": "only_b", "only_b": "only_a", "changed": "changed", "equal": "equal"}
    assert sorted(there["kind"].map(turned)) == sorted(back["kind"])


def test_empty_texts_give_the_same_columns():
    empty = versions("", "")
    assert list(empty.columns) == COLUMNS and len(empty) == 0
    assert (empty.dtypes == versions("Un", "Deux").dtypes).all()
    assert versions("Un mot", "")["kind"].tolist() == ["only_a"]


def test_each_seventh_of_a_thousand_words_is_changed():
    words = [f"mot{number}" for number in range(1_001)]
    changed = [word if number % 7 else f"autre{number}" for number, word in enumerate(words)]
    found = versions(" ".join(words), " ".join(changed))
    assert found["kind"].value_counts().to_dict() == {"changed": 143, "equal": 143}
