"""What a line of names looks like."""

import re

SENTENCE_END = re.compile(r"[.!?…][»\"”']?$")
# fmt: off
_PARTICLES = frozenset((
    "via", "for", "pour", "courtesy", "of", "de", "du", "des", "d", "la", "le", "les", "l", "van",
    "von", "der", "den", "di", "da", "el", "al", "ben", "bin", "et", "and", "y", "e",
))
# fmt: on
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


def is_name(line: str, *, most: int) -> bool:
    """Tell a line made of capitalised words (a person, a place) of at most `most` words."""
    names = [word for word in re.split(r"[\s,/&]+", line.strip(" .:-–—|")) if word]
    if not names or len(names) > most:
        return False
    return names[0][:1].isupper() and all(
        _NAME_WORD.fullmatch(word) and (word[:1].isupper() or word in _PARTICLES) for word in names
    )
