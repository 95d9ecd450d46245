"""Evidence: the sentences that hold given spans, with the spans marked."""

import pandas as pd
import pytest

from analysis.evidence import evidence

TEXTS = {"b": "Gel\n\nIl gèle. Le gaz manque, le gaz fuit.", "a": "Gaz\n\nUn gaz. Rien ici."}
ARTICLES = pd.DataFrame(
    {
        "article_id": list(TEXTS),
        "title": ["Gel", "Gaz"],
        "language": ["fr", "fr"],
        "text": list(TEXTS.values()),
    }
)


def spans(*rows):
    return pd.DataFrame(rows, columns=["article_id", "start", "end"])


def every(word):
    rows = []
    for article_id, text in TEXTS.items():
        at = text.find(word)
        while at >= 0:
            rows.append((article_id, at, at + len(word)))
            at = text.find(word, at + 1)
    return spans(*rows)


def test_each_sentence_comes_once_with_all_its_marks_in_the_order_of_the_articles():
    found = evidence(ARTICLES, every("gaz").iloc[::-1])
    assert found["article_id"].tolist() == ["b", "a"]
    assert found["text"].tolist() == ["Le gaz manque, le gaz fuit.", "Un gaz."]
    assert found["marks"].tolist() == [((3, 6), (18, 21)), ((3, 6),)]


def test_marks_are_as_many_as_distinct_spans_and_show_the_word():
    wanted = pd.concat([every("gaz"), every("gaz")])
    found = evidence(ARTICLES, wanted)
    marked = [row.text[start:end] for row in found.itertuples() for start, end in row.marks]
    assert marked == ["gaz"] * len(every("gaz"))


def test_the_place_of_the_sentence_is_its_place_in_the_text():
    for row in evidence(ARTICLES, every("g")).itertuples():
        assert TEXTS[row.article_id][row.start : row.end] == row.text


def test_overlapping_spans_are_joined():
    found = evidence(ARTICLES, spans(("a", 5, 11), ("a", 8, 12)))
    assert found["marks"].tolist() == [((0, 7),)]


def test_no_span_gives_the_same_columns():
    empty = evidence(ARTICLES, every("gaz").iloc[:0])
    assert len(empty) == 0
    assert empty.dtypes.tolist() == evidence(ARTICLES, every("gaz")).dtypes.tolist()
    assert len(evidence(ARTICLES.iloc[:0], every("gaz").iloc[:0])) == 0


@pytest.mark.parametrize("row", [("z", 0, 1), ("a", 0, 999), ("a", 3, 3), ("a", -1, 2)])
def test_a_span_outside_the_texts_is_named(row):
    with pytest.raises(ValueError, match="spans"):
        evidence(ARTICLES, spans(row))
