"""Noun phrases without a tagger: what a word is, judged by its dictionary form and its neighbours."""

import re
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.tokens import lists
from analysis.tokens.lemmas import is_common, lemma
from corpus.text.folding import plain

STOP, NUMBER, NAME, VERB, ADVERB, ADJECTIVE, NOUN, UNCLEAR = "sdpvranu"

_ADJECTIVE_ENDING = re.compile(
    r"(?:iques?|al|ales?|aux|els?|elles?|ifs?|ives?|eux|euses?|[iéy]ens?|[iéy]ennes?|ains?|aines?|ais|aises?|ois|oises?|"
    r"aires?|ables?|ibles?|(?<!t)ée?s?)$"
)


# Small letters make adjectives of peoples of them: les dirigeants européens, l'armée russe.
_PEOPLES = re.compile(
    r"(?:[iéy]en|ricain|anglais|français|chinois|japonais|russe|allemand|espagnol|turc)$"
)
_INFINITIVE = re.compile(
    r"(?:(?:[ae]|(?<!m)o)indre|(?<!m)aître|[dst]uire|crire|soudre|cevoir|[mb]attre|mettre)$"
)
_FINITE = re.compile(r"(?:(?<!m)ent|ait|aient|èrent|eront|ons|[^r]ez)$")  # of verb forms only
# How a participle ends; behind an auxiliary it is a verb, whatever it is elsewhere.
_PARTICIPLE = re.compile(r"(?:é|i|u|is|it|ert|int|ort)e?s?$")
# Ordinals (XXe), hashtags and addresses are no words of a phrase.
_ORDINAL = re.compile(r"[IVXL]+(?:e|es|ème)|[#@].*|https?:.*|www\..*|.*@.*")


def word_classes(tokens):
    """Give every word a class: stop, number, name, verb, adverb, adjective, noun or unclear.

    A verb form is a noun where the given articles put a determiner or preposition before it often
    enough (la torture, de visite); a word that follows nouns more than determiners is an adjective.
    """
    if not len(tokens):
        return np.empty(0, dtype=object)
    written, distinct = pd.factorize(tokens["token"].to_numpy(dtype=object))
    shared, forms = pd.factorize(np.array([plain(form) for form in distinct], dtype=object))
    codes = shared[written]
    stop = tokens["stop"].to_numpy()
    number = np.array(
        [form[0].isdigit() or bool(_ORDINAL.fullmatch(form)) for form in distinct], dtype=bool
    )[written]
    roots, lemmas = pd.factorize(tokens["lemma"].to_numpy(dtype=object))
    named = np.array([root[:1].isupper() for root in lemmas], dtype=bool)[roots] & ~stop
    first = _first_guess(tokens, codes, forms)
    empty = stop | number | np.isin(first[codes], [VERB, ADVERB])
    final = _corrected(first, forms, codes, _neighbours(tokens, codes, forms, empty))[codes]
    # English nouns follow nouns; there the dictionary has to do.
    english = (tokens["language"] == "en").to_numpy()
    final = _in_place(np.where(english, first[codes], final), tokens, codes, forms, english)
    final = np.where(number & ~stop, NUMBER, np.where(named, NAME, final))
    return np.where(stop, STOP, final)


def _in_place(classes, tokens, codes, forms, english):
    """Correct the class of a form where the words right before it leave no choice."""
    same = _same_sentence(tokens)
    before = np.where(same, np.roll(codes, 1), -1)
    twice = np.where(same & np.roll(same, 1), np.roll(codes, 2), -1)
    content = np.isin(classes, [NOUN, ADJECTIVE, UNCLEAR])
    verb = content & np.where(
        english,
        _one_of(before, forms, _listed("before_verbs", "en")),
        _is_french_verb(codes, before, twice, forms),
    )
    noun = english & (classes == VERB) & _is_english_noun(codes, before, forms)
    adjective = content & np.where(
        english, _are_adjectives(forms, "en")[codes], _are_adjectives(forms, "fr")[codes]
    )
    classes = np.where(adjective, ADJECTIVE, np.where(noun, NOUN, classes))
    return np.where(verb, VERB, classes)


def _listed(section, language):
    return lists.sections(f"tokens/word_classes_{language}")[section]


def _one_of(places, forms, words):
    return np.array([form in words for form in forms] + [False])[places]  # -1: no word


def _are_adjectives(forms, language):
    return np.array([is_adjective(form, language) for form in forms], dtype=bool)


def _is_french_verb(codes, before, twice, forms):
    """Mark what follows a pronoun (elle réclame, il la voit) or an auxiliary (a toujours promis)."""

    def listed(places, section):
        return _one_of(places, forms, _listed(section, "fr"))

    pronoun = listed(before, "before_verbs")
    pronoun |= listed(twice, "before_verbs") & listed(before, "articles")
    helped = listed(before, "auxiliaries")
    helped |= listed(twice, "auxiliaries") & listed(before, "between")
    participle = np.array([bool(_PARTICIPLE.search(form)) for form in forms], dtype=bool)
    return pronoun | (helped & participle[codes])


def _is_english_noun(codes, before, forms):
    """Mark what only looks like a verb: the move, warm talks, and "Talks resume" at a begin."""
    after = _one_of(before, forms, _listed("before_nouns", "en"))
    described = (before == -1) | np.append(_are_adjectives(forms, "en"), False)[before]
    plural = np.array([form.endswith("s") for form in forms], dtype=bool)[codes]
    inflected = np.array([form.endswith(("ed", "ing")) for form in forms], dtype=bool)[codes]
    return (after | (described & plural)) & ~inflected


def _neighbours(tokens, codes, forms, empty):
    """Mark each word by what stands around it: one boolean column a mark."""
    english = (tokens["language"] == "en").to_numpy()
    same = _same_sentence(tokens)
    before, twice = np.where(same, np.roll(codes, 1), -1), np.roll(codes, 2)
    gap = tokens["start"].to_numpy() - np.roll(tokens["end"].to_numpy(), 1)
    touching = same & (gap <= 1)  # no quotation mark, no comma between

    def french(places, section):
        return _one_of(places, forms, _listed(section, "fr"))

    article = french(before, "articles") & ~french(twice, "before_verbs")
    named = _one_of(before, forms, _listed("before_nouns", "en"))
    return pd.DataFrame(
        {
            "determined": np.where(english, named, french(before, "before_nouns")),
            "behind": ~english & (article | french(before, "prepositions")),
            "tail": touching & ~np.roll(empty, 1),
            "followed": np.roll(touching & ~empty, -1),
            # "Hausse des prix": without an article, as titles and sentences begin.
            "opening": ~touching & _one_of(np.roll(codes, -1), forms, {"de", "d'", "du", "des"}),
        }
    ).astype(bool)


def _corrected(first, forms, codes, marks):
    """Correct the dictionary's guess by what stands before and behind a form in these articles."""

    def share(weights):
        return np.bincount(codes, weights=weights, minlength=len(forms))

    nominal = marks["determined"] | marks["behind"]
    # Before another content word it may be an adjective: la violente attaque.
    heads = share(nominal * np.where(marks["followed"], 0.5, 1.0))
    tails = share(marks["tail"])
    infinitive = np.array([bool(re.search(r"(?:er|ir|re|oir|ant)$", form)) for form in forms])
    named = np.where(infinitive, share(marks["determined"]), share(nominal))
    final = first.copy()
    sure = np.isin(forms, list(_listed("verbs", "fr")))
    sure |= np.array([bool(_FINITE.search(form)) for form in forms], dtype=bool)
    final[(first == VERB) & ~sure & (named >= 0.34 * share(np.ones(len(codes)))) & (named >= 1)] = (
        NOUN
    )
    ending = np.array([bool(_ADJECTIVE_ENDING.search(form)) for form in forms])
    behind = np.where(ending, tails >= heads, (tails > heads) & (tails >= 2))
    # "Le fleuve baisse": behind nouns, the noun that also is a verb is the verb.
    also = np.array([form[-1] == "e" and is_common(form + "r", "fr") for form in forms], dtype=bool)
    final[(final == NOUN) & behind] = ADJECTIVE
    final[(final == ADJECTIVE) & ~ending & also] = VERB
    # Singular and plural vouch for each other.
    roots = pd.factorize(np.array([form.removesuffix("s") for form in forms], dtype=object))[0]
    vouched = np.bincount(roots, weights=heads + share(marks["opening"]))[roots] > 0
    final[(final == NOUN) & ~vouched] = UNCLEAR
    return final


def _first_guess(tokens, codes, forms):
    """Judge each distinct form by the dictionary alone."""
    first = np.full(len(forms), NOUN, dtype=object)
    languages = tokens["language"].to_numpy()
    seen = np.unique(codes, return_index=True)[1] if len(codes) else []
    for place in seen:
        form, language = forms[codes[place]], languages[place]
        if is_verb(form, language):
            first[codes[place]] = VERB
        elif is_adverb(form, language):
            first[codes[place]] = ADVERB
    return first


def _same_sentence(tokens):
    """Say of each word whether the one before it stands in the same sentence of the same article."""
    sentence = tokens["sentence"].to_numpy()
    position = tokens["position"].to_numpy()
    same = np.zeros(len(tokens), dtype=bool)
    same[1:] = (sentence[1:] == sentence[:-1]) & (position[1:] == position[:-1] + 1)
    return same


@lru_cache(maxsize=100_000)
def is_verb(form, language):
    """Say whether the dictionary has the form as a form of a verb."""
    if language == "en":
        root = lemma(form, "en")
        return root != form and form.endswith(("ed", "ing")) or form in _listed("verbs", "en")
    if form in _listed("verbs", "fr"):
        return True
    participle = re.fullmatch(r"(.{2,}é)e?s?", form)
    if participle and is_common(participle[1][:-1] + "er", language):
        return True
    if _INFINITIVE.search(form):
        return True
    root = lemma(form, language)
    return (
        root.endswith(("er", "ir", "re"))
        and _is_infinitive(root, language)
        or (root in _listed("verbs", "fr"))
    )


@lru_cache(maxsize=100_000)
def _is_infinitive(form, language):
    """Say whether other forms of the dictionary lead back to this one as to a verb."""
    stem = form[:-2]
    if form.endswith("er"):
        tries = (stem + "é", stem + "ait", stem + "ant", stem + "èrent")
    elif form.endswith("ir"):
        tries = (stem + "issait", stem + "it", stem + "issent", stem + "ait", stem[:-1] + "t")
    else:
        tries = (stem, stem + "t", stem + "ait", stem[:-1], stem[:-1] + "ait", stem[:-1] + "t")
    known = [each for each in tries if len(each) > 2 and is_common(each, language)]
    return any(lemma(each, language) == form for each in known)


def _is_feminine(form):
    """Say whether a form is the feminine of an adjective that is known (active, vive)."""
    return lemma(form, "fr") in _listed("adjectives", "fr") or bool(
        re.search(r"(?:elle|euse|ive|ique|able|ible|aire|ale)$", form)
    )


@lru_cache(maxsize=100_000)
def is_adjective(form, language):
    """Say whether a form is an adjective that is no subject alone (honnête, publics, warm)."""
    if language == "en":
        ending = re.search(r"(?:ful|ous|ive|less|ible|able|ish|ical|ional|est)$", form)
        return form in _listed("adjectives", "en") or (
            bool(ending) and len(form) > 6 and form not in _listed("not_adjectives", "en")
        )
    root = lemma(form, "fr")
    listed = _listed("adjectives", "fr")
    ordinal = re.search(r"ièmes?$", form)
    return root in listed or form in listed or bool(ordinal or _PEOPLES.search(root))


@lru_cache(maxsize=100_000)
def is_adverb(form, language):
    """Say whether a form is an adverb made from an adjective (-ment, -ly)."""
    if language == "en":
        return form.endswith("ly") and is_common(form[:-2], "en")
    if form in _listed("adverbs", "fr"):
        return True
    if not form.endswith("ment") or len(form) < 8:
        return False
    if form.endswith(("amment", "emment")):
        return True
    stem = form[:-4]  # rapide-ment; but lance-ment and élargisse-ment have verbs
    made = is_common(stem, language) and stem[-1] in "eéiu"
    return made and not (stem[-1] in "ei" and is_verb(stem, language) and not _is_feminine(stem))
