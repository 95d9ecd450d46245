"""Words that carry no subject of their own, by language."""

from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "words"


@lru_cache(maxsize=16)
def stop_words(language):
    """Give the function words of a language, in small letters with straight apostrophes.

    French and English have lists; any other language has both, for want of its own.

    >>> "l'" in stop_words("fr"), "guerre" in stop_words("fr"), "the" in stop_words("en")
    (True, False, True)
    """
    languages = [language] if language in ("fr", "en") else ["fr", "en"]
    return frozenset().union(*(read_words(f"stop_{each}.txt") for each in languages))


@lru_cache(maxsize=16)
def read_words(name):
    """Read one list of `analysis/words`: words parted by blanks, `#` begins a comment."""
    lines = (_FOLDER / name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines for word in line.split("#")[0].split())
