"""Bytes of any encoding to the text that was written."""

import pytest

from corpus.text.decode import LONGEST_WORD, decode

FRENCH = "L'été à Besançon : « l'œuvre », 3 €…\nDeuxième ligne, où l'on répète « naïf »."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"]
)
@pytest.mark.parametrize("lines", [1, 40])
def test_french_is_read_right_in_every_usual_encoding(encoding, lines):
    text = "\n".join([FRENCH] * lines)
    assert decode(text.encode(encoding)) == text


def test_a_file_of_two_encodings_is_read_line_by_line():
    data = "été\n".encode() + "été\n".encode("cp1252") + "été".encode()
    assert decode(data) == "été\nété\nété"


def test_bytes_that_windows_1252_leaves_open_do_not_raise():
    assert decode(b"\xe9t\xe9 \x81 fin") == "été  fin"


def test_control_characters_and_line_ends_are_brought_to_one_form():
    assert decode(b"a\x00b\x0cc\r\nd\re\tf\xef\xbf\xbe") == "ab\nc\nd\ne\tf"


def test_letters_are_composed():
    assert decode("e\u0301te\u0301".encode()) == "été"


def test_a_very_long_word_is_broken():
    words = decode(b"x" * (2 * LONGEST_WORD + 1)).split(" ")
    assert [len(word) for word in words] == [LONGEST_WORD, LONGEST_WORD, 1]


def test_nothing_is_read_as_nothing():
    assert decode(b"") == ""
