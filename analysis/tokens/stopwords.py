"""Words that carry no subject of their own, by language."""

from functools import lru_cache

from analysis.tokens import lists


@lru_cache(maxsize=16)
def stop_words(language: str) -> frozenset[str]:
    """Give the function words of a language, in small letters with straight apostrophes.

    French and English have lists; any other language has both, for want of its own.

    Examples
    --------
    >>> "l'" in stop_words("fr"), "guerre" in stop_words("fr"), "the" in stop_words("en")
    (True, False, True)
    """
    languages = [language] if language in ("fr", "en") else ["fr", "en"]
    return frozenset().union(*(lists.words(f"tokens/stop_{each}") for each in languages))
