"""The words of some articles as the name finder reads them: flat lists, one entry a word.

Nothing here looks from one article to another: the entries of an article are the same alone and
among others.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.entities.finding.evidence import Bools, Codes, Columns, count_forms
from analysis.entities.finding.forms import Form, form
from analysis.entities.finding.gaps import BREAK, JOINED, gaps
from analysis.entities.gazetteer import Gazetteer, known_names

_LONGEST_KNOWN = 9
_APART = 8  # entries between two articles: more than any rule looks back or ahead


@dataclass(frozen=True)
class Words:
    """The words of some articles, one after the other: every list has one entry a word.

    Between two articles, and at both ends, stand some entries without letters, so that no rule that
    looks at the words around a name sees another article.
    """

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
    known: list[int]  # where the longest known name that begins here ends; here when none does
    sure: list[bool]  # that name is a country, or in our own lists
    evident: list[bool]  # the rest of its article shows that it is a name
    place: npt.NDArray[np.int64]  # its row in the tokens
    language: str  # fr or en


def read_words(
    articles: pd.DataFrame, tokens: pd.DataFrame, *, language: str
) -> tuple[Words, pd.DataFrame]:
    """Lay out the tokens of the articles (all in one language) for the name finder.

    Parameters
    ----------
    tokens
        Those of the articles, an article's one behind the other.

    Returns
    -------
    tuple[Words, pd.DataFrame]
        The words, and how each article writes each of them, as
        `analysis.entities.finding.evidence.count_forms` gives it.
    """
    codes, distinct = pd.factorize(tokens["token"])
    written = [*np.asarray(distinct, dtype=object).tolist(), ""]
    features = [form(each, language) for each in written]
    article, identifiers = pd.factorize(tokens["article_id"])
    gap, opening, address, fresh = _between(articles, tokens, codes, features, written)
    title = _in_title(articles, tokens, article, identifiers) & (language == "en")
    shouted = _mark_shouting(written, codes, fresh, title)
    opening |= shouted
    smalls, small = np.unique([each.small for each in features], return_inverse=True)
    columns = Columns(
        article=article,
        small=small[codes],
        smalls=smalls.astype(object),
        capital=_flags(features, "capital")[codes],
        opening=opening,
        joined=gap == JOINED,
        stop=_flags(features, "stop")[codes],
        common=_flags(features, "common")[codes],
        given=_flags(features, "given")[codes],
    )
    counts, evident = count_forms(columns)
    place = np.arange(len(codes)) + _APART * (article + 1)
    total = len(codes) + _APART * (len(identifiers) + 1)

    def spread(values: npt.NDArray, empty: int = 0) -> npt.NDArray:
        wide = np.full(total, empty, dtype=values.dtype)
        wide[place] = values
        return wide

    rows = spread(np.arange(len(codes)), -1)
    codes = spread(codes, len(written) - 1)
    gap = spread(gap, BREAK)
    capital, stop = _flags(features, "capital")[codes], _flags(features, "stop")[codes]
    known, sure = _longest_known(
        features, codes, gap, capital=capital, stop=stop, language=language
    )
    words = Words(
        forms=_takes(written, codes),
        small=_takes([each.small for each in features], codes),
        folded=_takes([each.folded for each in features], codes),
        gap=gap.tolist(),
        capital=capital.tolist(),
        opening=spread(opening).tolist(),
        shouted=spread(shouted).tolist(),
        common=_flags(features, "common")[codes].tolist(),
        stop=stop.tolist(),
        barred=(_flags(features, "barred")[codes] | spread(address)).tolist(),
        known=known,
        sure=sure,
        evident=spread(evident).tolist(),
        place=rows,
        language=language,
    )
    return words, counts


def _between(
    articles: pd.DataFrame,
    tokens: pd.DataFrame,
    codes: Codes,
    features: list[Form],
    written: list[str],
) -> tuple[npt.NDArray[np.int8], Bools, Bools, Bools]:
    """Say what stands before each word, which open, are addresses, and begin a sentence."""
    article, identifiers = pd.factorize(tokens["article_id"])
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    pieces = [texts[identifier] for identifier in identifiers]
    offsets = np.cumsum([0, *(len(piece) + 1 for piece in pieces)])[article]
    fresh = _changes(article) | _changes(tokens["sentence"].to_numpy())
    between = gaps(
        "\n".join(pieces),
        tokens["start"].to_numpy() + offsets,
        tokens["end"].to_numpy() + offsets,
        fresh=fresh,
        forms=_takes(written, codes),
        initials=_flags(features, "initials")[codes],
    )
    return *between, fresh


def _in_title(
    articles: pd.DataFrame, tokens: pd.DataFrame, article: Codes, identifiers: pd.Index
) -> Bools:
    """Say which words stand in the title of their article."""
    titled = articles.loc[articles["title"] != "", "article_id"]
    return pd.Index(identifiers).isin(titled)[article] & (tokens["paragraph"].to_numpy() == 0)


def _flags(features: list[Form], name: str) -> Bools:
    return np.array([getattr(each, name) for each in features], dtype=bool)


def _changes(values: npt.NDArray[np.integer]) -> Bools:
    """Say at which places the value differs from the one before; the first does."""
    changed = np.ones(len(values), dtype=bool)
    changed[1:] = values[1:] != values[:-1]
    return changed


def _takes(values: list[str], codes: Codes) -> list[str]:
    return np.array(values, dtype=object)[codes].tolist()


def _mark_shouting(written: list[str], codes: Codes, fresh: Bools, title: Bools) -> Bools:
    """Mark headings in capitals and, in an English title, one with a capital on every word."""
    long = np.array([len(each) > 3 and each[0].isalpha() for each in written], dtype=bool)[codes]
    headline = np.array([each[:1].isupper() for each in written], dtype=bool)[codes] & title
    capital = np.array([each.isupper() for each in written], dtype=bool)[codes] | headline
    line = np.cumsum(fresh) - 1
    words = np.bincount(line, weights=long)
    capitals = np.bincount(line, weights=long & capital)
    return ((words >= 4) & (capitals >= 0.75 * words))[line]


def _longest_known(
    features: list[Form],
    codes: Codes,
    gap: npt.NDArray[np.int8],
    *,
    capital: Bools,
    stop: Bools,
    language: str,
) -> tuple[list[int], list[bool]]:
    """Find the longest known name from each word on, with one capital past an opening article."""
    gazetteer = known_names(language)
    names, beginnings = gazetteer.names, gazetteer.beginnings
    entries = [names.get(each.folded) for each in features]
    single = np.array([entry is not None for entry in entries], dtype=bool)[codes] & capital
    weighty = np.array([entry is not None and entry.weight >= 4 for entry in entries], dtype=bool)
    ends = np.arange(len(codes)) + single
    sure = (weighty[codes] & single).tolist()
    known = ends.tolist()
    folded = [each.folded for each in features]
    for index in _may_begin(features, codes, gap, gazetteer, language).tolist():
        key, following = folded[codes[index]], index + 1
        last = min(len(codes), index + _LONGEST_KNOWN)
        while key in beginnings and following < last and gap[following] == JOINED:
            key = f"{key} {folded[codes[following]]}"
            following += 1
            if key in names and capital[index + stop[index] : following].any():
                known[index], sure[index] = following, names[key].weight >= 4
    return known, sure


def _may_begin(
    features: list[Form],
    codes: Codes,
    gap: npt.NDArray[np.int8],
    gazetteer: Gazetteer,
    language: str,
) -> Codes:
    """Give the places where the first two words of a known name stand, or seem to."""
    numbers: dict[str, int] = {}
    folded = np.array([numbers.setdefault(each.folded, len(numbers)) for each in features])
    if not len(codes):
        return np.zeros(0, dtype=np.int64)
    begins = np.array([each.folded in gazetteer.beginnings for each in features], dtype=bool)
    tied = np.array([" " in each.folded for each in features], dtype=bool)
    following = np.r_[codes[1:], 0]
    places = np.flatnonzero(begins[codes] & np.r_[gap[1:] == JOINED, False])
    one, two = codes[places], following[places]
    pairs = [
        numbers[first] * len(numbers) + numbers[second]
        for first, second in _first_pairs(language)
        if first in numbers and second in numbers
    ]
    fits = np.isin(folded[one] * len(numbers) + folded[two], pairs)
    return places[fits | tied[one] | tied[two]]


@lru_cache(maxsize=4)
def _first_pairs(language: str) -> tuple[tuple[str, str], ...]:
    """Give the first two words of all known names of several."""
    names = (name.split(" ") for name in known_names(language).names)
    return tuple(sorted({(words[0], words[1]) for words in names if len(words) > 1}))
