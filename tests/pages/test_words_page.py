"""The page Words: every comparison, searches that fail in words, hidden words and undo."""

import pytest

from tests.shown import text_of


@pytest.mark.parametrize("by", ["outlets", "topics", "periods", "languages"])
def test_every_comparison_is_drawn(open_page, by):
    page = open_page("pages/words.py", keyness_by=by)
    assert f"What each of the {by} says more than the others" in text_of(page)


def test_a_group_alone_in_its_language_is_named(open_page):
    assert "in the same language: The Marrowgate Ledger" in text_of(open_page("pages/words.py"))


def test_a_search_shows_its_lines(open_page):
    page = open_page("pages/words.py", tab="Concordance", query="conseil * sécurité")
    assert "“conseil * sécurité”: 7 lines in 5 articles" in text_of(page)


@pytest.mark.parametrize(
    "query, mode, message",
    [
        ("hippopotame", "words and phrases", "“hippopotame” stands nowhere"),
        ("?!", "words and phrases", "at least one letter or digit"),
        ("(", "regular expression", "cannot be searched: missing )"),
    ],
)
def test_a_search_without_a_result_says_why(open_page, query, mode, message):
    assert message in text_of(
        open_page("pages/words.py", tab="Concordance", query=query, mode=mode)
    )


def test_an_empty_search_offers_keywords(open_page):
    page = open_page("pages/words.py", tab="Concordance")
    page.button(key="query-Chine").click().run()
    assert not page.exception
    assert "“Chine”: " in text_of(page)


def test_a_hidden_word_goes_and_comes_back(open_page):
    page = open_page("pages/words.py")
    word = page.selectbox(key="key-word").value
    page.button(key="hide-term").click().run()
    assert word not in page.selectbox(key="key-word").options
    assert page.session_state["hidden"] == [word]
    page.button(key="show-again").click().run()
    assert not page.exception
    assert word in page.selectbox(key="key-word").options


def test_the_company_of_a_word_has_its_sentences(open_page):
    page = open_page("pages/words.py", tab="Collocations", word="gaz")
    assert "The company of “gaz”" in text_of(page)
    assert "prix" in page.selectbox(key="collocate").options
