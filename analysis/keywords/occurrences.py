"""Where keywords stand in the articles: the one matching that counts and evidence share."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import pandas as pd

from analysis.keywords.units import Keys, Listed, common_key, name_key
from analysis.tokens.stopwords import stop_words
from analysis.tokens.tokenizer import word_forms
from analysis.tokens.word_classes import NAME
from corpus.text.folding import plain


@dataclass(frozen=True)
class Index:
    """The words of the articles by key: `places` maps article and key to rows of `words`."""

    words: list[
        tuple[str, int, int, bool, bool, bool]
    ]  # one word each: key, start, end, begins a unit, ends a unit, stands apart
    places: dict[tuple[int, str], list[int]]
    shorts: dict[
        tuple[int, Keys], list[int]
    ]  # article and whole name: the rows of the short names that count as it
    whole: list[dict[Keys, Keys]]  # an article each: short name to whole name
    languages: list[str]


def index(articles: pd.DataFrame, listed: list[Listed]) -> Index:
    """Index the units of the articles (as `analysis.keywords.units.units` gives them)."""
    words: list[tuple[str, int, int, bool, bool, bool]] = []
    places, shorts = defaultdict(list), defaultdict(list)
    for number, (each, whole) in enumerate(listed):
        for unit in each:
            if unit.kind == NAME and unit.keys in whole:
                shorts[number, whole[unit.keys]].append(len(words))
            last = len(unit.keys) - 1
            for at, (key, (start, end)) in enumerate(zip(unit.keys, unit.spans, strict=True)):
                places[number, key].append(len(words))
                words.append((key, start, end, at == 0, at == last, unit.apart and at == 0))
    return Index(
        words,
        dict(places),
        dict(shorts),
        [names for _, names in listed],
        articles["language"].tolist(),
    )


def matches(found: Index, keyword: str, article: int) -> list[tuple[int, int]]:
    """List the spans (start, end) of a keyword in one article, in the order of its text.

    Words match by dictionary form, names as they are written, in any case. Part of a longer name
    is no match (France in Air France), unless the article uses it as that name's short form
    (Poutine for Vladimir Poutine): then short and whole are the same keyword.
    """
    wanted = _word_keys(keyword, found.languages[article])
    spans = set(_direct(found, wanted, article))
    for name in product(*(sorted(keys) for keys in wanted)) if len(wanted) <= 4 else ():
        whole = found.whole[article].get(name, name)
        rows = found.shorts.get((article, whole), ())
        spans.update(found.words[row][1:3] for row in rows)
        if rows and whole != name:
            spans.update(_direct(found, tuple(frozenset([key]) for key in whole), article))
    return sorted(spans)


def _direct(found, wanted, article):
    rows = sorted({row for key in wanted[0] for row in found.places.get((article, key), ())})
    for row in rows:
        run = found.words[row : row + len(wanted)]
        if len(run) < len(wanted) or not run[0][3] or not run[-1][4]:
            continue
        if any(word[0] not in keys for word, keys in zip(run, wanted, strict=True)):
            continue
        if not any(word[5] for word in run[1:]):
            yield run[0][1], run[-1][2]


@lru_cache(maxsize=100_000)
def _word_keys(keyword, language):
    """Give, word by word, the keys that a keyword stands for."""
    forms = word_forms(keyword, language)
    if not forms:
        raise ValueError(f"keywords: {keyword!r} has no word in it")
    return tuple(_keys(form, language) for form in forms)


def _keys(form, language):
    named = {name_key(form, language)}
    shouted = form.isupper() and len(form) > 4  # TÉMOIGNAGES is the noun, ONU a name
    if form[0].isupper() and plain(form) not in stop_words(language) and not shouted:
        return frozenset(named)
    return frozenset(named | {plain(form), common_key(form, language)})
