"""Segments: some 40 to 80 words, whole sentences, the title left out."""

from analysis.tokens.segments import segments
from tests.articles import articles_of


def sentence(words):
    return " ".join(["Mot"] + ["mot"] * (words - 1)) + "."


def article(*paragraphs, title="Le titre"):
    return articles_of("\n\n".join(paragraphs), titles=title)


def pieces(table):
    text = table["text"][0]
    return [text[start:end] for start, end in segments(table)[["start", "end"]].to_numpy()]


def test_short_paragraphs_are_joined():
    first, second, third = sentence(20), sentence(25), sentence(50)
    table = article(first, second, third)
    assert pieces(table) == [f"{first}\n\n{second}", third]
    assert segments(table)["words"].tolist() == [45, 50]


def test_a_long_paragraph_is_cut_at_sentence_ends():
    parts = [sentence(30)] * 5
    table = article(" ".join(parts))
    assert segments(table)["words"].tolist() == [60, 60, 30]
    assert pieces(table)[0] == f"{parts[0]} {parts[1]}"


def test_a_short_rest_joins_the_segment_before():
    assert segments(article(sentence(45), sentence(10)))["words"].tolist() == [55]
    assert segments(article(sentence(75), sentence(10)))["words"].tolist() == [75, 10]


def test_a_very_long_sentence_stays_whole():
    assert segments(article(sentence(200), sentence(60)))["words"].tolist() == [200, 60]


def test_the_title_is_left_out_and_a_missing_title_is_no_loss():
    body = sentence(50)
    assert pieces(article(body)) == [body]
    untitled = article(body, title="")
    untitled["text"] = body
    assert pieces(untitled) == [body]


def test_every_word_of_the_body_stands_in_one_segment():
    table = article(*[sentence(count) for count in (3, 90, 12, 41, 7, 33, 66, 5)])
    found = segments(table)
    assert found["words"].sum() == 3 + 90 + 12 + 41 + 7 + 33 + 66 + 5
    assert (found["start"].to_numpy()[1:] >= found["end"].to_numpy()[:-1]).all()
    assert found["segment"].tolist() == list(range(len(found)))


def test_no_articles():
    some = article(sentence(50))
    found = segments(some.iloc[:0])
    assert found.empty
    assert found.dtypes.equals(segments(some).dtypes)
