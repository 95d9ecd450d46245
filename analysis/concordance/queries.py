"""What a reader looks for: words, phrases and `*`, as one pattern over folded text."""

import re
from functools import lru_cache

from corpus.text.folding import folded

_LINE = "\n\r\u2028\u2029"
# Between two words of a query: blanks on one line, or nothing behind an elision (l'accord).
_GAP = rf"(?:[^\S{_LINE}]++|(?<=')[^\S{_LINE}]*+)"


@lru_cache(maxsize=256)
def pattern(query: str) -> tuple[re.Pattern[str], str]:
    """Compile a query of words and `*` for folded text; a word in the query is folded too.

    Every part takes time in proportion to the text, whatever the query (hence the atomic groups).

    Returns
    -------
    tuple[re.Pattern[str], str]
        The pattern and a piece of text that every match holds.

    Raises
    ------
    ValueError
        If the query has no letter or digit.
    """
    words = folded(query)[0].split()
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


def word_pattern(word: str) -> re.Pattern[str]:
    """Compile one word of a query, with its `*`, for the folded form of one token."""
    return re.compile(
        r"[\w'-]*".join(re.escape(piece) for piece in re.split(r"\*+", folded(word)[0]))
    )
