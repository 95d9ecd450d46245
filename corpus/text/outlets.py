"""Names of outlets: without edition and legal form; which of several are one outlet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.text import folding

_WEB = (
    r"(?:r[ée]f\.?\s*)?(?:sites?[ -]?(?:web|internet)|web[ -]?sites?|web(?: only)?|en ligne|online|"
    r"blogs?)(?:\s*r[ée]f\.?)?"
)
_ISSUE = (
    r"(?:n[o°º]s?|num(?:éro|ero)?|nr|issue|vol(?:ume)?|tome|iss|hors[- ]s[ée]rie)\b\.?|n[°º]|#|\d|"
    r"[ée]dition\b"
)
_EDITION = (
    r"(?:(?:\w[\w'’.-]* ){0,3}(?:[ée]ditions?|ausgabe|edici[óo]n|editie)\b|"
    r"journal de \d{1,2} ?h\b)"
)
_OUTLET_END = re.compile(
    rf"\s*(?:\n|\s{{4,}}|\s*\({_WEB}\)|\s[-–—]\s*{_WEB}\s*$|,\s*(?:{_ISSUE}|{_EDITION}|{_WEB}\s*$)|"
    rf"(?:[;|]|\s[-–—])\s*{_EDITION}|\s*\({_EDITION}[^()]*\)\s*$|"
    r"\s[ÉEé]ditions? (?=[\w'’ -]{3,40}$)(?!de |du |des ))",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=[^\s(])\((?=[^)]+\)$)")
_FORM = re.compile(
    r"(?:,\s*|\s+)(?:S\.?A\.?(?:S\.?|R\.?L\.?|U\.?)?|S\.?N\.?C\.?|S\.?C\.?O\.?P\.?|S\.?C\.?|E\.?U\.?R\.?L\.?|"
    r"Inc\.?|L\.?L\.?C\.?|Ltd\.?|Limited|Corp(?:oration)?\.?|Co\.|P\.?L\.?C\.?|GmbH(?: & Co\.? KG)?|A\.?G\.?|"
    r"B\.?V\.?|N\.?V\.?|S\.?p\.?A\.?|S\.?r\.?l\.?|S\.?L\.?(?:U\.?)?)$"
)
_BEFORE = re.compile(
    r"^(?:S\.?A\.?S?|SARL|Société (?:éditrice|d'édition)(?: d[eu'])?)\s+", re.IGNORECASE
)


_DOMAIN = re.compile(
    r"^(?:www\.)?([\w-]+(?:\.[\w-]+)*)\."
    r"(?:fr|com|org|net|be|ch|ca|eu|info|lu|co\.uk|de|es|it|media|news|tv)$"
)


@dataclass(frozen=True, slots=True)
class SameOutlet:
    """Names that seem to mean one outlet: the one proposed for all, and the others.

    `editions` are what the others hold beyond the outlet's name, each with its name.
    """

    outlet: str
    names: tuple[str, ...]
    editions: tuple[tuple[str, str], ...] = ()


def same_outlets(counts: Mapping[str, int]) -> tuple[SameOutlet, ...]:
    """Propose which names are one outlet, told by edition, legal form, address, case and accents.

    `counts` are the articles of each name. The name that most articles have is proposed, but for
    an address and a name all in capitals.

    Examples
    --------
    >>> same_outlets({"Le Courrier": 5, "Le Courrier SA": 2, "lecourrier.fr": 1, "Le Phare": 4})
    (SameOutlet(outlet='Le Courrier', names=('Le Courrier SA', 'lecourrier.fr'), editions=()),)
    """
    groups: dict[str, list[str]] = {}
    for name in counts:
        key = _key(name)
        if key:
            groups.setdefault(key, []).append(name)
    made = []
    for names in groups.values():
        if len(names) > 1:
            best = min(names, key=lambda name: (_is_poor(name), -counts[name], len(name), name))
            outlet = without_legal_form(without_edition(best)[0])
            others = tuple(sorted((name for name in names if name != outlet), key=str.casefold))
            editions = ((name, without_edition(name)[1]) for name in others)
            made.append(SameOutlet(outlet, others, tuple(each for each in editions if each[1])))
    return tuple(sorted(made, key=lambda same: folding.words(same.outlet)))


def _key(name: str) -> str:
    """Give what names of one outlet have in common: its words, run together."""
    bare = without_legal_form(without_edition(name)[0])
    domain = _DOMAIN.match(bare.casefold())
    words = folding.words(domain[1] if domain else re.sub(r"\.(?:fr|com|org)$", "", bare))
    return words.replace(" ", "")  # an address has no gaps: lemonde.fr is Le Monde


def _is_poor(name: str) -> bool:
    is_address = bool(_DOMAIN.match(name.casefold())) and " " not in name
    return is_address or (name.isupper() and len(name) > 5) or without_legal_form(name) != name


def without_legal_form(name: str) -> str:
    """Give an outlet's name without the form of its company.

    Examples
    --------
    >>> [without_legal_form(name) for name in ("Le Temps SA", "The Post, Inc.", "Le Monde")]
    ['Le Temps', 'The Post', 'Le Monde']
    """
    name = " ".join(name.split())
    short = _FORM.sub("", name).strip(" ,")
    return _BEFORE.sub("", short) or name


def without_edition(written: str) -> tuple[str, str]:
    """Give the name of an outlet without issue, edition or "(site web)", and what was cut.

    Examples
    --------
    >>> without_edition("Le Courrier (site web)"), without_edition("Le Clairon, no. 24000")
    (('Le Courrier', 'site web'), ('Le Clairon', 'no. 24000'))
    """
    written = written.strip()[:300]
    match = _OUTLET_END.search(written)
    end = match.start() if match and match.start() else len(written)
    name = _GLUED.sub(" (", " ".join(written[:end].split()).rstrip(" ,;"))
    rest = re.sub(r"[()]", " ", written[end:])
    return name, " ".join(rest.split()).strip(" ,;-–—")
