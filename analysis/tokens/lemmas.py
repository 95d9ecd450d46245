"""Dictionary forms of words, by simplemma, mended where the press reads them otherwise."""

import re
from functools import lru_cache

from analysis.tokens import lists

_ELISIONS = {
    "l'": "le", "d'": "de", "j'": "je", "m'": "me", "t'": "te", "n'": "ne", "s'": "se", "c'": "ce",
    "qu'": "que", "jusqu'": "jusque", "lorsqu'": "lorsque", "puisqu'": "puisque",
    "quoiqu'": "quoique", "presqu'": "presque",
}  # fmt: skip


@lru_cache(maxsize=200_000)
def lemma(form: str, language: str) -> str:
    """Give the dictionary form of a word in small letters; unknown languages keep the form.

    Examples
    --------
    >>> lemma("troupes", "fr"), lemma("l'", "fr"), lemma("wars", "en")
    ('troupe', 'le', 'war')
    """
    if language == "fr":
        mended = _ELISIONS.get(form) or _mendings().get(form)
        if mended:
            return mended
    if language not in _languages() or not form[0].isalpha():
        return form
    from simplemma import lemmatize

    root = lemmatize(form, lang=language).lower()
    return _infinitive(root) if language == "fr" else root


def _infinitive(root):
    """Give the verb for a participle in -é that simplemma takes for a word of its own."""
    participle = re.fullmatch(r"(\w{2,})ée?", root)
    if not participle or root in lists.words("tokens/participle_nouns_fr"):
        return root
    verb = participle[1] + "er"
    return verb if is_common(verb, "fr") else root


@lru_cache(maxsize=200_000)
def is_common(form: str, language: str) -> bool:
    """Say whether the language knows the form, in small letters, as a word of its own.

    Examples
    --------
    >>> is_common("troupes", "fr"), is_common("zelensky", "fr")
    (True, False)
    """
    if language not in _languages():
        return False
    from simplemma import is_known

    return form in _ELISIONS or is_known(form, lang=language)


@lru_cache(maxsize=200_000)
def is_proper(form: str, language: str) -> bool:
    """Say whether the dictionary knows the form, given in small letters, only as a name.

    Examples
    --------
    >>> is_proper("brussels", "en"), is_proper("war", "en")
    (True, False)
    """
    if language not in ("fr", "en") or not form[0].isalpha():
        return False
    from simplemma import lemmatize

    return lemmatize(form, lang=language)[0].isupper()


@lru_cache(maxsize=1)
def _languages():
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return frozenset(SUPPORTED_LANGUAGES)


@lru_cache(maxsize=1)
def _mendings():
    """Read the forms that simplemma gives a lemma no French reader would accept."""
    return dict(line.split() for line in lists.lines("tokens/lemmas_fr"))
