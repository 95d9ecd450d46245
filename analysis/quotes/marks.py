"""Where quotation marks stand, and which words stand between them."""

import numpy as np
import pandas as pd

_TEXTS_AT_ONCE = 64
_OPENING, _CLOSING = "«“„", "»”"


def within_marks(articles: pd.DataFrame, tokens: pd.DataFrame, number: np.ndarray) -> np.ndarray:
    """Mark the words inside quotation marks; a quotation left open ends with its paragraph.

    Parameters
    ----------
    tokens, number
        As `analysis.tokens.word_line.words_of` gives them.
    """
    texts = articles["text"].tolist()
    begins = np.cumsum([0, *(len(text) + 1 for text in texts)])
    places, marks = _marks(texts)
    new = marks == ord("\n")
    paragraph, first = np.cumsum(new), np.maximum.accumulate(np.where(new, np.arange(len(new)), 0))
    step = _any_of(marks, _OPENING).astype(np.int64) - _any_of(marks, _CLOSING)
    depth = _since(first, step)
    # A closing mark too many counts for nothing: inside is above the lowest point so far.
    apart = paragraph * (2 * len(marks) + 2)
    lowest = np.minimum.accumulate(np.minimum(depth, 0) - apart) + apart
    straight = _since(first, marks == ord('"')) % 2
    inside = (depth > lowest) | (straight > 0)
    change = np.diff(inside.astype(np.int8), prepend=0)
    turns = np.flatnonzero(change)
    words = np.repeat(begins[:-1], np.bincount(number, minlength=len(texts)))
    words += tokens["start"].to_numpy()
    changes = np.zeros(len(words) + 1, dtype=np.int8)
    np.add.at(changes, np.searchsorted(words, places[turns]), change[turns])
    return np.cumsum(changes[:-1], dtype=np.int8) > 0


def _marks(texts):
    """Find the quotation marks and the ends of lines: their places and their numbers."""
    places, marks, begin = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.uint16)], 0
    # A few texts at a time, two bytes a character: what the processor's cache holds.
    for first in range(0, len(texts), _TEXTS_AT_ONCE):
        some = "\n".join(texts[first : first + _TEXTS_AT_ONCE])
        characters = np.frombuffer(some.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
        found = np.flatnonzero(_any_of(characters, _OPENING + _CLOSING + '"\n'))
        marks.append(characters[found])
        if len(characters) > len(some):  # an emoji, say, takes two places
            found -= np.searchsorted(np.flatnonzero(characters & 0xFC00 == 0xD800), found)
        places.append(found + begin)
        begin += len(some) + 1
    return np.concatenate(places), np.concatenate(marks)


def _any_of(characters, wanted):
    found = np.zeros(len(characters), dtype=bool)
    for character in wanted:
        found |= characters == ord(character)
    return found


def _since(first, step):
    """Sum the steps from the first mark of each paragraph on."""
    total = np.cumsum(step)
    return total - np.append(0, total)[first]
