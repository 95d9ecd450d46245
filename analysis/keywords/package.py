"""The `yake` package itself in place of our scorer: the reference that it is compared with."""

import numpy as np

from analysis.keywords.scoring import ACRONYM, DIGIT, NAME, TaggedWords

_LETTERS = "abcdefghijklmnopqrtuvwxyz"  # no s: YAKE takes it off the end of a word


def package_scores(terms: TaggedWords) -> np.ndarray:
    """Let the package score the terms of each article, read as one sentence; one score a word.

    Every term is written to it as one made-up word, every break as a comma, so that it cuts and
    counts what we do. Infinite where it gives no score.
    """
    scores = np.full(len(terms.article), np.inf)
    bounds = np.flatnonzero(np.diff(terms.article, prepend=-1, append=-2))
    for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist()):
        own = slice(start, end)
        scores[own] = _scores_of_one(*(column[own] for column in _columns(terms)))
    return scores


def _columns(terms):
    return terms.term, terms.tag, terms.block, terms.stop


def _scores_of_one(term, tag, block, stop):
    from yake import KeywordExtractor

    words = {each: _made_up(number) for number, each in enumerate(dict.fromkeys(term.tolist()))}
    stops = {words[each] for each in term[stop].tolist()} | {"zz"}
    written = []
    for place, (each, kind) in enumerate(zip(term.tolist(), tag.tolist(), strict=True)):
        if place and block[place] != block[place - 1]:
            written.append(",")
        written.append(_with_case(words[each], kind))
    extractor = KeywordExtractor(n=1, dedup_lim=1.0, top=10**9, stopwords=stops)
    found = dict(extractor.extract_keywords(" ".join(written)))
    return [float(found.get(words[each], np.inf)) for each in term.tolist()]


def _made_up(number):
    letters = ""
    while number or len(letters) < 3:
        number, digit = divmod(number, len(_LETTERS))
        letters += _LETTERS[digit]
    return f"q{letters}k"


def _with_case(word, kind):
    if kind == DIGIT:
        return "1"
    if kind == ACRONYM:
        return word.upper()
    return word.capitalize() if kind == NAME else word
