"""What the dictionary makes of a word: verb, adverb, adjective or noun, wherever it stands."""

import re
from functools import lru_cache

from analysis.tokens import lists
from analysis.tokens.lemmas import is_common, lemma

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
# Adjectives of either gender, or feminines, end so; so do some nouns, which are left open.
_EITHER = re.compile(
    r"(?:ques?|ales?|aux|[aiï]bles?|aires?|istes?|oires?|estres?|ennes?|ides?|iles?|[ao]ises?|ives?|euses?|elles?|"
    r"[ae]ntes?)$"
)
_FEMININES = (("f", "ve"), ("x", "se"), ("er", "ère"), ("eur", "euse"))


def _word_list(section, language):
    return lists.sections(f"tokens/word_classes_{language}")[section]


def ends_like_adjective(form: str) -> bool:
    """Say whether a French form ends as adjectives do (économique, nationaux, russe not)."""
    return bool(_ADJECTIVE_ENDING.search(form))


@lru_cache(maxsize=100_000)
def names_a_thing(form: str, language: str) -> bool:
    """Say whether the dictionary knows a French form as a noun, and as nothing else.

    It is no verb's, no adverb's, no listed adjective's; it ends like no adjective that serves both
    genders, and the dictionary has no feminine that leads back to it (grand has grande).

    Examples
    --------
    >>> [names_a_thing(form, "fr") for form in ("mesures", "grand", "économique", "prend")]
    [True, False, False, False]
    """
    if not is_common(form, language) or is_verb(form, language) or is_adverb(form, language):
        return False
    root = lemma(form, language)
    if is_adjective(form, language) or is_adjective(root, language) or _EITHER.search(root):
        return False
    feminines = {root + "e", root + root[-1] + "e"} | {
        root.removesuffix(ending) + feminine
        for ending, feminine in _FEMININES
        if root.endswith(ending)
    }
    return root.endswith("e") or not any(
        is_common(each, language) and lemma(each, language) == root for each in feminines
    )


@lru_cache(maxsize=100_000)
def is_verb(form: str, language: str) -> bool:
    """Say whether the dictionary has the form as a form of a verb."""
    if language == "en":
        root = lemma(form, "en")
        return root != form and form.endswith(("ed", "ing")) or form in _word_list("verbs", "en")
    if form in _word_list("verbs", "fr"):
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
        or (root in _word_list("verbs", "fr"))
    )


@lru_cache(maxsize=100_000)
def _is_infinitive(form, language):
    """Say whether other forms of the dictionary lead back to this one as to a verb."""
    stem = form[:-2]
    if form.endswith("er"):
        tries: tuple[str, ...] = (stem + "é", stem + "ait", stem + "ant", stem + "èrent")
    elif form.endswith("ir"):
        tries = (stem + "issait", stem + "it", stem + "issent", stem + "ait", stem[:-1] + "t")
    else:
        tries = (stem, stem + "t", stem + "ait", stem[:-1], stem[:-1] + "ait", stem[:-1] + "t")
    known = [each for each in tries if len(each) > 2 and is_common(each, language)]
    return any(lemma(each, language) == form for each in known)


def _is_feminine(form):
    """Say whether a form is the feminine of an adjective that is known (active, vive)."""
    return lemma(form, "fr") in _word_list("adjectives", "fr") or bool(
        re.search(r"(?:elle|euse|ive|ique|able|ible|aire|ale)$", form)
    )


@lru_cache(maxsize=100_000)
def is_adjective(form: str, language: str) -> bool:
    """Say whether a form is an adjective that is no subject alone (honnête, publics, warm)."""
    if language == "en":
        ending = re.search(r"(?:ful|ous|ive|less|ible|able|ish|ical|ional|est)$", form)
        return form in _word_list("adjectives", "en") or (
            bool(ending) and len(form) > 6 and form not in _word_list("not_adjectives", "en")
        )
    root = lemma(form, "fr")
    listed = _word_list("adjectives", "fr")
    ordinal = re.search(r"ièmes?$", form)
    return root in listed or form in listed or bool(ordinal or _PEOPLES.search(root))


@lru_cache(maxsize=100_000)
def is_adverb(form: str, language: str) -> bool:
    """Say whether a form is an adverb made from an adjective (-ment, -ly)."""
    if language == "en":
        return form.endswith("ly") and is_common(form[:-2], "en")
    if form in _word_list("adverbs", "fr"):
        return True
    if not form.endswith("ment") or len(form) < 8:
        return False
    if form.endswith(("amment", "emment")):
        return True
    stem = form[:-4]  # rapide-ment; but lance-ment and élargisse-ment have verbs
    made = is_common(stem, language) and stem[-1] in "eéiu"
    return made and not (stem[-1] in "ei" and is_verb(stem, language) and not _is_feminine(stem))
