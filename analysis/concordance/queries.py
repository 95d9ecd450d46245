"""What a reader looks for: words, phrases and `*`, as one pattern over folded text."""

import re
import unicodedata
from functools import lru_cache

import numpy as np

_SAME = {"œ": "oe", "æ": "ae", **dict.fromkeys("’‘ʼ", "'"), **dict.fromkeys("‐‑", "-")}
_ACCENTS = re.compile("[\u0300-\u036f]")
_LINE = "\n\r\u2028\u2029"
# Between two words of a query: blanks on one line, or nothing behind an elision (l'accord).
_GAP = rf"(?:[^\S{_LINE}]++|(?<=')[^\S{_LINE}]*+)"


@lru_cache(maxsize=8192)  # texts: the next search of the same articles is then quick
def folded(text):
    """Give the text without capitals and accents, and the offset in `text` of each of its letters.

    Returns: the folded text, and an integer array one longer than it, or None where every offset
    is the same in both.

    >>> folded("L’État")[0]
    "l'etat"
    """
    if text.isascii():
        return text.lower(), None
    letters = {letter: _fold(letter) for letter in set(text)}
    changed = {ord(letter): fold for letter, fold in letters.items() if letter != fold}
    result = text.translate(changed)
    if all(len(fold) == 1 for fold in letters.values()):
        return result, None
    lengths = np.array([len(letters[letter]) for letter in text])
    places = np.repeat(np.arange(len(text)), lengths)
    return result, np.append(places, len(text))


@lru_cache(maxsize=10_000)
def _fold(letter):
    """Fold one letter, so that a text is folded letter by letter and offsets stay known."""
    small = letter.casefold()
    small = "".join(_SAME.get(each, each) for each in small)
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", small))
    return unicodedata.normalize("NFC", plain)


def fold(text):
    """Fold a short text, such as a query or a word.

    >>> fold("Œuvre d’Été")
    "oeuvre d'ete"
    """
    return folded(text)[0]


@lru_cache(maxsize=256)
def pattern(query):
    """Compile a query of words and `*` for folded text; a word in the query is folded too.

    Every part takes time in proportion to the text, whatever the query (hence the atomic groups).

    Returns: the pattern and a piece of text that every match holds.

    Raises: ValueError if the query has no letter or digit.
    """
    words = fold(query).split()
    if not re.search(r"\w", "".join(words)):
        raise ValueError(f"query: {query!r}; allowed are words, at least one letter or digit")
    pieces = [piece for word in words for piece in word.split("*")]
    return re.compile(_GAP.join(_word(word) for word in words)), max(pieces, key=len)


def _word(word):
    """Write one word of a query: its edges are no place inside a run of letters and digits."""
    if set(word) == {"*"}:
        return r"(?<!\w)(?>\w++'?)"
    first, *others = re.split(r"\*+", word)
    text = _edge(first, "<") + re.escape(first)
    for number, piece in enumerate(others, start=1):
        if number < len(others):
            # The first place will do: what follows may stand anywhere behind it.
            text = rf"(?>{text}\w*?{re.escape(piece)})"
        elif piece:
            text = rf"(?>{text}\w*{re.escape(piece)}{_edge(piece, '')})"
        else:
            text = rf"{text}\w*+"
    return text if others else text + _edge(first, "")


def _edge(piece, behind):
    """Forbid a letter outside, where the piece has one at its edge; a `*` may stand for one."""
    letter = piece[:1] if behind else piece[-1:]
    return "" if letter and not re.match(r"\w", letter) else rf"(?{behind}!\w)"


def word_pattern(word):
    """Compile one word of a query, with its `*`, for the folded form of one token."""
    return re.compile(r"[\w'-]*".join(re.escape(piece) for piece in re.split(r"\*+", fold(word))))
