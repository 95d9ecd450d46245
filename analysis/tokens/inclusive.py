"""French words that name both genders at once: lecteur·rices, étudiant.e.s, citoyen(ne)s."""

import re

_DOT = "[·•‧⋅∙]"
_HYPHEN = "[-‐‑]"
_LONG = r"(?:e|trice|rice|ice|euse|eure|eresse|esse|[èe]re|i[èe]re|elle|enne|onne|ette|ale)"
_ENDING = rf"(?:{_LONG}|ne|le|te|se|ve|fe|he|che|que|sse|aux|x)"
_PLURAL = r"(?:s|x|nt)"
# A middle dot stands in no other word; a point, a hyphen, a bracket and a slash do, so that after
# these only an ending of the feminine counts.
INCLUSIVE = (
    r"[^\W\d_]{2,}+(?:"
    rf"(?:{_DOT}[^\W\d_]{{1,8}}){{1,3}}"
    rf"|\.(?:{_ENDING}s?\.{_PLURAL}|{_LONG}s?)(?![\w.@])"
    rf"|{_HYPHEN}{_ENDING}{_HYPHEN}{_PLURAL}(?![\w‐‑-])"
    rf"|\({_ENDING}s?\)(?:{_PLURAL}(?!\w))?"
    rf"|/{_ENDING}s?/{_PLURAL}(?!\w)"
    r")"
)
_IS_INCLUSIVE = re.compile(INCLUSIVE)
_PARTS = re.compile(rf"{_DOT}|{_HYPHEN}|[.()/]")
_WHOLE = {"tou": "tout", "ceux": "celui", "eux": "lui"}


def masculine(form: str) -> str:
    """Give the masculine of a word of both genders in small letters, "" for any other word.

    Examples
    --------
    >>> masculine("lecteur·rices"), masculine("tou·te·s"), masculine("citoyen(ne)s"), masculine("mot")
    ('lecteur', 'tout', 'citoyen', '')
    """
    if not _IS_INCLUSIVE.fullmatch(form):
        return ""
    base = _PARTS.split(form)[0]
    return _WHOLE.get(base, base)
