"""Names of months and days as texts write them, from Unicode's CLDR through Babel."""

from functools import cache

from corpus.text.folding import bare

# Spellings that texts have and the CLDR has not.
_MORE = {
    ("months", "wide"): {"de": {"maerz": 3, "janner": 1, "feber": 2}, "es": {"setiembre": 9}},
    ("months", "abbreviated"): {"fr": {"fev": 2, "juill": 7}, "en": {"sept": 9}, "de": {"mrz": 3}},
    ("days", "wide"): {"de": {"sonnabend": 6}},
    ("days", "abbreviated"): {"en": {"tues": 2, "thur": 4, "thurs": 4}},
}


@cache
def months(*languages: str, short: bool = True) -> dict[str, int]:
    """Give the names of months in some languages, bare, with their numbers; modified by nobody.

    `short` takes in the abbreviations, without their dots. Where two languages mean different
    months by one name, the language named first decides.

    Examples
    --------
    >>> months("fr")["aout"], months("en", "fr")["sept"], "janv" in months("fr", short=False)
    (8, 9, False)
    """
    return _names("months", languages, short)


@cache
def days(*languages: str, short: bool = True) -> dict[str, int]:
    """Give the names of days in some languages, bare, with their numbers, Monday being 1.

    Examples
    --------
    >>> days("fr")["lun"], days("de", short=False)["mittwoch"], "lun" in days("fr", short=False)
    (1, 3, False)
    """
    return _names("days", languages, short)


def _names(kind: str, languages: tuple[str, ...], short: bool) -> dict[str, int]:
    from babel import Locale

    first = 0 if kind == "days" else 1  # the number of Monday or January in the CLDR's tables
    names: dict[str, int] = {}
    for language in languages:
        tables = getattr(Locale(language), kind)
        for width in ("wide", "abbreviated") if short else ("wide",):
            for form in ("format", "stand-alone"):
                for number, name in tables[form][width].items():
                    names.setdefault(bare(name).rstrip("."), number - first + 1)
            for name, number in _MORE[kind, width].get(language, {}).items():
                names.setdefault(name, number)
    return names
