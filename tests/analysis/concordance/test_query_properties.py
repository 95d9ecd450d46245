"""Whatever a reader looks for is found where it stands, or refused with the reason."""

import re

from hypothesis import given
from hypothesis import strategies as st

from analysis.concordance.queries import pattern, word_pattern
from corpus.text.folding import folded

WORDS = st.text("abcéœÀ'-’19*. \n\t", max_size=12)
ANY = st.text(max_size=20)


@given(ANY | WORDS)
def test_a_query_is_a_pattern_or_is_refused(query):
    try:
        found, piece = pattern(query)
    except ValueError as error:
        assert "allowed are words" in str(error)
        return
    for match in found.finditer(folded(f"{query} et encore {query}.")[0]):
        assert piece in match.group()


@given(st.lists(st.text("abcéàœz", min_size=1, max_size=6), min_size=1, max_size=3))
def test_words_are_found_where_they_stand_and_not_within_others(words):
    query = " ".join(words)
    found, _ = pattern(query)
    assert found.search(folded(f"Voici {query.upper()}, dit-il.")[0])
    assert not found.search(folded(f"x{query}")[0])
    assert not found.search(folded(f"{query}x")[0])


@given(st.text("abcé'-*", min_size=1, max_size=8))
def test_a_word_with_stars_matches_itself(word):
    plain = folded(word.replace("*", ""))[0]
    assert re.fullmatch(word_pattern(word), plain)
