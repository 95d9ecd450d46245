"""Addresses: one that names an unknown corpus says so, one that is printed leads back."""

import pytest

from pages.shared import address
from tests.shown import text_of


def test_an_unknown_corpus_in_the_address_is_named(open_page):
    page = open_page("pages/keywords.py", corpus="Montviel")
    assert "names the corpus “Montviel”, which is not here" in text_of(page)
    assert "You see “Sample: Moscow and Beijing”" in text_of(page)


def test_a_known_corpus_in_the_address_is_opened_without_a_word(open_page):
    page = open_page("app.py", corpus="Sample: Moscow and Beijing")
    assert "which is not here" not in text_of(page)


@pytest.mark.parametrize(
    ("url", "page", "view", "printed"),
    [
        (
            "http://localhost:8501/presentation",
            "pages/presentation.py",
            "words?tab=Keyness",
            "http://localhost:8501/words?tab=Keyness",
        ),
        (
            "https://host.example/base/presentation?x=1",
            "pages/presentation.py",
            "app?outlet=Le+Fanal",
            "https://host.example/base/?outlet=Le+Fanal",
        ),
        ("http://localhost:8501/", "app.py", "topics?", "http://localhost:8501/topics"),
        (None, "app.py", "app?words=gaz", "/?words=gaz"),
        (None, "app.py", "", ""),
    ],
)
def test_an_address_is_printed_whole(monkeypatch, url, page, view, printed):
    class Context:
        pass

    context = Context()
    context.url = url
    monkeypatch.setattr(address.st, "context", context)
    monkeypatch.setattr(address.st, "session_state", {"page": page})
    assert address.printed_address(view) == printed
