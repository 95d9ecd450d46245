"""Words that a bad scrape has glued together, and where to part them."""

import re
from functools import lru_cache

from analysis.tokens import lists
from analysis.tokens.lemmas import is_common
from analysis.tokens.stopwords import stop_words
from corpus.text.folding import plain

_CAMEL = re.compile(r"[a-zà-ÿœ](?=[A-ZÀ-Ý][a-zà-ÿœ])")
# What a word may begin with without being two words: "autoécole", "eurodéputé".
_ENDINGS = ("ment", "ments", "ly", "ness", "less", "men")  # of words that dictionaries leave out
_ALSO_NAMES = frozenset(["car", "on", "or"])  # BlaBlaCar, ComeOn
_PREFIX = re.compile(
    r"(?:[a-zà-ÿ]*[oi]|contre|extra|hyper|inter|super|trans|ultra|cyber|télé|para|méta)$"
)


def glued_at(form: str, language: str, words: frozenset[str] = frozenset()) -> int:
    """Give the place at which a form falls into two words of the language; 0 if it does not.

    In small letters the whole is no word and the halves are: one a small word that begins or ends
    no other (`guerreet`), or both among the given words of the article (`giletsjaunes`). With a
    capital inside, the second half is a function word (`GazaDevrait`), or the first begins small
    (`annonceLundi`); `YouTube`, `BlaBlaCar` and `LeFigaro` are names and stay whole.

    Examples
    --------
    >>> glued_at("guerreet", "fr"), glued_at("GazaDevrait", "fr"), glued_at("YouTube", "fr")
    (6, 4, 0)
    """
    place, sure = _halves(form, language)
    return place if sure or {form[:place], form[place:]} <= words else 0


@lru_cache(maxsize=200_000)
def _halves(form, language):
    """Give the place that parts a form, 0 if none does, and whether no other word need vouch."""
    if language not in ("fr", "en") or not 5 <= len(form) <= 40 or not form.isalpha():
        return 0, True
    if not form[1:].islower():
        return _at_capital(form, language), True
    if form[0].isupper() or is_common(form, language) or form.endswith(_ENDINGS):
        return 0, True
    return _in_small_letters(form, language)


def _at_capital(form, language):
    places = [match.end() for match in _CAMEL.finditer(form)]
    if len(places) != 1 or places[0] < 2:
        return 0
    first, second = form[: places[0]], plain(form[places[0] :])
    if second in stop_words(language) - _ALSO_NAMES and len(first) > 2:
        return places[0]
    known = is_common(first, language) and is_common(second, language)
    return places[0] if first[0].islower() and known else 0


def _in_small_letters(form, language):
    fronts = lists.sections("tokens/glued")[f"front_{language}"]
    backs = lists.sections("tokens/glued")[f"back_{language}"]
    places = [
        place
        for place in range(2, len(form) - 1)
        if is_common(form[:place], language) and is_common(form[place:], language)
    ]
    for place in places:
        first, second = form[:place], form[place:]
        if (second in backs and len(first) > 3) or (first in fronts and len(second) > 4):
            return place, True
    long = [
        place for place in places if 4 < place < len(form) - 4 and not _PREFIX.match(form[:place])
    ]
    return (long[-1], False) if long else (0, True)
