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

    >>> count(1, "article"), count(1200, "article"), count(2, "country", "countries")
    ('1 article', '1,200 articles', '2 countries')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def language_name(code: str) -> str:
    """Name a language by its code; one that is not known here keeps its code.

    >>> language_name("fr"), language_name("la"), language_name("")
    ('French', 'la', 'an unknown language')
    """
    return LANGUAGES.get(code, code or "an unknown language")
