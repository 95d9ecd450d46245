"""Which phrases of an article are its keywords: scores brought together, fragments united."""

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from math import inf

import numpy as np
import pandas as pd

from analysis.keywords.package import package_scores
from analysis.keywords.phrases import Phrases
from analysis.keywords.scoring import ACRONYM, DIGIT, PLAIN, Terms, phrase_scores, term_scores
from analysis.keywords.scoring import NAME as WITH_CAPITAL
from analysis.keywords.units import Keys, Units
from analysis.keywords.words import ADJECTIVE, NAME, NOUN, NUMBER, STOP, UNCLEAR, Fact
from analysis.tokens import lists
from analysis.tokens.lemmas import is_common, is_proper

# How YAKE's scores are brought together (lower is better): a phrase said once proves little; what
# the title says is what the article is about.
_PHRASE_ONCE, _TITLE = 2.0, 0.3
# A phrase stands for its words when it makes at least this share of their occurrences.
WHOLE_SHARE = 0.5
_FEW = 1  # a noun said so rarely gives way to the set phrase that has it


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
    words = Terms(
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
        bound(units, phrases, languages).tolist(),
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


def best(
    article: Article, keys: list[Keys], flat: Callable[[int], Keys], top: int
) -> list[tuple[int, float]]:
    """Rank one article's candidates: the place of each keyword among them, and its score.

    A phrase takes the place of its words if it makes half of their occurrences; a common word with
    a capital (Noire) gives way to the name that has it (mer Noire); no fragment stands beside its
    whole.
    """
    scores = {place: score for place, score in enumerate(article.score) if score < inf}

    def name(place):
        return tuple(keys[member] for member in article.members[place])

    _take_over(article, scores, name)
    _complete(article, scores, name)
    kept: list[tuple[int, float]] = []
    having: dict[str, list[Keys]] = defaultdict(list)
    for score, group in groupby(sorted(scores, key=scores.__getitem__), scores.__getitem__):
        for place in sorted(group, key=name):
            own = flat(place)
            near = {id(other): other for word in own for other in having[word]}.values()
            if any(holds(own, other) or holds(other, own) for other in near):
                continue
            for word in own:
                having[word].append(own)
            kept.append((place, score))
            if len(kept) == top:
                return kept
    return kept


def _take_over(article, scores, name):
    """Let a phrase take the place and score of its parts where it makes enough of their use."""
    places = {members: place for place, members in enumerate(article.members)}
    often = [
        place
        for place, members in enumerate(article.members)
        if len(members) > 1 and article.count[place] > 1
    ]
    for place in sorted(often, key=lambda place: (-len(article.members[place]), name(place))):
        if place not in scores:
            continue
        for part in parts(article.members[place]):
            number = places.get(part)
            if number in scores and article.count[place] >= WHOLE_SHARE * article.count[number]:
                scores[place] = min(scores[place], scores.pop(number))


def _complete(article, scores, name):
    """Let the whole stand for a word that its article uses only, or mostly, as a part of it.

    A common word with a capital (Noire of mer Noire, Intérieur of ministère de l'Intérieur) is no
    name alone; a noun said once gives way to its set phrase (visite d'État, plan de paix).
    """
    having = defaultdict(list)
    for place, members in enumerate(article.members):
        if len(members) > 1:
            for member in dict.fromkeys(members):
                having[member].append(place)
    single = [place for place in scores if len(article.members[place]) == 1]
    for part in sorted(single, key=name):
        bound, named = article.bound[part], article.named[part]
        if not bound and (named or article.count[part] > _FEW):
            continue
        own = article.members[part]
        wholes = [place for place in having[own[0]] if bound or article.lexical[place]]
        if wholes:
            whole = min(wholes, key=lambda place: _preference(article, place, own, name))
            if bound or article.count[whole] == article.count[part]:
                scores[whole] = min(scores.get(whole, inf), scores.pop(part))
        elif bound:
            del scores[part]


def _preference(article, place, part, name):
    """Sort the wholes of a part: the one used most, that it begins, the shortest, the first."""
    members = article.members[place]
    return (
        -article.count[place],
        members[:1] != part,
        len(members),
        article.start[place],
        name(place),
    )


def parts(keys: tuple) -> set[tuple]:
    """Give every run of the keys but the whole."""
    return {keys[a:b] for a in range(len(keys)) for b in range(a + 1, len(keys) + 1)} - {keys}


def holds(long: tuple, short: tuple) -> bool:
    """Say whether one run of keys stands within another."""
    size = len(short)
    return any(long[at : at + size] == short for at in range(len(long) - size + 1))


def content(keys: Keys) -> Keys:
    """Leave the small words out: hausse des taxes and hausses de taxes are one keyword."""
    small = lists.words("keywords/links") | {"un"}  # the lemma of des
    return tuple(key for key in keys if key not in small) or keys


def bound(units: Units, phrases: Phrases, languages: list[str]) -> np.ndarray:
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


def surface(units: Units, phrases: Phrases, candidate: int, text: str) -> str:
    """Give the form of a candidate that its article (its `text`) uses most, for a name the whole."""
    begin = phrases.begin[candidate]
    occurrences = slice(begin, begin + phrases.count[candidate])
    first, last = phrases.first[occurrences].tolist(), phrases.last[occurrences].tolist()
    written = [_written_form(units, text, *each) for each in zip(first, last)]
    if phrases.size[candidate] == 1 and len(written) > 1:
        named = (units.kind[first] == NAME).tolist()
        words = len(units.keys[phrases.members[candidate, 0]])
        same = (units.last[first] - units.first[first] + 1 == words).tolist()
        small = [form for form, name in zip(written, named, strict=True) if not name]
        whole = [form for form, each in zip(written, same, strict=True) if each]
        written = small or whole or written
    forms = Counter(written)
    return min(forms, key=lambda form: (-forms[form], form))


def _written_form(units, text, first, last):
    """Write a phrase as the text does, without the capital that only a sentence's begin gives."""
    starts, ends = units.text.start, units.text.end
    words = [text[starts[units.first[u]] : ends[units.last[u]]] for u in range(first, last + 1)]
    if units.kind[first] != NAME and not words[0].isupper():
        words[0] = words[0].lower()
    phrase = words[0]
    for word in words[1:]:
        phrase += word if phrase.endswith(("'", "’")) else " " + word
    return " ".join(phrase.replace("’", "'").split())
