"""Two versions of one text, paragraph by paragraph and word by word."""

import difflib
import re

import numpy as np
import pandas as pd

from analysis.overlap.passages import differences
from corpus.text import folding

_LEAST_ALIKE = 0.3  # of the words of two paragraphs that face each other
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_EDGES = ("start_a", "end_a", "start_b", "end_b")
_VERSIONS = {"paragraph": "int64", **dict.fromkeys(_EDGES, "int64"), "kind": "str"}


def versions(text_a: str, text_b: str) -> pd.DataFrame:
    """Lay two versions of a text side by side: which paragraphs and words were changed.

    Paragraphs face each other in the order of both texts, as many of the same words as can be;
    words are compared within them, up to case, accents, punctuation and apostrophes.

    Returns
    -------
    pd.DataFrame
        One row is a piece, in the order of both texts: `paragraph` (int64, from 0, one number for
        two paragraphs that face each other, or for one that faces nothing), `start_a`, `end_a`,
        `start_b`, `end_b` (int64, offsets into the texts, from the first word of the piece to the
        end of its last; start and end are the same where a text has nothing), `kind` (str):
        "equal", "changed", "only_a" or "only_b".

    Notes
    -----
    When not to trust it: a paragraph that moved is "only_a" in one place and "only_b" in another.

    Examples
    --------
    >>> versions("Un accord.\\nIl pleut.", "Un accord.\\nIl neige.")["kind"].tolist()
    ['equal', 'equal', 'changed']
    """
    sides = [_paragraphs(text) for text in (text_a, text_b)]
    pieces, place = [], (0, 0)
    for number, (a, b) in enumerate(_facing(*[[words for *_, words in side] for side in sides])):
        span_a = sides[0][a][:2] if a is not None else (place[0], place[0])
        span_b = sides[1][b][:2] if b is not None else (place[1], place[1])
        place = span_a[1], span_b[1]
        if a is None or b is None:
            pieces.append((number, *span_a, *span_b, "only_a" if b is None else "only_b"))
        else:
            found = differences(text_a[slice(*span_a)], text_b[slice(*span_b)])
            starts = np.array([span_a[0]] * 2 + [span_b[0]] * 2)
            shifted = found[list(_EDGES)].to_numpy() + starts
            kinds = found["kind"]
            pieces += [(number, *row, kind) for row, kind in zip(shifted.tolist(), kinds)]
    return pd.DataFrame(pieces, columns=list(_VERSIONS)).astype(_VERSIONS)


def _paragraphs(text):
    """List the lines that have words: from the first word to the end of the last, and the words."""
    found = []
    for line in _PARAGRAPH.finditer(text):
        spans = [match.span() for match in _WORD.finditer(text, *line.span())]
        if spans:
            words = [folding.words(text[start:end]) for start, end in spans]
            found.append((spans[0][0], spans[-1][1], words))
    return found


def _facing(a, b):
    """Pair the paragraphs: (number in A, number in B), None where one faces nothing."""
    matcher = difflib.SequenceMatcher(None, _as_lines(a), _as_lines(b), autojunk=False)
    pairs: list[tuple[int | None, int | None]] = []
    for kind, from_a, to_a, from_b, to_b in matcher.get_opcodes():
        if kind == "equal":
            pairs += zip(range(from_a, to_a), range(from_b, to_b))
        else:
            found = _best_pairs(a[from_a:to_a], b[from_b:to_b])
            pairs += _with_the_rest(found, (from_a, to_a), (from_b, to_b))
    return pairs


def _as_lines(paragraphs):
    return [" ".join(words) for words in paragraphs]


def _best_pairs(a, b):
    """Pair the paragraphs of two stretches in order, with the most in common over all pairs."""
    alike = _alike(a, b)
    best = np.zeros((len(a) + 1, len(b) + 1))
    for i, j in np.ndindex(alike.shape):
        best[i + 1, j + 1] = max(best[i, j + 1], best[i + 1, j], best[i, j] + alike[i, j])
    pairs, i, j = [], len(a), len(b)
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


def _alike(a, b):
    """Measure the share of distinct words that two paragraphs have in common (Dice); 0 for few."""
    known = {word: number for number, word in enumerate(sorted({w for p in [*a, *b] for w in p}))}
    sides = []
    for paragraphs in (a, b):
        marks = np.zeros((len(paragraphs), len(known)), dtype=np.float32)
        for row, words in enumerate(paragraphs):
            marks[row, [known[word] for word in words]] = 1
        sides.append(marks)
    in_common = sides[0] @ sides[1].T
    share = 2 * in_common / (sides[0].sum(axis=1)[:, None] + sides[1].sum(axis=1)[None, :])
    return np.where(share >= _LEAST_ALIKE, share.astype(float), 0.0)


def _with_the_rest(pairs, range_a, range_b):
    """Put the paragraphs that face nothing between the pairs, those of A first."""
    rows, (a, b) = [], (range_a[0], range_b[0])
    for i, j in [*((range_a[0] + i, range_b[0] + j) for i, j in pairs), (range_a[1], range_b[1])]:
        rows += [(n, None) for n in range(a, i)] + [(None, n) for n in range(b, j)]
        if (i, j) != (range_a[1], range_b[1]):
            rows.append((i, j))
        a, b = i + 1, j + 1
    return rows
