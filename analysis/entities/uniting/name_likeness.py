"""How two names that may be one look alike: initials, first names, slips of one letter."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

from analysis.entities.gazetteer import first_names, fold, grammar

_ALONE = 8  # letters of a single word that may be a slip of another
_BESIDE = 5  # letters of a word in a longer name, or of one in the same article


@cache
def small_words() -> frozenset[str]:
    """Give the folded words that do not count when names are compared."""
    return grammar("of") | grammar("articles") | {"a", "au", "aux", "et", "en", "and", "for"}


def is_given(word: str) -> bool:
    """Say whether a folded word is a first name."""
    return word in _given_names()


@cache
def _given_names():
    return frozenset(fold(name) for name in first_names())


def first_names_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether the words before a surname may be one person's: initials, or nearly the same."""
    shorter, longer = sorted((one[:-1], other[:-1]), key=lambda words: (len(words), words))
    first, second = shorter[0].rstrip("."), longer[0].rstrip(".")
    if first == second:
        return not any(is_given(word) for word in longer[len(shorter) :])
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    if is_given(first) and is_given(second):
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= 0.75


def abbreviates(short: str, long: str) -> bool:
    """Say whether capitals may stand for a long form: they begin alike, or most begin its words."""
    if not short.isupper() or long.isupper():
        return False
    letters = [letter for letter in fold(short) if letter.isalpha()]
    firsts = [word[0] for word in fold(long).split(" ") if word not in small_words()]
    if not letters or not firsts:
        return False
    found, place = 0, 0
    for letter in letters:
        if letter in firsts[place:]:
            place = firsts.index(letter, place) + 1
            found += 1
    return letters[0] == firsts[0] or 2 * found > len(letters)


def is_slip(one: Sequence[str], other: Sequence[str], *, together: bool) -> bool:
    """Say whether two names, as folded words, differ by a slip in one long word.

    Two first names are none. A word by itself must be longer, unless the two stand `together` in an
    article.

    Examples
    --------
    >>> is_slip(("jean", "morelle"), ("jean", "moreile"), together=False)
    True
    """
    if len(one) != len(other):
        return "".join(one) == "".join(other)
    differing = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return not differing
    first, second = differing[0]
    alone = len(one) == 1 and not together
    if min(len(first), len(second)) < (_ALONE if alone else _BESIDE) or first[0] != second[0]:
        return False
    if is_given(first) and (is_given(second) or alone):
        return False
    same = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return sum(block.size for block in same) >= max(len(first), len(second)) - 1
