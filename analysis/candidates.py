"""Noun phrases that may be keywords, and the score that YAKE gives them."""

import re
from collections import defaultdict

from analysis.phrases import ADJECTIVE, ADVERB, NAME, NOUN, NUMBER, STOP, UNCLEAR, VERB
from analysis.stopwords import read_words

_LETTERS = "abcdefghijklmnopqrtuvwxyz"  # no s: YAKE takes it off the end of a word


def candidates(listed, whole, max_words):
    """Find every noun phrase of an article: each sequence of keys with its occurrences."""
    found = defaultdict(list)
    for first in range(len(listed)):
        if listed[first].kind not in (NAME, NOUN, ADJECTIVE):
            continue
        words = 0
        for last in range(first, len(listed)):
            words += len(listed[last].keys)
            if last > first and (words > max_words or listed[last].apart):
                break
            phrase = listed[first : last + 1]
            if _is_noun_phrase(phrase) and not _is_title_and_person(phrase, whole):
                found[tuple(_keys(unit, whole) for unit in phrase)].append(phrase)
    return found


def _keys(unit, whole):
    return whole.get(unit.keys, unit.keys) if unit.kind == NAME else unit.keys


def _is_title_and_person(phrase, whole):
    """Say whether a whole name stands behind other words (président Xi Jinping, régime Poutine)."""
    return any(
        unit.kind == NAME and (len(unit.keys) > 1 or unit.keys in whole) for unit in phrase[1:]
    )


def _is_noun_phrase(phrase):
    """Say whether the units are a name, a noun, or a noun with what belongs to it."""
    language = "en" if phrase[0].language == "en" else "fr"
    weak = read_words(f"weak_{language}.txt")
    if len(phrase) == 1:
        return _is_word(phrase[0], weak, read_words(f"alone_{language}.txt"))
    kinds = "".join(unit.kind for unit in phrase).replace(UNCLEAR, ADJECTIVE)
    if set(kinds) & {VERB, ADVERB, NUMBER} or kinds[-1] == STOP:
        return False
    links = read_words("links.txt")
    if any(unit.kind == STOP and unit.small not in links for unit in phrase):
        return False
    opened = phrase[0].keys[0] in read_words(f"openers_{language}.txt")
    idle = phrase[0].kind != NAME and phrase[0].keys[0] in weak and not opened
    if idle or phrase[-1].keys[0] in weak:
        return False
    return kinds[-1] != ADJECTIVE if language == "en" else _is_french_phrase(kinds, opened)


def _is_word(unit, weak, alone):
    """Say whether a unit says something alone."""
    if unit.kind == NAME:
        # English writes its adjectives of peoples with a capital: Russian, Chinese.
        people = unit.language == "en" and re.search(r"(?:[ie]an|ese|ish)$", unit.small)
        single = len(unit.text) > 1 and not people and unit.keys[0] not in weak
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


def scores(listed, whole, max_words):
    """Let YAKE score an article; give the score of each sequence of keys, lower is better.

    Every unit is written to YAKE as one made-up word, so that a whole name is one term, singular
    and plural are one term, elisions are apart, two letters are enough, and no phrase crosses a
    punctuation mark, a verb's small words, a sentence's end or the title's.
    """
    from yake import KeywordExtractor

    words, stops, lines = {}, {"zz"}, []
    before = None
    for unit in listed:
        if before is None or before.sentence != unit.sentence:
            lines.append([])
        elif unit.apart:
            lines[-1].append(",")
        before = unit
        if unit.kind == STOP and unit.small not in read_words("links.txt"):
            lines[-1].append(",")
            continue
        word = words.setdefault(_keys(unit, whole), _made_up(len(words)))
        lines[-1].append(_cased(unit, word))
        if unit.kind == STOP:
            stops.add(word)
    extractor = KeywordExtractor(n=max_words, dedup_lim=1.0, top=10**9, stopwords=stops)
    sentences = [" ".join([*line, "."]).lstrip(" ,") for line in lines]
    text = " ".join(sentence[0].upper() + sentence[1:] for sentence in sentences)
    scored = extractor.extract_keywords(text)
    keys_of = {word: keys for keys, word in words.items()}
    return {tuple(keys_of[word] for word in phrase.split()): score for phrase, score in scored}


def _made_up(number):
    letters = ""
    while number or len(letters) < 3:
        number, digit = divmod(number, len(_LETTERS))
        letters += _LETTERS[digit]
    return f"q{letters}k"


def _cased(unit, word):
    """Keep what YAKE reads from the writing: a number, an acronym, a name, a word."""
    if unit.kind == NUMBER:
        return "1"
    if unit.kind != NAME:
        return word
    return word.upper() if unit.text.isupper() and len(unit.text) < 7 else word.capitalize()
