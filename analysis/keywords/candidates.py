"""Noun phrases that may be keywords, and the score that YAKE gives them."""

import re
from collections import defaultdict
from math import prod

from analysis.keywords.units import Keys, Phrase, Unit
from analysis.tokens import lists
from analysis.tokens.lemmas import is_common, is_proper
from analysis.tokens.word_classes import ADJECTIVE, ADVERB, NAME, NOUN, NUMBER, STOP, UNCLEAR, VERB

# Adjectives that say what kind of thing it is: économique, pénal, nucléaire, russe.
_RELATION = re.compile(
    r"(?:iques?|ale?s?|aux|aires?|[iéy]en(?:ne)?s?|aise?s?|oise?s?|elle?s?|istes?|russes?|ives?|if)$"
)
_CODE = re.compile(r"[a-z]\d\w*[A-Za-z]|[a-z][A-Z]+[a-z]+[A-Z]|[A-Z]{2}[a-z]+[A-Z]")  # TXzwZWV9bp
_ARTICLES = ("l'", "la", "le", "les")
_LETTERS = "abcdefghijklmnopqrtuvwxyz"  # no s: YAKE takes it off the end of a word


def candidates(
    listed: list[Unit], whole: dict[Keys, Keys], max_words: int
) -> dict[tuple[Keys, ...], list[Phrase]]:
    """Find every noun phrase of an article: each sequence of keys with its occurrences."""
    found = defaultdict(list)
    for first in range(len(listed)):
        if listed[first].kind not in (NAME, NOUN, ADJECTIVE):
            continue
        words = 0
        for last in range(first, len(listed)):
            words += listed[last].kind != STOP
            if last > first and (words > max_words or listed[last].apart):
                break
            phrase = listed[first : last + 1]
            if last > first and _is_cut(listed, first, last):
                continue
            if _is_noun_phrase(phrase) and not _is_title_and_person(phrase, whole):
                found[tuple(_keys(unit, whole) for unit in phrase)].append(phrase)
    return found


def _is_cut(listed, first, last):
    """Say whether a phrase would end or begin in the middle of a closer one.

    It ends before what belongs to its last word (mouvement des gilets | jaunes, décision du Conseil
    | d'État) or begins within a noun + de + name (télévision d' | État chinoise).
    """
    if listed[last].language == "en":
        return False
    behind = [unit for unit in listed[last + 1 : last + 3] if not unit.apart]
    linked = any(unit.kind == STOP for unit in listed[first:last])
    if behind and (linked or listed[last].kind == NAME) and behind[0].kind == ADJECTIVE:
        return behind[0].keys[0] not in lists.sections("tokens/weak")["fr"]
    if listed[last].kind == NAME and len(behind) == 2 and behind[0].small in ("de", "d'"):
        return behind[1].kind in (NAME, NOUN)
    before = listed[max(first - 2, 0) : first]
    named = listed[first].kind == NAME and listed[first + 1].kind == ADJECTIVE
    bare = len(before) == 2 and before[1].small in ("de", "d'") and before[0].kind in (NOUN, NAME)
    return named and bare and not listed[first].apart and not before[1].apart


def _keys(unit, whole):
    return whole.get(unit.keys, unit.keys) if unit.kind == NAME else unit.keys


def _is_title_and_person(phrase, whole):
    """Say whether a whole name stands behind other words (président Xi Jinping, régime Poutine)."""
    return any(
        unit.kind == NAME
        and not unit.keys[-1].isdigit()
        and (len(unit.keys) > 1 or unit.keys in whole)
        for unit in phrase[1:]
    )


def _is_noun_phrase(phrase):
    """Say whether the units are a name, a noun, or a noun with what belongs to it."""
    language = "en" if phrase[0].language == "en" else "fr"
    weak = lists.sections("tokens/weak")[language]
    if len(phrase) == 1:
        return _is_word(phrase[0], weak, lists.words(f"keywords/alone_{language}"))
    kinds = "".join(unit.kind for unit in phrase)
    if NAME + UNCLEAR in kinds:
        return False
    kinds = kinds.replace(UNCLEAR, ADJECTIVE)
    if set(kinds) & {VERB, ADVERB, NUMBER} or kinds[-1] == STOP:
        return False
    if STOP in kinds and not _is_linked(phrase, kinds):
        return False
    opened = phrase[0].keys[0] in lists.words(f"keywords/openers_{language}")
    idle = phrase[0].kind != NAME and phrase[0].keys[0] in weak and not opened
    if idle or phrase[-1].keys[0] in weak:
        return False
    return kinds[-1] != ADJECTIVE if language == "en" else _is_french_phrase(kinds, opened)


def _is_linked(phrase, kinds):
    """Say whether the small words of a phrase hold it together.

    De and its like behind a noun; à, en, contre before a noun, not a name (guerre à Gaza); the
    article only behind them; a phrase of three words has one only in a name with a capital.
    """
    small = [unit.small for unit in phrase]
    definite = False
    for place in range(1, len(phrase) - 1):
        if kinds[place] != STOP:
            continue
        if small[place] not in lists.words("keywords/links"):
            return False
        article = small[place] in _ARTICLES
        if article and small[place - 1] not in ("de", "à", "contre"):
            return False
        if not article and kinds[place - 1] == STOP:
            return False
        free = small[place] in ("à", "en", "contre") or small[place - 1] in ("à", "contre")
        if free and NAME in (kinds[place + 1], kinds[0]):
            return False
        definite |= (article or small[place] in ("du", "des")) and kinds[place + 1] != NAME
    return not definite or kinds[0] == NAME or len(kinds.replace(STOP, "")) < 3


def _is_word(unit, weak, alone):
    """Say whether a unit says something alone."""
    if unit.kind == NAME:
        # English writes its adjectives of peoples with a capital: Russian, Chinese.
        people = unit.language == "en" and re.search(r"(?:[ie]an|ese|ish)$", unit.small)
        hollow = {unit.keys[0], unit.small} & (weak | alone)
        single = len(unit.text) > 1 and not people and not hollow
        if _CODE.search(unit.text):
            return False
        return len(unit.keys) > 1 or single
    return (
        unit.kind == NOUN
        and len(unit.small) > 2
        and not {unit.keys[0], unit.small} & (weak | alone)
    )


def _is_french_phrase(kinds, opened):
    """Noun + adjective, noun + name, noun + de + noun, a few adjectives + noun."""
    if kinds[0] == ADJECTIVE and not opened:
        return False
    body = kinds[1:] if opened else kinds
    if NOUN + NOUN in body or NAME + NOUN in body or ADJECTIVE + NOUN in body:
        return False
    if opened and body[:1] not in (NOUN, NAME):
        return False
    return STOP + ADJECTIVE not in kinds and ADJECTIVE + NAME not in kinds


def is_bound(uses: list[Unit], listed: list[Unit]) -> bool:
    """Say whether a common word with a capital only stands within longer names.

    More than half of its uses right beside another word of the name, or behind a bare de (Conseil
    d'État, mer Noire, Union européenne), or all of them behind a noun and its article (ministre de
    l'Intérieur).
    """
    first = uses[0]
    places = {unit.start: number for number, unit in enumerate(listed)}
    if len(first.keys) > 1:
        return first.keys[-1].isdigit() and all(_of_a_name(listed, places[u.start]) for u in uses)
    if is_proper(first.small, first.language) or not is_common(first.small, first.language):
        return False
    ties = [_closeness(listed, places[unit.start]) for unit in uses]
    return sum(tie == 2 for tie in ties) * 2 > len(ties) or all(ties)


def _of_a_name(listed, place):
    """Say whether a unit stands behind a name and a bare de (Force de | Sibérie 2)."""
    before = listed[max(place - 2, 0) : place]
    if len(before) < 2 or listed[place].apart or before[1].apart:
        return False
    return before[1].small in ("de", "d'") and before[0].kind == NAME


def _closeness(listed, place):
    """Say how a unit hangs on its neighbours: 2 closely, 1 by an article, 0 not."""
    unit, content = listed[place], (NOUN, NAME, ADJECTIVE, UNCLEAR)
    behind = listed[place + 1 : place + 3]
    behind = [] if behind and behind[0].apart else behind
    if behind and behind[0].kind == ADJECTIVE:
        return 2
    joined = len(behind) == 2 and behind[0].small in ("de", "d'", "du", "des")
    if joined and behind[1].kind in content and not behind[1].apart:
        return 2
    before = [] if unit.apart else listed[max(place - 3, 0) : place][::-1]
    kinds, small = [each.kind for each in before], [each.small for each in before]
    if kinds[:1] and kinds[0] in (NOUN, NAME):
        return 2
    if small[:1] and small[0] in ("de", "d'") and kinds[1:2] and kinds[1] in content:
        return 2
    if small[:1] and small[0] in ("du", "des") and kinds[1:2] and kinds[1] in content:
        return 1
    return int(
        len(before) == 3 and small[0] in _ARTICLES and small[1] == "de" and kinds[2] in content
    )


def is_lexical(phrase: Phrase) -> bool:
    """Say whether a phrase reads as one thing: noun and its kind of adjective, noun + de + noun."""
    kinds = "".join(unit.kind for unit in phrase)
    if phrase[0].language == "en":
        return len(phrase) == 2 and set(kinds) <= {NOUN, ADJECTIVE, NAME}
    if kinds == NOUN + ADJECTIVE:
        return bool(_RELATION.search(phrase[1].small))
    bare = len(phrase) == 3 and phrase[1].small in ("de", "d'")
    return bare and phrase[0].kind == NOUN and phrase[2].kind == NOUN


def scores(
    listed: list[Unit], whole: dict[Keys, Keys], found: dict[tuple[Keys, ...], list[Phrase]]
) -> dict[tuple[Keys, ...], float]:
    """Score each candidate by what YAKE gives for an article's units, lower is better.

    Every unit is written to YAKE as one made-up word, so that a whole name is one term, singular
    and plural are one term, elisions are apart, two letters are enough, and no term's neighbours
    stand across a punctuation mark, a verb's small words, a sentence's end or the title's. The
    score of a phrase is made of its words' as YAKE makes it: product / (count × (1 + sum)).
    """
    from yake import KeywordExtractor

    words: dict[Keys, str] = {}
    stops = {"zz"}
    lines: list[list[str]] = []
    before = None
    for unit in listed:
        if before is None or before.sentence != unit.sentence:
            lines.append([])
        elif unit.apart:
            lines[-1].append(",")
        before = unit
        if unit.kind == STOP and unit.small not in lists.words("keywords/links"):
            lines[-1].append(",")
            continue
        word = words.setdefault(_keys(unit, whole), _word_for(len(words)))
        lines[-1].append(_with_case(unit, word))
        if unit.kind == STOP:
            stops.add(word)
    extractor = KeywordExtractor(n=1, dedup_lim=1.0, top=10**9, stopwords=stops)
    sentences = [" ".join([*line, "."]).lstrip(" ,") for line in lines]
    text = " ".join(sentence[0].upper() + sentence[1:] for sentence in sentences)
    keys_of = {word: keys for keys, word in words.items()}
    alone = {keys_of[word]: score for word, score in extractor.extract_keywords(text)}
    return {keys: _phrase_score(keys, found[keys], alone) for keys in found}


def _phrase_score(keys, occurrences, alone):
    own = [alone[key] for key in keys if key in alone]
    if len(keys) == 1:
        return own[0] if own else 0
    return prod(own) ** (1 / len(own)) / len(occurrences) if own else 0


def _word_for(number):
    letters = ""
    while number or len(letters) < 3:
        number, digit = divmod(number, len(_LETTERS))
        letters += _LETTERS[digit]
    return f"q{letters}k"


def _with_case(unit, word):
    """Keep what YAKE reads from the writing: a number, an acronym, a name, a word."""
    if unit.kind == NUMBER:
        return "1"
    if unit.kind != NAME:
        return word
    return word.upper() if unit.text.isupper() and len(unit.text) < 7 else word.capitalize()
