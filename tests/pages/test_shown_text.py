"""Texts on their way into the page: literal, marked where they were counted."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shared.show.marked import mark, paragraphs
from pages.shared.text import md


def read(markup):
    """Return the text that a browser shows for a piece of markup."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def test_a_mark_stands_where_it_was_counted():
    assert mark("Xi à Pékin", [(0, 2, "PER"), (5, 10, "LOC")]) == (
        '<span class="PER">Xi</span> à <span class="LOC">Pékin</span>'
    )


def test_overlapping_marks_share_the_words_they_both_cover():
    marked = mark("abcdef", [(0, 4, "passage"), (2, 6, "keyword")])
    assert marked == (
        '<span class="passage">ab</span><span class="keyword passage">cd</span>'
        '<span class="keyword">ef</span>'
    )


def test_a_hint_cannot_break_out_of_its_quotes():
    assert mark("Xi", [(0, 2, "PER", 'a" onmouseover="x')]) == (
        '<span class="PER" title="a&quot; onmouseover=&quot;x">Xi</span>'
    )


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted), max_size=6)


@given(st.text(max_size=30), spans)
def test_any_text_with_any_marks_reads_as_it_was(text, spans):
    marks = [(start, end, "keyword") for start, end in spans if end <= len(text)]
    assert read(mark(text, marks)) == text


def test_an_article_is_its_title_and_its_paragraphs():
    shown = paragraphs("Titre <b>\n\nUn.\n\nDeux.", [])
    assert re.findall(r'<p( class="title")?>(.*?)</p>', shown) == [
        (' class="title"', "Titre &lt;b&gt;"),
        ("", "Un."),
        ("", "Deux."),
    ]


@pytest.mark.parametrize(
    "text", ["![x](http://y)", ":red[a]", "$5 et $6", "# 1. *a* _b_ `c`", "<b>"]
)
def test_labels_leave_no_live_markup(text):
    assert re.sub(r"\\(.)", r"\1", md(text)).replace("\u2060", "") == text
    assert not re.search(r"[!-/:-@\[-`{-~]", re.sub(r"\\.", "", md(text)))
