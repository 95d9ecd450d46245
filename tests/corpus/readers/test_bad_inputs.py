"""Every bad input ends in a clear word, and touches nothing but itself."""

import pytest

from tests.corpus.readers.bad_inputs import ALL, outcomes
from tests.corpus.readers.files_bad import BODY, OUTSIDE

LONGEST_REASON = 400


@pytest.fixture(scope="module")
def found(pass_time):
    return outcomes(pass_time=pass_time)


@pytest.mark.parametrize("bad", ALL, ids=lambda bad: bad.name)
def test_a_bad_input_ends_as_the_table_says(found, bad):
    entries, articles, remarks = found[bad.name]
    reasons = [entry.reason for entry in entries if entry.status == "refused"]
    assert len(articles) == bad.articles == sum(entry.articles for entry in entries)
    assert any(bad.refused in reason for reason in reasons) if bad.refused else not reasons
    assert not bad.remark or any(bad.remark in remark for remark in remarks)
    assert not bad.titles or tuple(article.title for article in articles) == bad.titles


@pytest.mark.parametrize("bad", ALL, ids=lambda bad: bad.name)
def test_what_is_said_is_short_and_in_plain_words(found, bad):
    entries, articles, remarks = found[bad.name]
    assert entries
    for entry in entries:
        assert bool(entry.reason) == (entry.status == "refused")
        assert len(entry.reason) < LONGEST_REASON
        assert not any(sign in entry.reason for sign in ("Traceback", "Error", "0x", ".py"))
    assert all(remarks)


@pytest.mark.parametrize("bad", ALL, ids=lambda bad: bad.name)
def test_no_article_says_what_another_file_holds_or_carries_control_characters(found, bad):
    _, articles, _ = found[bad.name]
    secret = OUTSIDE.read_text().strip()
    for article in articles:
        assert secret not in article.text
        assert len(article.text) <= 1_000_000
        assert not any(
            ord(sign) < 32 and sign not in "\t\n" for sign in article.title + article.text
        )


def test_texts_in_any_encoding_come_out_as_they_were_written(found):
    for name in ("Windows-1252", "Latin-1", "UTF-16 with its mark", "UTF-16 without a mark",
                 "UTF-32", "UTF-8 and Windows-1252 by turns"):  # fmt: skip
        text = found[name][1][0].text.replace("\u2019", "'")
        assert BODY in text, name


def test_the_table_is_long():
    assert len({bad.name for bad in ALL}) == len(ALL) >= 60
