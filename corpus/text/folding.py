"""Words as they are compared, three ways, each taking away what the one before it leaves.

`plain` takes case and the many signs for apostrophe and hyphen, `bare` accents too, `words`
punctuation too. `folded` is for searching in a text: it keeps the way back to the offsets.
"""

import re
import unicodedata
from functools import lru_cache

import numpy as np
import numpy.typing as npt

_SIGNS = {**dict.fromkeys("’ʼ", "'"), **dict.fromkeys("‐‑", "-")}
_SIGN = re.compile(f"[{''.join(_SIGNS)}]")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_NO_WORD = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Give a text in small letters, with straight apostrophes and plain hyphens.

    Examples
    --------
    >>> plain("Côte‑d’Or")
    "côte-d'or"
    """
    text = text.lower()
    return text if text.isascii() else _SIGN.sub(lambda sign: _SIGNS[sign[0]], text)


def bare(text: str) -> str:
    """Give a text as `plain` does, without accents; letters such as œ and ß stay.

    Examples
    --------
    >>> bare("Côte‑d’Or"), bare("Œuvre")
    ("cote-d'or", 'œuvre')
    """
    text = plain(text)
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))


def words(text: str) -> str:
    """Give the bare words of a text with one space between them; œ is oe, æ is ae, ß is ss.

    Examples
    --------
    >>> words("Laissez un cœur : l'État…")
    'laissez un coeur l etat'
    """
    text = _spell_out(text)
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return _NO_WORD.sub(" ", text).strip()


@lru_cache(maxsize=8192)  # texts: the next search of the same articles is then quick
def folded(text: str) -> tuple[str, npt.NDArray[np.int64] | None]:
    """Give a bare text for searching, œ written oe, and the offset of each of its letters.

    Letters are folded one by one, so that a query folded by this function is found wherever it
    stands in a text folded by it.

    Returns
    -------
    tuple[str, npt.NDArray[np.int64] | None]
        The folded text, and the offsets in `text`, one more than it has letters; None where every
        offset is the same in both.

    Examples
    --------
    >>> folded("L’État")
    ("l'etat", None)
    >>> folded("œuf")
    ('oeuf', array([0, 0, 1, 2, 3]))
    """
    if text.isascii():
        return text.lower(), None
    letters = {letter: _letter(letter) for letter in set(text)}
    changed = {ord(letter): other for letter, other in letters.items() if letter != other}
    result = text.translate(changed)
    if all(len(other) == 1 for other in letters.values()):
        return result, None
    lengths = np.array([len(letters[letter]) for letter in text])
    places = np.repeat(np.arange(len(text)), lengths)
    return result, np.append(places, len(text))


@lru_cache(maxsize=10_000)
def _letter(letter: str) -> str:
    return bare(_spell_out(letter.replace("‘", "'")))  # an apostrophe typed as a quotation mark


def _spell_out(text: str) -> str:
    return text.casefold().replace("œ", "oe").replace("æ", "ae")
