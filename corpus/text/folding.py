"""Words as they are compared: no case, no accents, no punctuation."""

import re
import unicodedata

_ACCENTS = re.compile("[\u0300-\u036f]+")
_NO_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Give the words of a text, folded, with one space between them; œ is oe, æ is ae.

    >>> fold("Laissez un cœur : l'État…")
    'laissez un coeur l etat'
    """
    text = text.casefold().replace("œ", "oe").replace("æ", "ae")
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return _NO_WORD.sub(" ", text).strip()
