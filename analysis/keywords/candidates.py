"""The candidates of each article with their scores, and the words that stand only within names."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.keywords.package import package_scores
from analysis.keywords.phrases import Phrases
from analysis.keywords.scoring import ACRONYM, DIGIT, PLAIN, TaggedWords, phrase_scores, term_scores
from analysis.keywords.scoring import NAME as WITH_CAPITAL
from analysis.keywords.units import Units
from analysis.keywords.words import ADJECTIVE, NAME, NOUN, NUMBER, STOP, UNCLEAR, Fact
from analysis.tokens.lemmas import is_common, is_proper

# How YAKE's scores are brought together (lower is better): a phrase said once proves little; what
# the title says is what the article is about.
_PHRASE_ONCE, _TITLE = 2.0, 0.3


def unit_scores(units: Units) -> np.ndarray:
    """Let YAKE's measure score the units; give each unit the score of its key in its article.

    A whole name is one term, singular and plural are one, elisions are apart, two letters are
    enough, and no term's neighbours stand across a punctuation mark, a verb's small words or the
    title's end. Small words that phrases may have are stop words; numbers are numbers. An article
    is read as one sentence, so that place and spread say nothing: counted in sentences they cost
    two points of F1@10 on news, whose title says what the first lines do. Infinite where YAKE gives
    no score.
    """
    link = units.kind == STOP
    said = np.flatnonzero(~link | units.are(Fact.LINK))
    number = units.kind[said] == NUMBER
    article, link = units.article[said], link[said]
    term = np.where(number, len(units.keys), units.whole[said])
    first_word = units.first[said]
    sentence = units.text.sentence[first_word]
    begin = np.ones(len(said), dtype=bool)
    begin[1:] = (article[1:] != article[:-1]) | (sentence[1:] != sentence[:-1])
    apart = begin | units.apart[said]
    apart[1:] |= np.diff(said) > 1
    opening = np.ones(len(said), dtype=bool)
    opening[1:] = article[1:] != article[:-1]

    shouted = units.are(Fact.SHOUTED)[said] & (units.last[said] == first_word)
    capital = units.kind[said] == NAME
    tag = np.where(capital & ~opening, WITH_CAPITAL, PLAIN)
    tag[(units.kind[said] == NAME) & shouted] = ACRONYM
    tag[number] = DIGIT
    both = pd.factorize(article * (len(units.keys) + 1) + term)[0]
    stop = np.bincount(both, link | number) > 0
    articles = int(units.article.max(initial=-1)) + 1
    words = TaggedWords(
        article, term, tag, np.zeros(len(said), dtype=np.int64), np.cumsum(apart), stop[both]
    )
    alone = package_scores(words) if _by_package() else _own_scores(words, articles)
    of_unit = np.full(len(units.kind), np.inf)
    of_unit[said] = alone
    return of_unit


def _own_scores(words, articles):
    scores = term_scores(words, np.ones(articles))
    alone = phrase_scores(scores, [np.arange(len(scores.count))], scores.count)
    return np.where(scores.stop, np.inf, alone)[scores.of_word]


def _by_package():
    """Say whether RECOUPE_KEYWORDS=yake asks for the package in place of our scorer."""
    scorer = os.environ.get("RECOUPE_KEYWORDS", "")
    if scorer not in ("", "yake"):
        raise ValueError(f"RECOUPE_KEYWORDS: {scorer!r} is neither 'yake' nor empty")
    return scorer == "yake"


def candidate_scores(units: Units, phrases: Phrases) -> np.ndarray:
    """Score each candidate: the geometric mean of its words' scores, divided by its count.

    A single word or name keeps its own score; a phrase said once counts twice as much (lower is
    better), whatever the title has 0.3 times. Infinite where no word has a score.
    """
    of_unit = np.append(unit_scores(units), np.inf)
    example = phrases.first[phrases.begin]
    product, known = np.ones(len(example)), np.zeros(len(example))
    for place in range(phrases.members.shape[1]):
        score = of_unit[np.minimum(example + place, len(of_unit) - 1)]
        has = (phrases.size > place) & np.isfinite(score)
        product, known = product * np.where(has, score, 1), known + has
    with np.errstate(divide="ignore"):
        score = np.where(phrases.size > 1, product ** (1 / known) / phrases.count, product)
    score[(phrases.size > 1) & (phrases.count == 1)] *= _PHRASE_ONCE
    score[phrases.title] *= _TITLE
    return np.where((known > 0) & (score > 0), score, np.inf)


@dataclass(frozen=True)
class Article:
    """The candidates of one article, as lists: what `Phrases` has of it, with scores and texts."""

    begin: int  # its first candidate in `Phrases`
    members: list[tuple[int, ...]]
    count: list[int]
    score: list[float]
    lexical: list[bool]
    named: list[bool]
    bound: list[bool]
    start: list[int]


def candidates_by_article(
    units: Units, phrases: Phrases, languages: list[str]
) -> Iterator[tuple[int, Article]]:
    """Give the number and the candidates of each article that has any."""
    example = phrases.first[phrases.begin]
    columns = [
        phrases.count.tolist(),
        candidate_scores(units, phrases).tolist(),
        phrases.lexical.tolist(),
        (units.kind[example] == NAME).tolist(),
        only_within_names(units, phrases, languages).tolist(),
        example.tolist(),
    ]
    members = [
        tuple(row[:size])
        for row, size in zip(phrases.members.tolist(), phrases.size.tolist(), strict=True)
    ]
    begins = np.flatnonzero(np.diff(phrases.article, prepend=-1)).tolist()
    for begin, end in zip(begins, [*begins[1:], len(members)]):
        own = (column[begin:end] for column in columns)
        yield int(phrases.article[begin]), Article(begin, members[begin:end], *own)


def only_within_names(units: Units, phrases: Phrases, languages: list[str]) -> np.ndarray:
    """Mark the single words with a capital that only stand within longer names.

    More than half of its uses right beside another word of the name, or behind a bare de (Conseil
    d'État, mer Noire, Union européenne), or all of them behind a noun and its article (ministre de
    l'Intérieur).
    """
    example = phrases.first[phrases.begin]
    single = (phrases.size == 1) & (units.kind[example] == NAME)
    found = np.zeros(len(example), dtype=bool)
    close, of_name = _closeness(units)
    twos = np.concatenate([[0], np.cumsum(close[phrases.first] == 2)])
    some = np.concatenate([[0], np.cumsum(close[phrases.first] > 0)])
    of = np.concatenate([[0], np.cumsum(of_name[phrases.first])])
    end = phrases.begin + phrases.count
    tied = (twos[end] - twos[phrases.begin]) * 2 > phrases.count
    tied |= some[end] - some[phrases.begin] == phrases.count
    all_of = of[end] - of[phrases.begin] == phrases.count
    many = units.last[example] > units.first[example]
    digits = (units.text.facts[units.last[example]] & Fact.DIGITS) != 0
    found = single & np.where(many, digits & all_of, tied)
    for place in np.flatnonzero(found & ~many).tolist():
        unit = example[place]
        small = units.text.smalls[units.text.small[units.first[unit]]]
        language = languages[units.article[unit]]
        found[place] = is_common(small, language) and not is_proper(small, language)
    return found


def _closeness(units):
    """Say how each unit hangs on its neighbours: 2 closely, 1 by an article, 0 not.

    And whether it stands behind a name and a bare de (Force de | Sibérie 2).
    """
    kind, apart = units.kind, units.apart
    facts = units.text.facts[units.first]
    content = np.isin(kind, (NOUN, NAME, ADJECTIVE, UNCLEAR))
    size = len(kind)

    def near(values, back, empty):
        """Move each value `back` places on, where the unit there is of the same article."""
        moved = np.full(size, empty)
        there = slice(max(back, 0), size + min(back, 0))
        source = slice(max(-back, 0), size - max(back, 0))
        moved[there] = values[source]
        other = np.ones(size, dtype=bool)
        other[there] = units.article[there] != units.article[source]
        moved[other] = empty
        return moved

    before = [near(kind, back, STOP) for back in (1, 2, 3)]
    is_content = [near(content, back, False) for back in (1, 2, 3)]
    bare = near((facts & Fact.BARE_OF) != 0, 1, False)
    of_the = near((facts & Fact.OF_THE) != 0, 1, False)
    definite = near((facts & Fact.DEFINITE) != 0, 1, False)
    of = near((facts & Fact.PLAIN_OF) != 0, 2, False)
    behind = ~near(apart, -1, True)
    further = behind & ~near(apart, -2, True)

    close = behind & (near(kind, -1, STOP) == ADJECTIVE)
    close |= further & near((facts & Fact.OF) != 0, -1, False) & near(content, -2, False)
    joined = ~apart
    close |= joined & ((before[0] == NOUN) | (before[0] == NAME))
    close |= joined & bare & is_content[1]
    loose = joined & ((of_the & is_content[1]) | (definite & of & is_content[2]))
    of_name = joined & bare & ~near(apart, 1, True) & (before[1] == NAME)
    return np.where(close, 2, loose.astype(np.int64)), of_name
