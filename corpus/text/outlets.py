"""Names of outlets, one outlet under several: legal forms, editions, addresses."""

import re

_FORM = re.compile(
    r"(?:,\s*|\s+)(?:S\.?A\.?(?:S\.?|R\.?L\.?|U\.?)?|S\.?N\.?C\.?|S\.?C\.?O\.?P\.?|S\.?C\.?|E\.?U\.?R\.?L\.?|"
    r"Inc\.?|L\.?L\.?C\.?|Ltd\.?|Limited|Corp(?:oration)?\.?|Co\.|P\.?L\.?C\.?|GmbH(?: & Co\.? KG)?|A\.?G\.?|"
    r"B\.?V\.?|N\.?V\.?|S\.?p\.?A\.?|S\.?r\.?l\.?|S\.?L\.?(?:U\.?)?)$"
)
_BEFORE = re.compile(
    r"^(?:S\.?A\.?S?|SARL|Société (?:éditrice|d'édition)(?: d[eu'])?)\s+", re.IGNORECASE
)


def without_legal_form(name: str) -> str:
    """Give an outlet's name without the form of its company.

    >>> [without_legal_form(name) for name in ("Le Temps SA", "The Post, Inc.", "Le Monde")]
    ['Le Temps', 'The Post', 'Le Monde']
    """
    name = " ".join(name.split())
    short = _FORM.sub("", name).strip(" ,")
    return _BEFORE.sub("", short) or name
