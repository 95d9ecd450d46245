"""What the rules for designations know: functions, countries and the small words around them."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.entities.gazetteer import fold, word_list
from analysis.tokens import lists

_NAMES_OF_THE_STATE = {"etat", "republiqu"}
_LEADERS = {
    "president",
    "dirigeant",
    "leader",
    "ruler",
    "dictateur",
    "autocrat",
    "despot",
    "strongman",
}
_AT_A_SEAT = {
    "chef", "maitr", "patron", "locatair", "hot", "occupant", "tsar", "tenant", "head", "bos", "chief",
    "homm", "numero", "leader", "dirigeant", "autocrat",
}  # fmt: skip
_BESIDE = {"homm": {"fort"}, "numero": {"un"}}
_NO_HEADS = {"ministres", "mm", "mm.", "mmes", "saint", "sainte", "st", "ste", "milieu", "prime"}
_STEMS = (("trice", "teur"), ("euse", "eur"), ("ffe", "f"), ("ere", "er"), ("enne", "en"))


class Role(NamedTuple):
    """A function: its class or head noun, the country it is of, and whatever else it is of."""

    name: str
    country: str
    others: tuple


@cache
def heads(section: str) -> frozenset[str]:
    """Give the words of one section of the list of heads, folded.

    Examples
    --------
    >>> "chef" in heads("unique"), "homologue" in heads("relations")
    (True, True)
    """
    return frozenset(fold(word) for word in _spellings(section))


@cache
def _spellings(*sections):
    """Give the words of some sections of the list of heads, as spelled there."""
    listed = lists.sections("designations/heads")
    return frozenset().union(*(listed[section] for section in sections))


@cache
def person_heads() -> frozenset[str]:
    """Give every noun that names a person by function, trade, kin or rank, folded."""
    titles = frozenset(fold(word) for word in word_list("titles"))
    people = titles.union(heads("functions"), heads("periphrases"), heads("relations"))
    courtesy = heads("courtesy") - heads("periphrases")
    return people - courtesy - heads("possessive") - heads("indefinite") - _NO_HEADS


@cache
def head_types(language: str) -> dict[str, str]:
    """Give what each noun may name (PER, ORG, LOC), by its spellings in small letters.

    A capital may lose its accent (Etat), so the first letter goes both ways, the others do not:
    "retraite" is no "retraité".
    """
    titles = {word for word in word_list("titles") if fold(word) in person_heads()}
    people = titles | _spellings("functions", "periphrases", "relations")
    types = {word: "PER" for word in people if fold(word) in person_heads()}
    types |= dict.fromkeys(_spellings("organisations"), "ORG")
    types |= {"capitale": "LOC", "capital": "LOC"}
    types |= {"premier": "PER"} if language == "en" else {}
    return {
        form: kind
        for word, kind in types.items()
        for form in (word.lower(), fold(word[0]) + word[1:].lower())
    }


@cache
def second_heads() -> frozenset[str]:
    """Give the nouns that may follow another function (sénateur maire), verbs apart (juge)."""
    return person_heads() - {"juge", "figure", "guide", "pilote", "arbitre", "garde", "numero"}


@lru_cache(maxsize=100_000)
def stem(folded: str) -> str:
    """Give the form in which masculine and feminine, French and English plurals are the same.

    Examples
    --------
    >>> stem("presidente"), stem("directrice"), stem("etrangeres")
    ('president', 'directeur', 'etranger')
    """
    word = folded[:-1] if folded.endswith("s") and len(folded) > 3 else folded
    for ending, masculine in _STEMS:
        if word.endswith(ending):
            return word[: -len(ending)] + masculine
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@cache
def country_by_adjective() -> dict[str, str]:
    """Give the country's code for each adjective of nationality, in every form, folded.

    Examples
    --------
    >>> country_by_adjective()["italiennes"], country_by_adjective()["nord coreen"]
    ('IT', 'KP')
    """
    found: dict[str, str] = {}
    for code, parts in _countries():
        for word in parts[0]:
            forms = [word, word + "s", word + "e", word + "es"]
            if word.endswith(("en", "on")):
                forms += [word + "ne", word + "nes"]
            for form in forms:
                found.setdefault(form, code)
    return found


@cache
def country_by_name() -> dict[str, str]:
    """Give the code of each country by its French and English names, folded."""
    from babel import Locale

    found = {"etats unis": "US", "usa": "US", "u.s.": "US", "us": "US", "uk": "GB"}
    for language in ("en", "fr"):
        for code, name in Locale(language).territories.items():
            if code.isalpha():
                found.setdefault(fold(name), code)
    return found


@cache
def country_by_capital() -> dict[str, str]:
    """Give the code of each country by its capital, folded."""
    return {name: code for code, parts in _countries() for name in parts[1]}


@cache
def country_by_seat() -> dict[str, tuple[str, str]]:
    """Give the code of each country and the office held there, by the seat's name, folded."""
    found: dict[str, tuple[str, str]] = {}
    for code, parts in _countries():
        found.update((name, (code, "leader")) for name in parts[2])
        found.update((name, (code, "government")) for name in parts[3])
    return found


def role(head: str, others: Iterable[str], country: str, anchors: Sequence[str]) -> Role:
    """Give the function that a noun and its complements say, whichever of its names is used.

    `others` are the stems of its other words, `anchors` the folded names of what it is of.

    Examples
    --------
    >>> role("president", ["republiqu"], "IT", []) == role("chef", ["etat"], "IT", [])
    True
    """
    words = set(others)
    for name in anchors:
        if stem(head) in _AT_A_SEAT and words == _BESIDE.get(stem(head), set()):
            code, office = country_by_seat().get(name, ("", ""))
            if code:
                return Role(office, code, ())
            if name in country_by_capital() and stem(head) not in {"chef", "patron", "bos"}:
                return Role("leader", country_by_capital()[name], ())
    if not anchors:
        office = _office(stem(head), words, country)
        if office:
            return Role(office, country, ())
    named = [f"={name}" for name in anchors]
    return Role(stem(head), country, tuple(sorted({*words, *named})))


def _office(head, words, country):
    """Give the class of the highest functions of a state, "" for all others."""
    if (head in _LEADERS and country and not words) or (
        head in {"president", "chef", "head", "numero", "homm"}
        and words
        and words <= (_NAMES_OF_THE_STATE | {"stat"} if head != "president" else {"republiqu"})
    ):
        return "leader"
    if (head, frozenset(words)) in _LEADING and country:
        return "leader"
    if (head, frozenset(words)) in _GOVERNING or (head == "chancelier" and not words and country):
        return "government"
    if (head, frozenset(words)) in _DIPLOMATS and (head != "secretair" or country == "US"):
        return "diplomacy"
    return ""


_LEADING = {("homm", frozenset(["fort"])), ("numero", frozenset(["un"]))}
_GOVERNING = {
    ("ministr", frozenset(["premier"])), ("premier ministr", frozenset()),
    ("chef", frozenset(["gouvernement"])), ("minister", frozenset(["prim"])),
    ("head", frozenset(["government"])), ("premier", frozenset()),
}  # fmt: skip
_DIPLOMATS = {
    ("ministr", frozenset(["affair", "etranger"])), ("chef", frozenset(["diplomati"])),
    ("patron", frozenset(["diplomati"])), ("minister", frozenset(["foreign"])),
    ("minister", frozenset(["foreign", "affair"])), ("diplomat", frozenset(["top"])),
    ("secretair", frozenset(["etat"])), ("secretary", frozenset(["stat"])),
}  # fmt: skip


@cache
def _countries():
    """Read the list of countries: code, and four lists of folded names."""
    rows = []
    for line in lists.lines("designations/countries"):
        code, rest = line.split(" ", 1)
        parts = [
            [fold(word.replace("_", " ")) for word in part.split()] for part in rest.split("|")
        ]
        rows.append((code, parts + [[]] * (4 - len(parts))))
    return rows
