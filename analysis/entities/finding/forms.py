"""What a written form is by itself, wherever it stands: letters, class, whether it may be a name."""

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.entities.gazetteer import (
    SAINTS,
    fold,
    is_first_name,
    known_names,
    nationalities,
    word_list,
)
from analysis.tokens.lemmas import is_common
from analysis.tokens.stopwords import stop_words
from corpus.text.folding import plain

_TIED = re.compile(r"[-‑][A-ZÀ-Ý][a-zà-ÿ]")  # Croissant-Rouge
_ADVERB = ("ément", "amment", "emment", "ement", "iment", "ûment")
_LETTER = re.compile(r"[^\W\d_]")
# Numerals, roads (A11, N7), codes and addresses.
_NO_NAME = re.compile(
    r"[IVX]+(?:e|er|ème)?|(?:Vingt|Trente|Quarante|Cinquante|Soixante|Quatre)-.*|(?:[ADNRE]|COP)\d+(?:-[ADNRE]\d+)*|(?=\w{9,}$)(?=.*\d).*|.*\.(?:com|fr|net|org|be|ch)"
)
_INITIALS = re.compile(r"[A-Z]\.-[A-Z]\.")
_INNER_CAPITAL = re.compile(r"[a-zà-ÿ][A-ZÀ-Ý]")  # MacDonald
_ARABIC = re.compile(r"(?:al|el|as|an|ar|ad|ash)[-‑][A-ZÀ-Ý]")


class Form(NamedTuple):
    """A form and what it is in a language."""

    small: str  # in small letters, apostrophes straight
    folded: str  # without accents either
    capital: bool  # begins with a capital
    upper: bool  # all in capitals
    common: bool  # the language has it in small letters
    stop: bool  # a function word
    barred: bool  # a capital never makes it a name by itself
    given: bool  # a first name with a capital
    initials: bool  # two tied initials (J.-C.)
    letter: bool  # one letter, with a full stop or without


@lru_cache(maxsize=400_000)
def form(written: str, language: str) -> Form:
    """Say what a form is.

    Examples
    --------
    >>> form("Poutine", "fr").common, form("Ministre", "fr").common
    (False, True)
    """
    small, folded = plain(written), fold(written)
    saint = written[:1].isupper() and small in SAINTS
    capital = written[:1].isupper() or _ARABIC.match(written) is not None
    return Form(
        small=small,
        folded=SAINTS[small] if saint else folded,
        capital=capital,
        upper=written.isupper(),
        common=_is_common(written, small, language),
        stop=small in stop_words(language) and not saint,
        barred=_is_barred(written, small, folded, language),
        given=capital and is_first_name(small),
        initials=_INITIALS.fullmatch(written) is not None,
        letter=len(written.rstrip(".")) == 1,
    )


def _is_common(written: str, small: str, language: str) -> bool:
    if _TIED.search(written) or _INNER_CAPITAL.search(written):
        return False
    if language == "fr" and len(small) > 6 and small.endswith(_ADVERB):
        return True
    parts = [part for part in small.split("-") if part]
    return bool(parts) and all(
        is_common(part, language) or part[0] == "e" and is_common("é" + part[1:], language)
        for part in parts
    )


def _is_barred(written: str, small: str, folded: str, language: str) -> bool:
    """Bar months, functions and inhabitants, but not the countries that share their form."""
    if small in word_list("not_names") or not _LETTER.search(small) or _NO_NAME.fullmatch(written):
        return True
    if language == "en" or small not in nationalities():
        return False
    known = known_names(language).names.get(folded)
    return known is None or known.weight < 4
