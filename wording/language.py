"""Numbers with their nouns, and the names of languages, in English."""

LANGUAGES = {
    "fr": "French",
    "en": "English",
    "de": "German",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
}


def count(number: int, singular: str, plural: str | None = None) -> str:
    """Write a number with its noun.

    Examples
    --------
    >>> count(1, "article"), count(1200, "article"), count(2, "country", "countries")
    ('1 article', '1,200 articles', '2 countries')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def language_name(code: str) -> str:
    """Name a language by its code; one that is not known here keeps its code.

    Examples
    --------
    >>> language_name("fr"), language_name("la"), language_name("")
    ('French', 'la', 'an unknown language')
    """
    return LANGUAGES.get(code, code or "an unknown language")


def duration(seconds: float) -> str:
    """Write a time in words.

    Examples
    --------
    >>> duration(42.4), duration(184), duration(7300)
    ('42 s', '3 min 4 s', '2 h 1 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
