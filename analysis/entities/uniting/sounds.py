"""How names sound: one spelling for all transliterations, and the ways a name is cut short."""

import re
from functools import lru_cache

from analysis.entities.gazetteer import fold, is_first_name, word_list

_NUMERAL = re.compile("[IVX]+")
_BLANKS = re.compile(r"[ \u00a0]+")
# How the same sound is spelled in French, English and German transliterations.
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("tch|tsch|sch|sh|ch", "s"), ("zh", "j"), ("gu(?=[ei])", "g"), ("ou", "u"), ("kh", "h"),
        ("dj", "j"), ("w", "v"), ("ph", "f"), ("ck|q|c(?=[aou])", "k"), ("[yj]", "i"), ("^i?e", "e"),
        (r"(.)\1+", r"\1"), ("i+", "i"), ("(?<=[a-z]{3}[iae]n)e$", ""), ("(?<=[a-z]{3})ef?f$", "ev"),
    )
]  # fmt: skip


def name_words(name: str) -> list[str]:
    """Give the words of a name, parted by blanks."""
    return _BLANKS.split(name.strip())


def sound(name: str) -> str:
    """Give a spelling in which the transliterations of one name are the same.

    Examples
    --------
    >>> sound("Zelensky") == sound("Zelenskyy"), sound("Poutine") == sound("Putin")
    (True, True)
    """
    return " ".join([_sound_of_word(word) for word in name_words(name)])


@lru_cache(maxsize=200_000)
def _sound_of_word(word: str) -> str:
    return " ".join([_sound_of_part(part) for part in fold(word).split(" ")])


@lru_cache(maxsize=200_000)
def _sound_of_part(part: str) -> str:
    for pattern, letters in _SOUNDS:
        part = pattern.sub(letters, part)
    return part


def surname_sounds(name: str) -> list[str]:
    """Give the sounds of the surnames by which somebody's full name may be cut short.

    Examples
    --------
    >>> surname_sounds("Marine Le Pen")
    ['le pen', 'pen']
    """
    words = name_words(name)
    if len(words) == 1:
        return []
    if _NUMERAL.fullmatch(words[-1]):
        return [sound(" ".join(words[:-1]))]
    sounds = [_sound_of_word(word) for word in words]
    found = [" ".join(sounds[place:]) for place in range(1, len(words))]
    if words[-1][:3].lower() in ("al-", "el-"):
        found.append(sound(words[-1][3:]))
    found += [
        sounds[place]
        for place, word in enumerate(words[:-1])
        if place and word[0].isupper() and len(word) > 2 and not is_first_name(word.lower())
    ]
    if words[0].lower() in word_list("family_first"):
        found.append(sounds[0])
    return found


def first_name_sound(name: str) -> str | None:
    """Give the sound of the first name of somebody named in full; None where none stands in it."""
    words = name_words(name)
    given = len(words) > 1 and words[0][0].isupper() and not has_initial(name)
    return _sound_of_word(words[0]) if given and len(words[0].rstrip(".")) > 2 else None


def has_initial(name: str) -> bool:
    """Say whether a surname stands behind initials instead of a first name (J. Morel, J.-C. Morel)."""
    words = name_words(name)
    first = words[0].replace(".", "").replace("-", "")
    return len(words) > 1 and (len(first) == 1 or ("." in words[0] and first.isupper()))


def initial_sound(name: str) -> str:
    """Give the form under which a full name and one with initials meet: initial and last words.

    Examples
    --------
    >>> initial_sound("Jean Morel"), initial_sound("J.-C. Morel")
    ('j morel', 'j morel')
    """
    words = name_words(name)
    return f"{fold(words[0])[:1]} {sound(' '.join(words[1:]))}"
