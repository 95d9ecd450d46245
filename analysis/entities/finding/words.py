"""The words of a corpus as the name finder reads them: flat lists, one entry a word."""

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.entities.gazetteer import Gazetteer, fold, is_first_name, nationalities, word_list
from analysis.tokens.lemmas import is_common
from analysis.tokens.stopwords import stop_words
from corpus.text.folding import plain

# What stands between two words: nothing that counts, a blank, a comma, an opening bracket.
BREAK, JOINED, COMMA, BRACKET = 0, 1, 2, 3
_OPENING = re.compile(r"[«“\"‘:;•…?!.]\s*$|\s[-–—]\s+$")
_TIED = re.compile(r"[-‑][A-ZÀ-Ý][a-zà-ÿ]")  # Croissant-Rouge
_ADVERB = ("ément", "amment", "emment", "ement", "iment", "ûment")
_LONGEST_KNOWN = 9
_LETTER = re.compile(r"[^\W\d_]")
# Numerals, roads (A11, N7), codes and addresses.
_NO_NAME = re.compile(
    r"[IVX]+(?:e|er|ème)?|(?:Vingt|Trente|Quarante|Cinquante|Soixante|Quatre)-.*|(?:[ADNRE]|COP)\d+(?:-[ADNRE]\d+)*|(?=\w{9,}$)(?=.*\d).*|.*\.(?:com|fr|net|org|be|ch)"
)
_INITIALS = re.compile(r"[A-Z]\.-[A-Z]\.")
_ERAS = ("av", "avant", "ap", "apr", "après")
_ARABIC = re.compile(r"(?:al|el|as|an|ar|ad|ash)[-‑][A-ZÀ-Ý]")


@dataclass(frozen=True)
class Words:
    """The words of some articles, one after the other: every list has one entry a word."""

    forms: list[str]  # as written
    small: list[str]  # in small letters, apostrophes straight
    folded: list[str]  # without accents either
    gap: list[int]  # what stands before the word: BREAK, JOINED, COMMA or BRACKET
    capital: list[bool]  # begins with a capital
    opening: list[bool]  # its capital may be due to its place
    shouted: list[bool]  # stands in a heading in capitals
    common: list[bool]  # the language has it in small letters
    stop: list[bool]  # a function word
    barred: list[bool]  # a capital never makes it a name by itself
    evident: list[bool]  # the corpus writes it with a capital inside sentences, seldom without
    bound: list[bool]  # the corpus hardly ever writes it in small letters
    known: list[int]  # where the longest known name that begins here ends; here when none does
    sure: list[bool]  # that name is a country, or in our own lists
    language: str  # fr or en
    doubles: frozenset[
        tuple[str, str]
    ]  # a small word with a capital and the one behind it, inside sentences


def read_words(
    articles: pd.DataFrame, tokens: pd.DataFrame, *, language: str, gazetteer: Gazetteer
) -> Words:
    """Lay out the tokens of the articles (all in one language) for the name finder."""
    forms = tokens["token"].tolist()
    codes, distinct = pd.factorize(np.array(forms, dtype=object))
    small = [plain(form) for form in distinct]
    capital = np.array([_is_capital(form) for form in distinct], dtype=bool)
    common = np.array([_is_common(*pair, language) for pair in zip(distinct, small)], dtype=bool)
    stops = stop_words(language)
    stop = np.array([form in stops for form in small], dtype=bool)
    gaps, starts, address = _gaps(articles, tokens)
    shouted = _shouted(articles, tokens, distinct, codes, language)
    opening = starts | shouted
    joined = np.array(gaps, dtype=np.int8) == JOINED
    doubles = _doubles(small, codes, ~opening & (capital & stop)[codes], joined & capital[codes])
    evident, bound = _evidence(small, codes, capital, opening, common)
    evident |= bound & _surnames(small, codes, ~opening, joined, capital)
    folded = [fold(form) for form in distinct]
    barred = np.array(
        [_is_barred(*three, gazetteer.names, language) for three in zip(distinct, small, folded)],
        dtype=bool,
    )
    folded = _spread(folded, codes)
    capital, stop = capital[codes].tolist(), stop[codes].tolist()
    known, sure = _known(folded, gaps, capital, stop, gazetteer)
    return Words(
        forms=forms,
        small=_spread(small, codes),
        folded=folded,
        gap=gaps,
        capital=capital,
        opening=opening.tolist(),
        shouted=shouted.tolist(),
        common=common[codes].tolist(),
        stop=stop,
        barred=(barred[codes] | address).tolist(),
        evident=evident[codes].tolist(),
        bound=bound[codes].tolist(),
        known=known,
        sure=sure,
        language=language,
        doubles=doubles,
    )


def _is_barred(form, small, folded, names, language):
    """Bar months, functions and inhabitants, but not the countries that share their form."""
    if small in word_list("not_names") or not _LETTER.search(small) or _NO_NAME.fullmatch(form):
        return True
    if language == "en" or small not in nationalities():
        return False
    known = names.get(folded)
    return known is None or known.weight < 4


def _doubles(small, codes, first, second):
    """Collect the pairs of a small word with a capital and a capital, inside sentences (De Croo)."""
    places = np.flatnonzero(first[:-1] & second[1:])
    return frozenset((small[codes[place]], small[codes[place + 1]]) for place in places)


def _spread(values, codes):
    return np.array(values, dtype=object)[codes].tolist() if values else []


def _is_capital(form):
    return form[:1].isupper() or _ARABIC.match(form) is not None


def _is_common(form, small, language):
    if _TIED.search(form):
        return False
    if language == "fr" and len(small) > 6 and small.endswith(_ADVERB):
        return True
    parts = [part for part in small.split("-") if part]
    return bool(parts) and all(
        is_common(part, language) or part[0] == "e" and is_common("é" + part[1:], language)
        for part in parts
    )


def _gaps(articles, tokens):
    """Say what stands before each word, which begin a sentence or a quotation, which are handles."""
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    identifiers = tokens["article_id"].tolist()
    begins, ends = tokens["start"].tolist(), tokens["end"].tolist()
    sentence = tokens["sentence"].tolist()
    forms = tokens["token"].tolist()
    gaps, opening = [], np.zeros(len(forms), dtype=bool)
    address = np.zeros(len(forms), dtype=bool)
    current, last, place, text = None, -1, 0, ""
    for index, identifier in enumerate(identifiers):
        if identifier != current:
            current, last, place, text = identifier, -1, 0, texts[identifier]
        between = text[place : begins[index]]
        place = ends[index]
        glued = between in (".", "/") and ".com" in forms[index - 1]
        address[index] = glued or between.endswith(("@", "#", "_"))
        if sentence[index] != last:
            last = sentence[index]
            initials = between == " " and _ends_in_initials(forms, index)
            opening[index] = not initials
            gaps.append(JOINED if initials else BREAK)
        elif between in (" ", "", "\u00a0", "-", "\u202f"):
            gaps.append(JOINED)
        else:
            gaps.append(_gap(between, forms[index - 1]))
            opening[index] = _OPENING.search(between) is not None and gaps[-1] != JOINED
    return gaps, opening, address


def _ends_in_initials(forms, index):
    """Say whether the sentence before was cut behind a first name's initials (J.-C. Sorlin)."""
    if _INITIALS.fullmatch(forms[index - 1]) is None:
        return False
    return index < 2 or forms[index - 2].lower().rstrip(".") not in _ERAS


def _gap(between, before):
    bare = between.strip()
    if bare == "." and (len(before) == 1 or before in ("St", "Jr")):
        return JOINED
    if bare == ",":
        return COMMA
    if bare.endswith("("):
        return BRACKET
    return BREAK


def _known(folded, gap, capital, stop, gazetteer):
    """Find the longest known name from each word on, with one capital past an opening article."""
    names, beginnings = gazetteer.names, gazetteer.beginnings
    ends = list(range(len(folded)))
    sure = [False] * len(folded)
    for index, first in enumerate(folded):
        key, following = first, index + 1
        if key in names and capital[index]:
            ends[index], sure[index] = following, names[key].weight >= 4
        last = min(len(folded), index + _LONGEST_KNOWN)
        while key in beginnings and following < last and gap[following] == JOINED:
            key = f"{key} {folded[following]}"
            following += 1
            if key in names and any(capital[index + stop[index] : following]):
                ends[index], sure[index] = following, names[key].weight >= 4
    return ends, sure


def _shouted(articles, tokens, distinct, codes, language):
    """Mark headings in capitals and, in English, headlines with a capital on every word."""
    if not len(codes):
        return np.zeros(0, dtype=bool)
    long = np.array([len(form) > 3 and form[0].isalpha() for form in distinct])[codes]
    headline = np.array([form[:1].isupper() for form in distinct])[codes]
    titled = articles.loc[articles["title"] != "", "article_id"]
    first = (tokens["paragraph"] == 0) & tokens["article_id"].isin(titled)
    headline &= first.to_numpy() & (language == "en")
    capital = np.array([form.isupper() for form in distinct])[codes] | headline
    sentence = tokens["sentence"].to_numpy()
    article = pd.factorize(tokens["article_id"])[0]
    line = np.cumsum(np.r_[0, (np.diff(sentence) != 0) | (np.diff(article) != 0)])
    words = np.bincount(line, weights=long)
    capitals = np.bincount(line, weights=long & capital)
    return ((words >= 4) & (capitals >= 0.75 * words))[line]


def _surnames(small, codes, inside, joined, capital):
    """Say which words with a capital stand behind a first name (Élisabeth Borne)."""
    given = np.array([is_first_name(form) for form in small], dtype=bool) & capital
    behind = np.zeros(len(codes), dtype=bool)
    behind[1:] = given[codes[:-1]]
    found = np.zeros(len(small), dtype=bool)
    found[codes[behind & inside & joined]] = True
    return found & capital


def _evidence(small, codes, capital, opening, common):
    """Count how the corpus writes each word inside sentences: with a capital, or without.

    A word that the language has in small letters needs two capitals, and three times as many as not.
    """
    with_capital, without = Counter(), Counter()
    inside = np.bincount(codes[~opening], minlength=len(small)).tolist()
    for form, count, total, big in zip(
        small, inside, np.bincount(codes, minlength=len(small)).tolist(), capital.tolist()
    ):
        if big:
            with_capital[form] += count
        else:
            without[form] += total
    least = [3 if known else 1 for known in common.tolist()]
    evident = [
        with_capital[form] >= min(times, 2) and with_capital[form] >= times * without[form]
        for form, times in zip(small, least, strict=True)
    ]
    bound = [without[form] <= 0.1 * with_capital[form] for form in small]
    return np.array(evident, dtype=bool), np.array(bound, dtype=bool)
