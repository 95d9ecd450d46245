"""Nouns, adjectives and verbs without a tagger: a word's dictionary form and its neighbours."""

import numpy as np
import pandas as pd

from analysis.keywords.words import (
    ADJECTIVE,
    ADVERB,
    NAME,
    NOUN,
    NUMBER,
    STOP,
    UNCLEAR,
    VERB,
    Fact,
    Text,
)


def word_classes(text: Text) -> np.ndarray:
    """Give every word a class (int): stop, number, name, verb, adverb, adjective, noun or unclear.

    A verb form is a noun where its article puts a determiner or preposition before it often enough
    (la torture, de visite); a word that follows nouns more than determiners is an adjective, unless
    the dictionary knows it as a noun only. Each article is judged by itself.
    """
    size = len(text.small)
    same = np.zeros(size, dtype=bool)  # the word before stands in the same sentence
    same[1:] = (text.article[1:] == text.article[:-1]) & (text.sentence[1:] == text.sentence[:-1])
    first = np.where(text.are(Fact.VERB), VERB, np.where(text.are(Fact.ADVERB), ADVERB, NOUN))
    classes = _in_place(np.where(text.english, first, _by_use(text, first, same)), text, same)
    named = (text.capital == NAME) & ~text.number
    classes = np.where(text.number, NUMBER, np.where(named, NAME, classes))
    other = (text.capital != -1) & (text.capital != NAME) & ~text.number
    classes = np.where(other, text.capital, classes)
    return np.where(text.stop, STOP, classes)


def _before(values, there, back=1):
    """Move each value to the word `back` places behind, where that is there; else nothing."""
    moved = np.zeros_like(values)
    moved[back:] = values[:-back]
    moved[~there] = 0
    return moved


def _by_use(text, first, same):
    """Correct the dictionary's guess by what stands around a form in its article."""
    own, shared = pd.factorize(text.article * max(len(text.smalls), 1) + text.small)
    example = np.zeros(len(shared), dtype=np.int64)  # a word of each form of each article
    example[own[::-1]] = np.arange(len(own))[::-1]
    facts, guess = text.facts[example], first[example]

    def count(weights):
        return np.bincount(own, weights=weights, minlength=len(shared))

    twice = same & _before(same, same)
    before, further = _before(text.facts, same), _before(text.facts, twice, 2)
    empty = text.stop | text.number | (first == VERB) | (first == ADVERB)
    touching = same.copy()  # no quotation mark, no comma between
    touching[1:] &= text.start[1:] - text.end[:-1] <= 1
    article = ((before & Fact.ARTICLE) != 0) & ((further & Fact.BEFORE_VERBS) == 0)
    determined = (before & Fact.BEFORE_NOUNS) != 0
    nominal = determined | article | ((before & Fact.PREPOSITION) != 0)
    followed = np.append((touching & ~empty)[1:], False)
    # "Hausse des prix": without an article, as titles and sentences begin.
    opening = ~touching & np.append(same[1:] & text.are(Fact.OF)[1:], False)

    # Before another content word it may be an adjective: la violente attaque.
    heads = count(nominal * np.where(followed, 0.5, 1.0))
    tails = count(touching & ~_before(empty, touching))
    named = np.where(facts & Fact.INFINITIVE_ENDING, count(determined), count(nominal))
    often = (named >= 0.34 * count(np.ones(len(own)))) & (named >= 1)
    thing = (facts & Fact.THING) != 0
    ending = (facts & Fact.ADJECTIVE_ENDING) != 0
    final = np.where((guess == VERB) & ((facts & Fact.FINITE) == 0) & often, NOUN, guess)
    behind = np.where(ending, tails >= heads, (tails > heads) & (tails >= 2))
    final = np.where((final == NOUN) & behind & ~thing, ADJECTIVE, final)
    # "Le fleuve baisse": behind nouns, the noun that also is a verb is the verb.
    also = ~ending & ((facts & Fact.ALSO_VERB) != 0)
    final = np.where((final == ADJECTIVE) & also, VERB, final)
    # Singular and plural vouch for each other.
    stems = pd.factorize(
        np.array([small.removesuffix("s") for small in text.smalls], dtype=object)
    )[0]
    root = pd.factorize(text.article[example] * max(len(stems), 1) + stems[text.small[example]])[0]
    vouched = (np.bincount(root, weights=heads + count(opening))[root] > 0) | thing
    return np.where((final == NOUN) & ~vouched, UNCLEAR, final)[own]


def _in_place(classes, text, same):
    """Correct the class of a form where the words right before it leave no choice."""
    before = _before(text.facts, same)
    twice = same & _before(same, same)
    content = (classes == NOUN) | (classes == ADJECTIVE) | (classes == UNCLEAR)
    verb_follows = (before & Fact.BEFORE_VERBS) != 0
    verb = content & np.where(
        text.english, verb_follows, verb_follows | _is_french_verb(text, before, twice)
    )
    noun = text.english & (classes == VERB) & _is_english_noun(text, before, same)
    classes = np.where(noun, NOUN, classes)
    classes = np.where(content & text.are(Fact.ADJECTIVE), ADJECTIVE, classes)
    return np.where(verb, VERB, classes)


def _is_french_verb(text, before, twice):
    """Mark what follows a pronoun and its article (il la voit) or an auxiliary (a toujours promis)."""
    further = _before(text.facts, twice, 2)
    pronoun = ((further & Fact.BEFORE_VERBS) != 0) & ((before & Fact.ARTICLE) != 0)
    helped = (before & Fact.AUXILIARY) != 0
    helped |= ((further & Fact.AUXILIARY) != 0) & ((before & Fact.BETWEEN) != 0)
    return pronoun | (helped & text.are(Fact.PARTICIPLE_ENDING))


def _is_english_noun(text, before, same):
    """Mark what only looks like a verb: the move, warm talks, and "Talks resume" at a begin."""
    described = ~same | ((before & Fact.ADJECTIVE) != 0)
    after = (before & Fact.BEFORE_NOUNS) != 0
    return (after | (described & text.are(Fact.PLURAL))) & ~text.are(Fact.INFLECTED)
